// The ground of the map: countries, their names where they cover nothing, and insets with what lies far away.

import { toScreen } from "./camera.js";
import { FONT } from "./fonts.js";
import { intoInset, within } from "./insets.js";

/** Paint the countries, and over them the insets with theirs. */
export function paintGround(context, scene, camera, width, height) {
  if (!scene.outlines.length && !scene.insets?.length) return;
  paintLand(context, scene, (x, y) => toScreen(camera, width, height, x, y));
  for (const inset of scene.insets ?? []) {
    const [left, top] = toScreen(camera, width, height, inset.frame.left, inset.frame.top);
    const [right, bottom] = toScreen(camera, width, height, inset.frame.right, inset.frame.bottom);
    context.save();
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 6);
    context.clip();
    context.fillStyle = scene.colors.background;
    context.fillRect(left, top, right - left, bottom - top);
    paintLand(context, scene, (x, y) => toScreen(camera, width, height, ...intoInset(inset, x, y)), inset);
    context.restore();
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 6);
    context.strokeStyle = scene.colors.muted;
    context.lineWidth = 1;
    context.stroke();
  }
}

function paintLand(context, { outlines, colors }, place, inset = null) {
  context.beginPath();
  for (const ring of outlines) {
    if (inset && !near(ring, inset)) continue;
    for (let corner = 0; corner < ring.length; corner += 2) {
      const [x, y] = place(ring[corner], ring[corner + 1]);
      if (corner) context.lineTo(x, y);
      else context.moveTo(x, y);
    }
    context.closePath();
  }
  context.fillStyle = colors.land;
  context.fill("evenodd");
  context.strokeStyle = colors.border;
  context.lineWidth = 0.8;
  context.lineJoin = "round";
  context.stroke();
}

/** Does a country reach into what an inset shows? */
function near(ring, inset) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let corner = 0; corner < ring.length; corner += 2) {
    const [x, y] = intoInset(inset, ring[corner], ring[corner + 1]);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left < inset.frame.right && right > inset.frame.left && top < inset.frame.bottom && bottom > inset.frame.top;
}

/** Write the names of the countries that hold something, each where it covers nothing. */
export function paintCountries(context, scene, camera, width, height, measure, occupancy) {
  const font = `italic 500 11.5px ${FONT}`;
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  for (const { x: worldX, y: worldY, label } of scene.countries ?? []) {
    const places = scene.insets.map((inset) => [inset, intoInset(inset, worldX, worldY)]).filter(([inset, [x, y]]) => within(inset, x, y));
    const inside = places.length ? places[0][1] : [worldX, worldY];
    if (!places.length && scene.insets.some((inset) => within(inset, worldX, worldY))) continue; // an inset lies over it
    const [x, y] = toScreen(camera, width, height, ...inside);
    const wide = measure(label, font);
    for (const [dx, dy] of [[0, 0], [0, 16], [0, -16], [0, 32], [0, -32], [wide / 2 + 12, 0], [-wide / 2 - 12, 0], [wide / 2 + 12, 20], [-wide / 2 - 12, 20], [wide / 2 + 12, -20], [-wide / 2 - 12, -20]]) {
      const box = { left: x + dx - wide / 2 - 2, right: x + dx + wide / 2 + 2, top: y + dy - 7, bottom: y + dy + 7 };
      if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height || !occupancy.free(box)) continue;
      occupancy.take(box);
      context.strokeStyle = scene.colors.land;
      context.strokeText(label, x + dx, y + dy);
      context.fillStyle = scene.colors.muted;
      context.fillText(label, x + dx, y + dy);
      break;
    }
  }
}
