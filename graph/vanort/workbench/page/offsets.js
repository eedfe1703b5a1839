// Offsets of the files count Unicode code points; those of a browser count UTF-16. They differ behind an emoji.

/** A text that can be cut by code points. */
export function cuttable(text) {
  if (!/[\ud800-\udfff]/.test(text)) return { slice: (start, end) => text.slice(start, end), length: text.length };
  const points = Array.from(text);
  return { slice: (start, end) => points.slice(start, end).join(""), length: points.length };
}

/** How many code points a piece of text has. */
export const pointsIn = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length);

/** Where in UTF-16 so many code points of a piece of text end. */
export function unitsOf(text, points) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(0, points).join("").length : points;
}
