// The SPARQL editor (CodeMirror): colours, prefixes and terms completed. Its styles live in a shadow root, so that
// the page's policy needs no exception for them.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { h } from "./dom.js";
import { createIndex, find } from "./find.js";

const MOST_THINGS = 8; // that are offered by name
const KEYWORDS = "SELECT DISTINCT WHERE OPTIONAL FILTER NOT EXISTS UNION GRAPH VALUES BIND GROUP BY ORDER LIMIT OFFSET CONSTRUCT ASK DESCRIBE COUNT SUM MIN MAX AVG LANG STR CONTAINS LCASE REGEX BOUND COALESCE PREFIX".split(" ");

const COLORS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.number], color: "var(--alert)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.variableName, tags.atom], color: "var(--ink)" },
]);

const THEME = EditorView.theme({
  "&": { backgroundColor: "var(--panel)", color: "var(--ink)", fontSize: "0.87rem", border: "1px solid var(--border)", borderRadius: "8px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-content": { fontFamily: 'ui-monospace, "DejaVu Sans Mono", Consolas, monospace', caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "none" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--mark)" },
  ".cm-scroller": { maxHeight: "24rem", overflow: "auto" },
  ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--border)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
});

/** Make an editor; Ctrl+Enter runs. The dataset has `prefixes`, and either `terms` or classes and properties by name. Tab leaves it, so that the keyboard is not caught. */
export function createEditor(dataset, { run }) {
  const element = h("div", { class: "editor" });
  const root = element.attachShadow({ mode: "open" });
  const label = { "aria-label": "SPARQL" };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), EditorView.lineWrapping, THEME,
        StreamLanguage.define(sparql), syntaxHighlighting(COLORS),
        autocompletion({ override: [completions(dataset)] }),
        EditorView.contentAttributes.of(() => label),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
      ],
    }),
  });
  return {
    element,
    text: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
    /** Go to a line and a column, both counted from 1, and mark the line. */
    go(line, column) {
      const found = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: Math.min(found.from + column - 1, found.to), head: found.to }, scrollIntoView: true });
      view.focus();
    },
    label(text) {
      label["aria-label"] = text;
      view.contentDOM.setAttribute("aria-label", text);
    },
  };
}

/** Words of SPARQL, prefixes, the terms of the ontology with what they mean, and things by their names; what fits the class of the subject comes first. */
function completions(dataset) {
  const { prefixes, classes, properties, terms } = dataset;
  const text = (words) => words.en ?? Object.values(words)[0];
  const known = terms ?? [...Object.entries(classes), ...Object.entries(properties)].map(([name, { label, definition }]) => ({ name: `vanort:${name}`, label: text(label), meaning: text(definition) }));
  const options = [
    ...known.map(({ name, label, meaning }) => ({ label: name, detail: label, info: meaning || undefined, type: "property" })),
    ...Object.keys(prefixes).map((prefix) => ({ label: `${prefix}:`, detail: prefixes[prefix], type: "namespace" })),
    ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ];
  const used = dataset.things && propertiesByClass(dataset);
  const names = dataset.things && createIndex(dataset);
  return (context) => {
    const before = context.matchBefore(/[\p{L}\d_:?-]+/u);
    if (!before || (before.from === before.to && !context.explicit)) return null;
    const fitting = used?.get(classAt(context.state.doc.toString(), before.from));
    const ranked = fitting ? options.map((option) => (fitting.has(option.label) ? { ...option, boost: 50 + Math.min(49, fitting.get(option.label)) } : option)) : options;
    const things = names && /^[\p{L}\d-]{3,}$/u.test(before.text) ? find(names, before.text, MOST_THINGS) : [];
    if (!things.length) return { from: before.from, options: ranked, validFor: /^[\w:]*$/ };
    const named = things.map(({ index, text: label }) => ({ label, detail: `<${dataset.things[index].iri.split("/").slice(-2).join("/")}>`, apply: `<${dataset.things[index].iri}>`, type: "constant", boost: -10 }));
    return { from: before.from, options: [...ranked.filter(({ label }) => label.toLowerCase().includes(before.text.toLowerCase())), ...named], filter: false };
  };
}

/** How often things of each class have each property. */
function propertiesByClass({ things }) {
  const found = new Map();
  for (const { class: name, facts } of things) {
    if (!found.has(name)) found.set(name, new Map());
    const counts = found.get(name);
    for (const { property } of facts) counts.set(`vanort:${property}`, (counts.get(`vanort:${property}`) ?? 0) + 1);
  }
  return found;
}

/** The class of the subject of the statement at a place of a query, as the query itself says it ("?x a vanort:Project"). */
export function classAt(query, at) {
  const statement = query.slice(0, at).replace(/<[^<>]*>|"[^"\n]*"|#[^\n]*/g, (part) => " ".repeat(part.length)).split(/[.{}]\s/).at(-1);
  const [, subject] = /^\s*(\?\w+)\s/.exec(statement) ?? [];
  if (!subject) return undefined;
  return new RegExp(`\\${subject}\\s+(?:a|rdf:type)\\s+vanort:(\\w+)`).exec(query)?.[1];
}
