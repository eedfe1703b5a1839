// An answer as a table that links to the things it names; taken away as CSV, or shown in the network.

import { columnWords } from "./columns.js";
import { download, h } from "./dom.js";
import { csv } from "./table.js";
import { thingButton } from "./values.js";

const FIRST = 500;
const REMARKS = new Set(["disputed"]); // as in graph/vanort/catalogue/question.py

/** Make the panel of an answer. */
export function answerPanel(page, answer, name) {
  if (answer.kind === "ask") return h("p", { class: "verdict" }, page.word(answer.boolean ? "yes" : "no"));
  if (answer.kind === "graph") return graphPanel(page, answer.triples, name);
  if (!answer.rows.length) return null;
  const { variables, rows } = answer;
  // A thing comes with its label beside it: one column says both.
  const shown = variables.filter((variable) => !(variable.endsWith("Label") && variables.includes(variable.slice(0, -5))) && (!REMARKS.has(variable) || rows.some((row) => row[variable])));
  const things = new Set(rows.flatMap((row) => variables.map((variable) => row[variable]?.type === "uri" && page.dataset.byIri.get(row[variable].value))).filter((thing) => Number.isInteger(thing)));
  const body = h("tbody");
  const fill = (most) => body.replaceChildren(...rows.slice(0, most).map((row) => h("tr", {}, shown.map((variable) => h("td", {}, cell(page, row, variable))))));
  fill(FIRST);
  const save = () => download(`${name}.csv`, csv([variables, ...rows.map((row) => variables.map((variable) => row[variable]?.value ?? ""))], page.state.get("language")), "text/csv");
  return [
    h("p", { class: "answer-tools" },
      h("button", { type: "button", id: "answer-csv", onclick: save }, page.word("csv")),
      things.size > 0 && h("button", { type: "button", id: "answer-highlight", onclick: () => page.state.set({ found: things, focus: null, mode: "network" }) }, page.word("highlight"))),
    h("div", { class: "rows", tabindex: "0", role: "group", "aria-label": page.word("answer") },
      h("table", {}, h("thead", {}, h("tr", {}, shown.map((variable) => h("th", { scope: "col" }, heading(page, variable))))), body),
      rows.length > FIRST && h("p", {}, h("button", { type: "button", onclick: (event) => {
        fill(rows.length);
        event.target.remove();
      } }, page.word("showAll", { n: rows.length })))),
  ];
}

function heading(page, variable) {
  return page.text(columnWords(page.dataset, variable));
}

function cell(page, row, variable) {
  const term = row[variable];
  if (!term) return row[`${variable}Label`]?.value ?? "";
  const index = term.type === "uri" ? page.dataset.byIri.get(term.value) : undefined;
  if (index !== undefined) return thingButton(page, index);
  return row[`${variable}Label`]?.value ?? term.value;
}

function graphPanel(page, triples, name) {
  const save = () => download(`${name}.nt`, `${triples.join("\n")}\n`, "application/n-triples");
  return [
    h("p", { class: "answer-tools" }, h("button", { type: "button", onclick: save }, "N-Triples")),
    h("pre", { class: "rows", tabindex: "0" }, triples.slice(0, FIRST).join("\n")),
  ];
}
