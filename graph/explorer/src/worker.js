// The engine in a thread of its own: loads the dataset once and answers one question after another.

import init, { Store, namedNode } from "oxigraph/web.js";
import { fromLeft } from "./arithmetic.js";
import { lacking } from "./withheld.js";

const PATIENCE = 2000; // milliseconds that an answer may have taken to be counted for: counting takes as long again
const MOST = 10_000; // rows of an answer that is counted for

let store;
let graphs;
let standIns = [];

const quadsIn = (bytes) => {
  const made = new Store();
  made.load(new Uint8Array(bytes), { format: "application/n-quads", lenient: true, no_transaction: true });
  return made;
};

const tasks = {
  async load({ module, quads, withheld }) {
    await init({ module_or_path: module });
    store = quadsIn(quads);
    graphs = store.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").map((row) => row.get("g"));
    standIns = withheld ? quadsIn(withheld).match() : [];
  },
  ask({ query, format, defaultGraphs, otherwise }) {
    const options = { results_format: format, default_graph: defaultGraphs.map((graph) => namedNode(graph)), named_graphs: graphs };
    const began = performance.now();
    const meant = fromLeft(query);
    const text = answered(meant, query, options);
    const slow = performance.now() - began > PATIENCE;
    const withheld = standIns.length ? withheldFrom(text, slow, meant, options) : {};
    const silent = !slow && isEmpty(text) && !Object.keys(withheld).length;
    return { text, milliseconds: performance.now() - began, withheld, otherwise: silent ? otherwiseTold(otherwise, meant, options) : {} };
  },
};

/** The answer; a fault is that of the query as it was written, with its own lines and columns. */
function answered(meant, query, options) {
  try {
    return store.query(meant, options);
  } catch (fault) {
    store.query(query, options);
    throw fault;
  }
}

/** What an answer lacks: the question is asked again with the stand-ins for what is withheld. */
function withheldFrom(text, slow, query, options) {
  const shown = rowsOf(text);
  if (shown.length > MOST || (slow && shown.length)) return {};
  for (const quad of standIns) store.add(quad);
  try {
    const whole = store.query(query, options);
    return isTruth(text) ? (whole === text ? {} : { answer: 1 }) : lacking(shown, rowsOf(whole));
  } finally {
    for (const quad of standIns) store.delete(quad);
  }
}

/** How many rows the question has where sources tell it as over, planned or denied: it is asked again with what they tell so. */
function otherwiseTold(told = {}, query, options) {
  const counts = {};
  for (const [name, quads] of Object.entries(told)) {
    const laid = quadsIn(new TextEncoder().encode(quads)).match();
    for (const quad of laid) store.add(quad);
    try {
      const again = store.query(query, { ...options, default_graph: [...options.default_graph, laid[0].graph] });
      if (!isEmpty(again)) counts[name] = isTruth(again) ? 1 : rowsOf(again).length;
    } finally {
      for (const quad of laid) store.delete(quad);
    }
  }
  return counts;
}

const isEmpty = (text) => (isTruth(text) ? !JSON.parse(text).boolean : !rowsOf(text).length);

const isTruth = (text) => text.startsWith("{") && "boolean" in JSON.parse(text);

/** The rows of an answer, each as a text of its own: bindings of a JSON document, or lines of triples. */
function rowsOf(text) {
  if (!text.startsWith("{")) return text.split("\n").filter(Boolean);
  const { head, results } = JSON.parse(text);
  return (results?.bindings ?? []).map((row) => JSON.stringify(head.vars.map((name) => row[name] ?? null)));
}

addEventListener("message", async ({ data: { number, task, ...given } }) => {
  try {
    postMessage({ number, result: await tasks[task](given) });
  } catch (error) {
    postMessage({ number, fault: error?.message ?? String(error) });
  }
});
