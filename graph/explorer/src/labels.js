// Which labels fit: the most important first, each in the first of four places where it covers no other.

/** Things from which on each has so little room that names matter more than marks and rims. */
export const CROWD = 120;

const WIDEST = 150;
const NARROWEST = 48; // pixels: less of a name tells nothing

/** Remember widths: measuring text is the dearest part of drawing it. */
export function createMeasure(context) {
  const widths = new Map();
  return (text, font) => {
    const key = `${font}\n${text}`;
    if (!widths.has(key)) {
      context.font = font;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  };
}

/** Break a name into at most `most` lines; what does not fit ends in an ellipsis. */
export function breakLines(text, font, measure, widest = WIDEST, most = 3) {
  if (most === 1 || measure(text, font) <= widest) return [shorten(text, font, measure, widest)];
  const words = text.split(/\s+/);
  let first = "";
  while (words.length && measure(first ? `${first} ${words[0]}` : words[0], font) <= widest) {
    first = first ? `${first} ${words.shift()}` : words.shift();
  }
  if (!first) return [shorten(text, font, measure, widest)];
  return words.length ? [first, ...breakLines(words.join(" "), font, measure, widest, most - 1)] : [first];
}

/** Shorten a text to a width, with an ellipsis. */
export function shorten(text, font, measure, widest) {
  if (measure(text, font) <= widest) return text;
  let low = 1;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${text.slice(0, middle).trimEnd()}…`, font) <= widest) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

/** A grid of the rectangles that are taken. */
export function createOccupancy(cell = 64) {
  const cells = new Map();
  const keys = ({ left, top, right, bottom }) => {
    const found = [];
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) found.push(column * 100_003 + row);
    }
    return found;
  };
  return {
    take(box) {
      for (const key of keys(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
    free: (box, but) =>
      keys(box).every((key) => (cells.get(key) ?? []).every((other) => other === but || !overlap(box, other))),
  };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Place labels around circles on the screen without covering labels or other nodes.
 *
 * `items` are sorted, the most important first: {x, y, radius, label, font, lineHeight, must}. `taken` are boxes of
 * what lies over the picture: no label goes there. `widths` are how wide a label may be, the best first; `lines` are the links ([ax, ay, bx, by]): of the places that are free
 * a label takes the one that fewest of them run through; `crossed` tells of one where that is not none.
 */
export function placeLabels(items, measure, { width, height, most = 400, widths = [WIDEST], taken = [], lines: links = [], occupancy = createOccupancy() }) {
  const bodies = items.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  [...bodies, ...taken].forEach((body) => occupancy.take(body));
  const placed = [];
  for (let index = 0; index < items.length && placed.length < most; index += 1) {
    const item = items[index];
    if (item.written) continue; // in its circle
    if (item.x < -60 || item.y < -40 || item.x > width + 60 || item.y > height + 40) continue;
    const boxes = widths.flatMap((widest) => {
      const lines = breakLines(item.label, item.font, measure, Math.max(NARROWEST, Math.min(widest, width)));
      const wide = Math.max(...lines.map((line) => measure(line, item.font)));
      return candidates(item, wide, lines.length * item.lineHeight).map((box) => ({ ...box, lines }));
    });
    const fits = (candidate) => occupancy.free(candidate, bodies[index]);
    const inside = ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= width && bottom <= height;
    const free = clearest(boxes.filter((candidate) => inside(candidate) && fits(candidate)), links);
    const chosen = free ?? (item.must ? leastCovering(boxes.map((box) => within(box, width, height)), bodies, placed) : null);
    if (!chosen) continue;
    occupancy.take(chosen);
    placed.push({ ...chosen, item, crossed: links.some((line) => crosses(line, chosen)) });
  }
  return placed;
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
  return [below, right, left, above, ...corners];
}
