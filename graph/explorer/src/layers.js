// Money from column to column as ribbons: as wide as there are stated flows; what nobody is said to pay for stands below.

import { layApart, paintApart } from "./apart.js";
import { drawShape, hatch, strength, write } from "./charts.js";
import { FONT } from "./fonts.js";
import { breakLines } from "./labels.js";

const BAR = 14; // pixels that the bar of a node is wide
const UNIT = [7, 22]; // pixels of one flow: least, most
const LINE = 15;
const NARROW = 700; // pixels of the window below which names stand above their bars
const ROUNDS = 6;

/** Place bars in columns, what is tied near each other, and ribbons between them; return where it all ends. */
export function lay(scene, box) {
  const { width, top, bottom, scale, measure } = box;
  const { nodes, edges } = scene;
  const tied = nodes.filter(({ apart }) => !apart);
  const flows = edges.map((edge) => {
    const [from, to] = nodes[edge.a].home[0] <= nodes[edge.b].home[0] ? [edge.a, edge.b] : [edge.b, edge.a];
    return Object.assign(edge, { from, to });
  });
  for (const node of tied) Object.assign(node, { ins: [], outs: [] });
  for (const flow of flows) {
    nodes[flow.from].outs.push(flow);
    nodes[flow.to].ins.push(flow);
  }
  const columns = inColumns(tied);
  const narrow = width < NARROW;
  const unit = unitOf(columns, bottom - top, narrow) * scale;
  for (const node of tied) {
    node.value = Math.max(sum(node.ins), sum(node.outs), 1);
    node.bar = node.value * unit;
  }
  const gap = (narrow ? 2 * LINE + 10 : 12) * scale;
  const least = (narrow ? 4 : 2 * LINE) * scale;
  const slot = (node) => Math.max(node.bar, least) + gap + (!narrow && node.outs.length && node.ins.length ? LINE * scale : 0);
  const begin = top + (narrow ? 2 * LINE : 6) * scale;
  stack(columns, slot, begin, nodes);
  across(columns, width, narrow, measure);
  const end = Math.max(begin, ...tied.map((node) => node.y + slot(node) / 2));
  for (const node of tied) {
    spread(node, nodes, unit);
    scene.marks.push({ node: node.position, left: node.x - 8, right: node.x + BAR + 8, top: node.y - Math.max(node.bar / 2, 6), bottom: node.y + Math.max(node.bar / 2, 6) });
  }
  scene.narrow = narrow;
  return layApart(scene, end, box) + 20 * scale;
}

const sum = (flows) => flows.reduce((total, { count }) => total + count, 0);

/** Nodes by column; what passes nothing on stands in the last. */
function inColumns(tied) {
  const steps = [...new Set(tied.map(({ home }) => home[0]))].sort((a, b) => a - b);
  const columns = steps.map(() => []);
  for (const node of tied) columns[node.outs.length ? steps.indexOf(node.home[0]) : steps.length - 1].push(node);
  for (const column of columns) column.sort((a, b) => a.home[1] - b.home[1]);
  return columns.filter((column) => column.length);
}

function unitOf(columns, room, narrow) {
  const wanted = columns.map((column) => {
    const gaps = column.length * (narrow ? 40 : 16);
    return (room * 0.7 - Math.min(gaps, room * 0.5)) / column.reduce((total, node) => total + Math.max(sum(node.ins), sum(node.outs), 1), 0);
  });
  const least = columns.flat().some(({ fold }) => fold) ? 0 : UNIT[0]; // what stands for hundreds stays in sight
  return Math.max(least, Math.min(UNIT[1], ...wanted));
}

/** Bring each column's nodes near the middle of what they are tied to, in their order, none on another. */
function stack(columns, slot, begin, nodes) {
  const tall = Math.max(0, ...columns.map((column) => column.reduce((total, node) => total + slot(node), 0)));
  for (const column of columns) {
    let at = begin + (tall - column.reduce((total, node) => total + slot(node), 0)) / 2;
    for (const node of column) {
      node.y = at + slot(node) / 2;
      at += slot(node);
    }
  }
  const middle = (flows, end) => flows.reduce((total, flow) => total + nodes[flow[end]].y * flow.count, 0) / sum(flows);
  for (let round = 0; round < ROUNDS; round += 1) {
    const forth = round % 2 === 0;
    for (const column of forth ? columns.slice(1) : columns.slice(0, -1).reverse()) {
      for (const node of column) {
        const [flows, end] = forth ? [node.ins, "from"] : [node.outs, "to"];
        if (flows.length) node.wish = middle(flows, end);
        else node.wish = node.y;
      }
      column.sort((a, b) => Boolean(a.fold) - Boolean(b.fold) || a.wish - b.wish || a.home[1] - b.home[1]);
      let free = begin;
      for (const node of column) {
        node.y = Math.max(node.wish, free + slot(node) / 2);
        free = node.y + slot(node) / 2;
      }
      let end = begin + tall;
      for (const node of [...column].reverse()) {
        node.y = Math.min(node.y, end - slot(node) / 2);
        end = node.y - slot(node) / 2;
      }
    }
  }
}

/** The columns as far from each other as the names at both sides leave room for. */
function across(columns, width, narrow, measure) {
  const widest = (column) => Math.max(0, ...column.map(({ label }) => measure(label, `500 12.5px ${FONT}`)));
  const left = narrow ? 16 : 24 + Math.min(0.2 * width, widest(columns[0] ?? []) + 12);
  const right = narrow ? 16 : 24 + Math.min(0.28 * width, widest(columns.at(-1) ?? []) + 12);
  const step = (width - left - right - BAR) / Math.max(1, columns.length - 1);
  columns.forEach((column, number) => {
    for (const node of column) {
      const side = narrow ? (number === 0 ? "left" : number === columns.length - 1 ? "right" : "center") : number === 0 ? "before" : number === columns.length - 1 ? "after" : "above";
      Object.assign(node, { x: left + number * step, length: BAR, side, room: narrow ? Math.min(step || width, width / columns.length) - 10 : (side === "before" ? left : side === "after" ? right : step) - 30 });
    }
  });
}

/** Where each ribbon leaves and reaches a bar: beside each other, in the order of their other ends. */
function spread(node, nodes, unit) {
  for (const [flows, other, place] of [[node.ins, "from", "ends"], [node.outs, "to", "begins"]]) {
    flows.sort((a, b) => nodes[a[other]].y - nodes[b[other]].y);
    let at = node.y - (sum(flows) * unit) / 2;
    for (const flow of flows) {
      flow.wide = flow.count * unit;
      flow[place] = at + flow.wide / 2;
      at += flow.wide;
    }
  }
}

/** The curve of a ribbon: begin, two control points, end. */
export function ribbon({ nodes }, { from, to, begins, ends }) {
  const [ax, bx] = [nodes[from].x + BAR, nodes[to].x];
  const half = (ax + bx) / 2;
  return [ax, begins, half, begins, half, ends, bx, ends];
}

/** Paint ribbons, bars and names, then what nobody is said to pay for. */
export function paint(context, scene, options) {
  const { measure, emphasis, scroll, height } = options;
  const { nodes, edges, colors, scale, narrow } = scene;
  const seen = (top, bottom) => bottom > scroll - 40 && top < scroll + height + 40;
  for (const edge of edges) {
    if (!seen(Math.min(edge.begins, edge.ends) - edge.wide, Math.max(edge.begins, edge.ends) + edge.wide)) continue;
    const [ax, ay, ...curve] = ribbon(scene, edge);
    const strong = emphasis?.edges.has(edge.position);
    context.globalAlpha = strong ? 0.75 : emphasis ? 0.12 : edge.faint ? 0.2 : 0.42;
    context.strokeStyle = strong ? colors.accent : colors.forced ? colors.ink : nodes[edge.from].color;
    context.lineWidth = Math.max(1, edge.wide - 1);
    context.beginPath();
    context.moveTo(ax, ay);
    context.bezierCurveTo(...curve);
    context.stroke();
  }
  const labels = [];
  for (const node of nodes) {
    if (node.apart || !seen(node.y - node.bar, node.y + node.bar)) continue;
    context.globalAlpha = strength(node, emphasis?.nodes.has(node.position), emphasis);
    context.fillStyle = node.color;
    const tall = Math.max(node.bar, 2);
    if (node.fold) hatch(context, node.x, node.y - tall / 2, BAR, tall, node.color);
    else context.fillRect(node.x, node.y - tall / 2, BAR, tall);
    if (node.bar > 12 && !node.fold) drawShape(context, node, node.x + BAR / 2, node.y, 4, colors.background);
    if (emphasis?.focus === node.position) {
      context.strokeStyle = colors.ink;
      context.lineWidth = 2;
      context.strokeRect(node.x - 1, node.y - node.bar / 2 - 1, BAR + 2, node.bar + 2);
    }
    if (scale >= 0.6) labels.push(...paintName(context, node, { measure, colors, narrow, strong: emphasis?.focus === node.position }));
  }
  context.globalAlpha = 1;
  return [...labels, ...paintApart(context, scene, options)];
}

function paintName(context, node, { measure, colors, narrow, strong }) {
  const size = narrow ? 11.5 : 12.5;
  const weight = strong || node.fold ? 700 : node.side === "before" || node.side === "above" ? 600 : 500;
  const lines = breakLines(node.label, `${weight} ${size}px ${FONT}`, measure, node.room, narrow ? 2 : 3);
  const above = node.y - node.bar / 2 - (lines.length - 0.5) * LINE - 2;
  const centre = node.y - ((lines.length - 1) * LINE) / 2;
  const [x, y, align] = {
    before: [node.x - 8, centre, "right"], after: [node.x + BAR + 8, centre, "left"], above: [node.x + BAR / 2, above, "center"],
    left: [node.x, above, "left"], right: [node.x + BAR, above, "right"], center: [node.x + BAR / 2, above, "center"],
  }[node.side];
  const halo = node.side === "before" || node.side === "after" ? "" : colors.background;
  return lines.map((line, at) => ({ ...write(context, line, x, y + at * LINE, { measure, color: node.fold ? colors.accent : colors.ink, size, weight, align, halo, room: node.room }), item: { label: node.label, position: node.position } }));
}
