// What of a large view is drawn folded: each group of a network as one circle; of rows and bars all beyond the strongest as one.

import { isApart } from "./network.js";

/** Things up to which a network is drawn whole. */
export const MOST_THINGS = 400;

const FEW = 2; // so many things take no more room than a circle around them
const MOST = { dated: 40, apart: 60, column: 14 }; // rows, names and bars that are taken in at one look
const MOST_TIES = 60; // lines between circles up to which all are drawn; of more each circle keeps its strongest
const STRONGEST = 3;
const ALL = "all";

const known = new WeakMap();

/**
 * Fold a visible network: what is drawn of it as it is, and the folds that stand for the rest.
 *
 * `unfolded` holds what the reader opened: [view, "all"], [view, part of a chart], or [view, thing, depth] for the
 * circle at that depth that holds the thing. What is in focus is never folded. An edge between folds holds the strands
 * of all that it stands for; `links` is how many edges there are before only the strongest are kept.
 */
export function fold(dataset, view, visible, { unfolded, focus, allLinks = false }) {
  const own = unfolded.filter(([id]) => id === view.id).map(([, ...entry]) => entry);
  const everything = own.some(([part]) => part === ALL);
  const held = everything ? [] : view.folds ? circles(view, visible, own, focus) : parts(dataset, view, visible, own, focus);
  const folds = held.filter(({ open }) => !open).map((group, at) => ({ ...group, index: -1 - at }));
  const standIn = new Map(folds.flatMap(({ index, members }) => members.map((node) => [node.index, index])));
  const edges = tie(visible.edges, standIn);
  return {
    nodes: visible.nodes.filter(({ index }) => !standIn.has(index)), folds, open: held.filter(({ open }) => open),
    edges: allLinks || !view.folds ? edges : backbone(edges), links: edges.length, folded: standIn.size, everything, standIn,
    foldable: everything ? isLarge(dataset, view, visible) : held.length > 0,
  };
}

/** The entry of `unfolded` that draws all of a view. */
export const wholeOf = (view) => [view.id, ALL];

const isLarge = (dataset, view, visible) => (view.folds ? visible.nodes.length > MOST_THINGS : parts(dataset, view, visible, [], null).length > 0);

/** The circles of a network that hold visible things: those that are open, and in them those that are not. */
function circles(view, visible, own, focus) {
  if (visible.nodes.length <= MOST_THINGS) return [];
  const { paths, heads, place, scales } = treeOf(view);
  const open = new Set();
  const unfold = (thing, depth = Infinity) => (paths[place.get(thing)] ?? []).forEach((circle, at) => at <= depth && open.add(circle));
  for (const [thing, depth] of own) unfold(thing, depth);
  for (const thing of focus?.ends ?? [focus?.thing]) unfold(thing);
  const members = new Map();
  for (const node of visible.nodes) {
    for (const circle of paths[node.index]) {
      if (!members.has(circle)) members.set(circle, []);
      members.get(circle).push(node);
      if (!open.has(circle)) break;
    }
  }
  const found = [];
  for (const [circle, list] of [...members].sort(([a], [b]) => a - b)) {
    const { x, y, radius, rest, parent, label } = view.folds[circle];
    const depth = paths[list[0].index].indexOf(circle);
    if (list.length <= FEW && !open.has(circle)) continue;
    found.push({
      key: [view.id, view.nodes[heads[circle]].thing, depth], open: open.has(circle), members: list, circle, parent, rest, label, depth, holds: !view.folds[circle].members.length, x, y, number: circle,
      radius: open.has(circle) ? radius : Math.min(radius, scales.get(parent) * Math.sqrt(list.length)),
    });
  }
  return found;
}

/** For each node of a view the circles that it lies in, from the outermost on; of each circle its most linked node. */
function treeOf(view) {
  if (known.has(view)) return known.get(view);
  const paths = new Array(view.nodes.length);
  const heads = view.folds.map(() => -1);
  const sizes = view.folds.map(() => 0);
  view.folds.forEach(({ members, parent }, leaf) => {
    const path = [leaf];
    for (let next = parent; next !== null; next = view.folds[next].parent) path.unshift(next);
    for (const node of members) {
      paths[node] = path;
      for (const circle of path) {
        sizes[circle] += 1;
        if (heads[circle] < 0 || view.nodes[node].size > view.nodes[heads[circle]].size) heads[circle] = node;
      }
    }
  });
  const place = new Map(view.nodes.map(({ thing }, index) => [thing, index]));
  // As many pixels for each thing in all circles beside each other: their areas can be compared.
  const scales = new Map();
  view.folds.forEach(({ radius, parent }, circle) => scales.set(parent, Math.min(scales.get(parent) ?? Infinity, radius / Math.sqrt(sizes[circle]))));
  known.set(view, { paths, heads, place, scales });
  return known.get(view);
}

/** Of the parts of a chart with more than are taken in at one look: what is beyond the strongest. */
function parts(dataset, view, visible, own, focus) {
  if (!["layers", "rows", "timeline"].includes(view.kind)) return [];
  const flows = view.kind === "layers" ? flowsOf(visible) : null;
  const last = flows && Math.max(...visible.nodes.map(({ x }) => x));
  const byPart = new Map();
  for (const node of visible.nodes) {
    const apart = isApart(dataset, view, node);
    const part = apart ? "apart" : view.kind === "timeline" ? "dated" : view.kind === "layers" ? `column ${flows.get(node.index)?.out ? node.x : last}` : "";
    if (!byPart.has(part)) byPart.set(part, []);
    byPart.get(part).push(node);
  }
  const strength = (node) => flows?.get(node.index)?.count ?? dataset.things[node.thing].facts.length + (dataset.incoming.get(node.thing)?.length ?? 0);
  return [...byPart].flatMap(([part, nodes]) => {
    const most = MOST[part.split(" ")[0]] ?? Infinity;
    if (nodes.length <= most) return [];
    const members = [...nodes].sort((a, b) => strength(b) - strength(a) || a.index - b.index).slice(most - 1);
    const focused = members.some(({ thing }) => thing === focus?.thing || focus?.ends?.includes(thing));
    return { key: [view.id, part], open: focused || own.some(([opened]) => opened === part), members, part, x: members[0].x, y: Infinity, apart: part === "apart" };
  });
}

function flowsOf({ nodes, edges }) {
  const flows = new Map(nodes.map(({ index, x }) => [index, { x, count: 0, out: false }]));
  for (const { source, target, strands } of edges) {
    const [a, b] = [flows.get(source), flows.get(target)];
    a.count += strands.length;
    b.count += strands.length;
    (a.x <= b.x ? a : b).out = true;
  }
  return flows;
}

/** Edges between what is drawn: those of what is folded end at its fold, all between the same two in one. */
function tie(edges, standIn) {
  if (!standIn.size) return edges;
  const single = [];
  const bundled = new Map();
  for (const edge of edges) {
    const [source, target] = [standIn.get(edge.source) ?? edge.source, standIn.get(edge.target) ?? edge.target];
    if (source === target) continue;
    if (source >= 0 && target >= 0) {
      single.push(edge);
      continue;
    }
    const key = source < target ? `${source} ${target}` : `${target} ${source}`;
    if (!bundled.has(key)) bundled.set(key, { index: edges.length + bundled.size, source, target, strands: [], bundle: true });
    bundled.get(key).strands.push(...edge.strands);
  }
  return [...single, ...bundled.values()];
}

/** Of the lines between circles the strongest of each, where there are many. */
function backbone(edges) {
  const bundles = edges.filter(({ bundle }) => bundle).sort((a, b) => b.strands.length - a.strands.length || a.index - b.index);
  if (bundles.length <= MOST_TIES) return edges;
  const kept = new Map();
  const taken = new Set(bundles.filter(({ source, target }) => {
    const among = [source, target].map((end) => kept.set(end, (kept.get(end) ?? 0) + 1).get(end) <= STRONGEST);
    return among.some(Boolean);
  }));
  return edges.filter((edge) => !edge.bundle || taken.has(edge));
}

/** What to add to `unfolded` so that a thing is drawn by itself; null where it is. */
export function entryFor(view, { folds }, thing) {
  const holder = folds.find(({ members }) => members.some((node) => node.thing === thing));
  if (!holder) return null;
  return holder.part ? holder.key : [view.id, thing, treeOf(view).paths[treeOf(view).place.get(thing)].length - 1];
}

/** `unfolded` without what opened a circle; those around it stay open. */
export function foldedAgain(view, unfolded, { circle, depth }) {
  const { paths, place } = treeOf(view);
  return unfolded.flatMap((entry) => {
    const [id, thing, deep] = entry;
    if (id !== view.id || typeof thing !== "number" || paths[place.get(thing)]?.[depth] !== circle || deep < depth) return [entry];
    return depth ? [[id, thing, depth - 1]] : [];
  });
}
