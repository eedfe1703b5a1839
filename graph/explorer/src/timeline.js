// Undertakings along time: a bar each, as wide as the window; an arrow where no end, or no start, is stated.

import { layApart, paintApart } from "./apart.js";
import { drawShape, folded, strength, write } from "./charts.js";
import { FONT } from "./fonts.js";

const ROW = 25;
const ROW_NARROW = 40; // the name stands above its bar
const BAR = 14;
const NARROW = 700; // pixels
const AXIS = 30;

/** Place a bar for each undertaking with a year, the earliest first; return where it all ends. */
export function lay(scene, box) {
  const { width, top, scale, measure } = box;
  const dated = scene.nodes.filter(({ apart }) => !apart);
  const narrow = width < NARROW;
  const widest = Math.max(0, ...dated.map(({ label }) => measure(label, `500 12.5px ${FONT}`)));
  const names = narrow ? 0 : Math.min(0.42 * width, widest + 44);
  const { last } = scene.years;
  const first = firstYear(dated, scene.years);
  const left = narrow ? 20 : names + 20;
  const right = width - 34;
  const year = (right - left) / Math.max(1, last + 1 - first);
  scene.axis = { left, right, year, first, last, names, narrow, top };
  const row = (narrow ? ROW_NARROW : ROW) * scale;
  const begin = top + AXIS * Math.min(1, scale) + row / 2;
  dated.forEach((node, at) => {
    const { start, end } = node.fold ? { start: first, end: last } : node.span;
    const from = left + ((start ?? end) - first) * year;
    const until = left + ((end ?? start) + 1 - first) * year;
    const y = begin + at * row;
    Object.assign(node, { x: from, y, length: until - from });
    scene.marks.push({ node: node.position, left: narrow ? 12 : 12, right: Math.max(until, narrow ? right : names), top: y - row / 2, bottom: y + row / 2 });
  });
  return layApart(scene, begin - row / 2 + dated.length * row, box) + 20 * scale;
}

/** The year that the axis begins with: of what is drawn by itself, so that one early thing among many others takes no room from it. */
function firstYear(dated, { first }) {
  const years = dated.filter(({ fold }) => !fold).map(({ span }) => span.start ?? span.end).filter((year) => year !== null);
  return dated.some(({ fold }) => fold) && years.length ? Math.min(...years) : first;
}

/** Paint years, bars and names, then what has no year; the years stay at the top while the rows move. */
export function paint(context, scene, options) {
  const { height, width, scroll, measure, emphasis } = options;
  const { axis, nodes, colors, scale } = scene;
  const dated = nodes.filter(({ apart }) => !apart);
  const tall = Math.max(3, Math.min(BAR * scale, 20));
  const bottom = Math.max(0, ...dated.map(({ y }) => y)) + (axis.narrow ? ROW_NARROW : ROW) * scale * 0.6;
  if (dated.length) paintYears(context, scene, Math.min(bottom, scroll + height));
  const labels = [];
  for (const node of dated) {
    if (node.y < scroll - ROW_NARROW || node.y > scroll + height + ROW_NARROW) continue;
    context.globalAlpha = strength(node, emphasis?.nodes.has(node.position), emphasis);
    const y = axis.narrow ? node.y + 7 * Math.min(1, scale) : node.y;
    if (node.fold) {
      paintMany(context, axis, node, y, tall);
      if (scale >= 0.5) labels.push(folded(context, node, 32, axis.narrow ? node.y - 10 * scale : y, { measure, colors, room: axis.narrow ? width - 44 : axis.names - 26 }));
      continue;
    }
    context.fillStyle = node.color;
    context.beginPath();
    context.roundRect(node.x, y - tall / 2, Math.max(node.length, 4), tall, Math.min(4, tall / 2));
    context.fill();
    if (emphasis?.focus === node.position) {
      context.strokeStyle = colors.ink;
      context.lineWidth = 2;
      context.stroke();
    }
    if (node.span.end === null) arrow(context, node.color, node.x + node.length, axis.right + 22, y);
    if (node.span.start === null) arrow(context, node.color, node.x, Math.max(axis.left - 6, node.x - 2.2 * axis.year), y);
    if (scale < 0.5) continue;
    drawShape(context, node, 20, axis.narrow ? node.y - 10 * scale : y, 5);
    labels.push({ ...write(context, node.label, 32, axis.narrow ? node.y - 10 * scale : y, { measure, color: colors.ink, room: axis.narrow ? width - 44 : axis.names - 26, weight: emphasis?.focus === node.position ? 700 : 500 }),
      item: { label: node.label, position: node.position } });
  }
  context.globalAlpha = 1;
  labels.push(...paintApart(context, scene, options));
  if (dated.length) paintHeads(context, scene, width, scroll, measure);
  return labels;
}

/** How many of what is folded ran in each year, as columns in its row; an arrow where some ran before the first. */
function paintMany(context, { left, year, first, last }, { fold, color }, y, tall) {
  const counts = Array.from({ length: last + 1 - first }, () => 0);
  for (const { start, end } of fold.spans) for (let at = start ?? end; at <= (end ?? start); at += 1) if (at >= first) counts[at - first] += 1;
  const most = Math.max(...counts, 1);
  context.fillStyle = color;
  counts.forEach((count, at) => {
    const high = count && Math.max(1, (count / most) * 1.4 * tall);
    context.fillRect(left + at * year + 1, y + tall / 2 - high, Math.max(1, year - 2), high);
  });
  if (fold.spans.some(({ start, end }) => (start ?? end) < first)) arrow(context, color, left, left - 14, y);
}

function arrow(context, color, from, to, y) {
  const point = to > from ? -1 : 1;
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = 1.6;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(from + 3 * -point, y);
  context.lineTo(to + 7 * point, y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(to, y);
  context.lineTo(to + 8 * point, y - 5);
  context.lineTo(to + 8 * point, y + 5);
  context.closePath();
  context.fill();
}

function paintYears(context, scene, bottom) {
  const { axis, colors, year } = scene;
  if (year !== null && year >= axis.first && year <= axis.last) {
    context.fillStyle = colors.land;
    context.fillRect(axis.left + (year - axis.first) * axis.year, axis.top + 24, axis.year, bottom - axis.top - 24);
  }
  context.strokeStyle = colors.border;
  context.lineWidth = 1;
  context.beginPath();
  for (const at of shownYears(axis)) {
    const x = Math.round(axis.left + (at - axis.first) * axis.year) + 0.5;
    context.moveTo(x, axis.top + 24);
    context.lineTo(x, bottom);
  }
  context.stroke();
}

function paintHeads(context, scene, width, scroll, measure) {
  const { axis, colors } = scene;
  context.fillStyle = colors.background;
  context.fillRect(0, scroll, width, axis.top + 24);
  for (const at of shownYears(axis)) write(context, String(at), axis.left + (at - axis.first) * axis.year, scroll + axis.top + 12, { measure, color: colors.muted, weight: 600, size: 12, align: "center" });
}

/** As many years as find room beside each other, from the first on. */
function shownYears({ first, last, year }) {
  const step = [1, 2, 5, 10, 20, 50, 100].find((wide) => wide * year >= 42) ?? 200;
  return Array.from({ length: Math.floor((last + 1 - first) / step) + 1 }, (_, at) => first + at * step);
}
