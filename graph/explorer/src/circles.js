// Groups of a large network as circles: folded ones with what they hold written in them, open ones as an area with a heading.

import { FONT } from "./fonts.js";
import { breakLines, shorten } from "./labels.js";

const LEAST = 22; // pixels: in a smaller circle nothing can be read
const AMPLE = 50; // pixels from which on a name is rather shortened than put beside its circle
const ROOMY = 62; // pixels from which on the strongest things are written, too
const NAME = { least: 10.5, small: 12, usual: 13.5 };
const LINES_FOR = 13; // pixels of a radius for each line of a name that found no place beside its circle
const SMALL = 11.5;
const LINE = 1.22;
const HEADING = 22; // pixels that a heading is high

const fontOf = (weight, size) => `${weight} ${size}px ${FONT}`;

/** Is what a circle holds written in it, at this radius in pixels? Else its name stands beside it. */
export function isWritten({ name }, radius, measure) {
  if (radius < LEAST) return false;
  if (radius >= AMPLE) return true;
  const lines = nameLines(name, radius, measure);
  return lines.length <= 2 && !lines.some((line) => line.endsWith("…"));
}

const nameSize = (radius) => (radius < AMPLE ? NAME.small : NAME.usual);
const nameLines = (name, radius, measure) => breakLines(name, fontOf(650, nameSize(radius)), measure, 1.66 * radius, radius < ROOMY ? 2 : 3);

/** Paint the areas of open circles, the outer ones first; on a map only their rims, for the ground is the land. */
export function paintAreas(context, { open, colors, kind }, toScreen, k) {
  for (const { x, y, radius, number, rest } of open) {
    const [left, top] = toScreen(x, y);
    context.beginPath();
    context.arc(left, top, radius * k, 0, 2 * Math.PI);
    context.fillStyle = rest ? colors.background : colors.groups[number % colors.groups.length];
    if (kind !== "map") context.fill();
    context.lineWidth = 1;
    context.strokeStyle = kind === "map" ? colors.muted : colors.border;
    context.stroke();
  }
}

/** Paint a folded circle and, where they find room, its name, how many it holds, and the strongest of them. */
export function paintCircle(context, node, x, y, radius, { colors, measure, strong }) {
  const { fold } = node;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fold.rest ? colors.land : colors.groups[fold.number % colors.groups.length];
  context.fill();
  context.lineWidth = strong || node.found ? 3 : 1.5;
  context.strokeStyle = strong || node.found ? colors.accent : colors.edge;
  context.stroke();
  if (isWritten(fold, radius, measure)) write(context, x, y, written(fold, radius, measure), colors);
}

/** Write the name of a circle that found no place beside it into it, as much of it as there is room for. */
export function paintShortened(context, { fold }, x, y, radius, { colors, measure }) {
  if (radius < LEAST) return;
  const most = Math.floor(radius / LINES_FOR);
  write(context, x, y, breakLines(fold.name, fontOf(650, NAME.least), measure, 1.7 * radius, most).map((text) => ({ text, weight: 650, size: NAME.least })), colors);
}

function write(context, x, y, lines, colors) {
  let at = y - lines.reduce((total, { size }) => total + size * LINE, 0) / 2;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { text, weight, size, muted } of lines) {
    context.font = fontOf(weight, size);
    context.fillStyle = muted ? colors.muted : colors.ink;
    context.fillText(text, x, at + (size * LINE) / 2);
    at += size * LINE;
  }
}

/** The lines of a circle: its name, how many things, then the next strongest while they find room. */
function written({ name, counted, next }, radius, measure) {
  const lines = nameLines(name, radius, measure).map((text) => ({ text, weight: 650, size: nameSize(radius) }));
  const tall = () => lines.reduce((total, { size }) => total + size * LINE, 0);
  const room = () => 2 * Math.sqrt(Math.max(0, radius ** 2 - (tall() / 2 + SMALL) ** 2)) - 10;
  if (measure(counted, fontOf(500, SMALL)) <= room()) lines.push({ text: counted, weight: 500, size: SMALL, muted: true });
  if (radius < ROOMY) return lines;
  for (const text of next) {
    if (tall() + SMALL * LINE > 1.35 * radius || room() < 60) break;
    lines.push({ text: shorten(text, fontOf(500, SMALL), measure, room()), weight: 500, size: SMALL });
  }
  return lines;
}

/** Paint the headings of open circles at their upper rim, in sight as long as the circle is; return their boxes. */
export function paintHeadings(context, { open, colors }, toScreen, k, { width, height, measure, occupancy, taken }) {
  const font = `600 12.5px ${FONT}`;
  const boxes = [];
  for (const area of open) {
    const [x, y] = toScreen(area.x, area.y);
    const reach = area.radius * k;
    if (x + reach < 0 || x - reach > width || y + reach < HEADING || y - reach > height || reach < LEAST) continue;
    const text = shorten(`− ${area.label}`, font, measure, Math.min(260, width - 24));
    const wide = measure(text, font) + 18;
    const left = Math.max(8, Math.min(width - wide - 8, x - wide / 2));
    const box = { left, right: left + wide, top: Math.max(8, y - reach - HEADING / 2), bottom: 0, area };
    for (let tries = 0; tries < 9; tries += 1, box.top += HEADING / 2) {
      box.bottom = box.top + HEADING;
      if ([...boxes, ...taken].every((other) => other.right < box.left || other.left > box.right || other.bottom < box.top || other.top > box.bottom)) break;
    }
    occupancy.take(box);
    boxes.push(box);
    context.beginPath();
    context.roundRect(box.left, box.top, wide, HEADING, HEADING / 2);
    context.fillStyle = colors.background;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = colors.edge;
    context.stroke();
    context.font = font;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = colors.ink;
    context.fillText(text, box.left + 9, box.top + HEADING / 2 + 0.5);
  }
  return boxes;
}
