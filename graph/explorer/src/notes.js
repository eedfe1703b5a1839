// What only the presenter sees: the notes of the step and the title of the next one, in a window of their own.

import { h } from "./dom.js";

/** Make the window of the presenter; `content` gives the notes of the step that is shown. */
export function createNotes(page, content) {
  let shown = null;

  function show() {
    if (!shown || shown.closed) return;
    const { title, notes, next } = content();
    shown.document.title = page.word("notes");
    shown.document.documentElement.lang = page.state.get("language");
    const body = shown.document.body;
    Object.assign(body.style, { font: "1.25rem/1.5 system-ui, sans-serif", margin: "1.5rem", color: "#18222d", background: "#fff" });
    body.replaceChildren(
      h("h1", {}, title),
      ...(notes || page.word("noNotes")).split(/\n{2,}/).map((part) => h("p", {}, part)),
      ...(next ? [h("p", {}, h("strong", {}, `${page.word("next")}: `), next)] : []),
    );
  }

  return {
    show,
    /** Open the window, or close it. */
    toggle() {
      if (shown && !shown.closed) return shown.close();
      shown = window.open("", "vanort-notes", "popup,width=560,height=460");
      if (!shown) return page.say(page.word("noWindow"));
      show();
      window.focus();
    },
  };
}
