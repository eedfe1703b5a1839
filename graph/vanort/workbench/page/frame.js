// The frame of the page: its head, its three parts, its words in two languages, light and dark.

import { act, acts, page, root, state } from "./desk.js";
import { showList, toggleList } from "./documents.js";
import { h, icon, replace } from "./dom.js";
import { draw, showPlaces } from "./places.js";
import { showTabs } from "./tabs.js";
import { word } from "./words.js";

/** Make the parts of the page. */
export function skeleton() {
  const part = (name, tag, attributes = {}, ...children) => (page[name] = h(tag, attributes, ...children));
  replace(document.body,
    part("skip", "a", { class: "skip", href: "#text", onclick: (event) => { event.preventDefault(); page.text.focus(); } }),
    h("header", { class: "head" },
      part("listButton", "button", { type: "button", class: "plain only-narrow", "aria-expanded": "false", onclick: () => toggleList() }, icon("menu")),
      h("div", { class: "name" }, part("title", "h1"), part("sub", "p", { class: "day" })),
      part("views", "div", { class: "segment only-narrow only-document", role: "group" }),
      h("div", { class: "tools" },
        part("many", "button", { type: "button", class: "plain only-document", onclick: () => act("many") }, icon("many"), h("span")),
        part("language", "button", { type: "button", class: "plain", onclick: changeLanguage }),
        part("theme", "button", { type: "button", class: "plain", onclick: changeTheme }, icon("sun")),
        part("helpButton", "button", { type: "button", class: "plain", onclick: () => act("help") }, icon("help")))),
    h("div", { class: "work" },
      h("nav", { class: "list-of" }, part("places", "div", { class: "places" }), part("list", "div")),
      h("main", {}, part("text", "div", { class: "text", id: "text", tabindex: "0", role: "region" }), part("board", "div", { class: "board", hidden: true, tabindex: "0", role: "region" }), part("adding", "section", { class: "adding", hidden: true }), part("pop", "div", { class: "pop", hidden: true })),
      part("side", "aside", { class: "side" }, part("now", "section", { class: "now" }), part("tabs", "div", { class: "segment tabs", role: "group" }), part("facts", "section", { class: "facts", tabindex: "0" }), part("more", "section", { class: "facts more", tabindex: "0", hidden: true }))),
    part("status", "div", { class: "status", role: "status", "aria-live": "polite" }),
    part("dialog", "dialog", { class: "help" }));
}

/** Write the words of the frame, in the language of the page. */
export function labels() {
  const { model } = state;
  page.skip.textContent = word("skip");
  page.language.textContent = word("language");
  page.title.textContent = state.view !== "document" ? word(`place.${state.view}`) : model ? model.title : word("workbench");
  page.sub.hidden = state.view !== "document";
  page.many.lastChild.textContent = word("many");
  for (const [name, key] of [["theme", "theme"], ["helpButton", "help"], ["listButton", "documents"], ["many", "many"]]) {
    page[name].setAttribute("aria-label", word(key));
    page[name].title = word(key);
  }
  page.text.setAttribute("aria-label", word("text"));
  page.list.parentElement.setAttribute("aria-label", word("documents"));
  page.side.setAttribute("aria-label", word("facts"));
  page.facts.setAttribute("aria-label", word("facts"));
  page.now.setAttribute("aria-label", word("waiting", { n: "" }).trim());
  page.adding.setAttribute("aria-label", word("add"));
  replace(page.views, ["text", "facts"].map((view) => h("button", { type: "button", "aria-pressed": String((document.body.dataset.view ?? "text") === view), onclick: () => { document.body.dataset.view = view; labels(); } }, word(view))));
  showPlaces();
  showTabs();
  document.title = `${model ? `${model.title} · ` : ""}vanort`;
}

function changeLanguage() {
  root.lang = root.lang === "sv" ? "en" : "sv";
  localStorage.setItem("language", root.lang);
  if (state.model) act("open", state.name, { keep: true });
  showList();
  labels();
  draw();
}

function changeTheme() {
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

acts.relabel = () => {
  showList();
  labels();
};
