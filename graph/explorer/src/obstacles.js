// What lies over the picture hides things: find a camera that shows all of them beside it.

import { fitted, radiusOf, toScreen } from "./camera.js";

const NARROWEST = 120; // pixels: a strip beside an obstacle that is narrower holds no picture

/** Show all these points as large as possible with none of them under an obstacle (boxes in pixels of the canvas). */
export function fittedAround(points, size, obstacles, options) {
  const cameras = freeAreas({ left: 0, top: 0, right: size.width, bottom: size.height }, obstacles).map((area) => fitted(points, size, area, options));
  cameras.sort((a, b) => b.k - a.k);
  return cameras.find((camera) => !points.some((point) => isCovered(point, camera, size, obstacles))) ?? cameras[0];
}

/** Does an obstacle, or the edge of the canvas, hide a point of the layout? */
export function isCovered(point, camera, { width, height }, obstacles) {
  const [x, y] = toScreen(camera, width, height, point.x, point.y);
  const radius = radiusOf(point, camera.k);
  if (x < radius || y < radius || x > width - radius || y > height - radius) return true;
  return obstacles.some(({ left, top, right, bottom }) => x > left - radius && x < right + radius && y > top - radius && y < bottom + radius);
}

/** The area as a whole, and what is left of it to one side of each obstacle. */
export function freeAreas(whole, obstacles) {
  let areas = [whole];
  for (const { left, top, right, bottom } of obstacles) {
    areas = areas.flatMap((area) => [
      area, { ...area, right: Math.min(area.right, left) }, { ...area, left: Math.max(area.left, right) },
      { ...area, bottom: Math.min(area.bottom, top) }, { ...area, top: Math.max(area.top, bottom) },
    ]);
  }
  return areas.filter((area) => area === whole || (area.right - area.left >= NARROWEST && area.bottom - area.top >= NARROWEST));
}
