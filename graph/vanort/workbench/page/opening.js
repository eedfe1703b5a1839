// A document is opened, and opened again where somebody else has changed it.

import { ask, chooseEntry, chooseSentence, nextOf, point } from "./asking.js";
import { read } from "./calls.js";
import { silence } from "./covering.js";
import { act, acts, failed, page, say, state } from "./desk.js";
import { count } from "./documents.js";
import { labels } from "./frame.js";
import { layOut, modelOf, openQuestions, sentenceAt, stateOf } from "./model.js";
import { pointsIn } from "./offsets.js";
import { showFacts } from "./panel.js";
import { tab } from "./tabs.js";
import { showText } from "./text.js";
import { word } from "./words.js";

let coming = null; // a document that has been asked for already

/** Ask for a document before all else is there. */
export function ahead(name) {
  coming = { name, sent: read("document", { document: name }) };
  coming.sent.catch(() => {}); // it is told when it is opened
}

async function sentOf(name) {
  const sent = coming?.name === name ? coming.sent : read("document", { document: name });
  coming = null;
  return sent;
}

/** Open a document; with `keep` what is asked and where one reads stay. */
export async function openDocument(name, { keep = false } = {}) {
  if (state.view !== "document" && !keep) await acts.goTo("document");
  const sent = await sentOf(name);
  const model = modelOf(sent, state.terms);
  layOut(model);
  const [same, before] = [keep && state.name === name, state.at];
  Object.assign(state, { name, model, out: new Set() });
  if (!same) Object.assign(state, { sentence: 0, at: null, chosen: null });
  const scroll = page.text.scrollTop;
  state.text = showText(page.text, model, { entry: chooseEntry, sentence: (number) => chooseSentence(number), tick: (number) => act("silentOf", [number], stateOf(model, number) !== "silent") });
  state.facts = showFacts(page.facts, model, { choose: chooseEntry });
  page.text.scrollTop = same ? scroll : 0;
  const questions = openQuestions(model);
  state.at = same && questions.some(({ id }) => id === before) ? before : null;
  ask(state.at ?? nextOf(questions, same ? state.sentence : 0)?.id ?? null, { still: same });
  location.hash = encodeURIComponent(name);
  count();
  labels();
  tab();
}

function turn(by) {
  const number = state.documents.findIndex(({ name }) => name === state.name);
  const next = state.documents[number + by];
  if (next) return openDocument(next.name);
}

/** See whether somebody else has changed the document, and show it as it is now. */
export async function look() {
  if (document.hidden || !state.model || !page.adding.hidden) return;
  const { name, model } = state;
  const before = model.version;
  try {
    const { version } = await read("version", { document: name });
    if (version === model.version || state.model !== model || model.version !== before) return; // decided here meanwhile
    if (!page.adding.hidden) return; // words are being added meanwhile: shown when that has ended
    await openDocument(name, { keep: true });
    say(word("changed"));
  } catch (fault) {
    failed(fault);
  }
}

/** Open a document where some words stand. */
async function openAt(name, words) {
  if (state.view !== "document") await acts.goTo("document");
  if (state.name !== name) await openDocument(name);
  const at = state.model.text.indexOf(words);
  if (words && at >= 0) point(sentenceAt(state.model, pointsIn(state.model.text.slice(0, at))));
}

/** Open a document at an entry. */
async function openEntry(name, key) {
  await openAt(name, "");
  if (key) chooseEntry(key);
}

Object.assign(acts, { openAt, openEntry, chooseEntry, open: openDocument, lastDocument: () => turn(-1), nextDocument: () => turn(1), silentOf: silence });
