// What the reader has chosen. One plain object; parts of the page listen to the keys that they show.

import { isWriting } from "./dom.js";

/** Make a state; `set` tells the listeners of the keys that changed. */
export function createState(initial) {
  const values = { ...initial };
  const listeners = [];
  return {
    get: (key) => values[key],
    all: () => values,
    set(changes) {
      const changed = Object.keys(changes).filter((key) => values[key] !== changes[key]);
      if (!changed.length) return;
      Object.assign(values, changes);
      for (const { keys, action } of listeners) if (keys.some((key) => changed.includes(key))) action(values);
    },
    on(keys, action) {
      listeners.push({ keys, action });
    },
  };
}

const KEPT = ["view", "mode", "focus", "near", "facets", "hidden", "year", "undated", "language", "theme", "step", "pins", "camera", "question", "unfolded"];

/** Choices that are steps of a reader's way: Back undoes each. The others only change how the same is shown. */
const STEPS = ["view", "mode", "focus", "near", "facets", "hidden", "step", "pins", "question", "unfolded"];
const LONGEST = 200; // entries of a browser's history that one page may take before it only rewrites the last

/** Keep the address saying what is shown, so that Back and Forward walk through what the reader chose. */
export function createHistory(state, { write, read }) {
  // A page in the frame of a notebook has no address of its own to remember a view in.
  if (location.protocol === "about:") return;
  let address = write();
  let depth = 0;
  let walking = false;
  const remember = (step) => {
    const next = write();
    if (walking || next === address) return;
    address = next;
    depth += step ? 1 : 0;
    history[step && depth < LONGEST ? "pushState" : "replaceState"]({ depth }, "", next || location.pathname + location.search);
  };
  state.on(STEPS, () => remember(true));
  state.on(KEPT.filter((key) => !STEPS.includes(key)), () => remember(false));
  window.addEventListener("popstate", (event) => {
    depth = event.state?.depth ?? 0;
    walking = true;
    state.set(read(location.hash));
    walking = false;
    address = write();
  });
  document.addEventListener("keydown", (event) => {
    if (isWriting(event.target) || !(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) history.forward();
    else if (depth) history.back();
  });
}

/** Write the chosen state as the part of an address after #; things are named by their IRI so that a link outlives a build. */
export function stateToHash(values, initial, dataset) {
  const kept = {};
  for (const key of KEPT) {
    const value = values[key];
    if (JSON.stringify(value) === JSON.stringify(initial[key])) continue;
    if (key === "focus") kept.focus = value && focusToIris(value, dataset);
    else if (key === "facets") {
      kept.facets = Object.fromEntries(
        Object.entries(value).map(([facet, things]) => [facet, things.map((thing) => dataset.things[thing].iri)]),
      );
    } else if (key === "pins") {
      kept.pins = Object.fromEntries(Object.entries(value).map(([thing, place]) => [dataset.things[thing].iri, place.map(Math.round)]));
    } else if (key === "unfolded") kept.unfolded = value.map((entry) => entry.map((part, at) => (at === 1 && typeof part === "number" ? { thing: dataset.things[part].iri } : part)));
    else kept[key] = value;
  }
  return Object.keys(kept).length ? `#${encodeURIComponent(JSON.stringify(kept))}` : "";
}

/** Read a state back; whatever it names that is not in this file is left out. */
export function hashToState(hash, initial, dataset) {
  let kept;
  try {
    kept = JSON.parse(decodeURIComponent(hash.slice(1)));
  } catch {
    return {};
  }
  if (!kept || typeof kept !== "object") return {};
  const state = {};
  for (const key of KEPT) if (key in kept && sameKind(kept[key], initial[key])) state[key] = kept[key];
  if (!dataset.view(state.view)) delete state.view;
  if (kept.focus) state.focus = irisToFocus(kept.focus, dataset);
  if (state.facets) state.facets = readFacets(kept.facets, dataset);
  if (state.pins) state.pins = readPins(kept.pins, dataset);
  if (state.unfolded) state.unfolded = readUnfolded(kept.unfolded, dataset);
  if (state.camera && ![state.camera.x, state.camera.y, state.camera.k].every(Number.isFinite)) delete state.camera;
  if (state.question && typeof state.question !== "object") delete state.question;
  return state;
}

function sameKind(value, model) {
  if (model === null) return value === null || typeof value === "number" || typeof value === "object";
  return typeof value === typeof model && Array.isArray(value) === Array.isArray(model);
}

function focusToIris(focus, dataset) {
  if (focus.thing !== undefined) return { thing: dataset.things[focus.thing].iri };
  return { ends: focus.ends.map((thing) => dataset.things[thing].iri) };
}

function irisToFocus(focus, dataset) {
  const thing = dataset.byIri.get(focus.thing);
  if (thing !== undefined) return { thing };
  const ends = (Array.isArray(focus.ends) ? focus.ends : []).map((iri) => dataset.byIri.get(iri));
  return ends.length === 2 && ends.every((end) => end !== undefined) ? { ends } : null;
}

function readFacets(facets, dataset) {
  const read = {};
  for (const { id } of dataset.facets) {
    const things = (Array.isArray(facets[id]) ? facets[id] : [])
      .map((iri) => dataset.byIri.get(iri))
      .filter((thing) => thing !== undefined);
    if (things.length) read[id] = things;
  }
  return read;
}

/** What was opened: [view, part] or [view, thing, depth]. */
function readUnfolded(entries, dataset) {
  const lists = entries.filter((entry) => Array.isArray(entry) && dataset.view(entry[0]));
  const read = ([view, part, depth]) => (typeof part === "string" ? [view, part] : [view, dataset.byIri.get(part?.thing), depth]);
  return lists.map(read).filter(([, part, depth]) => typeof part === "string" || (part !== undefined && Number.isInteger(depth)));
}

function readPins(pins, dataset) {
  const places = Object.entries(pins).map(([iri, place]) => [dataset.byIri.get(iri), place]);
  const sound = ([thing, place]) => thing !== undefined && Array.isArray(place) && place.length === 2 && place.every(Number.isFinite);
  return Object.fromEntries(places.filter(sound));
}
