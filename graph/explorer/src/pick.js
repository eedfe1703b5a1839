// What lies under the pointer.

import { radiusOf, toScreen } from "./camera.js";
import { isChart, markAt } from "./charts.js";
import { ribbon } from "./layers.js";
import { bendOf } from "./paint.js";

/** The position of the node at a point of the screen, or -1; fingers get more room than a mouse. A name stands for its node. */
export function nodeAt(scene, camera, width, height, x, y, slack = 4, labels = []) {
  const named = () => labels.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)?.item.position ?? -1;
  if (isChart(scene.kind)) {
    const node = markAt(scene, x, y + camera.y - height / 2);
    return node < 0 ? named() : node;
  }
  let best = -1;
  let nearest = Infinity;
  scene.nodes.forEach((node, position) => {
    const [nx, ny] = toScreen(camera, width, height, node.x, node.y);
    const distance = Math.hypot(nx - x, ny - y) - radiusOf(node, camera.k);
    if (distance <= slack && distance < nearest) {
      best = position;
      nearest = distance;
    }
  });
  return best < 0 ? named() : best;
}

/** The position of the edge at a point of the screen, or -1. */
export function edgeAt(scene, camera, width, height, x, y, slack = 6) {
  let best = -1;
  let nearest = slack;
  if (isChart(scene.kind)) return scene.kind === "layers" ? ribbonAt(scene, x, y + camera.y - height / 2) : -1;
  scene.edges.forEach((edge, position) => {
    const a = scene.nodes[edge.a];
    const b = scene.nodes[edge.b];
    const [ax, ay] = toScreen(camera, width, height, a.x, a.y);
    const [bx, by] = toScreen(camera, width, height, b.x, b.y);
    const bend = bendOf(scene.kind, ax, ay, bx, by);
    const reach = slack + (bend ? 170 : 0);
    if (x < Math.min(ax, bx) - reach || x > Math.max(ax, bx) + reach || y < Math.min(ay, by) - reach || y > Math.max(ay, by) + reach) return;
    const distance = bend ? curveDistance(ax, ay, bend, bx, by, x, y) : lineDistance(ax, ay, bx, by, x, y);
    if (distance < nearest) {
      best = position;
      nearest = distance;
    }
  });
  return best;
}

function ribbonAt(scene, x, y) {
  return scene.edges.findLastIndex((edge) => {
    const [ax, ay, cx, cy, dx, dy, bx, by] = ribbon(scene, edge);
    return x > ax && x < bx && curveDistance(ax, ay, [cx, cy, dx, dy], bx, by, x, y) <= edge.wide / 2 + 1;
  });
}

function lineDistance(ax, ay, bx, by, x, y) {
  const square = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const part = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
  return Math.hypot(ax + part * (bx - ax) - x, ay + part * (by - ay) - y);
}

function curveDistance(ax, ay, [cx, cy, dx, dy], bx, by, x, y) {
  let nearest = Infinity;
  let [px, py] = [ax, ay];
  for (let step = 1; step <= 16; step += 1) {
    const t = step / 16;
    const s = 1 - t;
    const qx = s ** 3 * ax + 3 * s * s * t * cx + 3 * s * t * t * dx + t ** 3 * bx;
    const qy = s ** 3 * ay + 3 * s * s * t * cy + 3 * s * t * t * dy + t ** 3 * by;
    nearest = Math.min(nearest, lineDistance(px, py, qx, qy, x, y));
    [px, py] = [qx, qy];
  }
  return nearest;
}

/** The node nearest in a direction of the arrow keys, seen from a node; -1 where there is none. */
export function nodeTowards(scene, from, dx, dy) {
  const origin = scene.nodes[from];
  let best = -1;
  let least = Infinity;
  scene.nodes.forEach((node, position) => {
    if (position === from) return;
    const along = (node.x - origin.x) * dx + (node.y - origin.y) * dy;
    const aside = Math.abs((node.x - origin.x) * dy) + Math.abs((node.y - origin.y) * dx);
    const cost = along + 2.5 * aside;
    if (along > 0.5 && cost < least) {
      best = position;
      least = cost;
    }
  });
  return best;
}
