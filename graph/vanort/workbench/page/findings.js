// Findings of the checks, each leading to the words that it is about.

import { act, acts, state } from "./desk.js";
import { h } from "./dom.js";
import { addPlace, current, setItems } from "./places.js";
import { preview } from "./preview.js";
import { word } from "./words.js";

async function load() {
  await preview((found) => setItems("findings", found.findings ?? []));
  return state.preview.findings ?? [];
}

function lead() {
  const { preview: found } = state;
  return h("p", { class: "count", role: "status" }, found?.fault ?? (found?.running ? word("checking") : ""));
}

function card(item) {
  return [
    h("p", { class: "count" }, h("span", { class: `sure ${item.severity === "violation" ? "look" : ""}` }, word(`severity.${item.severity}`)), h("span", {}, item.where)),
    h("p", { class: "said" }, item.found),
    item.hint ? h("p", { class: "note" }, item.hint) : null,
    item.document ? h("div", { class: "verdicts" }, h("button", { type: "button", class: "strong", onclick: () => act("toWords", item) }, word("toWords"), " ", h("kbd", { "aria-hidden": "true" }, "Enter"))) : null,
  ];
}

addPlace("findings", { load, card, lead, empty: "nothingFound", keys: { Enter: ["toWords"], a: ["toWords"] } });
acts.toWords = (item = current()) => item?.document && acts.openEntry(item.document, item.key);
