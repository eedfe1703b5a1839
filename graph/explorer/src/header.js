// The head of the page: title, search, the ways of showing, the views, language, light, and a menu of what else can be done.

import { textIn } from "./dataset.js";
import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { showSnippet } from "./embedding.js";
import { ownerHelp, showStatement } from "./owner.js";
import { saveDrawing, savePicture, saveTour } from "./picture.js";

/** Fill the head and the row of views. */
export function createHeader(page, { title, whole, tools, views, modes }) {
  const { dataset, state } = page;
  const menu = h("div", { class: "menu", id: "menu", hidden: true });

  function show() {
    const focused = document.activeElement?.id;
    const language = state.get("language");
    document.documentElement.lang = language;
    document.title = textIn(dataset.title, language);
    replace(title, textIn(dataset.title, language));
    if (page.embedded) replace(whole, h("a", { href: location.href.split(/[?#]/)[0], target: "_blank", rel: "noopener" }, page.word("openWhole"), " ↗"));
    replace(tools,
      dataset.tour.length > 0 && h("button", { type: "button", id: "start-tour", class: "wide", onclick: () => page.tour.start() }, page.word("tour")),
      h("select", { id: "language", "aria-label": page.word("language"), onchange: (event) => state.set({ language: event.target.value }) },
        [["en", "English"], ["sv", "Svenska"]].map(([value, name]) => h("option", { value, lang: value, selected: value === language }, name))),
      h("button", { type: "button", id: "theme", class: "plain", "aria-label": page.word("theme"), onclick: () => state.set({ theme: state.get("theme") === "dark" ? "light" : "dark" }) },
        icon(state.get("theme") === "dark" ? "sun" : "moon")),
      h("button", { type: "button", id: "more", class: "plain", "aria-label": page.word("menu"), "aria-expanded": "false", "aria-controls": "menu", onclick: () => toggle(menu.hidden) }, icon("more")),
      menu);
    fillMenu();
    views.setAttribute("aria-label", page.word("views"));
    replace(views, dataset.views.map((view) =>
      h("button", { type: "button", id: `view-${view.id}`, "aria-current": state.get("view") === view.id ? "true" : null, title: page.text(view.summary),
        onclick: () => state.set({ view: view.id }) }, page.text(view.label))));
    modes.setAttribute("aria-label", page.word("modes"));
    replace(modes, ["network", "table", ...(dataset.options.engine === "none" ? [] : ["ask"])].map((mode) =>
      h("button", { type: "button", id: `mode-${mode}`, "aria-pressed": String(state.get("mode") === mode), onclick: () => state.set({ mode }) }, page.word(mode))));
    // Where the row of views is wider than the window, the one that is shown is scrolled to.
    const [current, box] = [views.querySelector("[aria-current]")?.getBoundingClientRect(), views.getBoundingClientRect()];
    if (current && (current.left < box.left || current.right > box.right)) views.scrollLeft += (current.left + current.right - box.left - box.right) / 2;
    if (focused) document.getElementById(focused)?.focus();
  }

  function fillMenu() {
    const item = (key, action) => h("button", { type: "button", id: `menu-${key}`, onclick: () => {
      toggle(false);
      action();
    } }, page.word(key));
    replace(menu,
      dataset.tour.length > 0 && item("tour", () => page.tour.start()),
      item("png", () => savePicture(page)),
      item("svg", () => saveDrawing(page)),
      dataset.tour.length > 0 && item("tourPictures", () => saveTour(page)),
      item("copyLink", () => page.copyLink()),
      item("embed", () => showSnippet(page)),
      item("fullscreen", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())),
      item("print", () => window.print()),
      Object.keys(state.get("pins")).length > 0 && item("unpin", () => state.set({ pins: {} })),
      item("help", () => showHelp(page)),
      dataset.owner.responsible && item("statement", () => showStatement(page)));
  }

  function toggle(open) {
    menu.hidden = !open;
    const button = document.getElementById("more");
    button.setAttribute("aria-expanded", String(open));
    if (open) menu.querySelector("button").focus();
    else button.focus();
  }

  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") toggle(false);
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !tools.contains(event.target)) toggle(false);
  });
  state.on(["language", "theme", "view", "mode", "pins"], show);
  show();
}

function showHelp(page) {
  const { options } = page.dataset;
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const dialog = h("dialog", { class: "help", "aria-labelledby": "help-title", onclose: () => dialog.remove() },
    h("h2", { id: "help-title" }, page.word("help")),
    h("p", {}, page.word("about")),
    h("p", {}, page.word(options.contacts ? "withContacts" : "privacy")),
    ownerHelp(page),
    h("h3", {}, page.word("keysTitle")),
    h("dl", { class: "keys" }, page.word("keys").map(([key, text]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, text)))),
    h("h3", {}, page.word("worksTitle")),
    h("p", {}, page.word("works")),
    h("button", { type: "button", class: "strong", onclick: close }, page.word("close")));
  document.body.append(dialog);
  dialog.showModal();
}
