// The only place that makes elements: text goes in as text nodes, attributes as attributes, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; `attributes` may hold on… listeners, null children are left out. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Make an SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Put new children into an element. */
export function replace(element, ...children) {
  element.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
}

/** Make a link to an address only where that is http or https; anything else stays text. */
export function link(address, text) {
  const safe = /^https?:\/\//i.test(address);
  return safe ? h("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, text) : h("span", {}, text);
}

/** Offer text or bytes as a file. */
export function download(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Call a function at most once a frame. */
export function onceAFrame(action) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      action();
    });
  };
}

/** Is text written here, so that keys write it? */
export const isWriting = (element) => element.isContentEditable || (element.matches("input, textarea") && !["checkbox", "radio", "range"].includes(element.type));
