// A network takes the shape of the window: where the window is wider or higher than the drawing, so are the gaps between things.

import { fitted } from "./camera.js";
import { freeAreas, isCovered } from "./obstacles.js";

const FEW = 12; // things: fewer have no shape to speak of
const MANY = 1000; // things: of more it is not worth looking at each
const MOST = 1.6; // times as far apart along one axis: farther, groups look like stripes

/** How much farther apart a network's things stand across and down, so that it fills what `obstacles` leave of a window; [1, 1] as drawn. */
export function shapeFor({ kind, nodes, open }, size, obstacles, options) {
  if (kind !== "network" || nodes.length < FEW || open.length || nodes.some(({ fold }) => fold)) return [1, 1];
  const [wide, tall] = [0, 1].map((axis) => spread(nodes.map(({ home }) => home[axis])));
  const whole = { left: 0, top: 0, right: size.width, bottom: size.height };
  const areas = nodes.length > MANY ? [whole] : freeAreas(whole, obstacles);
  const found = areas.map((area) => {
    const shape = between((area.right - area.left) / (area.bottom - area.top) / (wide / tall));
    const points = nodes.map(({ home: [x, y], size: each }) => ({ x: x * shape[0], y: y * shape[1], size: each }));
    const camera = fitted(points, size, area, options);
    return { shape, points, camera, filled: camera.k ** 2 * shape[0] * shape[1] };
  }).sort((a, b) => b.filled - a.filled);
  return (found.find(({ points, camera }) => !points.some((point) => isCovered(point, camera, size, obstacles))) ?? found[0]).shape;
}

const between = (ratio) => [Math.min(MOST, Math.max(1, ratio)), Math.min(MOST, Math.max(1, 1 / ratio))];

const spread = (values) => Math.max(1, Math.max(...values) - Math.min(...values));

/** Give each thing its place in a network of this shape. */
export function takeShape(nodes, [across, down]) {
  for (const node of nodes) [node.x, node.y] = [node.home[0] * across, node.home[1] * down];
}
