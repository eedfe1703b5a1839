// What stands below the question: all facts, the effect, or the history of the document.

import { act, acts, failed, page, state } from "./desk.js";
import { h, replace } from "./dom.js";
import { showEffect } from "./effect.js";
import { showHistory } from "./history.js";
import { word } from "./words.js";

const TABS = ["facts", "effect", "history"];

/** Show the buttons of the tabs. */
export function showTabs() {
  replace(page.tabs, TABS.map((name) => h("button", { type: "button", "aria-pressed": String((state.tab ?? "facts") === name), onclick: () => act("tab", name) }, word(name))));
}

/** Show a tab of the open document anew. */
export function tab(name = state.tab ?? "facts") {
  state.tab = name;
  page.facts.hidden = name !== "facts";
  page.more.hidden = name === "facts";
  page.more.setAttribute("aria-label", word(name));
  showTabs();
  if (!state.model) return;
  if (name === "effect") showEffect(page.more);
  if (name === "history") showHistory(page.more).catch(failed);
}

Object.assign(acts, { tab, nextTab: () => tab(TABS[(TABS.indexOf(state.tab ?? "facts") + 1) % TABS.length]) });
