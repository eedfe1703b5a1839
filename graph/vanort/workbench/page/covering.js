// Nothing overlooked: from one open sentence to the next, and "no fact here" with one key.

import { ask, point } from "./asking.js";
import { write } from "./calls.js";
import { acts, remember, say, state } from "./desk.js";
import { count, openSentences } from "./documents.js";
import { takeIn } from "./model.js";
import { word } from "./words.js";

/** Say of sentences that they hold no fact, or that they may. */
export async function silence(numbers, holds = true) {
  const { model, name } = state;
  const starts = numbers.map((number) => model.sentences[number][0]);
  const before = model.silent;
  const told = await write("silent", { document: name, starts, holds });
  if (told.changed.length) remember(1);
  takeIn(model, told);
  for (const number of new Set([...before, ...model.silent])) if (before.has(number) !== model.silent.has(number)) state.text.paint(number);
  count();
  ask(state.at, { still: true });
  if (holds) {
    say(word("silenced"));
    const next = openSentences().find((number) => number > numbers.at(-1));
    if (next !== undefined) point(next);
  }
}

function silenceSection() {
  const section = state.model.sentences[state.sentence][2];
  const rest = openSentences().filter((number) => number >= state.sentence && state.model.sentences[number][2] === section);
  return rest.length ? silence(rest) : undefined;
}

function stepOpen(by) {
  const open = openSentences();
  const next = by > 0 ? open.find((number) => number > state.sentence) ?? open[0] : open.filter((number) => number < state.sentence).at(-1) ?? open.at(-1);
  if (next !== undefined) point(next);
}

Object.assign(acts, { nextOpen: () => stepOpen(1), lastOpen: () => stepOpen(-1), silent: () => silence([state.sentence]), silentSection: silenceSection });
