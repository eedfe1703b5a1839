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

/** Words of SPARQL, prefixes, and the terms of the ontology with what they mean. */
function completions({ prefixes, classes, properties, terms }) {
  const text = (words) => words.en ?? Object.values(words)[0];
  const known = terms ?? [...Object.entries(classes), ...Object.entries(properties)].map(([name, { label, definition }]) => ({ name: `vanort:${name}`, label: text(label), meaning: text(definition) }));
  const options = [
    ...known.map(({ name, label, meaning }) => ({ label: name, detail: label, info: meaning || undefined, type: "property" })),
    ...Object.keys(prefixes).map((prefix) => ({ label: `${prefix}:`, detail: prefixes[prefix], type: "namespace" })),
    ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ];
  return (context) => {
    const before = context.matchBefore(/[\w:?]+/);
    return before && (before.from !== before.to || context.explicit) ? { from: before.from, options, validFor: /^[\w:]*$/ } : null;
  };
}
