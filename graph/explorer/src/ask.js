// The door to asking: its scripts are unpacked and started when the reader first goes there.

import { readBlock, readBytes } from "./blocks.js";
import { h, replace } from "./dom.js";

/** Fill the part for questions when it is first shown. */
export function createAsk(page, place) {
  let started = false;
  const show = async () => {
    if (page.state.get("mode") !== "ask") return;
    if (page.dataset.options.engine === "none") {
      replace(place, h("p", { class: "empty" }, page.word("noEngine")));
      return;
    }
    if (started) return;
    started = true;
    replace(place, h("p", { class: "empty", role: "status" }, page.word("loading")));
    // The policy of the page names this script by its hash: nothing else would be run.
    document.head.append(h("script", {}, new TextDecoder().decode(await readBytes("ask"))));
    globalThis.vanortAsking(page, place, { questions: await readBlock("questions"), readBytes });
  };
  page.state.on(["mode", "language"], show);
  show();
}
