// The text of labels: measured, broken into lines, shortened; and a grid that knows which places are taken.

/** Things from which on each has so little room that names matter more than marks and rims. */
export const CROWD = 120;

export const WIDEST = 150;
export const NARROWEST = 48; // pixels: less of a name tells nothing

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
    drop(box) {
      for (const key of keys(box)) cells.set(key, cells.get(key).filter((other) => other !== box));
    },
    free: (box, but) =>
      keys(box).every((key) => (cells.get(key) ?? []).every((other) => other === but || !overlap(box, other))),
    /** What lies where a box would lie. */
    under: (box, but) => new Set(keys(box).flatMap((key) => (cells.get(key) ?? []).filter((other) => other !== but && overlap(box, other)))),
  };
}

export function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
