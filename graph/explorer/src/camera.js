// Where the reader looks: the centre in the coordinates of the layout, and how many pixels one unit takes.

export const ZOOM = { least: 0.01, most: 8 };

/** From layout to screen. */
export function toScreen(camera, width, height, x, y) {
  return [(x - camera.x) * camera.k + width / 2, (y - camera.y) * camera.k + height / 2];
}

/** From screen to layout. */
export function toLayout(camera, width, height, x, y) {
  return [(x - width / 2) / camera.k + camera.x, (y - height / 2) / camera.k + camera.y];
}

/** Zoom so that the point under the pointer stays where it is. */
export function zoomAt(camera, width, height, x, y, factor) {
  const k = Math.min(ZOOM.most, Math.max(ZOOM.least, camera.k * factor));
  const [fixedX, fixedY] = toLayout(camera, width, height, x, y);
  return { k, x: fixedX - (x - width / 2) / k, y: fixedY - (y - height / 2) / k };
}

/** Show all these points within an area of the canvas; `room` is what labels need around them: left, top, right, bottom. */
export function fitted(points, { width, height }, area, { room = [76, 60, 76, 76], most = 1.6 } = {}) {
  if (!points.length || !width || !height) return { x: 0, y: 0, k: 1 };
  const [left, top, right, bottom] = extent(points);
  const [wide, tall] = [area.right - area.left, area.bottom - area.top];
  const [roomLeft, roomRight] = [room[0], room[2]].map((wanted) => Math.min(wanted, wide / 4));
  const [roomTop, roomBottom] = [room[1], room[3]].map((wanted) => Math.min(wanted, tall / 6));
  const k = Math.min((wide - roomLeft - roomRight) / Math.max(right - left, 1), (tall - roomTop - roomBottom) / Math.max(bottom - top, 1), most);
  const middleX = (area.left + roomLeft + area.right - roomRight) / 2;
  const middleY = (area.top + roomTop + area.bottom - roomBottom) / 2;
  return { x: (left + right) / 2 - (middleX - width / 2) / k, y: (top + bottom) / 2 - (middleY - height / 2) / k, k };
}

function extent(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, radius = 0 } of points) {
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }
  return [left, top, right, bottom];
}

/** How large a node of this size is drawn: it grows more slowly than the space between nodes. */
export function radiusAt(size, k) {
  return Math.max(1.2, size * Math.min(Math.max(k, 0.05) ** 0.55, 2.2));
}

/** How large a node is drawn: a circle of folded things grows with the space around it, on a map it does not. */
export const radiusOf = (node, k) => (node.fold ? (node.pixels ?? (node.radius ?? 0) * k) : radiusAt(node.size ?? 0, k));

export const REDUCED_MOTION = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Glide from one camera to another; with reduced motion jump. */
export function glide(from, to, step, duration = 380) {
  if (REDUCED_MOTION.matches) {
    step(to);
    return () => {};
  }
  const began = performance.now();
  let running = true;
  const frame = (now) => {
    if (!running) return;
    const part = Math.min(1, (now - began) / duration);
    const eased = 1 - (1 - part) ** 3;
    const k = from.k * (to.k / from.k) ** eased;
    step({ x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased, k });
    if (part < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => {
    running = false;
  };
}
