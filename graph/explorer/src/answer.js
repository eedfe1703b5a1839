// An answer as a table that links to the things it names; taken away as CSV, or shown in the network.

import { columnWords } from "./columns.js";
import { factsBetween } from "./dataset.js";
import { download, h } from "./dom.js";
import { fold } from "./find.js";
import { csv } from "./table.js";
import { xlsx } from "./xlsx.js";
import { thingButton } from "./values.js";

const FIRST = 500;
const NAMED = 6; // that the sentence names
const QUOTED = 3; // passages before the table
const ID = "https://w3id.org/vanort/id/";
const REMARKS = new Set(["disputed"]); // as in graph/vanort/catalogue/question.py

/** Make the panel of an answer. */
export function answerPanel(page, answer, name, { about = [] } = {}) {
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
  const lines = () => [variables, ...rows.map((row) => variables.map((variable) => row[variable]?.value ?? ""))];
  const save = () => download(`${name}.csv`, csv(lines(), page.state.get("language")), "text/csv");
  return [
    h("p", { class: "answer-said" }, inWords(page, answer, shown)),
    passages(page, answer, about),
    h("p", { class: "answer-tools" },
      h("button", { type: "button", id: "answer-csv", onclick: save }, page.word("csv")),
      h("button", { type: "button", id: "answer-xlsx", onclick: () => download(`${name}.xlsx`, xlsx(lines(), name)) }, page.word("xlsx")),
      things.size > 0 && h("button", { type: "button", id: "answer-highlight", onclick: () => page.state.set({ found: things, focus: null, mode: "network" }) }, page.word("highlight"))),
    h("div", { class: "rows", tabindex: "0", role: "group", "aria-label": page.word("answer") },
      h("table", {}, h("thead", {}, h("tr", {}, shown.map((variable) => h("th", { scope: "col" }, heading(page, variable))))), body),
      rows.length > FIRST && h("p", {}, h("button", { type: "button", onclick: (event) => {
        fill(rows.length);
        event.target.remove();
      } }, page.word("showAll", { n: rows.length })))),
  ];
}

/** An answer in one sentence: what stands in its first column, the first few by name. */
function inWords(page, { rows }, shown) {
  const [first] = shown;
  const named = [...new Set(rows.map((row) => textOf(page, row, first)).filter(Boolean))];
  const list = named.slice(0, NAMED);
  const more = named.length - list.length;
  const text = new Intl.ListFormat(page.state.get("language"), { type: "conjunction" }).format(more ? [...list, page.word("more", { n: more })] : list);
  return page.word("answerSaid", { n: named.length, names: text });
}

function textOf(page, row, variable) {
  const term = row[variable];
  const index = term?.type === "uri" ? page.dataset.byIri.get(term.value) : undefined;
  return index === undefined ? (row[`${variable}Label`]?.value ?? term?.value ?? "") : page.name(index);
}

/** The words of the sources behind an answer: of what ties the things of a row to each other, and to what was asked about. */
function passages(page, { rows, variables }, about) {
  const { dataset } = page;
  const asked = about.map((value) => dataset.byIri.get(value) ?? dataset.byIri.get(`${ID}${value}`) ?? named(page, value)).filter(Number.isInteger);
  const claims = new Set();
  for (const row of rows) {
    if (claims.size >= QUOTED) break;
    const things = variables.map((variable) => row[variable]?.type === "uri" && dataset.byIri.get(row[variable].value)).filter(Number.isInteger);
    const all = [...new Set([...things, ...asked])];
    const facts = all.flatMap((one, at) => all.slice(at + 1).flatMap((other) => factsBetween(dataset, one, other, [])));
    const first = facts.flatMap(({ fact }) => (fact.held ? fact.claims : []))[0];
    if (first !== undefined) claims.add(first);
  }
  return claims.size > 0 && h("div", { class: "answer-passages" }, h("h3", {}, page.word("answerRests")), [...claims].map((claim) => page.passage(dataset.claims[claim])));
}

function named(page, name) {
  const wanted = fold(name);
  const called = ({ names, others }) => [...Object.values(names), ...others.map(({ text }) => text)].some((text) => fold(text) === wanted);
  const found = wanted ? page.dataset.things.findIndex(called) : -1;
  return found < 0 ? undefined : found;
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
