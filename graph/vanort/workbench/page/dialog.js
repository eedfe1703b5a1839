// The dialogue that lies over the page, and help in it.

import { act, acts, page } from "./desk.js";
import { h, replace } from "./dom.js";
import { word } from "./words.js";

/** Show something over the page. */
export function show(title, ...content) {
  replace(page.dialog, h("h2", {}, title), content, h("button", { type: "button", class: "close", onclick: () => page.dialog.close() }, word("close")));
  page.dialog.setAttribute("aria-label", title);
  page.dialog.showModal();
}

function openHelp() {
  show(word("help"), h("p", {}, word("about")), h("p", {}, h("button", { type: "button", onclick: () => act("tour") }, word("tour"))), h("h3", {}, word("keysTitle")), h("dl", { class: "keys" }, word("keys").map(([keys, what]) => h("div", {}, h("dt", {}, keys.split(/(?:, |\s+)/).map((each) => (/^[…–]$/.test(each) ? ` ${each} ` : [h("kbd", {}, each), " "]))), h("dd", {}, what)))));
}

acts.help = openHelp;
