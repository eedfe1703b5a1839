// The only place that makes elements: text goes in as text nodes, attributes as attributes, never as HTML.

/** Make an element; `attributes` may hold on… listeners, null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

/** Put new children into an element. */
export function replace(element, ...children) {
  element.replaceChildren(...present(children));
}

const TOGETHER = 40; // elements that come into sight together

/** Elements in parts, of which the browser lays out those in sight: it looks at each part for every picture, and at no more. */
export function inParts(elements) {
  const parts = [];
  for (let at = 0; at < elements.length; at += TOGETHER) parts.push(h("div", { class: "part-of" }, elements.slice(at, at + TOGETHER)));
  return parts;
}

function present(children) {
  return children.flat(3).filter((child) => child !== null && child !== undefined && child !== false);
}

const SVG = "http://www.w3.org/2000/svg";
const LINES = {
  accept: "M5 12.5L10 17.5L19.5 7", reject: "M6 6L18 18M18 6L6 18", undo: "M9 6L4 11L9 16M4 11H14a5 5 0 0 1 0 10H11",
  plus: "M12 5V19M5 12H19", menu: "M4 7H20M4 12H20M4 17H20", help: "M9 9a3 3 0 1 1 4 2.8c-.8.4-1 1-1 2.2M12 17.5h.01",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2.5V5M12 19V21.5M2.5 12H5M19 12H21.5M5.3 5.3L7 7M17 17L18.7 18.7M5.3 18.7L7 17M17 7L18.7 5.3",
  next: "M9 5L16 12L9 19", back: "M15 5L8 12L15 19", many: "M4 7H13M4 12H13M4 17H13M16 12L18.5 14.5L22 9",
};

/** A line icon of this name. */
export function icon(name) {
  const element = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) element.setAttribute(key, value);
  path.setAttribute("d", LINES[name]);
  element.append(path);
  return element;
}
