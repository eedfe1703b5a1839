// The search box: names as one types them, and what is found opened.

import { h, replace } from "./dom.js";
import { createIndex, find } from "./find.js";
import { icon } from "./icons.js";
import { thingMark } from "./values.js";

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
  return { input, hits: (words) => find(entries, words) };
}
