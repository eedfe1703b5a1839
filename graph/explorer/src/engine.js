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
    /** Answer: rows, a truth value or triples, how long it took, and what is withheld from it. */
    async ask(query) {
      const form = formOf(query);
      if (!form) throw new Error("SELECT, ASK, CONSTRUCT, DESCRIBE?");
      await home.prepare();
      const began = performance.now();
      const { text, withheld, otherwise, milliseconds = performance.now() - began } = await home.ask(withPrefixes(query, prefixes), form);
      return { answer: readAnswer(text, form, withheld, otherwise), milliseconds };
    },
  };
}

const formatOf = (form) => (form === "select" || form === "ask" ? "application/sparql-results+json" : "application/n-triples");

function inside({ defaultGraphs, otherwise }, readBytes, measured) {
  let ready = null;
  let thread = null;

  async function load() {
    const began = performance.now();
    const mine = (thread = startThread());
    const some = document.getElementById("block-withheld") !== null;
    const [module, quads, withheld] = await Promise.all([readBytes("engine"), readBytes("quads"), some && readBytes("withheld")]);
    await mine.call("load", { module, quads, withheld }, [module, quads]);
    measured.engine = performance.now() - began;
  }

  return {
    prepare: () => (ready ??= load()),
    ask: (query, form) => thread.call("ask", { query, format: formatOf(form), defaultGraphs, otherwise: otherwise?.told }),
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
      return { text, withheld: counts(response.headers.get("vanort-withheld") ?? "") };
    },
    stop: () => control?.abort(),
  };
}

/** Read "person=3, email=1", in which a server says what it withholds. */
function counts(header) {
  return Object.fromEntries([...header.matchAll(/(\w+)=(\d+)/g)].map(([, kind, count]) => [kind, Number(count)]));
}

/**
 * Read an answer: rows of cells, a truth value, or triples as lines; a row with nothing left in it says less than `withheld`.
 * `otherwise` counts what sources tell only as over or planned, or deny; a server says it in the head.
 */
export function readAnswer(text, form, withheld = {}, told = {}) {
  if (form === "construct" || form === "describe") return { kind: "graph", withheld, otherwise: told, triples: text.split("\n").filter(Boolean) };
  const { head, results, boolean } = JSON.parse(text);
  const otherwise = head?.otherwise?.counts ?? told;
  if (form === "ask") return { kind: "ask", withheld, otherwise, boolean };
  const lacks = Object.keys(withheld).length > 0;
  return { kind: "select", withheld, otherwise, variables: head.vars, rows: results.bindings.filter((row) => !lacks || Object.keys(row).length) };
}
