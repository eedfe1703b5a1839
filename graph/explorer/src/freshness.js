// Of when the data are: their newest day below the title; and, in the page of a server, whether it has newer ones.

import { replace } from "./dom.js";

const EVERY = 15_000; // milliseconds between two questions to the server

/** Fill the line with the day of the data, and a second one where what is shown is older than what the server has. */
export function createFreshness(page, { day, stale }) {
  const { dataset, state } = page;
  let opened = null; // when the dataset that the server had when the page was opened was built
  let told = "";

  const show = () => {
    replace(day, dataset.newest && page.word("newest", { day: dataset.newest }));
    day.hidden = !dataset.newest;
  };
  const tell = (text) => {
    if (text !== told) stale.textContent = told = text; // said aloud once, not every time
    stale.hidden = !text;
  };
  async function look() {
    if (document.hidden) return;
    const answer = await fetch(`/health?lang=${state.get("language")}`).then((response) => response.ok && response.json()).catch(() => null);
    if (!answer) return; // a server that is gone or busy says nothing of the data
    opened ??= answer.built;
    tell(answer.built === opened ? answer.stale : page.word("reload", { built: answer.built }));
  }

  state.on(["language"], show);
  show();
  if (dataset.options.engine !== "endpoint") return;
  state.on(["language"], look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
  look();
}
