// What all parts of the page share: its elements, its state, what it says, and what keys and buttons do, by name.

import { word } from "./words.js";

export const root = document.documentElement;
export const page = {}; // the elements, by name
export const state = { documents: [], name: "", model: null, terms: null, at: null, out: new Set(), sentence: 0, steps: Number(sessionStorage.getItem("steps") ?? 0), chosen: null, view: "document" };
export const acts = {}; // what keys and buttons do: each part of the page adds its own

/** Do what a key or a button stands for. */
export async function act(what, ...more) {
  try {
    await acts[what](...more);
  } catch (fault) {
    failed(fault);
  }
}

export function say(text, lasting = false) {
  page.status.textContent = text;
  page.status.classList.add("seen");
  clearTimeout(say.timer);
  if (!lasting) say.timer = setTimeout(() => page.status.classList.remove("seen"), 4000);
}

export const failed = (fault) => say(fault instanceof TypeError ? word("lost") : word("failed", { text: fault.message }), true);

/** Count the steps that can be taken back. */
export function remember(by) {
  state.steps = Math.max(0, state.steps + by);
  sessionStorage.setItem("steps", String(state.steps));
}
