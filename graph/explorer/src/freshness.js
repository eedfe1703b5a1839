// In the page of a server: whether it has newer data than those shown.

const EVERY = 15_000; // milliseconds between two questions to the server

/** Say where what is shown is older than what the server has. */
export function createFreshness(page, { stale }) {
  const { dataset, state } = page;
  let opened = null; // when the dataset that the server had when the page was opened was built
  let told = "";

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

  if (dataset.options.engine !== "endpoint") return;
  state.on(["language"], look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
  look();
}
