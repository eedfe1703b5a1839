// The document with its structure: headings, lists and tables as they were, the words of facts marked by their state.

import { h, inParts, replace } from "./dom.js";
import { entryOf, sentenceAt, stateOf } from "./model.js";
import { pointsIn, unitsOf } from "./offsets.js";
import { word } from "./words.js";

const startOf = new WeakMap(); // of each text node: the code point with which it begins
const GONE = new Set(["rejected", "superseded"]);

/** Show a document in `place`; `on` is told which sentence or which entry a person clicks. */
export function showText(place, model, on) {
  const sentences = new Map();
  const ticks = new Map();

  const tick = (number) => {
    const element = h("i", { class: "tick", "data-n": number });
    ticks.set(number, element);
    return element;
  };
  const sentence = (number, start = model.sentences[number][0], end = model.sentences[number][1]) => {
    const element = h("span", { class: "s", "data-n": number, id: `s${number}` });
    sentences.set(number, [...(sentences.get(number) ?? []), { element, start, end }]);
    return element;
  };
  const gap = (start, end) => (end > start ? plain(start, end) : null);
  function plain(start, end) {
    const node = document.createTextNode(model.cut.slice(start, end));
    startOf.set(node, start);
    return node;
  }

  function block(one) {
    const numbers = one.sentences;
    const margin = h("span", { class: "margin", "aria-hidden": "true" }, numbers.map(tick));
    if (one.kind === "table") {
      const rows = one.rows.map((cells, row) => h("tr", {}, cells.map(([start, end], column) => {
        const inner = sentence(numbers[row], start, end);
        return h(row === 0 && one.rows.length > 1 ? "th" : "td", { scope: row === 0 && one.rows.length > 1 ? "col" : null, class: column ? null : "first" }, inner);
      })));
      return h("div", { class: "block table" }, margin, h("table", {}, h("tbody", {}, rows)));
    }
    const inside = numbers.flatMap((number, index) => {
      const [start, end] = model.sentences[number];
      const from = index ? start : Math.max(start, one.start);
      return [index ? gap(model.sentences[numbers[index - 1]][1], start) : null, sentence(number, from, end)];
    });
    const tag = one.kind === "heading" ? `h${Math.min(one.level + 1, 6)}` : "p";
    return h("div", { class: `block ${one.kind}` }, margin, h(tag, one.kind === "item" ? { role: "listitem" } : {}, inside));
  }

  const blocks = [];
  let list = null;
  for (const one of model.blocks) {
    if (one.kind !== "item") list = null;
    else if (!list) blocks.push((list = h("div", { class: "list", role: "list" })));
    (list ?? blocks)[list ? "append" : "push"](block(one));
  }
  replace(place, inParts(blocks));

  /** Mark the words of one sentence anew. */
  function paint(number, current = new Set()) {
    const tickOf = ticks.get(number);
    const state = stateOf(model, number);
    tickOf.dataset.state = state;
    tickOf.title = word(state === "covered" ? "bears" : state === "silent" ? "silent" : "openSentence");
    const marks = model.borne[number].filter(({ key }) => !GONE.has(entryOf(model, key).review));
    for (const { element, start, end } of sentences.get(number)) {
      element.dataset.state = state;
      const cuts = new Set([start, end]);
      for (const { span: [left, right] } of marks) for (const cut of [left, right]) if (cut > start && cut < end) cuts.add(cut);
      const places = [...cuts].sort((a, b) => a - b);
      const pieces = [];
      for (let index = 0; index + 1 < places.length; index++) {
        const [left, right] = [places[index], places[index + 1]];
        const over = marks.filter(({ span }) => span[0] <= left && right <= span[1]);
        pieces.push(over.length ? marked(plain(left, right), over, current) : plain(left, right));
      }
      replace(element, pieces);
    }
  }

  function marked(node, over, current) {
    const facts = over.filter(({ kind }) => kind === "fact").map(({ key }) => model.facts[key]);
    const named = over.filter(({ kind }) => kind !== "fact");
    const open = facts.some((fact) => fact.review === "unreviewed");
    const mood = facts.find((fact) => fact.modality !== "asserted")?.modality;
    const classes = ["m", facts.length && (open ? "waits" : "stands"), named.length && "named", named.some(({ key }) => model.things[key].review === "unreviewed") && "unsure", mood && "mood", over.some(({ key }) => current.has(key)) && "asked"];
    const shortest = over.reduce((best, one) => (one.span[1] - one.span[0] < best.span[1] - best.span[0] ? one : best));
    return h("span", { class: classes.filter(Boolean).join(" "), "data-key": shortest.key }, node);
  }

  place.onclick = (event) => {
    if (!document.getSelection().isCollapsed) return;
    const key = event.target.closest("[data-key]")?.dataset.key;
    const number = event.target.closest("[data-n]")?.dataset.n;
    if (event.target.classList.contains("tick")) on.tick(Number(number));
    else if (key) on.entry(key, Number(number));
    else if (number !== undefined) on.sentence(Number(number));
  };

  for (const number of sentences.keys()) paint(number);
  return {
    paint,
    elementOf: (number) => sentences.get(number)?.[0].element,
    partsOf: (number) => sentences.get(number)?.map(({ element }) => element) ?? [],
  };
}

/** The words that a person has selected in the text: where they begin and end, trimmed; null where there are none. */
export function selectedWords(place, model) {
  const selection = document.getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !place.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let [start, end] = [null, null];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!startOf.has(node) || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (to <= from) continue;
    start ??= startOf.get(node) + pointsIn(node.data.slice(0, from));
    end = startOf.get(node) + pointsIn(node.data.slice(0, to));
  }
  if (start === null) return null;
  const words = model.cut.slice(start, end);
  start += pointsIn(words) - pointsIn(words.trimStart());
  end -= pointsIn(words) - pointsIn(words.trimEnd());
  return end > start ? { start, end, words: model.cut.slice(start, end), sentence: sentenceAt(model, start) } : null;
}

/** Select words, so that the browser shows them and a screen reader reads them. */
export function selectWords(place, start, end) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let begun = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!startOf.has(node)) continue;
    const first = startOf.get(node);
    const last = first + pointsIn(node.data);
    if (!begun && first <= start && start < last) {
      range.setStart(node, unitsOf(node.data, start - first));
      begun = true;
    }
    if (begun && end <= last) {
      range.setEnd(node, unitsOf(node.data, end - first));
      break;
    }
  }
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** The words of a sentence, each by where it begins and ends. */
export function wordsOf(model, number) {
  const [start, end] = model.sentences[number];
  const text = model.cut.slice(start, end);
  return [...text.matchAll(/[\p{L}\p{N}@][\p{L}\p{N}\p{M}@._'’&/+-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)].map((match) => {
    const from = start + pointsIn(text.slice(0, match.index));
    return [from, from + pointsIn(match[0])];
  });
}
