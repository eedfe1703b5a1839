// A pen that draws as a canvas does (the part of its interface that this page uses), and writes SVG.

import { xmlText } from "./xlsx.js";

const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
const BASELINES = { middle: "central", top: "hanging" };

/** Make a pen for a picture of this size in pixels; `svg()` is what was drawn. */
export function createSvgPen(width, height) {
  const ruler = document.createElement("canvas").getContext("2d");
  const parts = [];
  const stack = [];
  let path = "";
  let [dx, dy] = [0, 0];
  let clips = 0;
  let open = 0; // groups that are clipped
  let dash = [];
  const round = (value) => Math.round(value * 100) / 100;
  const at = (x, y) => `${round(x + dx)} ${round(y + dy)}`;
  const paint = (color, kind) => `${kind}="${color}"${pen.globalAlpha < 1 ? ` ${kind}-opacity="${round(pen.globalAlpha)}"` : ""}`;
  const line = () => `fill="none" ${paint(pen.strokeStyle, "stroke")} stroke-width="${round(pen.lineWidth)}" stroke-linejoin="${pen.lineJoin}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}`;
  const font = () => {
    const [, slant = "", weight = "400", size = "10", family = "sans-serif"] = /^(italic )?(\d+) ([\d.]+)px (.*)$/.exec(pen.font) ?? [];
    return `font-family="${xmlText(family)}" font-size="${size}" font-weight="${weight}"${slant && ' font-style="italic"'} text-anchor="${ANCHORS[pen.textAlign]}"${BASELINES[pen.textBaseline] ? ` dominant-baseline="${BASELINES[pen.textBaseline]}"` : ""}`;
  };
  const text = (words, x, y, most, looks) => parts.push(`<text x="${round(x + dx)}" y="${round(y + dy)}" ${font()} ${looks}${most < pen.measureText(words).width ? ` textLength="${round(most)}" lengthAdjust="spacingAndGlyphs"` : ""}>${xmlText(words)}</text>`);

  const pen = {
    fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter", globalAlpha: 1, font: "400 10px sans-serif", textAlign: "start", textBaseline: "alphabetic",
    beginPath: () => (path = ""),
    moveTo: (x, y) => (path += `M${at(x, y)}`),
    lineTo: (x, y) => (path += `L${at(x, y)}`),
    bezierCurveTo: (ax, ay, bx, by, x, y) => (path += `C${at(ax, ay)} ${at(bx, by)} ${at(x, y)}`),
    closePath: () => (path += "Z"),
    /** A whole circle, the only arc that is drawn here. */
    arc: (x, y, radius) => (path += `M${at(x + radius, y)}a${round(radius)} ${round(radius)} 0 1 0 ${round(-2 * radius)} 0a${round(radius)} ${round(radius)} 0 1 0 ${round(2 * radius)} 0Z`),
    rect: (x, y, wide, tall) => (path += `M${at(x, y)}h${round(wide)}v${round(tall)}h${round(-wide)}Z`),
    roundRect(x, y, wide, tall, radius) {
      const r = Math.max(0, Math.min(radius, wide / 2, tall / 2));
      path += `M${at(x + r, y)}h${round(wide - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}v${round(tall - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${r}h${round(2 * r - wide)}a${r} ${r} 0 0 1 ${-r} ${-r}v${round(2 * r - tall)}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
    },
    fill: (rule) => path && parts.push(`<path d="${path}" ${paint(pen.fillStyle, "fill")}${rule === "evenodd" ? ' fill-rule="evenodd"' : ""}/>`),
    stroke: () => path && parts.push(`<path d="${path}" ${line()}/>`),
    fillRect: (x, y, wide, tall) => parts.push(`<rect x="${round(x + dx)}" y="${round(y + dy)}" width="${round(Math.max(0, wide))}" height="${round(Math.max(0, tall))}" ${paint(pen.fillStyle, "fill")}/>`),
    strokeRect: (x, y, wide, tall) => parts.push(`<rect x="${round(x + dx)}" y="${round(y + dy)}" width="${round(Math.max(0, wide))}" height="${round(Math.max(0, tall))}" ${line()}/>`),
    fillText: (words, x, y, most = Infinity) => text(words, x, y, most, paint(pen.fillStyle, "fill")),
    strokeText: (words, x, y, most = Infinity) => text(words, x, y, most, line()),
    setLineDash: (next) => (dash = next),
    measureText(words) {
      ruler.font = pen.font;
      return ruler.measureText(words);
    },
    translate: (x, y) => ([dx, dy] = [dx + x, dy + y]),
    save: () => stack.push({ dx, dy, dash, open, looks: { ...pen } }),
    restore() {
      const kept = stack.pop();
      for (; open > kept.open; open -= 1) parts.push("</g>");
      ({ dx, dy, dash } = kept);
      for (const key of Object.keys(kept.looks)) if (typeof kept.looks[key] !== "function") pen[key] = kept.looks[key];
    },
    clip() {
      clips += 1;
      open += 1;
      parts.push(`<clipPath id="clip-${clips}"><path d="${path}"/></clipPath><g clip-path="url(#clip-${clips})">`);
    },
    svg: (title) => `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img"><title>${xmlText(title)}</title>${parts.join("\n")}</svg>\n`,
  };
  return pen;
}
