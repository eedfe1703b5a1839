// What one sees, in one sentence above the picture, with the key figures of the network, its day and its sources.

import { h, replace } from "./dom.js";
import { yearsOf } from "./network.js";

const MOST_TIED = 2; // where more share the first place, none of them stands out
const MOST_SOURCES = 3;

/** Keep the lines above the picture true of what is shown. */
export function createLead(page, place) {
  const { dataset, state } = page;
  const number = (value) => value.toLocaleString(state.get("language"));

  function show() {
    replace(place,
      h("div", { class: "said" }, h("p", { class: "sentence" }, sentence(page)), h("p", { class: "origin" }, origin(page))),
      h("ul", { class: "figures" }, dataset.figures.map(({ value, label }) => h("li", {}, h("strong", {}, number(value)), " ", h("span", {}, page.text(label))))));
  }

  state.on(["view", "facets", "hidden", "year", "undated", "near", "language"], show);
  state.on(["focus"], () => state.get("near") && show());
  show();
}

/** What the workspace says of itself; else what the view is, and what stands out in it as it is shown. */
export function sentence(page) {
  const own = page.text(page.dataset.summary);
  if (own) return own;
  const { view, visible } = page.current();
  const said = { timeline: busiestYear, layers: longestReach }[view.kind] ?? mostLinked;
  return [page.text(view.summary), said(page, view, visible)].filter(Boolean).map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" ");
}

/** Of when the data are, and whose documents they were read from. */
export function origin(page) {
  const { dataset } = page;
  const publishers = [...new Set(dataset.documents.map(({ publisher, title }) => publisher || title).filter(Boolean))];
  const named = publishers.slice(0, MOST_SOURCES).join(", ");
  const more = publishers.length - MOST_SOURCES;
  const sources = named && page.word(publishers.length > 1 ? "fromSources" : "fromSource", { names: more > 0 ? `${named}, ${page.word("more", { n: more })}` : named });
  return [dataset.newest && page.word("newest", { day: dataset.newest }), sources].filter(Boolean).join(" · ");
}

function mostLinked(page, view, { nodes, edges }) {
  const links = new Map(nodes.map(({ index }) => [index, 0]));
  for (const { source, target } of edges) for (const end of [source, target]) links.set(end, links.get(end) + 1);
  const { names, most } = first(page, view, links);
  const others = nodes.length - 1;
  return names && page.word(names.length > 1 ? "hubs" : most === others ? "hubOfAll" : "hub", { name: join(page, names), n: most, m: others });
}

/** From whose column lines lead to most of what stands at the other end. */
function longestReach(page, view, { nodes, edges }) {
  const onwards = new Map(nodes.map(({ index }) => [index, []]));
  for (const { source, target } of edges) {
    const [from, to] = view.nodes[source].x <= view.nodes[target].x ? [source, target] : [target, source];
    onwards.get(from).push(to);
  }
  const begin = Math.min(...nodes.map(({ x }) => x));
  const ends = nodes.filter(({ index, x }) => x > begin && !onwards.get(index).length);
  const reach = (index, seen = new Set()) => {
    for (const next of onwards.get(index)) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  const reached = new Map(nodes.filter(({ x }) => x === begin).map(({ index }) => {
    const seen = reach(index);
    return [index, ends.filter((end) => seen.has(end.index)).length];
  }));
  const { names, most } = first(page, view, reached);
  return names && page.word("leads", { name: join(page, names), n: most, m: ends.length });
}

function busiestYear(page, view, { nodes }) {
  const running = new Map();
  const last = yearsOf(page.dataset, view).last;
  const dated = nodes.map(({ thing }) => page.dataset.things[thing]).filter(({ start }) => start !== undefined);
  for (const { start, end = last } of dated) for (let year = start; year <= end; year += 1) running.set(year, (running.get(year) ?? 0) + 1);
  const most = Math.max(0, ...running.values());
  const years = [...running].filter(([, count]) => count === most).map(([year]) => year).sort((a, b) => a - b);
  const undated = nodes.length - dated.length;
  return [
    most > 1 && years.length <= MOST_TIED && page.word("busiest", { year: join(page, years.map(String)), n: most }),
    undated > 0 && page.word("yearless", { n: undated, m: nodes.length }),
  ].filter(Boolean).join(" ");
}

/** The names of those with the greatest number, where they are few; else none. */
function first(page, view, numbers) {
  const most = Math.max(0, ...numbers.values());
  const top = [...numbers].filter(([, value]) => value === most).map(([index]) => page.name(view.nodes[index].thing));
  return { most, names: most > 1 && top.length <= MOST_TIED ? top : null };
}

const join = (page, names) => new Intl.ListFormat(page.state.get("language"), { type: "conjunction" }).format(names);
