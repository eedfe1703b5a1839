// What of a view is visible: filters, time, focus and hidden types applied; nothing is drawn here.

/** The values of a facet that a thing carries: those stated of it, and itself where it is one (Serbia is in Serbia). */
export function valuesOf(facet, thing) {
  const stated = facet.values[thing] ?? [];
  return allValues(facet).has(thing) && !stated.includes(thing) ? [...stated, thing] : stated;
}

const known = new WeakMap();
const tied = new WeakMap();

/** Does a chart have no place for a node of it: no year, or nothing that ties it? Goals always have their row. */
export function isApart(dataset, view, { thing, index }) {
  const { start, end, color } = dataset.things[thing];
  return view.kind === "timeline" ? start === undefined && end === undefined : !tiedIn(view).has(index) && color === undefined;
}

/** The nodes of a view that anything ties, by their place in it. */
function tiedIn(view) {
  if (!tied.has(view)) tied.set(view, new Set(view.edges.flatMap(({ source, target }) => [source, target])));
  return tied.get(view);
}

function allValues(facet) {
  if (!known.has(facet)) known.set(facet, new Set(Object.values(facet.values).flat()));
  return known.get(facet);
}

/** Does a thing pass every facet that the reader has set? */
function passesFacets(dataset, facets) {
  const chosen = dataset.facets
    .filter(({ id }) => facets[id]?.length)
    .map((facet) => ({ facet, wanted: new Set(facets[facet.id]) }));
  return (thing) => chosen.every(({ facet, wanted }) => valuesOf(facet, thing).some((value) => wanted.has(value)));
}

/** Is something with these years (null: not stated) there in that year? */
export function inYear(from, to, year, undated) {
  if (year === null) return true;
  if (from === null && to === null) return undated;
  return (from ?? -Infinity) <= year && year <= (to ?? Infinity);
}

/**
 * Return the nodes and edges of a view that the reader's choices leave, with how each is to be shown.
 *
 * A node matches a filter where it passes itself, or where something that links it does (the partners of a project
 * about goal 7 match "goal 7"). Neighbours of what matches stay, more lightly: `context`.
 */
export function visibleNetwork(dataset, view, choices) {
  const filtered = Object.values(choices.facets).some((things) => things.length);
  const passes = passesFacets(dataset, choices.facets);
  const before = unfiltered(dataset, view, choices);
  const own = view.nodes.map(({ thing }, node) => before.keep[node] && passes(thing));
  const matched = [...own];
  const linked = new Uint8Array(view.nodes.length);

  const edges = [];
  for (const { index, source, target, strands } of before.edges) {
    const through = ({ via }) => via !== null && passes(via);
    const between = ({ via }) => (via === null ? own[source] || own[target] : own[source] && own[target]);
    const left = filtered ? strands.filter((strand) => through(strand) || between(strand)) : strands;
    if (!left.length) continue;
    edges.push({ index, source, target, strands: left });
    linked[source] = linked[target] = 1;
    if (left.some(through)) matched[source] = matched[target] = true;
  }

  const nodes = [];
  view.nodes.forEach((node, index) => {
    if (before.keep[index] && (matched[index] || linked[index])) nodes.push({ index, ...node, context: filtered && !matched[index] });
  });
  return { nodes, edges, filtered };
}

/** What of a view the time, the hidden types and the neighbourhood leave, before any filter. */
function unfiltered(dataset, view, { hidden, year, undated, focus, near }) {
  const hiddenClasses = new Set(hidden);
  const shown = view.nodes.map(({ thing }) => !hiddenClasses.has(dataset.things[thing].class));
  const linked = new Uint8Array(view.nodes.length);
  let edges = [];
  view.edges.forEach(({ source, target, strands }, index) => {
    if (!shown[source] || !shown[target]) return;
    const left = year === null ? strands : strands.filter(({ from, to }) => inYear(from, to, year, undated));
    if (!left.length) return;
    edges.push({ index, source, target, strands: left });
    linked[source] = linked[target] = 1;
  });

  let keep = view.nodes.map(({ thing }, node) => {
    if (!shown[node] || linked[node]) return shown[node];
    const { start = null, end = null, color } = dataset.things[thing];
    if (color !== undefined) return true; // a goal has no year, and its row says that nothing works towards it
    const undatedActor = year !== null && start === null && end === null;
    return !undatedActor && inYear(start, end, year, undated);
  });
  if (near && focus?.thing !== undefined) {
    keep = keepNeighbours(view, edges, keep, focus.thing);
    edges = edges.filter(({ source, target }) => keep[source] && keep[target]);
  }
  return { edges, keep };
}

/**
 * For each value of a facet that the view holds: how many nodes would match, were it chosen beside the other filters.
 *
 * The number is 0 for a value that the other filters exclude.
 */
export function countValues(dataset, view, choices, facet) {
  const others = { ...choices.facets, [facet.id]: [] };
  const left = countPassing(dataset, view, { ...choices, facets: others }, facet);
  const all = countPassing(dataset, view, { ...choices, facets: {} }, facet);
  return [...all].map(([value, total]) => ({ value, total, count: left.get(value) ?? 0 }));
}

function countPassing(dataset, view, choices, facet) {
  const passes = passesFacets(dataset, choices.facets);
  const { edges, keep } = unfiltered(dataset, view, choices);
  const carried = view.nodes.map(({ thing }, node) => new Set(keep[node] && passes(thing) ? valuesOf(facet, thing) : []));
  for (const { source, target, strands } of edges) {
    for (const { via } of strands) {
      if (via === null || !passes(via)) continue;
      for (const value of valuesOf(facet, via)) {
        carried[source].add(value);
        carried[target].add(value);
      }
    }
  }
  const counts = new Map();
  for (const values of carried) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** How many nodes match the filters. */
export const countMatches = ({ nodes }) => nodes.filter(({ context }) => !context).length;

function keepNeighbours(view, edges, keep, thing) {
  const centre = view.nodes.findIndex((node) => node.thing === thing);
  if (centre < 0) return keep;
  const near = new Set([centre]);
  for (const { source, target } of edges) {
    if (source === centre) near.add(target);
    if (target === centre) near.add(source);
  }
  return keep.map((kept, node) => kept && near.has(node));
}

/** The years that the strands and things of a view span, with how many are there in each. */
export function yearsOf(dataset, view) {
  const spans = view.edges.flatMap(({ strands }) => strands.map(({ from, to }) => [from, to]));
  for (const { thing } of view.nodes) spans.push([dataset.things[thing].start ?? null, dataset.things[thing].end ?? null]);
  const stated = spans.flat().filter((year) => year !== null);
  if (!stated.length) return { first: 0, last: 0, counts: [], undated: spans.length };
  const first = stated.reduce((a, b) => Math.min(a, b));
  const last = stated.reduce((a, b) => Math.max(a, b));
  const counts = new Array(last - first + 1).fill(0);
  let undated = 0;
  for (const { strands } of view.edges) {
    for (const { from, to } of strands) {
      if (from === null && to === null) undated += 1;
      else for (let year = from ?? first; year <= (to ?? last); year += 1) counts[year - first] += 1;
    }
  }
  // Where nothing is tied, it is things that run.
  if (!view.edges.length) {
    for (const [from, to] of spans) if (from !== null || to !== null) for (let year = from ?? to; year <= (to ?? last); year += 1) counts[year - first] += 1;
  }
  return { first, last, counts, undated };
}
