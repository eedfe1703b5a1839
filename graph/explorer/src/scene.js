// From what is visible to what is drawn: colours, shapes, labels, sizes in the reader's language and theme.

import { nameOf, textIn } from "./dataset.js";
import { CROWD } from "./labels.js";
import { isApart, yearsOf } from "./network.js";
import { word } from "./words.js";

/** Most links that are drawn before the reader asks for all. */
export const MOST_LINKS = 24_000;

const CROWD_SIZE = 0.72;
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

/** Make the scene of a visible network, of which some may be folded (see folding.js). */
export function makeScene(dataset, view, visible, drawn, { language, theme, pins, colors, found, year, all, outlines }) {
  const position = new Map();
  const shrink = view.kind === "map" ? MAP_SIZE : drawn.nodes.length > CROWD ? CROWD_SIZE : 1;
  const joining = new Set(view.joining);
  const nodes = drawn.nodes.map((node, at) => {
    position.set(node.index, at);
    const thing = dataset.things[node.thing];
    const style = dataset.classes[thing.class];
    const [x, y] = pins[node.thing] ?? [node.x, node.y];
    const span = { start: thing.start ?? null, end: thing.end ?? null };
    return {
      x, y, home: [x, y], position: at, size: shrink * node.size, thing: node.thing, index: node.index, approximate: node.approximate, span,
      shape: style?.shape ?? "circle", color: colors.forced ? colors.ink : (thing.color ?? style?.[theme] ?? colors.muted), code: thing.color ? thing.code : "",
      label: nameOf(dataset, node.thing, language), faint: node.context, pinned: node.thing in pins,
      found: found?.has(node.thing) ?? false, joins: joining.has(node.index),
      apart: isApart(dataset, view, node),
    };
  });
  for (const group of drawn.folds) {
    position.set(group.index, nodes.length);
    nodes.push(foldNode(dataset, group, nodes.length, { language, colors, found }));
  }
  let edges = drawn.edges.map(({ index, source, target, strands, bundle }) => ({
    index, strands, bundle, a: position.get(source), b: position.get(target), count: strands.length,
    dashed: strands.every(({ from, to }) => from === null && to === null),
    suggested: strands.every(({ suggested }) => suggested),
    faint: nodes[position.get(source)].faint && nodes[position.get(target)].faint,
  }));
  const { links } = drawn;
  if (!all && edges.length > MOST_LINKS) {
    edges = [...edges].sort((p, q) => q.count - p.count || p.index - q.index).slice(0, MOST_LINKS);
  }
  edges.forEach((edge, at) => (edge.position = at));
  const groups = visible.filtered || nodes.length > 3000 ? [] : view.groups
    .map((members, number) => ({ number, members: members.filter((node) => position.has(node)).map((node) => position.get(node)) }))
    .filter(({ members }) => members.length >= 3);
  return {
    kind: view.kind, nodes, edges, links, groups, outlines: view.kind === "map" ? outlines : [], colors,
    apart: view.apart ? textIn(view.apart, language) : "", undertakings: visible.nodes.filter(({ thing }) => view.classes?.includes(dataset.things[thing].class)).length,
    strongest: drawn.edges.reduce((most, { bundle, strands }) => (bundle ? Math.max(most, strands.length) : most), 1),
    open: drawn.open.filter(({ radius }) => radius).map((group) => ({ ...group, label: foldLabel(dataset, group, language) })),
    countries: (view.countries ?? []).map(({ x, y, label }) => ({ x, y, label: textIn(label, language) })).filter(({ label }) => !nodes.some(({ fold }) => fold?.name === label)),
    years: view.kind === "timeline" ? yearsOf(dataset, view) : null, year,
  };
}

/** What stands for a fold: a circle, a row, a bar or a name of its own. */
function foldNode(dataset, group, position, { language, colors, found }) {
  const { x, y, radius, members, part, apart = false } = group;
  const named = byStrength(members).map(({ thing }) => nameOf(dataset, thing, language));
  const label = foldLabel(dataset, group, language);
  const spans = members.map(({ thing }) => ({ start: dataset.things[thing].start ?? null, end: dataset.things[thing].end ?? null }));
  return {
    x, y, radius, home: [x, y], position, index: group.index, size: radius ? 24 : 8, shape: "circle", code: "", apart, label, found: members.some(({ thing }) => found?.has(thing)),
    color: colors.muted, span: { start: null, end: null }, faint: members.every(({ context }) => context), pinned: false,
    fold: { ...group, spans, name: part ? label : nameOfFold(group, named, language), counted: word(language, "things", { n: members.length }), next: group.rest ? [] : named.slice(1, 6) },
  };
}

const byStrength = (members) => [...members].sort((a, b) => b.size - a.size || a.index - b.index);

/** What a fold is called in a list, and when it is pointed at. */
export function foldLabel(dataset, group, language) {
  const { members, part } = group;
  if (part) return word(language, "others", { n: members.length });
  const named = byStrength(members).map(({ thing }) => nameOf(dataset, thing, language));
  return `${nameOfFold(group, named, language)} · ${word(language, "things", { n: members.length })}`;
}

/** A country goes by its name, a group by its most linked thing; what belongs to none from its first to its last name, or as the others. */
function nameOfFold({ rest, holds, label }, named, language) {
  if (label) return textIn(label, language);
  if (!rest) return named[0];
  if (holds) return word(language, "ungrouped");
  const sorted = [...named].sort((a, b) => a.localeCompare(b, language, { numeric: true }));
  return sorted.length > 1 ? `${sorted[0]} – ${sorted.at(-1)}` : sorted[0];
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
