// The engine in a thread of its own: loads the dataset once and answers one question after another.

import init, { Store, namedNode } from "oxigraph/web.js";

let store;
let graphs;

const tasks = {
  async load({ module, quads }) {
    await init({ module_or_path: module });
    store = new Store();
    store.load(new Uint8Array(quads), { format: "application/n-quads", lenient: true, no_transaction: true });
    graphs = store.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").map((row) => row.get("g"));
  },
  ask: ({ query, format, defaultGraphs }) =>
    store.query(query, { results_format: format, default_graph: defaultGraphs.map((graph) => namedNode(graph)), named_graphs: graphs }),
};

addEventListener("message", async ({ data: { number, task, ...given } }) => {
  try {
    postMessage({ number, result: await tasks[task](given) });
  } catch (error) {
    postMessage({ number, fault: error?.message ?? String(error) });
  }
});
