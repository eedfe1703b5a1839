// Places beside the documents: who is who, what the checks find, rules; each a list of cards that keys and buttons speak of.

import { read } from "./calls.js";
import { act, acts, failed, page, root, state } from "./desk.js";
import { h, replace } from "./dom.js";
import { toggleList } from "./documents.js";
import { nearest } from "./panel.js";
import { word } from "./words.js";

const places = new Map(); // by name: how it is asked for, which cards it has, which keys

/** Make a place; `load` asks for its items, `card` draws one, `keys` are its own, by what they do. */
export function addPlace(name, { load, card, keys, empty, lead = () => null }) {
  places.set(name, { load, card, keys, empty, lead, items: null, at: 0 });
}

/** The keys of the place that is open; none where a document is. */
export const keysOfPlace = () => places.get(state.view)?.keys;

/** The item that keys speak of. */
export const current = () => {
  const place = places.get(state.view);
  return place?.items?.[place.at];
};

/** Show the buttons of all places. */
export function showPlaces() {
  replace(page.places, [...places].map(([name, { items }]) => h("button", { type: "button", class: "place", "aria-current": state.view === name ? "page" : null, onclick: () => { toggleList(false); act("goTo", name); } }, word(`place.${name}`), items?.length ? h("small", {}, String(items.length)) : null)));
}

/** Go to a place, or back to the document. */
export async function goTo(name) {
  state.view = name;
  root.dataset.place = name;
  page.board.hidden = name === "document";
  page.text.hidden = name !== "document";
  page.pop.hidden = true;
  acts.relabel();
  if (name === "document") return page.text.focus();
  page.board.setAttribute("aria-label", word(`place.${name}`));
  await reload();
  page.board.focus();
}

/** Ask anew for what the open place shows, and keep to the same item where it is still there. */
export async function reload(name = state.view) {
  const place = places.get(name);
  if (!place) return;
  if (!place.items && name === state.view) replace(page.board, h("p", { class: "rest" }, word("beingRead")));
  setItems(name, await place.load(read));
}

/** Show other items in a place, as they have come in. */
export function setItems(name, items) {
  const place = places.get(name);
  place.items = items;
  place.at = Math.max(0, Math.min(place.at, items.length - 1));
  showPlaces();
  if (name === state.view) draw();
}

/** Draw the cards of the open place. */
export function draw() {
  const place = places.get(state.view);
  if (!place?.items) return;
  replace(page.board, h("p", { class: "rest" }, word(`about_.${state.view}`)), place.lead(place.items), place.items.length || state.preview?.running ? null : h("p", { class: "none" }, word(place.empty)),
    h("ol", { class: "cards" }, place.items.map((item, number) => {
      const element = h("li", { class: "card", "data-card": number, onclick: () => { if (place.at !== number) { place.at = number; point(); } } }, place.card(item, number));
      return element;
    })));
  point(true);
}

function point(still = false) {
  const place = places.get(state.view);
  if (!place) return;
  for (const element of page.board.querySelectorAll(".card")) {
    const here = Number(element.dataset.card) === place.at;
    element.toggleAttribute("data-here", here);
    if (here && !still) nearest(page.board, element, true);
  }
}

function step(by) {
  const place = places.get(state.view);
  if (!place?.items?.length) return;
  place.at = (place.at + by + place.items.length) % place.items.length;
  point();
}

/** Count what waits in each place, behind what one looks at. */
export async function countPlaces() {
  for (const name of places.keys()) await reload(name).catch(failed);
}

Object.assign(acts, { goTo, nextCard: () => step(1), lastCard: () => step(-1), toDocument: () => goTo("document") });
