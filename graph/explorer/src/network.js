// What of a view is visible: filters, time, focus and hidden types applied; nothing is drawn here.

/** Does a thing pass every facet that the reader has set? */
function passesFacets(dataset, facets) {
  const chosen = dataset.facets
    .filter(({ id }) => facets[id]?.length)
    .map(({ id, values }) => ({ values, wanted: new Set(facets[id]) }));
  return (thing) => chosen.every(({ values, wanted }) => (values[thing] ?? []).some((value) => wanted.has(value)));
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
 * A filter keeps the things that match, and, more lightly, the neighbours that matching links lead to.
 */
export function visibleNetwork(dataset, view, { facets, hidden, year, undated, focus, near }) {
  const filtered = Object.values(facets).some((things) => things.length);
  const passes = passesFacets(dataset, facets);
  const hiddenClasses = new Set(hidden);
  const shown = view.nodes.map(({ thing }) => !hiddenClasses.has(dataset.things[thing].class));
  const matched = view.nodes.map(({ thing }, node) => shown[node] && passes(thing));

  const edges = [];
  view.edges.forEach(({ source, target, strands }, index) => {
    if (!shown[source] || !shown[target]) return;
    const left = strands.filter(
      ({ via, from, to }) =>
        inYear(from, to, year, undated) &&
        (!filtered || (via === null ? matched[source] || matched[target] : passes(via) || (matched[source] && matched[target]))),
    );
    if (left.length) edges.push({ index, source, target, strands: left });
  });

  const linked = new Uint8Array(view.nodes.length);
  for (const { source, target } of edges) linked[source] = linked[target] = 1;
  let keep = view.nodes.map(({ thing }, node) => {
    if (!shown[node]) return false;
    if (linked[node]) return true;
    const { start = null, end = null } = dataset.things[thing];
    const undatedActor = year !== null && start === null && end === null;
    return matched[node] && !undatedActor && inYear(start, end, year, undated);
  });
  if (near && focus?.thing !== undefined) keep = keepNeighbours(view, edges, keep, focus.thing);

  const nodes = [];
  view.nodes.forEach((node, index) => {
    if (keep[index]) nodes.push({ index, ...node, context: filtered && !matched[index] });
  });
  return { nodes, edges: edges.filter(({ source, target }) => keep[source] && keep[target]), filtered };
}

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
  return { first, last, counts, undated };
}
