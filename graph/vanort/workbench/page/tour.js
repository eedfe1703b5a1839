// The tour of the first visit: a few steps, each beside the part that it speaks of; left at any time, called again from help.

import { acts, page } from "./desk.js";
import { h, replace } from "./dom.js";
import { word } from "./words.js";

const PARTS = ["list", "text", "now", "text", "tabs"]; // what each step speaks of
const TAKEN = "vanort-workbench-tour"; // a cookie, since each workbench has a port, and with it a storage, of its own
const YEAR = 365 * 24 * 3600;

let step = 0;

/** Show the tour to whoever has not seen it in this browser. */
export function welcome() {
  if (!document.cookie.split("; ").includes(`${TAKEN}=1`)) start();
}

function start() {
  document.cookie = `${TAKEN}=1; max-age=${YEAR}; samesite=strict; path=/`;
  page.dialog.classList.add("tour");
  page.dialog.addEventListener("keydown", pressed);
  page.dialog.addEventListener("close", leave, { once: true });
  if (!page.dialog.open) page.dialog.showModal(); // help is open where it is called from there
  showStep(0);
}

function showStep(number) {
  const steps = word("tourSteps");
  if (number >= steps.length) return page.dialog.close();
  step = Math.max(0, number);
  const [title, text] = steps[step];
  mark(page[PARTS[step]]);
  page.dialog.setAttribute("aria-label", word("tour"));
  replace(page.dialog,
    h("div", { "aria-live": "polite", "aria-atomic": "true" },
      h("p", { class: "count" }, h("span", {}, `${word("tour")} · ${word("ofAll", { n: step + 1, m: steps.length })}`)),
      h("h2", {}, title), h("p", {}, text)),
    h("div", { class: "verdicts" },
      h("button", { type: "button", class: "strong", autofocus: true, onclick: () => showStep(step + 1) }, word(step + 1 < steps.length ? "next" : "begin")),
      step > 0 ? h("button", { type: "button", onclick: () => showStep(step - 1) }, word("back")) : null,
      h("span", { class: "steps" }, h("button", { type: "button", class: "quiet", onclick: () => page.dialog.close() }, word("leaveTour"), " ", h("kbd", {}, "Esc")))));
  page.dialog.querySelector(".strong").focus();
}

function pressed(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  showStep(step + by);
}

function leave() {
  page.dialog.classList.remove("tour");
  page.dialog.removeEventListener("keydown", pressed);
  mark(null);
}

function mark(part) {
  for (const one of document.querySelectorAll("[data-toured]")) delete one.dataset.toured;
  if (part) part.dataset.toured = "";
}

acts.tour = start;
