// Where questions are answered: by Oxigraph inside the file, or by the endpoint of the server that sent the page.

import init, { Store, namedNode } from "oxigraph/web.js";
import { formOf, withPrefixes } from "./sparql.js";

/** Make the engine that the page's options ask for: prepare() and ask(query). */
export function createEngine(dataset, readBytes, measured) {
  const { options, prefixes } = dataset;
  const home = options.engine === "endpoint" ? endpoint(options) : inside(options, readBytes, measured);
  return {
    prepare: home.prepare,
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

function inside({ defaultGraphs }, readBytes, measured) {
  let ready = null;
  let store;
  let graphs;

  async function load() {
    const began = performance.now();
    const [module, quads] = await Promise.all([readBytes("engine"), readBytes("quads")]);
    await init({ module_or_path: module });
    store = new Store();
    store.load(new Uint8Array(quads), { format: "application/n-quads", lenient: true, no_transaction: true });
    graphs = store.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").map((row) => row.get("g"));
    measured.engine = performance.now() - began;
  }

  return {
    prepare: () => (ready ??= load()),
    ask: (query, form) =>
      store.query(query, {
        results_format: form === "select" || form === "ask" ? "application/sparql-results+json" : "application/n-triples",
        default_graph: defaultGraphs.map((graph) => namedNode(graph)),
        named_graphs: graphs,
      }),
  };
}

function endpoint({ endpoint: address }) {
  return {
    prepare: async () => {},
    async ask(query, form) {
      const accept = form === "select" || form === "ask" ? "application/sparql-results+json" : "application/n-triples";
      const response = await fetch(address, { method: "POST", headers: { "content-type": "application/sparql-query", accept }, body: query });
      const text = await response.text();
      if (!response.ok) throw new Error(text.slice(0, 500) || response.statusText);
      return text;
    },
  };
}

/** Read an answer: rows of cells, a truth value, or triples as lines. */
export function readAnswer(text, form) {
  if (form === "construct" || form === "describe") return { kind: "graph", triples: text.split("\n").filter(Boolean) };
  const { head, results, boolean } = JSON.parse(text);
  return form === "ask" ? { kind: "ask", boolean } : { kind: "select", variables: head.vars, rows: results.bindings };
}
