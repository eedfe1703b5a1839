// The map fits where most things are; what lies far away stands in insets at its side, and piles are spread.

import { radiusOf } from "./camera.js";

const NEAR = 330; // units of the map (some 2,300 km): what lies closer belongs to one part of the map
const WORTH = 1.7; // the whole has to be so much larger than its main part before insets are worth it
const PAD = 60;
const SMALLEST = 120; // units that an inset shows at least
const TALLEST = 1.4; // times its width that an inset in a column is high at most, and one in a row is wide
const ROUNDS = 24;
const MOST = 600; // nodes up to which piles are spread
const CIRCLE = { least: 11, each: 2.1, most: 46 }; // pixels of the radius of a circle: by the root of how many it holds
const RIM = 8; // units between the outermost things of an open circle and its rim

/** Place the nodes of a map: those of the main part where they lie, others in the frames of insets. */
export function layMap(scene, { width, height }) {
  for (const node of scene.nodes) {
    [node.x, node.y] = node.home;
    if (node.fold) Object.assign(node, { radius: 0, pixels: Math.min(CIRCLE.most, CIRCLE.least + CIRCLE.each * Math.sqrt(node.fold.members.length)) });
  }
  scene.insets = [];
  const parts = partsOf(scene.nodes);
  if (parts.length > 1) {
    const [main, ...far] = parts.sort((a, b) => b.length - a.length || a[0] - b[0]);
    const inner = boxOf(main.map((at) => scene.nodes[at]), PAD);
    const whole = boxOf(scene.nodes, PAD);
    if (Math.max((whole.right - whole.left) / (inner.right - inner.left), (whole.bottom - whole.top) / (inner.bottom - inner.top)) > WORTH) setApart(scene, inner, far, width >= height);
  }
  if (scene.nodes.length <= MOST) spreadPiles(scene, { width, height });
  for (const area of scene.open) surround(area, scene.nodes);
}

/** Draw the rim of an open circle round what stands in it, wherever that was moved to. */
function surround(area, nodes) {
  const held = new Set(area.members.map(({ index }) => index));
  const inside = nodes.filter(({ index, fold }) => held.has(fold ? fold.members[0].index : index));
  if (!inside.length) return;
  const { left, right, top, bottom } = boxOf(inside, 0);
  [area.x, area.y] = [(left + right) / 2, (top + bottom) / 2];
  area.radius = RIM + Math.max(...inside.map(({ x, y }) => Math.hypot(x - area.x, y - area.y)));
}

/** Parts of the map: things between which there is no gap wider than NEAR. */
function partsOf(nodes) {
  const parts = [];
  const left = new Set(nodes.keys());
  while (left.size) {
    const part = [left.values().next().value];
    left.delete(part[0]);
    for (const at of part) {
      for (const other of left) {
        if (Math.hypot(nodes[at].x - nodes[other].x, nodes[at].y - nodes[other].y) > NEAR) continue;
        left.delete(other);
        part.push(other);
      }
    }
    parts.push(part);
  }
  return parts;
}

function boxOf(nodes, pad) {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs) - pad, Math.max(...xs) + pad, Math.min(...ys) - pad, Math.max(...ys) + pad];
  const [wide, tall] = [Math.max(SMALLEST, right - left), Math.max(SMALLEST, bottom - top)];
  return { left: (left + right - wide) / 2, right: (left + right + wide) / 2, top: (top + bottom - tall) / 2, bottom: (top + bottom + tall) / 2 };
}

/** Frames for the far parts in a column right of the main part, or in a row below it where the window is upright. */
function setApart(scene, main, far, beside) {
  const gap = 24;
  const [long, thick] = beside ? [main.bottom - main.top, 0.3 * (main.right - main.left)] : [main.right - main.left, 0.3 * (main.bottom - main.top)];
  const each = Math.min((long - gap * (far.length - 1)) / far.length, TALLEST * Math.max(thick, SMALLEST));
  const start = (long - far.length * each - (far.length - 1) * gap) / 2;
  far.forEach((part, number) => {
    const nodes = part.map((at) => scene.nodes[at]);
    const world = boxOf(nodes, PAD);
    const from = start + number * (each + gap);
    const frame = beside
      ? { left: main.right + gap, right: main.right + gap + Math.max(thick, SMALLEST), top: main.top + from, bottom: main.top + from + each }
      : { left: main.left + from, right: main.left + from + each, top: main.bottom + gap, bottom: main.bottom + gap + Math.max(thick, SMALLEST) };
    const k = Math.min((frame.right - frame.left) / (world.right - world.left), (frame.bottom - frame.top) / (world.bottom - world.top), 1);
    const inset = { frame, k, x: (world.left + world.right) / 2, y: (world.top + world.bottom) / 2 };
    for (const node of nodes) [node.x, node.y] = intoInset(inset, node.x, node.y);
    scene.insets.push(inset);
  });
}

/** A point of the world in the frame of an inset. */
export function intoInset({ frame, k, x: middleX, y: middleY }, x, y) {
  return [(x - middleX) * k + (frame.left + frame.right) / 2, (y - middleY) * k + (frame.top + frame.bottom) / 2];
}

/** Is a point of the layout within an inset? */
export const within = ({ frame }, x, y) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;

/** Push apart what would lie on each other at the zoom at which the whole is seen. */
function spreadPiles({ nodes }, { width, height }) {
  if (nodes.length < 2) return;
  const { left, right, top, bottom } = boxOf(nodes, 0);
  const k = Math.min((0.8 * width) / (right - left), (0.75 * height) / (bottom - top), 1.6);
  const radius = nodes.map((node) => (radiusOf(node, k) + 2) / k);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (let a = 0; a < nodes.length; a += 1) {
      for (let b = a + 1; b < nodes.length; b += 1) {
        const [dx, dy] = [nodes[b].x - nodes[a].x || 0.01, nodes[b].y - nodes[a].y];
        const distance = Math.hypot(dx, dy);
        const missing = radius[a] + radius[b] - distance;
        if (missing <= 0.1) continue;
        const [fromX, fromY] = [(dx / distance) * missing * 0.5, (dy / distance) * missing * 0.5];
        nodes[a].x -= fromX;
        nodes[a].y -= fromY;
        nodes[b].x += fromX;
        nodes[b].y += fromY;
        moved = true;
      }
    }
    if (!moved) return;
  }
}
