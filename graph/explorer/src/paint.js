// Draw a scene: outlines, groups, links, things, labels, in this order. Knows nothing of where a scene comes from.

import { areasOf, paintGroups } from "./areas.js";
import { radiusOf, toScreen } from "./camera.js";
import { isChart, paintChart } from "./charts.js";
import { isWritten, paintAreas, paintCircle, paintHeadings, paintShortened } from "./circles.js";
import { inkOn } from "./contrast.js";
import { FONT } from "./fonts.js";
import { paintCountries, paintGround } from "./ground.js";
import { createOccupancy, CROWD } from "./labels.js";
import { placeLabels } from "./placing.js";
import { outline } from "./shapes.js";

const MANY = 3000;
const WIDEST = 7; // pixels of a line between circles
const MAP_LINE = 0.75; // links on a map are as wide at every zoom
const CROWDED = [92, 150, 64]; // pixels of a name in a crowd: wherever it finds room, in more lines or fewer
const CLOSE = 1.09; // height of a line in a crowd, in letters: as much as they need
const NARROW = 500; // pixels of a picture in which names have as little room as in a crowd
const LINES_SEEN = 800; // nodes up to which names keep clear of lines: beyond, too few names stand there to matter

/**
 * Paint a scene onto a context of this size in CSS pixels; return the labels that were placed.
 *
 * `emphasis` holds the positions of nodes and edges that stay strong while all others fade, or null.
 */
export function paint(context, scene, camera, { width, height, measure, emphasis, labels = true, taken = [] }) {
  const { colors } = scene;
  context.fillStyle = colors.background;
  context.fillRect(0, 0, width, height);
  if (isChart(scene.kind)) return paintChart(context, scene, camera.y - height / 2, { width, height, measure, emphasis });
  const place = scene.nodes.map(({ x, y }) => toScreen(camera, width, height, x, y));
  paintGround(context, scene, camera, width, height);
  paintGroups(context, scene, place, camera, emphasis);
  const screen = (x, y) => toScreen(camera, width, height, x, y);
  // What ties two folded circles runs under the open ones: it has nothing to do with what is in them.
  const isUnder = ({ a, b }) => [a, b].every((end) => scene.nodes[end].fold?.parent === null);
  const under = scene.open.length ? scene.edges.filter(isUnder) : [];
  paintEdges(context, { ...scene, edges: under }, place, camera, width, height, emphasis);
  if (!emphasis) paintAreas(context, scene, screen, camera.k);
  paintEdges(context, under.length ? { ...scene, edges: scene.edges.filter((edge) => !isUnder(edge)) } : scene, place, camera, width, height, emphasis);
  paintNodes(context, scene, place, camera, width, height, emphasis, measure);
  if (!labels) return [];
  const occupancy = createOccupancy();
  scene.headings = paintHeadings(context, scene, screen, camera.k, { width, height, measure, occupancy, taken });
  const placed = paintLabels(context, scene, place, camera, width, height, measure, emphasis, taken, occupancy);
  paintCountries(context, scene, camera, width, height, measure, occupancy);
  return placed;
}

function paintEdges(context, scene, place, camera, width, height, emphasis) {
  const { edges, colors } = scene;
  const many = edges.length > MANY;
  const strong = [];
  const styles = new Map();
  edges.forEach((edge) => {
    const a = place[edge.a];
    const b = place[edge.b];
    if (outside(a, b, width, height)) return;
    if (emphasis?.edges.has(edge.position)) {
      strong.push(edge);
      return;
    }
    const wide = edge.bundle ? bundleWidth(edge, scene.strongest) : many ? 1 : edgeWidth(edge, scene.kind === "map" ? MAP_LINE : camera.k);
    const key = `${wide}|${edge.dashed && !many}|${edge.faint}`;
    if (!styles.has(key)) styles.set(key, { wide, dashed: edge.dashed && !many, faint: edge.faint, list: [] });
    styles.get(key).list.push(edge);
  });
  const crowd = many ? Math.max(0.12, Math.min(0.5, 1200 / edges.length + camera.k * 0.1)) : 1;
  for (const { wide, dashed, faint, list } of styles.values()) {
    context.globalAlpha = (emphasis ? 0.16 : faint ? 0.45 : 1) * crowd;
    context.strokeStyle = colors.edge;
    context.lineWidth = wide;
    context.setLineDash(dashed ? [4, 4] : []);
    strokeAll(context, scene.kind, list, place, many ? 64 : 1000);
  }
  context.globalAlpha = 1;
  context.strokeStyle = colors.accent;
  for (const edge of strong) {
    context.lineWidth = (edge.bundle ? bundleWidth(edge, scene.strongest) : edgeWidth(edge, scene.kind === "map" ? MAP_LINE : camera.k)) + 0.6;
    context.setLineDash(edge.dashed ? [5, 4] : []);
    strokeAll(context, scene.kind, [edge], place, 1);
  }
  context.setLineDash([]);
}

// A path of many thousand crossing lines is slow to fill with anti-aliasing: stroke it a piece at a time.
function strokeAll(context, kind, edges, place, piece) {
  for (let from = 0; from < edges.length; from += piece) {
    context.beginPath();
    for (const edge of edges.slice(from, from + piece)) {
      const [ax, ay] = place[edge.a];
      const [bx, by] = place[edge.b];
      context.moveTo(ax, ay);
      const bend = bendOf(kind, ax, ay, bx, by);
      if (bend) context.bezierCurveTo(...bend, bx, by);
      else context.lineTo(bx, by);
    }
    context.stroke();
  }
}

/** Control points of a link's curve; null for a straight one. */
export function bendOf(kind, ax, ay, bx, by) {
  if (kind !== "map") return null;
  const lift = Math.min(0.22 * Math.hypot(bx - ax, by - ay), 160);
  return [ax + (bx - ax) / 3, ay + (by - ay) / 3 - lift, ax + (2 * (bx - ax)) / 3, ay + (2 * (by - ay)) / 3 - lift];
}

function edgeWidth({ count }, k) {
  return Math.round(10 * (0.7 + 0.9 * Math.sqrt(count)) * Math.min(1.4, Math.max(0.6, k))) / 10;
}

/** Of all that ties two circles together the width shows the share of the strongest. */
const bundleWidth = ({ count }, most) => Math.round(10 * Math.max(0.8, WIDEST * Math.sqrt(count / most))) / 10;

function outside([ax, ay], [bx, by], width, height) {
  return (ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height);
}

function paintNodes(context, scene, place, camera, width, height, emphasis, measure) {
  const { nodes, colors } = scene;
  const order = nodes.map((_, position) => position);
  if (emphasis) order.sort((a, b) => emphasis.nodes.has(a) - emphasis.nodes.has(b));
  for (const position of order) {
    const node = nodes[position];
    const [x, y] = place[position];
    const radius = radiusOf(node, camera.k);
    if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
    context.globalAlpha = emphasis && !emphasis.nodes.has(position) ? 0.22 : node.faint ? 0.5 : 1;
    if (node.fold) {
      paintCircle(context, node, x, y, radius, { colors, measure, strong: emphasis?.focus === position });
      continue;
    }
    context.fillStyle = node.color;
    context.beginPath();
    outline(context, node.shape === "tile" ? "square" : node.shape, x, y, radius);
    context.fill();
    if (radius < 2.2) continue;
    context.lineWidth = radius > 5 ? 1.5 : 0.8;
    context.strokeStyle = colors.background;
    context.stroke();
    if (emphasis?.focus === position) ring(context, node, x, y, radius + 4, colors.ink, 2);
    else if (node.pinned || node.found || node.joins) ring(context, node, x, y, radius + 3, colors.accent, node.found || node.joins ? 2.5 : 1);
    if (node.code && radius > 7) {
      context.fillStyle = colors.forced ? colors.background : inkOn(node.color);
      context.font = `700 ${Math.round(radius)}px ${FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(node.code, x, y + 0.5);
    }
  }
  context.globalAlpha = 1;
}

function ring(context, node, x, y, radius, color, wide) {
  context.beginPath();
  outline(context, node.shape === "tile" ? "square" : node.shape, x, y, radius);
  context.strokeStyle = color;
  context.lineWidth = wide;
  context.stroke();
}

function paintLabels(context, scene, place, camera, width, height, measure, emphasis, taken, occupancy) {
  const { nodes, colors } = scene;
  const order = nodes.map((_, position) => position);
  const rank = (position) =>
    (emphasis?.focus === position ? 1e6 : 0) + (emphasis?.nodes.has(position) ? 1e5 : 0) + nodes[position].size + (nodes[position].joins ? 1000 : 0) - (nodes[position].faint ? 100 : 0);
  order.sort((a, b) => rank(b) - rank(a) || a - b);
  const crowd = (nodes.length > CROWD || width < NARROW) && !emphasis;
  const before = crowd ? placesBefore(scene, place, camera, width, height) : null;
  const shown = emphasis ? order.filter((position) => emphasis.nodes.has(position)) : order;
  const items = shown.slice(0, 2500).map((position) => {
    const node = nodes[position];
    const big = (node.size >= 15 || node.joins) && !node.fold;
    const size = crowd && !big ? 11 : Math.max(11, Math.min(big ? 15 : 12.5, (big ? 13.5 : 12) * Math.max(0.92, Math.min(1.15, camera.k ** 0.2))));
    const [x, y] = place[position];
    return {
      x, y, node, position,
      radius: radiusOf(node, camera.k),
      label: node.fold && width < NARROW ? node.fold.name : node.label,
      before: before?.get(position),
      font: `${big ? 650 : 500} ${size.toFixed(1)}px ${FONT}`,
      lineHeight: size * (crowd ? CLOSE : 1.18),
      must: emphasis ? emphasis.focus === position : (position === order[0] || node.joins || node.size > 20) && !node.fold,
      written: node.fold && isWritten(node.fold, radiusOf(node, camera.k), measure),
    };
  });
  const lines = nodes.length > LINES_SEEN ? [] : linesOf(scene, place);
  const labels = placeLabels(items, measure, { width, height, most: nodes.length > MANY ? 140 : 400, widths: crowd ? CROWDED : undefined, dense: crowd && !before && nodes.length <= LINES_SEEN, taken, lines, occupancy });
  scene.named = crowd ? { k: camera.k, width, height, labels: labels.map((label) => ({ label, at: place[label.item.position] })) } : null;
  const beside = new Set(labels.map(({ item }) => item.position));
  for (const { node, position, x, y, radius, written } of items) if (node.fold && !written && !beside.has(position)) paintShortened(context, node, x, y, radius, { colors, measure });
  const areaAt = areasOf(scene, place, camera, emphasis);
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  for (const { item, lines, left, right, top, align, crossed } of labels) {
    context.font = item.font;
    context.textAlign = align;
    context.globalAlpha = item.node.faint ? 0.75 : 1;
    const x = align === "center" ? (left + right) / 2 : align === "left" ? left : right;
    lines.forEach((line, number) => {
      if (crossed) {
        // No link runs through a name: it ends before it.
        const [wide, middle] = [measure(line, item.font), top + item.lineHeight * (number + 0.5)];
        const begin = align === "center" ? x - wide / 2 : align === "left" ? x : x - wide;
        context.fillStyle = areaAt(begin + wide / 2, middle) ?? (scene.kind === "map" ? colors.land : colors.background);
        context.beginPath();
        context.roundRect(begin - 2, middle - item.lineHeight / 2, wide + 4, item.lineHeight, 3);
        context.fill();
      }
      const y = top + item.lineHeight * (number + 0.82);
      context.lineWidth = 3.5;
      context.strokeStyle = colors.background;
      context.strokeText(line, x, y);
      context.fillStyle = colors.ink;
      context.fillText(line, x, y);
    });
  }
  context.globalAlpha = 1;
  return labels;
}

/** Where labels were, moved with their things: while the picture is only moved, they stay where they are. */
function placesBefore({ named }, place, { k }, width, height) {
  if (named?.k !== k || named.width !== width || named.height !== height) return null;
  return new Map(named.labels.map(({ label: { item, left, right, top, bottom, align, lines }, at: [x, y] }) => {
    const [dx, dy] = [place[item.position][0] - x, place[item.position][1] - y];
    return [item.position, { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy, align, lines }];
  }));
}

/** The links as short straight pieces: [ax, ay, bx, by]. */
function linesOf({ edges, kind }, place) {
  return edges.flatMap(({ a, b }) => {
    const [[ax, ay], [bx, by]] = [place[a], place[b]];
    const bend = bendOf(kind, ax, ay, bx, by);
    if (!bend) return [[ax, ay, bx, by]];
    const points = Array.from({ length: 13 }, (_, at) => curveAt(at / 12, [ax, ay, ...bend, bx, by]));
    return points.slice(1).map(([x, y], at) => [...points[at], x, y]);
  });
}

function curveAt(t, [ax, ay, cx, cy, dx, dy, bx, by]) {
  const s = 1 - t;
  const mix = (a, c, d, b) => s ** 3 * a + 3 * s * s * t * c + 3 * s * t * t * d + t ** 3 * b;
  return [mix(ax, cx, dx, bx), mix(ay, cy, dy, by)];
}
