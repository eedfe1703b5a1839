// What views have in common that are read as charts: laid out anew for each size of the window, never zoomed, scrolled row by row.

import { shorten } from "./labels.js";
import { FONT } from "./fonts.js";
import { outline } from "./shapes.js";
import * as layers from "./layers.js";
import * as rows from "./rows.js";
import * as timeline from "./timeline.js";

const CHARTS = { layers, rows, timeline };
const STRETCH = 1.6; // how much taller than usual rows become where the window has room
const CLOSE = 0.84; // of the usual height: rather a little lower than having to scroll for the last rows
const SQUEEZE = 0.02;

/** Is a kind of view read as a chart? */
export const isChart = (kind) => kind in CHARTS;

/**
 * Lay a chart out: each node and edge of the scene gets its place in pixels, `marks` are the boxes that can be chosen.
 *
 * `box` is where it may stand: {width, top, bottom, measure}; rows that find no room there go on below, and are
 * scrolled to. `whole` squeezes them in, even where names find no room any more.
 */
export function arrange(scene, box, { whole = false } = {}) {
  const chart = CHARTS[scene.kind];
  const lay = (scale) => {
    scene.marks = [];
    scene.scale = scale;
    return chart.lay(scene, { ...box, scale });
  };
  const natural = lay(1) - box.top;
  const wanted = Math.min(STRETCH, (box.bottom - box.top) / natural);
  const scale = wanted >= CLOSE ? wanted : Math.max(whole ? SQUEEZE : 1, wanted);
  scene.tall = scale === 1 ? natural + box.top : lay(scale);
  scene.bottom = box.bottom;
}

/** Paint a chart that was laid out, scrolled down by so many pixels; return the labels that were placed. */
export function paintChart(context, scene, scroll, options) {
  context.save();
  context.translate(0, -scroll);
  const labels = CHARTS[scene.kind].paint(context, scene, { ...options, scroll });
  context.restore();
  context.globalAlpha = 1;
  if (scene.bottom < options.height) {
    // What is below is scrolled to, and never read through what lies over the picture.
    context.fillStyle = scene.colors.background;
    context.fillRect(0, scene.bottom, options.width, options.height - scene.bottom);
    if (scene.tall - scroll > scene.bottom + 1) {
      context.fillStyle = scene.colors.border;
      context.fillRect(0, scene.bottom, options.width, 1);
    }
  }
  return labels.map((label) => ({ ...label, top: label.top - scroll, bottom: label.bottom - scroll }));
}

/** The position of the node at a point of a chart, -1 where there is none. */
export const markAt = ({ marks }, x, y) => marks.findLast(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)?.node ?? -1;

/** How strong a node or a cell is drawn. */
export function strength(node, strong, emphasis) {
  return emphasis && !strong ? 0.25 : node.faint ? 0.45 : 1;
}

/** Write a line of text, shortened to its room; return its box. */
export function write(context, text, x, y, { measure, color, room = Infinity, size = 12.5, weight = 500, align = "left", halo = "" }) {
  const font = `${weight} ${size}px ${FONT}`;
  const shown = shorten(text, font, measure, room);
  const wide = measure(shown, font);
  context.font = font;
  context.textAlign = align;
  context.textBaseline = "middle";
  const left = { left: x, center: x - wide / 2, right: x - wide }[align];
  if (halo) {
    context.fillStyle = halo;
    context.fillRect(left - 2, y - size * 0.62, wide + 4, size * 1.24);
  }
  context.fillStyle = color;
  context.fillText(shown, x, y);
  return { left, right: left + wide, top: y - size * 0.6, bottom: y + size * 0.6, whole: shown === text };
}

/** Fill a box with slanted lines: what is not stated as such. */
export function hatch(context, left, top, wide, tall, color) {
  context.save();
  context.beginPath();
  context.rect(left, top, wide, tall);
  context.clip();
  context.beginPath();
  for (let at = left - tall; at < left + wide; at += 5) {
    context.moveTo(at, top + tall);
    context.lineTo(at + tall, top);
  }
  context.strokeStyle = color;
  context.lineWidth = 1.2;
  context.stroke();
  context.restore();
  context.strokeStyle = color;
  context.lineWidth = 1.2;
  context.strokeRect(left + 0.6, top + 0.6, Math.max(0, wide - 1.2), Math.max(0, tall - 1.2));
}

/** Write what stands for folded things, with a sign that it opens; return its box with what it stands for. */
export function folded(context, node, x, y, { measure, colors, room }) {
  write(context, "+", x - 12, y, { measure, color: colors.accent, weight: 700, size: 15, align: "center" });
  return { ...write(context, node.label, x, y, { measure, color: colors.accent, room, weight: 650 }), item: { label: node.label, position: node.position } };
}

/** Draw the shape of a thing's type. */
export function drawShape(context, node, x, y, radius, color = node.color) {
  context.beginPath();
  outline(context, node.shape === "tile" ? "square" : node.shape, x, y, radius);
  context.fillStyle = color;
  context.fill();
}
