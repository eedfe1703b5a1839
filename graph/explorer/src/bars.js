// The timeline: a bar for each undertaking, and the rules of timelines and layered views.

import { toScreen } from "./camera.js";
import { shorten } from "./labels.js";
import { FONT } from "./paint.js";

export const BAR = 20;

/** Vertical rules with their heads, which stay at the top while the rest moves. */
export function paintRules(context, { rules, colors, kind }, camera, width, height) {
  if (!rules.length) return;
  context.font = `600 12px ${FONT}`;
  context.textBaseline = "top";
  let free = -Infinity;
  for (const { x, label } of rules) {
    const [at] = toScreen(camera, width, height, x, 0);
    if (at < -80 || at > width + 80) continue;
    if (kind === "timeline") {
      context.strokeStyle = colors.border;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(Math.round(at) + 0.5, 30);
      context.lineTo(Math.round(at) + 0.5, height);
      context.stroke();
    }
    if (at < free) continue;
    context.textAlign = "center";
    context.fillStyle = colors.muted;
    context.fillText(label, at, 12);
    free = at + context.measureText(label).width + 14;
  }
}

/** Bars from start to end; where no end is stated the bar fades out. */
export function paintBars(context, scene, place, camera, { width, height, measure, emphasis }) {
  const { nodes, colors } = scene;
  const tall = Math.max(3, Math.min(BAR * camera.k, 34));
  const labels = [];
  nodes.forEach((node, position) => {
    const [x, y] = place[position];
    if (x > width || y < -tall || y > height + tall) return;
    const wide = Math.max(tall, (node.length ?? 0) * camera.k);
    context.globalAlpha = emphasis && !emphasis.nodes.has(position) ? 0.25 : node.faint ? 0.45 : 1;
    context.fillStyle = node.open ? fade(context, node.color, x, wide) : node.color;
    context.beginPath();
    context.roundRect(x, y - tall / 2, wide, tall, Math.min(5, tall / 2));
    context.fill();
    if (emphasis?.focus === position) {
      context.strokeStyle = colors.ink;
      context.lineWidth = 2;
      context.stroke();
    }
    if (tall < 9) return;
    const font = `500 12px ${FONT}`;
    const room = Math.max(width - 4 - (Math.max(x + wide, 0) + 7), x - 11);
    const text = shorten(node.label, font, measure, Math.max(room, 60));
    const wideText = measure(text, font);
    const after = Math.max(x + wide, 0) + 7;
    // A label that would run out at the right stands before its bar.
    const left = after + wideText > width - 4 && x - 7 - wideText > 0 ? x - 7 - wideText : after;
    context.font = font;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeStyle = colors.background;
    context.strokeText(text, left, y);
    context.fillStyle = colors.ink;
    context.fillText(text, left, y);
    labels.push({ left, right: left + wideText, top: y - 7, bottom: y + 7, item: { label: node.label } });
  });
  context.globalAlpha = 1;
  return labels;
}

function fade(context, color, x, wide) {
  context.fillStyle = color; // whatever way the colour is written, it is read back as #rrggbb
  const gradient = context.createLinearGradient(x, 0, x + wide, 0);
  gradient.addColorStop(0, color);
  gradient.addColorStop(0.55, color);
  gradient.addColorStop(1, `${context.fillStyle}22`);
  return gradient;
}
