// The areas of groups: what lies together in a network, round about its things.

import { radiusOf } from "./camera.js";

/** Paint the area of each group. */
export function paintGroups(context, { groups, colors, nodes }, place, camera, emphasis) {
  if (emphasis || camera.k < 0.08) return;
  groups.forEach(({ members, number }) => {
    const points = members.map((node) => place[node]);
    if (points.length < 3) return;
    const tint = colors.groups[number % colors.groups.length];
    const rim = 14 + Math.max(...members.map((node) => radiusOf(nodes[node], camera.k)));
    context.beginPath();
    rounded(hull(points), rim).forEach(([x, y], corner) => (corner ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    if (colors.forced) {
      // Where the system chooses all colours an area is told by its rim.
      context.strokeStyle = colors.ink;
      context.lineWidth = 1;
      context.setLineDash([6, 4]);
      context.stroke();
      context.setLineDash([]);
      return;
    }
    context.fillStyle = tint;
    context.fill();
  });
}

/** The line around a convex shape at a distance, round at its corners. */
function rounded(corners, distance) {
  const angles = corners.map(([ax, ay], at) => {
    const [bx, by] = corners[(at + 1) % corners.length];
    return Math.atan2(ax - bx, by - ay); // of what stands square on the side, outwards
  });
  return corners.flatMap(([x, y], at) => {
    const from = angles.at(at - 1);
    const turn = (angles[at] - from + 2 * Math.PI) % (2 * Math.PI);
    return Array.from({ length: 9 }, (_, step) => from + (turn * step) / 8).map((angle) => [x + distance * Math.cos(angle), y + distance * Math.sin(angle)]);
  });
}

/** The convex hull (Andrew's monotone chain). */
function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Tell the colour of the group's area at a point; undefined outside of all. */
export function areasOf({ groups, colors, nodes }, place, camera, emphasis) {
  if (emphasis || colors.forced) return () => undefined;
  const areas = groups.map(({ members, number }) => ({
    color: colors.groups[number % colors.groups.length],
    corners: hull(members.map((node) => place[node])),
    rim: 14 + Math.max(...members.map((node) => radiusOf(nodes[node], camera.k))),
  }));
  return (x, y) => areas.findLast(({ corners, rim }) => corners.every(([ax, ay], at) => {
    const [bx, by] = corners[(at + 1) % corners.length];
    return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / (Math.hypot(bx - ax, by - ay) || 1) > -rim;
  }))?.color;
}
