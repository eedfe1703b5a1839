// Asking in the file: made in its own bundle, loaded when the reader first goes there.

import { h, replace } from "./dom.js";

/** Fill the part for questions when it is first shown. */
export function createAsk(page, place) {
  let loaded = false;
  const show = async () => {
    if (page.state.get("mode") !== "ask" || loaded) return;
    if (page.dataset.options.engine === "none") {
      replace(place, h("p", { class: "empty" }, page.word("noEngine")));
      return;
    }
  };
  page.state.on(["mode", "language"], show);
  show();
}
