// Where questions are answered: by Oxigraph inside the file, or by the endpoint of the server that sent the page.

import { formOf, withPrefixes } from "./sparql.js";
import { startThread } from "./thread.js";

/** Make the engine that the page's options ask for: prepare(), ask(query), and stop() whatever is being asked. */
export function createEngine(dataset, readBytes, measured) {
  const { options, prefixes } = dataset;
  const home = options.engine === "endpoint" ? endpoint(options) : inside(options, readBytes, measured);
  return {
    prepare: home.prepare,
    stop: home.stop,
    async ask(query) {
      const form = formOf(query);
      if (!form) throw new Error("SELECT, ASK, CONSTRUCT, DESCRIBE?");
      await home.prepare();
      const began = performance.now();
      const text = await home.ask(withPrefixes(query, prefixes), form);
      return { answer: readAnswer(text, form), milliseconds: performance.now() - began };
    },
  };
}

const formatOf = (form) => (form === "select" || form === "ask" ? "application/sparql-results+json" : "application/n-triples");

function inside({ defaultGraphs }, readBytes, measured) {
  let ready = null;
  let thread = null;

  async function load() {
    const began = performance.now();
    const mine = (thread = startThread());
    const [module, quads] = await Promise.all([readBytes("engine"), readBytes("quads")]);
    await mine.call("load", { module, quads }, [module, quads]);
    measured.engine = performance.now() - began;
  }

  return {
    prepare: () => (ready ??= load()),
    ask: (query, form) => thread.call("ask", { query, format: formatOf(form), defaultGraphs }),
    // The engine knows no pause: its thread is ended, and the next question starts another.
    stop() {
      thread?.end();
      thread = ready = null;
    },
  };
}

function endpoint({ endpoint: address }) {
  let control = null;
  return {
    prepare: async () => {},
    async ask(query, form) {
      control = new AbortController();
      const headers = { "content-type": "application/sparql-query", accept: formatOf(form) };
      const response = await fetch(address, { method: "POST", headers, body: query, signal: control.signal });
      const text = await response.text();
      if (!response.ok) throw new Error(text.slice(0, 500) || response.statusText);
      return text;
    },
    stop: () => control?.abort(),
  };
}

/** Read an answer: rows of cells, a truth value, or triples as lines. */
export function readAnswer(text, form) {
  if (form === "construct" || form === "describe") return { kind: "graph", triples: text.split("\n").filter(Boolean) };
  const { head, results, boolean } = JSON.parse(text);
  return form === "ask" ? { kind: "ask", boolean } : { kind: "select", variables: head.vars, rows: results.bindings };
}
