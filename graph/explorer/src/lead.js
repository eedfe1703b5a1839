// What one sees, in one sentence above the picture, with the key figures of the network, its day and its sources.

import { h, replace } from "./dom.js";
import { oldSources } from "./owner.js";
import { pictureTitle } from "./picture.js";
import { yearsOf } from "./network.js";

const MOST_TIED = 2; // where more share the first place, none of them stands out
const MOST_SOURCES = 3;
const MOST_NAMED = 3; // rows whose numbers the sentence tells

/** Keep the lines above the picture true of what is shown. */
export function createLead(page, place) {
  const { dataset, state } = page;

  function show() {
    replace(place,
      h("div", { class: "said" }, h("p", { class: "sentence" }, sentence(page)), h("p", { class: "origin" }, [origin(page), oldSources(page), page.text(dataset.owner.contact)].filter(Boolean).join(" · ")), h("p", { class: "on-paper" }, pictureTitle(page))),
      h("ul", { class: "figures" }, dataset.figures.map(({ value, label }) => h("li", {}, h("strong", {}, number(page, value)), " ", h("span", {}, page.text(label))))));
  }

  state.on(["view", "facets", "hidden", "year", "undated", "near", "language", "unfolded"], show);
  state.on(["focus"], () => state.get("near") && show());
  show();
}

/** What the workspace says of itself; else what the view is, and what stands out in it as it is shown. */
export function sentence(page) {
  const own = page.text(page.dataset.summary);
  if (own) return own;
  const { view, visible } = page.current();
  const said = { timeline: busiestYear, layers: longestReach, rows: mostOften }[view.kind] ?? mostLinked;
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
  const hubs = new Map(nodes.filter(({ hub }) => hub).map(({ index }) => [index, []]));
  const others = nodes.length - hubs.size - 1;
  const met = new Map(nodes.filter(({ hub }) => !hub).map(({ index }) => [index, new Set()]));
  const meet = (a, b) => a !== b && met.get(a)?.add(b) && met.get(b)?.add(a);
  for (const { source, target } of edges) {
    if (hubs.has(source) || hubs.has(target)) hubs.get(hubs.has(source) ? source : target).push(hubs.has(source) ? target : source);
    else meet(source, target);
  }
  for (const members of hubs.values()) members.forEach((a) => members.forEach((b) => meet(a, b))); // who shares a project is linked through it
  const links = new Map([...met].map(([index, ends]) => [index, ends.size]));
  const { names, most } = first(page, view, links);
  if (!names) return null;
  const [hub] = [...links].find(([, count]) => count === most);
  return page.word(names.length > 1 ? "hubs" : most === others ? "hubOfAll" : "hub", { name: join(page, names), n: most, what: counted(page, view, [...met.get(hub)]) });
}

/** How many there are of each kind, in words: "20 projects and 4 partnerships". */
function counted(page, view, indices) {
  const counts = new Map();
  for (const index of indices) {
    const { class: name } = page.dataset.things[view.nodes[index].thing];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const kinds = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => {
    const { label, plural } = page.dataset.classes[name] ?? { label: { "": name }, plural: { "": name } };
    const kind = page.text(count === 1 ? label : plural);
    return `${number(page, count)} ${kind.charAt(0).toLocaleLowerCase()}${kind.slice(1)}`;
  });
  return join(page, kinds);
}

/** From whose column lines lead to most of what stands at the other end. */
function longestReach(page, view, { nodes, edges }) {
  const onwards = new Map(nodes.map(({ index }) => [index, []]));
  for (const { source, target } of edges) {
    const [from, to] = view.nodes[source].x <= view.nodes[target].x ? [source, target] : [target, source];
    onwards.get(from).push(to);
  }
  const begin = Math.min(...nodes.map(({ x }) => x));
  const led = new Set([...onwards.values()].flat());
  const ends = nodes.filter(({ index }) => led.has(index) && !onwards.get(index).length);
  const reach = (index, seen = new Set()) => {
    for (const next of onwards.get(index)) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  const reached = new Map(nodes.filter(({ x }) => x === begin).map(({ index }) => {
    const seen = reach(index);
    return [index, ends.filter((end) => seen.has(end.index)).length];
  }));
  const { names, most } = first(page, view, reached);
  const undertakings = nodes.filter(({ thing }) => view.classes?.includes(page.dataset.things[thing].class));
  const without = undertakings.filter(({ index }) => !led.has(index)).length;
  return [names && page.word("leads", { name: join(page, names), n: most, m: ends.length }), apart(page, view, without, undertakings.length)].filter(Boolean).join(" ");
}

/** Which rows have most cells, and what stands in none. */
function mostOften(page, view, { nodes, edges }) {
  const cells = nodes.filter(({ x }) => x === 0);
  const heads = new Map(nodes.filter(({ x }) => x > 0).map(({ index }) => [index, 0]));
  const [placed, stated] = [new Set(), new Set()];
  for (const { source, target, strands } of edges) {
    const [head, cell] = heads.has(source) ? [source, target] : [target, source];
    placed.add(cell);
    if (strands.every(({ suggested }) => suggested)) continue;
    stated.add(cell);
    heads.set(head, heads.get(head) + 1);
  }
  if (stated.size < placed.size) return page.word("statedFor", { n: stated.size, m: cells.length, more: placed.size - stated.size });
  const top = [...heads].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED);
  const names = top.map(([index, count]) => `${page.name(view.nodes[index].thing)} (${number(page, count)})`);
  const without = cells.filter(({ index }) => !placed.has(index)).length;
  return [names.length > 0 && page.word("mostOften", { names: join(page, names) }), apart(page, view, without, cells.length)].filter(Boolean).join(" ");
}

const apart = (page, view, n, m) => n > 0 && view.apart && page.word("apartOf", { text: page.text(view.apart), n, m });
const number = (page, value) => value.toLocaleString(page.state.get("language"));

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
