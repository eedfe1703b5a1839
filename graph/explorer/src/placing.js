// Which labels fit, and where: the most important first; then what found no place tries to get one from a label that can move.

import { breakLines, createOccupancy, NARROWEST, overlap, WIDEST } from "./labels.js";

const FAR = 6; // pixels between a thing and its label, at most
const SHARES = [-0.25, 0.25, -0.4, 0.4, -0.12, 0.12]; // of its width by which a name above or below its thing slides
const ROUNDS = 2; // of asking labels to move: a third finds next to nothing

/**
 * Place labels around circles on the screen without covering labels or other nodes.
 *
 * `items` are sorted, the most important first: {x, y, radius, label, font, lineHeight, must}. `taken` are boxes of
 * what lies over the picture: no label goes there. `widths` are how wide a label may be, the best first; `lines` are the
 * links ([ax, ay, bx, by]): of the places that are free a label takes the one that fewest of them run through; `crossed`
 * tells of one where that is not none. `dense` has labels move for others. An item may say where its label was `before`:
 * there it stays as long as it can.
 */
export function placeLabels(items, measure, { width, height, most = 400, widths = [WIDEST], taken = [], lines: links = [], dense = false, occupancy = createOccupancy() }) {
  const bodies = items.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  [...bodies, ...taken].forEach((body) => occupancy.take(body));
  const inside = ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= width && bottom <= height;
  const bodyOf = new Map(items.map((item, index) => [item, bodies[index]]));
  const placed = new Set();
  const put = (box) => {
    occupancy.take(box);
    placed.add(box);
  };
  const lift = (box) => {
    occupancy.drop(box);
    placed.delete(box);
  };
  const boxesOf = (item) => widths.flatMap((widest) => {
    const lines = breakLines(item.label, item.font, measure, Math.max(NARROWEST, Math.min(widest, width)));
    const wide = Math.max(...lines.map((line) => measure(line, item.font)));
    return candidates(item, wide, lines.length * item.lineHeight).map((box) => ({ ...box, lines, item }));
  });
  const near = new Map(); // the links that may run through a label of an item: few of all
  const linksNear = (item) => {
    if (!near.has(item)) near.set(item, links.filter((line) => reaches(line, item)));
    return near.get(item);
  };
  const free = (item, boxes) => clearest(boxes.filter((box) => occupancy.free(box, bodyOf.get(item))), linksNear(item));
  // What stays comes first: else a name that has to move from the rim pushes others away.
  const staying = new Set();
  for (const item of items) {
    if (placed.size >= most || item.written || !item.before || !inside(item.before) || !occupancy.free(item.before, bodyOf.get(item))) continue;
    put({ ...item.before, item });
    staying.add(item);
  }
  const waiting = [];
  for (const item of items) {
    if (placed.size >= most) break;
    if (item.written) continue; // in its circle
    if (item.x < -60 || item.y < -40 || item.x > width + 60 || item.y > height + 40) continue;
    if (staying.has(item)) continue;
    const boxes = boxesOf(item);
    const seen = boxes.filter(inside);
    const chosen = free(item, seen) ?? (item.must ? leastCovering(boxes.map((box) => within(box, width, height)), bodies, [...placed]) : null);
    if (chosen) put(chosen);
    else if (dense) waiting.push({ item, boxes: seen });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = 0; at < waiting.length; at += 1) if (placed.size < most && makeRoom(waiting[at])) waiting.splice(at--, 1);
  }
  const found = [...placed];
  return found.map((box) => ({ ...box, crossed: linksNear(box.item).some((line) => crosses(line, box)) }));

  /** Place a label where it has no place, if one label in its way finds another. */
  function makeRoom({ item, boxes }) {
    const chosen = free(item, boxes);
    if (chosen) {
      put(chosen);
      return true;
    }
    for (const box of boxes) {
      const [other, ...more] = occupancy.under(box, bodyOf.get(item));
      if (more.length || !placed.has(other) || other.item.must) continue;
      lift(other);
      put(box);
      const moved = free(other.item, boxesOf(other.item).filter(inside));
      if (moved) {
        put(moved);
        return true;
      }
      lift(box);
      put(other);
    }
    return false;
  }
}

/** Of some boxes the one that fewest lines run through, the first of those. */
function clearest(boxes, lines) {
  let best = null;
  let least = Infinity;
  for (const box of boxes) {
    const crossings = lines.reduce((count, line) => count + crosses(line, box), 0);
    if (crossings < least) [best, least] = [box, crossings];
    if (!crossings) break;
  }
  return best;
}

/** Does a line come so close to an item that it may run through a label of it? */
function reaches([ax, ay, bx, by], { x, y, radius, lineHeight }) {
  const [aside, above] = [WIDEST + radius + FAR, 3 * lineHeight + radius + FAR];
  return Math.max(ax, bx) > x - aside && Math.min(ax, bx) < x + aside && Math.max(ay, by) > y - above && Math.min(ay, by) < y + above;
}

/** Does a straight line run through a box? (Liang and Barsky 1984) */
export function crosses([ax, ay, bx, by], { left, right, top, bottom }) {
  if ((ax < left && bx < left) || (ax > right && bx > right) || (ay < top && by < top) || (ay > bottom && by > bottom)) return false;
  let [from, to] = [0, 1];
  for (const [step, room] of [[ax - bx, ax - left], [bx - ax, right - ax], [ay - by, ay - top], [by - ay, bottom - ay]]) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    else if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}

/** A box moved into the picture. */
function within({ left, top, right, bottom, ...box }, width, height) {
  const x = Math.max(0, -left) - Math.max(0, right - width);
  const y = Math.max(0, -top) - Math.max(0, bottom - height);
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y, ...box };
}

/** For a label that has to be there: the place where it covers no label, else no more than it must. */
function leastCovering(boxes, bodies, labels) {
  const cost = (box) => bodies.filter((body) => overlap(box, body)).length + 100 * labels.filter((label) => overlap(box, label)).length;
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

function candidates({ x, y, radius }, wide, tall) {
  const gap = 3;
  const beside = (left, top, align) => ({ left, top, right: left + wide, bottom: top + tall, align });
  const below = beside(x - wide / 2, y + radius + gap, "center");
  const right = beside(x + radius + gap + 1, y - tall / 2, "left");
  const left = beside(x - radius - gap - 1 - wide, y - tall / 2, "right");
  const above = beside(x - wide / 2, y - radius - gap - tall, "center");
  const near = 0.75 * radius;
  const corners = [
    beside(x + near, y + near, "left"), beside(x - near - wide, y + near, "right"),
    beside(x + near, y - near - tall, "left"), beside(x - near - wide, y - near - tall, "right"),
  ];
  // Between these: a name slides along its thing, above, below and beside it.
  const along = SHARES.flatMap((part) => [beside(x - (0.5 + part) * wide, y + radius + gap, "center"), beside(x - (0.5 + part) * wide, y - radius - gap - tall, "center")]);
  const aside = [-0.5, 0.5].flatMap((part) => [beside(x + radius + gap + 1, y - tall / 2 + part * tall, "left"), beside(x - radius - gap - 1 - wide, y - tall / 2 + part * tall, "right")]);
  return [below, right, left, above, ...corners, ...along, ...aside];
}
