// A row for each goal, each country: its name, then a cell for each project or partnership; hatched where it is only suggested.

import { layApart, paintApart } from "./apart.js";
import { drawShape, hatch, strength, write } from "./charts.js";
import { inkOn } from "./contrast.js";
import { FONT } from "./fonts.js";
import { breakLines } from "./labels.js";

const ROW = 30;
const ROW_NARROW = 36; // names take two lines
const NARROW = 700; // pixels
const CELL = 168; // pixels that a cell is wide at most
const NAMED = 64; // pixels from which on a cell holds its name
const COUNT = 54;
const TILE = 8; // pixels of a radius within which a number can be read
const LINE = 14; // pixels that a line of a name takes
const LEAST_ROW = 11; // pixels of a row below which no name can be read
const LETTERS = { least: 9, most: 12.5, share: 0.75 }; // pixels of letters, and what of a low row they take

/** Place heads and cells; return where it all ends. */
export function lay(scene, box) {
  const { width, top, scale, measure } = box;
  const heads = scene.nodes.filter((node) => node.home[0] > 0).sort((a, b) => a.home[1] - b.home[1]);
  const cells = new Map(heads.map(({ position }) => [position, []]));
  scene.edges.forEach((edge) => {
    const [head, cell] = cells.has(edge.a) ? [edge.a, edge.b] : [edge.b, edge.a];
    cells.get(head)?.push({ edge, node: scene.nodes[cell] });
  });
  const most = Math.max(1, ...[...cells.values()].map((list) => list.length));
  const widest = Math.max(0, ...heads.map(({ label }) => measure(label, `600 12.5px ${FONT}`)));
  const row = (width < NARROW ? ROW_NARROW : ROW) * scale;
  const left = Math.min((row > 2 * LINE ? 0.34 : 0.5) * width, widest + 12) + 46; // one line needs more room than two
  const cell = Math.min(CELL, (width - left - COUNT) / most);
  scene.nodes.forEach((node) => (node.placed = node.apart));
  heads.forEach((head, at) => {
    const y = top + (at + 0.5) * row;
    Object.assign(head, { x: 26, y, length: 0, placed: true, names: left - 50, tall: row });
    scene.marks.push({ node: head.position, left: 12, right: left - 6, top: y - row / 2, bottom: y + row / 2 });
    const ordered = cells.get(head.position).sort((a, b) => a.edge.suggested - b.edge.suggested || a.node.home[1] - b.node.home[1]);
    ordered.forEach(({ edge, node }, number) => {
      const gap = cell > 6 ? 2 : 0;
      const place = { node: node.position, edge, left: left + number * cell, right: left + (number + 1) * cell - gap, top: y - row * 0.4, bottom: y + row * 0.4 };
      scene.marks.push(place);
      if (!node.placed) Object.assign(node, { x: (place.left + place.right) / 2, y, length: 0, placed: true });
    });
    head.counts = { x: left + ordered.length * cell + 6, stated: ordered.filter(({ edge }) => !edge.suggested).length, suggested: ordered.filter(({ edge }) => edge.suggested).length };
  });
  for (const node of scene.nodes) if (!node.placed) node.apart = true; // its row is hidden
  return layApart(scene, top + heads.length * row, box) + 20 * scale;
}

/** Paint the rows, then what stands in none. */
export function paint(context, scene, options) {
  const { height, scroll, measure, emphasis } = options;
  const { nodes, colors, marks, scale } = scene;
  const labels = [];
  const seen = ({ top, bottom }) => bottom > scroll - 20 && top < scroll + height + 20;
  for (const mark of marks) {
    const node = nodes[mark.node];
    if (node.apart || !seen(mark)) continue;
    if (!mark.edge) labels.push(...paintHead(context, scene, node, options));
    else {
      context.globalAlpha = strength(node, emphasis?.edges.has(mark.edge.position), emphasis);
      const head = nodes[mark.edge.a === mark.node ? mark.edge.b : mark.edge.a];
      labels.push(...paintCell(context, scene, mark, node, head.code ? head.color : node.color, measure));
      if (emphasis?.focus === mark.node) {
        context.strokeStyle = colors.ink;
        context.lineWidth = 2;
        context.strokeRect(mark.left - 1, mark.top - 1, mark.right - mark.left + 2, mark.bottom - mark.top + 2);
      }
    }
  }
  context.globalAlpha = 1;
  if (scale < 0.5) return labels;
  return [...labels, ...paintApart(context, scene, options)];
}

function paintHead(context, scene, head, { measure, emphasis }) {
  const { colors, scale } = scene;
  const size = Math.max(LETTERS.least, Math.min(LETTERS.most, LETTERS.share * head.tall));
  context.globalAlpha = strength(head, emphasis?.nodes.has(head.position), emphasis);
  const radius = Math.min(11, 13 * scale);
  drawShape(context, head, head.x, head.y, head.code ? radius : radius * 0.7);
  if (head.tall < LEAST_ROW) return [];
  const inside = radius > TILE; // else the number of a goal stands before its name
  if (head.code && inside) write(context, head.code, head.x, head.y + 0.5, { measure, color: colors.forced ? colors.background : inkOn(head.color), weight: 700, size: 12, align: "center" });
  const font = `600 ${size}px ${FONT}`;
  const lines = breakLines(head.code && !inside ? `${head.code} ${head.label}` : head.label, font, measure, head.names, head.tall > 2 * LINE ? 2 : 1);
  const boxes = lines.map((line, at) => write(context, line, head.x + 18, head.y + (at - (lines.length - 1) / 2) * LINE, { measure, size, color: colors.ink, weight: emphasis?.focus === head.position ? 750 : 600, room: head.names }));
  const { x, stated, suggested } = head.counts;
  if (stated + suggested) {
    const end = write(context, stated || !suggested ? String(stated) : "", x, head.y, { measure, size, color: colors.ink, weight: 650 });
    if (suggested) write(context, `${stated ? "+ " : ""}${suggested}`, stated ? end.right + 5 : x, head.y, { measure, size, color: colors.muted });
  }
  return boxes.map((box) => ({ ...box, item: { label: head.label, position: head.position } }));
}

function paintCell(context, scene, { left, right, top, bottom, edge, node: position }, node, color, measure) {
  const [wide, tall] = [right - left, bottom - top];
  const { colors, scale } = scene;
  if (edge.suggested) hatch(context, left, top, wide, tall, color);
  else {
    context.fillStyle = color;
    context.fillRect(left, top, wide, tall);
  }
  if (wide < NAMED || scale < 0.6) return [];
  const box = write(context, node.label, left + 6, (top + bottom) / 2, { measure, room: wide - 12, size: 11.5, color: edge.suggested ? colors.ink : colors.forced ? colors.background : inkOn(color), halo: edge.suggested ? colors.background : "" });
  return [{ ...box, item: { label: node.label, position } }];
}
