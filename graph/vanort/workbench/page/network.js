// A small network drawn as SVG: the same nodes and edges give the same picture.

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, STEPS, MOST_LABELS] = [430, 320, 200, 40];

function s(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Place nodes by springs and repulsion, from a circle (Fruchterman and Reingold 1991). */
function laidOut(nodes, edges) {
  const spring = Math.sqrt((WIDTH * HEIGHT) / Math.max(nodes.length, 1)) * 0.5;
  const places = nodes.map((_, index) => {
    const angle = (2 * Math.PI * index) / nodes.length;
    return { x: WIDTH / 2 + 120 * Math.cos(angle), y: HEIGHT / 2 + 100 * Math.sin(angle) };
  });
  const index = new Map(nodes.map(({ key }, number) => [key, number]));
  const ends = edges.map(({ source, target }) => [index.get(source), index.get(target)]);
  for (let step = 0; step < STEPS; step++) {
    const moves = places.map(({ x, y }) => ({ x: (WIDTH / 2 - x) * 0.05, y: (HEIGHT / 2 - y) * 0.07 }));
    for (let a = 0; a < places.length; a++) {
      for (let b = a + 1; b < places.length; b++) {
        const [dx, dy] = [places[a].x - places[b].x || 0.01, places[a].y - places[b].y || 0.01];
        const force = spring ** 2 / Math.max(dx * dx + dy * dy, 25);
        moves[a].x += dx * force; moves[a].y += dy * force; moves[b].x -= dx * force; moves[b].y -= dy * force;
      }
    }
    for (const [a, b] of ends) {
      const [dx, dy] = [places[b].x - places[a].x, places[b].y - places[a].y];
      const pull = Math.hypot(dx, dy) / spring / 6;
      moves[a].x += dx * pull; moves[a].y += dy * pull; moves[b].x -= dx * pull; moves[b].y -= dy * pull;
    }
    const most = 14 * (1 - step / STEPS);
    places.forEach((place, number) => {
      const length = Math.hypot(moves[number].x, moves[number].y) || 1;
      place.x = Math.max(20, Math.min(WIDTH - 20, place.x + (moves[number].x / length) * Math.min(length, most)));
      place.y = Math.max(18, Math.min(HEIGHT - 18, place.y + (moves[number].y / length) * Math.min(length, most)));
    });
  }
  return { places, index };
}

/** Draw a network; `choose` hears the key of a node or an edge that is clicked. What it shows must stand beside it as text, too. */
export function drawNetwork(nodes, edges, { label, choose }) {
  const { places, index } = laidOut(nodes, edges);
  const end = (key) => places[index.get(key)];
  const title = (text) => s("title", {}, text);
  const lines = edges.map(({ key, source, target, open, told }) => {
    const line = s("line", { class: open ? "edge open" : "edge", x1: end(source).x.toFixed(1), y1: end(source).y.toFixed(1), x2: end(target).x.toFixed(1), y2: end(target).y.toFixed(1) }, title(told));
    line.addEventListener("click", () => choose(key));
    return line;
  });
  const degree = new Map();
  for (const { source, target } of edges) for (const key of [source, target]) degree.set(key, (degree.get(key) ?? 0) + 1);
  const named = new Set([...nodes].sort((a, b) => degree.get(b.key) - degree.get(a.key)).slice(0, MOST_LABELS).map(({ key }) => key));
  const dots = nodes.map(({ key, name, type }) => {
    const { x, y } = end(key);
    const left = x > WIDTH * 0.6;
    const short = name.length > 26 ? `${name.slice(0, 25)}…` : name;
    const text = s("text", { x: (x + (left ? -8 : 8)).toFixed(1), y: (y + 4).toFixed(1), "text-anchor": left ? "end" : "start" }, short);
    const dot = s("g", { class: "node" }, title(`${name} · ${type}`), s("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: String(Math.min(4 + degree.get(key), 9)) }), ...(named.has(key) ? [text] : []));
    dot.addEventListener("click", () => choose(key));
    return dot;
  });
  return s("svg", { class: "network", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, ...lines, ...dots);
}
