// What a chart cannot place (no year, no funder, no goal stated) in a section of its own below it: a hatched bar that says how many, and their names.

import { drawShape, folded, hatch, strength, write } from "./charts.js";
import { FONT } from "./fonts.js";

const NAME = 330; // pixels for a name at most
const ROW = 25;
const BAR = 14;
const GAP = 26;

/** Lay out the section from `top` on; return where it ends. */
export function layApart(scene, top, { width, scale, measure }) {
  const nodes = scene.nodes.filter(({ apart }) => apart);
  scene.section = null;
  if (!nodes.length) return top;
  const widest = Math.max(...nodes.map(({ label }) => measure(label, `500 12.5px ${FONT}`)));
  const columns = Math.max(1, Math.min(nodes.length, Math.floor((width - 40) / Math.min(NAME, widest + 46))));
  const wide = (width - 40) / columns;
  const begin = top + (GAP + 22 + BAR + 16) * scale;
  const down = Math.ceil(nodes.length / columns);
  nodes.forEach((node, at) => {
    const column = Math.floor(at / down);
    Object.assign(node, { x: 20 + column * wide + 8, y: begin + (at % down) * ROW * scale, length: 0, room: wide - 30 });
    scene.marks.push({ node: node.position, left: node.x - 8, right: node.x + Math.min(wide - 14, 18 + measure(node.label, `500 12.5px ${FONT}`)), top: node.y - (ROW * scale) / 2, bottom: node.y + (ROW * scale) / 2 });
  });
  scene.section = { top: top + GAP * scale, count: nodes.reduce((total, { fold }) => total + (fold?.members.length ?? 1), 0), of: scene.undertakings, wide: width - 40 };
  return begin + down * ROW * scale;
}

/** Paint the section; return the labels of its names. */
export function paintApart(context, scene, { measure, emphasis, scroll, height }) {
  const { section, nodes, colors, scale } = scene;
  if (!section) return [];
  if (scale > 0.4) write(context, `${scene.apart}: ${section.count}`, 20, section.top + 8 * scale, { measure, color: colors.ink, weight: 650, size: 13 });
  if (scale > 0.6) hatch(context, 20, section.top + 20 * scale, (section.wide * section.count) / Math.max(section.of, section.count), BAR, colors.muted);
  const labels = [];
  for (const node of nodes) {
    if (!node.apart || node.y < scroll - ROW || node.y > scroll + height + ROW) continue;
    context.globalAlpha = strength(node, emphasis?.nodes.has(node.position), emphasis);
    if (node.fold) {
      labels.push(folded(context, node, node.x + 12, node.y, { measure, colors, room: node.room }));
      continue;
    }
    drawShape(context, node, node.x, node.y, Math.min(5, 7 * scale));
    if (scale > 0.5) labels.push({ ...write(context, node.label, node.x + 12, node.y, { measure, color: colors.ink, room: node.room, weight: emphasis?.focus === node.position ? 700 : 500 }), item: { label: node.label, position: node.position } });
  }
  context.globalAlpha = 1;
  return labels;
}
