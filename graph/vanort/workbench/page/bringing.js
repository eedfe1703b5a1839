// Documents are dropped in or pasted; what was guessed of each is shown, and can be corrected.

import { write } from "./calls.js";
import { act, acts, failed, page, remember, state } from "./desk.js";
import { show } from "./dialog.js";
import { loadList } from "./documents.js";
import { h, replace } from "./dom.js";
import { word } from "./words.js";

const SHOWN = ["title", "language", "date", "address"];
const KINDS = { txt: "asText", html: "asPage", tsv: "asTable" };

function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Take files in, one after the other, and show what became of each. */
async function bringFiles(files) {
  const told = open();
  for (const file of files) {
    const place = section(told, file.name);
    try {
      await bring(place, { name: file.name, data: await encoded(file) });
    } catch (fault) {
      replace(place, head(file.name), h("p", { class: "problem" }, fault.message));
    }
  }
}

function open() {
  const told = h("div", { class: "brought" });
  show(word("addDocuments"), told);
  return told;
}

const head = (name) => h("h3", {}, name);

function section(told, name) {
  const place = h("section", { "aria-live": "polite" }, head(name), h("p", { class: "rest" }, word("beingRead")));
  told.append(place);
  return place;
}

async function bring(place, sent) {
  const found = await write("bring", sent);
  const openIt = (name) => h("button", { type: "button", class: "strong", onclick: () => { page.dialog.close(); act("open", name); } }, word("openIt"));
  if (found.known) return replace(place, head(sent.name), h("p", {}, word("knownAs", { name: found.known })), h("div", { class: "verdicts" }, openIt(found.known)));
  if (found.edition) {
    const as = (editionOf) => () => bring(place, { ...sent, editionOf }).catch(failed);
    return replace(place, head(sent.name), h("p", {}, word("editionOf", { name: found.edition })),
      h("div", { class: "verdicts" }, h("button", { type: "button", class: "strong", onclick: as(found.edition) }, word("carryOver")), h("button", { type: "button", onclick: as("") }, word("ofItsOwn"))));
  }
  remember(1);
  await loadList();
  showAdded(place, found, openIt);
}

/** Show the page without a document that was brought in and is taken out again. */
async function takenOut(gone) {
  await loadList();
  const [first] = state.documents.filter(({ fault }) => !fault);
  if (state.name !== gone) return;
  if (first) await act("open", first.name);
  else location.reload();
}

function showAdded(place, found, openIt) {
  const fields = SHOWN.map((name) => {
    const id = `told-${found.name}-${name}`;
    return [name, h("input", { type: "text", id, value: found.told[name] }), id];
  });
  const save = async (event) => {
    event.preventDefault();
    const told = Object.fromEntries(fields.map(([name, input]) => [name, input.value.trim()]).filter(([name, value]) => value && value !== found.told[name]));
    if (!Object.keys(told).length) return;
    try {
      const again = await write("amend", { document: found.name, told });
      await loadList();
      showAdded(place, { ...again, carried: found.carried }, openIt);
    } catch (fault) {
      place.querySelector(".problem").textContent = fault.message;
    }
  };
  replace(place, head(found.name),
    h("p", { class: "count" }, `${word("words", { n: found.added.words })} · ${found.added.kind}`),
    found.added.warnings.map((one) => h("p", { class: "note" }, one)),
    h("form", { class: "told", onsubmit: save }, fields.map(([name, input, id]) => h("div", { class: "choice" }, h("label", { for: id }, word(`guessed.${name}`)), input)), h("p", { class: "problem", role: "alert" }), h("div", { class: "verdicts" }, openIt(found.name), h("button", { type: "submit" }, word("correct")))),
    found.lines.map((line) => h("p", { class: "note" }, line)),
    found.carried ? carried(found.carried) : null);
}

/** What became of the facts of the edition before. */
function carried({ kept, moved, gone }) {
  const list = (title, items) => (items.length ? h("details", {}, h("summary", {}, `${title}: ${items.length}`), h("ul", {}, items)) : null);
  return h("div", {}, h("p", {}, word("carriedOver", { n: kept })),
    list(word("movedWords"), moved.map(({ before, after }) => h("li", {}, h("del", {}, before), h("br"), h("ins", {}, after)))),
    list(word("goneWords"), gone.map(({ before }) => h("li", {}, before))));
}

/** Paste a text, a page or a table, or choose files. */
function openPaste(text = "", html = "") {
  const name = h("input", { type: "text", id: "paste-name", value: text.trim().split("\n")[0].slice(0, 60) });
  const kind = h("select", { id: "paste-kind" }, Object.entries(KINDS).map(([one, label]) => h("option", { value: one, selected: one === guess(text, html) }, word(label))));
  const area = h("textarea", { id: "paste-text", rows: 10, value: html && guess(text, html) === "html" ? html : text });
  const files = h("input", { type: "file", multiple: true, id: "paste-files", onchange: () => files.files.length && bringFiles([...files.files]) });
  const submitted = (event) => {
    event.preventDefault();
    if (!area.value.trim()) return area.focus();
    const file = `${name.value.trim() || word("pasted")}.${kind.value}`;
    const place = section(open(), file);
    bring(place, { name: file, text: area.value, told: kind.value === "txt" && name.value.trim() ? { title: name.value.trim() } : {} }).catch((fault) => replace(place, head(file), h("p", { class: "problem" }, fault.message)));
  };
  show(word("addDocuments"), h("p", {}, word("dropHere")),
    h("p", { class: "choice" }, h("label", { for: "paste-files" }, word("files")), files),
    h("form", { class: "told", onsubmit: submitted }, h("div", { class: "choice wide" }, h("label", { for: "paste-text" }, word("pasteHere")), area), h("div", { class: "choice" }, h("label", { for: "paste-name" }, word("name")), name), h("div", { class: "choice" }, h("label", { for: "paste-kind" }, word("readAs")), kind), h("div", { class: "verdicts" }, h("button", { type: "submit", class: "strong" }, word("add")))));
  if (!text) area.focus();
}

function guess(text, html) {
  const lines = text.trim().split("\n");
  if (lines.length > 1 && lines.every((line) => line.includes("\t"))) return "tsv";
  return /<(?:h[1-6]|table|ul|ol)\b/i.test(html) ? "html" : "txt";
}

/** Take in what is dropped or pasted anywhere on the page. */
export function listen() {
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.dataset.drop = word("dropNow");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete document.body.dataset.drop; });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    delete document.body.dataset.drop;
    if (state.terms) bringFiles([...event.dataTransfer.files]).catch(failed);
  });
  document.addEventListener("paste", (event) => {
    if (event.target.matches("input, textarea") || page.dialog.open) return;
    const files = [...event.clipboardData.files];
    if (files.length) return void bringFiles(files).catch(failed);
    const text = event.clipboardData.getData("text/plain");
    if (text.trim()) openPaste(text, event.clipboardData.getData("text/html"));
  });
}

Object.assign(acts, { bring: () => openPaste(), takenOut });
