// Small pictures, drawn with lines; and the mark of a class: its shape in its colour.

import { svg } from "./dom.js";
import { outlinePath } from "./shapes.js";

const LINES = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L20.5 20.5",
  close: "M6 6L18 18M18 6L6 18",
  plus: "M12 5V19M5 12H19",
  minus: "M5 12H19",
  fit: "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15",
  filter: "M4 6H20M7 12H17M10 18H14",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  play: "M8 5.5V18.5L18.5 12z",
  pause: "M8 6V18M16 6V18",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2.5V5M12 19V21.5M2.5 12H5M19 12H21.5M5.3 5.3L7 7M17 17L18.7 18.7M5.3 18.7L7 17M17 7L18.7 5.3",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5A8 8 0 1 0 19.5 14.5z",
  down: "M6 9L12 15L18 9",
  back: "M15 5L8 12L15 19",
  forward: "M9 5L16 12L9 19",
  legend: "M5 6h.01M10 6H20M5 12h.01M10 12H20M5 18h.01M10 18H20",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 7V12L15.5 14",
};

/** A line icon of this name. */
export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: LINES[name] }));
}

/** The mark of a class or a thing. */
export function mark(shape, color, size = 16) {
  return svg(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, width: size, height: size, class: "mark", "aria-hidden": "true" },
    svg("path", { d: outlinePath(shape === "tile" ? "square" : shape, size), fill: color }),
  );
}
