// The documents on the left, each with how far it is.

import { read } from "./calls.js";
import { act, page, root, state } from "./desk.js";
import { h, icon, replace } from "./dom.js";
import { stateOf } from "./model.js";
import { word } from "./words.js";

/** Ask how far all documents are. */
export async function loadList() {
  const told = await read("documents");
  Object.assign(state, { documents: told.documents, by: told.by, workspace: told.title });
  if (!localStorage.getItem("language") && told.language === "sv") root.lang = "sv";
  showList();
  return told;
}

/** Show the list, and mark the one that is open. */
export function showList() {
  const filter = page.filter?.value ?? "";
  const many = state.documents.length > 12;
  page.filter ??= h("input", { type: "search", oninput: showList });
  page.filter.setAttribute("aria-label", word("filter"));
  page.filter.placeholder = word("filter");
  const shown = state.documents.filter((one) => !filter || `${one.title} ${one.name}`.toLowerCase().includes(filter.toLowerCase()));
  const items = shown.map((one) => h("li", {}, h("button", { type: "button", class: "document", "aria-current": one.name === state.name && state.view === "document" ? "true" : null, onclick: () => { toggleList(false); act("open", one.name); } },
    h("span", { class: "title" }, one.title), one.title === one.name ? null : h("small", { class: "file" }, one.name),
    one.fault ? h("small", { class: "fault" }, `${word("fault")}: ${one.fault}`) : [
      h("span", { class: "bar", title: word("covered", { n: one.covered, m: one.sentences }) }, meter(one.covered / Math.max(one.sentences, 1))),
      h("small", {}, one.complete ? word("complete") : [one.waiting ? word("waiting", { n: one.waiting }) : null, one.sentences > one.covered ? word("uncovered", { n: one.sentences - one.covered }) : null].filter(Boolean).join(" · "))])));
  if (!page.list.firstChild || page.list.dataset.many !== String(many)) {
    page.list.dataset.many = String(many);
    page.bring = h("button", { type: "button", class: "bring", onclick: () => act("bring") }, icon("plus"), h("span"));
    page.listHead = h("h2", {});
    replace(page.list, page.listHead, page.bring, many ? page.filter : null, h("ul", {}));
  }
  page.listHead.textContent = word("documents");
  page.bring.lastChild.textContent = word("addDocuments");
  replace(page.list.lastChild, items.length ? items : h("li", { class: "rest" }, state.documents.length ? word("noMatch") : word("empty")));
}

function meter(part) {
  const inner = h("i");
  inner.style.width = `${Math.round(100 * part)}%`;
  return inner;
}

/** Open or close the list, where it lies over the text. */
export function toggleList(open = !document.body.hasAttribute("data-list")) {
  document.body.toggleAttribute("data-list", open);
  page.listButton.setAttribute("aria-expanded", String(open));
}

/** Count again how far the open document is, in the list and in the head. */
export function count() {
  const { model } = state;
  const open = openSentences();
  const waiting = [...Object.values(model.facts), ...Object.values(model.things)].filter(({ review }) => review === "unreviewed").length;
  const one = state.documents.find(({ name }) => name === state.name);
  if (one) Object.assign(one, { sentences: model.sentences.length, covered: model.sentences.length - open.length, waiting, complete: !waiting && !open.length });
  page.sub.textContent = [state.name !== model.title && state.name, word("covered", { n: model.sentences.length - open.length, m: model.sentences.length })].filter(Boolean).join(" · ");
  showList();
}

/** The numbers of the sentences that nobody has dealt with. */
export const openSentences = () => state.model.sentences.map((_, number) => number).filter((number) => stateOf(state.model, number) === "open");
