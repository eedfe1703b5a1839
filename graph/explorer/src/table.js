// The table twin: what the network shows, as rows that can be sorted, filtered and taken away.

import { h, download, replace } from "./dom.js";
import { waysOut } from "./emptiness.js";
import { fold } from "./find.js";
import { thingButton } from "./values.js";
import { yearsText } from "./details.js";
import { xlsx } from "./xlsx.js";

const FIRST = 200;

/** Keep the table showing the same things and links as the network. */
export function createTable(page, place) {
  const { dataset, state } = page;
  let kind = "nodes";
  let sort = { column: 0, down: false };
  let words = "";
  let all = false;

  function columns() {
    if (kind === "nodes") {
      return [
        ["name", (row) => page.name(row.thing), (row) => thingButton(page, row.thing)],
        ["type", (row) => page.text(dataset.classes[dataset.things[row.thing].class]?.label ?? {})],
        ["start", (row) => dataset.things[row.thing].start ?? ""],
        ["end", (row) => dataset.things[row.thing].end ?? ""],
        ["count", (row) => row.links],
      ];
    }
    return [
      ["from", (row) => page.name(row.source), (row) => thingButton(page, row.source)],
      ["to", (row) => page.name(row.target), (row) => thingButton(page, row.target)],
      ["what", (row) => page.text(row.strand.label)],
      ["through", (row) => (row.strand.via === null ? "" : page.name(row.strand.via)), (row) => (row.strand.via === null ? "" : thingButton(page, row.strand.via))],
      ["years", (row) => yearsText(page, row.strand)],
    ];
  }

  function rows() {
    const { visible, view } = page.current();
    if (kind === "links") {
      return visible.edges.flatMap(({ source, target, strands }) =>
        strands.map((strand) => ({ source: view.nodes[source].thing, target: view.nodes[target].thing, strand })));
    }
    const links = new Map();
    for (const { source, target } of visible.edges) for (const end of [source, target]) links.set(end, (links.get(end) ?? 0) + 1);
    return visible.nodes.map(({ thing, index }) => ({ thing, links: links.get(index) ?? 0 }));
  }

  function show() {
    if (state.get("mode") !== "table") return;
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const list = h("div", { class: "rows", tabindex: "0", role: "group", "aria-label": page.word("table") });
    const status = h("p", { role: "status" });
    replace(place,
      h("div", { class: "table-tools" },
        h("div", { class: "segment", role: "group", "aria-label": page.word("show") }, ["nodes", "links"].map((name) =>
          h("button", { type: "button", id: `rows-${name}`, "aria-pressed": String(kind === name), onclick: () => {
            kind = name;
            sort = { column: 0, down: false };
            show();
          } }, page.word(name)))),
        h("input", { type: "search", id: "row-filter", "aria-label": page.word("filterRows"), placeholder: page.word("filterRows"), value: words, oninput: (event) => {
          words = event.target.value;
          fill(list, status);
        } }),
        h("button", { type: "button", id: "rows-csv", onclick: () => save("csv") }, page.word("csv")), h("button", { type: "button", id: "rows-xlsx", onclick: () => save("xlsx") }, page.word("xlsx")), status),
      list);
    fill(list, status);
    if (focused) document.getElementById(focused)?.focus();
  }

  function chosenRows() {
    const cells = columns();
    const wanted = fold(words);
    const value = cells[sort.column][1];
    const collator = new Intl.Collator(state.get("language"), { numeric: true });
    return rows()
      .filter((row) => !wanted || cells.some(([, text]) => fold(String(text(row))).includes(wanted)))
      .map((row) => [value(row), row])
      .sort(([a], [b]) => (sort.down ? -1 : 1) * (a === "" || b === "" ? (a === "") - (b === "") : collator.compare(String(a), String(b))))
      .map(([, row]) => row);
  }

  function fill(list, status) {
    const cells = columns();
    const found = chosenRows();
    const shown = all ? found : found.slice(0, FIRST);
    status.textContent = page.word("rows", { n: found.length });
    const ways = waysOut(page, page.current().visible);
    if (ways.length) return replace(list, h("div", { class: "empty" }, ways));
    replace(list,
      h("table", {},
        h("thead", {}, h("tr", {}, cells.map(([name], column) =>
          h("th", { scope: "col", "aria-sort": sort.column === column ? (sort.down ? "descending" : "ascending") : null },
            h("button", { type: "button", id: `sort-${name}`, onclick: () => {
              sort = { column, down: sort.column === column && !sort.down };
              show();
            } }, page.word(name), h("span", { "aria-hidden": "true" }, sort.column === column ? (sort.down ? " ↓" : " ↑") : "")))))),
        h("tbody", {}, shown.map((row) => h("tr", {}, cells.map(([name, text, element], column) =>
          h(column ? "td" : "th", { scope: column ? null : "row", class: ["start", "end", "count"].includes(name) ? "number" : null }, element ? element(row) : String(text(row)))))))),
      shown.length < found.length && h("p", {}, h("button", { type: "button", onclick: () => {
        all = true;
        fill(list, status);
      } }, page.word("showAll", { n: found.length }))));
  }

  function save(how) {
    const cells = columns();
    const lines = [cells.map(([name]) => page.word(name)), ...chosenRows().map((row) => cells.map(([, text]) => String(text(row))))];
    const name = `${state.get("view")}-${kind}`;
    if (how === "xlsx") download(`${name}.xlsx`, xlsx(lines, page.text(dataset.view(state.get("view")).label)));
    else download(`${name}.csv`, csv(lines, state.get("language")), "text/csv");
  }

  state.on(["mode", "view", "facets", "hidden", "year", "undated", "near", "focus", "language", "theme"], show);
  return { show };
}

const SEPARATOR = { sv: ";" }; // what spreadsheets of a language expect between cells, where that is no comma
const MARK = "\uFEFF"; // by which Excel knows that a text is UTF-8

/** Rows as CSV (RFC 4180) for spreadsheets of a language; a cell that would be run as a formula gets an apostrophe before it. */
export function csv(rows, language) {
  const separator = SEPARATOR[language] ?? ",";
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${MARK}${rows.map((row) => row.map((text) => cell(String(text))).join(separator)).join("\r\n")}\r\n`;
}
