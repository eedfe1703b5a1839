// What a build would change, and what the checks find: asked for behind what one does, until it is there.

import { read } from "./calls.js";
import { state } from "./desk.js";

const AGAIN = 1500; // milliseconds between two looks at whether it is there
const waiting = new Set();

/** Ask for the preview; `told` hears what is known now, and again when something newer is there. */
export async function preview(told) {
  const found = await read("preview");
  state.preview = found;
  told(found);
  if (!found.running || waiting.has(told)) return;
  waiting.add(told);
  setTimeout(() => {
    waiting.delete(told);
    preview(told).catch(() => {});
  }, AGAIN);
}
