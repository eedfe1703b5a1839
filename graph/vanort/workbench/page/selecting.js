// Words are selected with the mouse or by keys; what they say is added, or corrected.

import { openAdding } from "./adding.js";
import { ask, point, taken } from "./asking.js";
import { read, write } from "./calls.js";
import { act, acts, page, remember, say, state } from "./desk.js";
import { h, replace } from "./dom.js";
import { entryOf, sentenceAt } from "./model.js";
import { selectedWords, selectWords, wordsOf } from "./text.js";
import { word } from "./words.js";

const find = async (query, types) => (query.trim() ? read("find", { document: state.name, query, types }).catch(() => []) : []);
const value = (property, words) => read("value", { document: state.name, property, words }).then((told) => told.value, () => "");

function closed() {
  document.getSelection().removeAllRanges();
  page.text.focus();
}

function add(kind) {
  const selected = selectedWords(page.text, state.model);
  if (!selected) return say(word("selectFirst"));
  const send = {
    value,
    async add(said) {
      taken(await write("add", { document: state.name, ...said }));
      ask(state.at, { still: true });
      say(word("added"));
    },
  };
  open(selected, kind, { send });
}

function open(selected, kind, more) {
  page.pop.hidden = true;
  point(selected.sentence, { still: true });
  keepInSight(selected.sentence);
  openAdding(page.adding, state.model, selected, kind, { find, closed, ...more });
}

/** Correct what is chosen in the list of facts, else what is asked: the first part that is not taken out. */
function correct(key) {
  const { model, question } = state;
  const parts = question?.open ?? [];
  const chosen = key || (entryOf(model, state.chosen) ? state.chosen : parts.find((one) => !state.out.has(one)));
  const entry = chosen && entryOf(model, chosen);
  if (!entry) return say(word("nothing"));
  const marked = selectedWords(page.text, model);
  const [start, end] = entry.span;
  const selected = marked ?? { start, end, words: model.cut.slice(start, end), sentence: sentenceAt(model, start) };
  const send = {
    value,
    async add(said) {
      const told = await write("correct", { document: state.name, key: chosen, seen: entry.review, ...said });
      if (told.changed.length) remember(1);
      state.chosen = null;
      await acts.open(state.name, { keep: true });
      say(word(told.refused.length ? "refused" : "corrected"));
    },
  };
  open(selected, model.facts[chosen] ? "fact" : "thing", { send, was: chosen, parts: parts.includes(chosen) ? parts : [], correct });
}

/** Scroll a sentence into the upper half: the form lies over the lower one. */
function keepInSight(number) {
  const [box, words] = [page.text.getBoundingClientRect(), state.text.elementOf(number).getBoundingClientRect()];
  if (words.bottom > box.top + box.height / 2) page.text.scrollTop += words.top - box.top - box.height / 6;
}

/** Offer what can be done with the words that are selected. */
export function offerAdding() {
  if (!page.adding.hidden) return;
  const selected = state.model && selectedWords(page.text, state.model);
  page.pop.hidden = !selected;
  if (!selected) return;
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const outer = page.text.parentElement.getBoundingClientRect();
  replace(page.pop, [["thisIs", "i", "thing"], ["thisSays", "f", "fact"]].map(([name, key, kind]) => h("button", { type: "button", onmousedown: (event) => event.preventDefault(), onclick: () => act(`add${kind}`) }, word(name), " ", h("kbd", { "aria-hidden": "true" }, key))));
  page.pop.style.left = `${Math.max(8, Math.min(box.left - outer.left, outer.width - page.pop.offsetWidth - 8))}px`;
  page.pop.style.top = `${Math.max(8, box.bottom - outer.top + 6)}px`;
}

function selectByKey(by, more) {
  const words = wordsOf(state.model, state.sentence);
  if (!words.length) return;
  const now = selectedWords(page.text, state.model);
  const inside = now && now.sentence === state.sentence;
  const [first, last] = inside ? [words.findIndex(([, end]) => end > now.start), words.findLastIndex(([start]) => start < now.end)] : [by > 0 ? -1 : words.length, by > 0 ? -1 : words.length];
  const to = Math.max(0, Math.min(words.length - 1, (by > 0 ? last : more ? last : first) + by));
  const from = more && inside ? Math.min(first, to) : to;
  selectWords(page.text, words[from][0], words[Math.max(to, from)][1]);
}

Object.assign(acts, { correct: (key) => correct(typeof key === "string" ? key : ""), addthing: () => add("thing"), addfact: () => add("fact"), wordRight: (more) => selectByKey(1, more), wordLeft: (more) => selectByKey(-1, more) });
