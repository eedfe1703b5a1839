// From what is visible to what is drawn: colours, shapes, labels, sizes in the reader's language and theme.

import { nameOf, textIn } from "./dataset.js";
import { yearsOf } from "./network.js";

/** Most links that are drawn before the reader asks for all. */
export const MOST_LINKS = 24_000;

const MAP_SIZE = 0.62; // on a map things lie close, and are seen close up

/** Where the reader's system chooses all colours, shapes alone tell what is what. */
export const FORCED_COLORS = window.matchMedia("(forced-colors: active)");

/** Read the colours of the theme from the style sheet. */
export function themeColors(element) {
  // A colour of the style sheet may be one of the system's ("CanvasText"), which a canvas does not know: ask what it comes to.
  const probe = element.appendChild(document.createElement("span"));
  const color = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    background: color("canvas"), ink: color("ink"), muted: color("muted"), edge: color("edge"), accent: color("accent"),
    land: color("land"), border: color("border"), groups: [1, 2, 3, 4, 5, 6].map((number) => color(`group-${number}`)),
    forced: FORCED_COLORS.matches,
  };
  probe.remove();
  return colors;
}

/** Make the scene of a visible network. */
export function makeScene(dataset, view, visible, { language, theme, pins, colors, found, year, all, outlines }) {
  const position = new Map();
  const tied = tiedIn(view);
  const nodes = visible.nodes.map((node, at) => {
    position.set(node.index, at);
    const thing = dataset.things[node.thing];
    const style = dataset.classes[thing.class];
    const [x, y] = pins[node.thing] ?? [node.x, node.y];
    const span = { start: thing.start ?? null, end: thing.end ?? null };
    return {
      x, y, home: [x, y], position: at, size: view.kind === "map" ? MAP_SIZE * node.size : node.size, thing: node.thing, index: node.index, approximate: node.approximate, span,
      shape: style?.shape ?? "circle", color: colors.forced ? colors.ink : (thing.color ?? style?.[theme] ?? colors.muted), code: thing.color ? thing.code : "",
      label: nameOf(dataset, node.thing, language), faint: node.context, pinned: node.thing in pins,
      found: found?.has(node.thing) ?? false,
      apart: view.kind === "timeline" ? span.start === null && span.end === null : !tied.has(node.index) && dataset.things[node.thing].color === undefined,
    };
  });
  let edges = visible.edges.map(({ index, source, target, strands }) => ({
    index, strands, a: position.get(source), b: position.get(target), count: strands.length,
    dashed: strands.every(({ from, to }) => from === null && to === null),
    suggested: strands.every(({ suggested }) => suggested),
    faint: nodes[position.get(source)].faint && nodes[position.get(target)].faint,
  }));
  const links = edges.length;
  if (!all && links > MOST_LINKS) {
    edges = [...edges].sort((p, q) => q.count - p.count || p.index - q.index).slice(0, MOST_LINKS);
  }
  edges.forEach((edge, at) => (edge.position = at));
  const groups = visible.filtered || nodes.length > 3000 ? [] : view.groups
    .map((members, number) => ({ number, members: members.filter((node) => position.has(node)).map((node) => position.get(node)) }))
    .filter(({ members }) => members.length >= 3);
  return {
    kind: view.kind, nodes, edges, links, groups, outlines: view.kind === "map" ? outlines : [], colors,
    apart: view.apart ? textIn(view.apart, language) : "", undertakings: nodes.filter(({ thing }) => view.classes?.includes(dataset.things[thing].class)).length,
    countries: (view.countries ?? []).map(({ x, y, label }) => ({ x, y, label: textIn(label, language) })),
    years: view.kind === "timeline" ? yearsOf(dataset, view) : null, year,
  };
}

const known = new WeakMap();

/** The nodes of a view that anything ties, by their place in it. */
function tiedIn(view) {
  if (!known.has(view)) known.set(view, new Set(view.edges.flatMap(({ source, target }) => [source, target])));
  return known.get(view);
}

/** What stays strong around a focus: a thing with its neighbours, or a link with its ends; null without focus. */
export function emphasisOf(scene, focus) {
  if (!focus) return null;
  if (focus.thing !== undefined) {
    const centre = scene.nodes.findIndex(({ thing }) => thing === focus.thing);
    return centre < 0 ? null : around(scene, centre);
  }
  const [a, b] = focus.ends.map((end) => scene.nodes.findIndex(({ thing }) => thing === end));
  const edge = scene.edges.findIndex((link) => (link.a === a && link.b === b) || (link.a === b && link.b === a));
  return edge < 0 ? null : { focus: null, nodes: new Set([a, b]), edges: new Set([edge]) };
}

/** Emphasise what an answer names, with the links among it. */
export function foundOf(scene, found) {
  const nodes = new Set(scene.nodes.flatMap((node, position) => (found.has(node.thing) ? [position] : [])));
  const edges = new Set(scene.edges.flatMap(({ a, b }, position) => (nodes.has(a) && nodes.has(b) ? [position] : [])));
  return { focus: null, nodes, edges };
}

/** Emphasise a node of the scene with its links. */
export function around(scene, centre) {
  const nodes = new Set([centre]);
  const edges = new Set();
  scene.edges.forEach(({ a, b }, position) => {
    if (a !== centre && b !== centre) return;
    edges.add(position);
    nodes.add(a === centre ? b : a);
  });
  return { focus: centre, nodes, edges };
}
