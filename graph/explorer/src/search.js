// Search as you type: names, former names and names in other languages, without regard to accents.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { thingMark } from "./values.js";

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };

/** Bring a text to the form in which it is compared: lower case, no accents. */
export function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter]);
}

/** Index every name of every thing that can be shown by itself. */
export function createIndex(dataset) {
  const entries = [];
  dataset.things.forEach((thing, index) => {
    if (dataset.classes[thing.class]?.inline) return;
    const names = [...Object.values(thing.names), ...thing.others.map(({ text }) => text)];
    for (const text of new Set(names)) entries.push({ index, text, folded: fold(text), weight: thing.facts.length });
  });
  return entries;
}

/** Return the best things for some words: {index, text} with the name that matched, each thing once. */
export function find(entries, words, most = 30) {
  const parts = fold(words).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const best = new Map();
  for (const entry of entries) {
    let score = 0;
    for (const part of parts) {
      const at = entry.folded.indexOf(part);
      if (at < 0) {
        score = -1;
        break;
      }
      score += at === 0 ? 30 : /[\p{L}\p{N}]/u.test(entry.folded[at - 1]) ? 1 : 15;
    }
    if (score < 0) continue;
    score += Math.min(entry.weight, 20) / 10 - entry.folded.length / 100;
    if (!best.has(entry.index) || best.get(entry.index).score < score) best.set(entry.index, { ...entry, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, most);
}

/** The search box with its list (a combobox as ARIA describes it). */
export function createSearch(page, place) {
  const entries = createIndex(page.dataset);
  let hits = [];
  let active = -1;
  const list = h("ul", { id: "hits", role: "listbox", hidden: true });
  const input = h("input", {
    type: "search", id: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-controls": "hits", "aria-expanded": "false", "aria-autocomplete": "list",
    oninput: () => show(input.value), onkeydown: keys, onfocus: () => input.value && show(input.value), onblur: () => setTimeout(hide, 150),
  });
  place.append(icon("search"), input, list);

  function show(words) {
    const began = performance.now();
    hits = find(entries, words);
    active = -1;
    replace(list, hits.map(({ index, text }, at) => option(index, text, at)));
    if (words.trim() && !hits.length) replace(list, h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, page.word("noResults")));
    list.hidden = !words.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    page.say(words.trim() ? page.word("results", { n: hits.length }) : "");
    page.measured.search = performance.now() - began;
  }

  function option(index, text, at) {
    const name = page.name(index);
    return h("li", { role: "option", id: `hit-${at}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => choose(at) },
      thingMark(page, index), h("span", {}, name, text !== name && h("small", {}, text)),
      h("small", { class: "class" }, page.text(page.dataset.classes[page.dataset.things[index].class]?.label ?? {})));
  }

  function keys(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && hits.length) {
      event.preventDefault();
      choose(Math.max(active, 0));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      input.value = "";
      hide();
    }
  }

  function move(by) {
    if (!hits.length) return;
    active = (active + by + hits.length) % hits.length;
    [...list.children].forEach((child, at) => child.setAttribute("aria-selected", String(at === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `hit-${active}`);
  }

  function choose(at) {
    const hit = hits[at];
    if (!hit) return;
    input.value = "";
    hide();
    page.open({ thing: hit.index }, { move: true });
  }

  function hide() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  const words = () => {
    input.placeholder = page.word("search");
    input.setAttribute("aria-label", page.word("search"));
    list.setAttribute("aria-label", page.word("search"));
  };
  page.state.on(["language"], words);
  words();
  return { input };
}
