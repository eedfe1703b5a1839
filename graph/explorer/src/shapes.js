// The outline of each shape: a type is told by its shape as well as by its colour.

const CORNERS = {
  triangle: [3, -90, 1.2],
  square: [4, -45, 1.2],
  diamond: [4, -90, 1.2],
  pentagon: [5, -90, 1.1],
  hexagon: [6, 0, 1.08],
};

/** Add the outline of a shape with this centre and radius to a path. */
export function outline(path, shape, x, y, radius) {
  if (shape === "circle") {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const points = shape === "star" ? star(radius) : shape === "cross" ? cross(radius) : polygon(...(CORNERS[shape] ?? CORNERS.square), radius);
  points.forEach(([dx, dy], corner) => (corner ? path.lineTo(x + dx, y + dy) : path.moveTo(x + dx, y + dy)));
  path.closePath();
}

function polygon(count, turn, scale, radius) {
  return Array.from({ length: count }, (_, corner) => at(turn + (360 * corner) / count, radius * scale));
}

function star(radius) {
  return Array.from({ length: 10 }, (_, corner) => at(-90 + 36 * corner, corner % 2 ? radius * 0.6 : radius * 1.3));
}

function cross(radius) {
  const a = radius * 0.42;
  const b = radius * 1.1;
  return [[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]];
}

function at(degrees, radius) {
  const angle = (degrees * Math.PI) / 180;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** The outline as an SVG path, for legend and panels. */
export function outlinePath(shape, size) {
  const centre = size / 2;
  const radius = size * 0.36;
  if (shape === "circle") {
    return `M${centre - radius} ${centre}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  }
  let path = "";
  const pen = {
    moveTo: (x, y) => (path += `M${x.toFixed(2)} ${y.toFixed(2)}`),
    lineTo: (x, y) => (path += `L${x.toFixed(2)} ${y.toFixed(2)}`),
    closePath: () => (path += "z"),
  };
  outline(pen, shape, centre, centre, radius);
  return path;
}
