// The guided tour: one step at a time, each sets view, focus, filter and year.

import { h, replace } from "./dom.js";

/** Keep the card of the tour showing the step that the reader is at. */
export function createTour(page, card) {
  const { dataset, state } = page;
  const { tour } = dataset;

  function go(step) {
    if (step < 0 || step >= tour.length) return;
    const { view, focus, filter = {}, year = null } = tour[step];
    state.set({
      step, mode: "network", near: false, hidden: [], facets: filter, year,
      view: dataset.view(view) ? view : state.get("view"),
      focus: focus === undefined ? null : { thing: focus },
    });
    page.settle();
  }

  function end() {
    state.set({ step: null, focus: null, facets: {}, year: null });
  }

  function show() {
    const step = state.get("step");
    const on = step !== null && tour[step] !== undefined;
    card.hidden = !on;
    document.body.toggleAttribute("data-tour", on);
    if (!on) return;
    const inside = card.contains(document.activeElement) ? document.activeElement.id : "tour-next";
    replace(card,
      h("p", { class: "count" }, page.word("step", { n: step + 1, m: tour.length })),
      h("h2", {}, page.text(tour[step].title)),
      h("div", { "aria-live": "polite" }, page.text(tour[step].text).split(/\n{2,}/).map((part) => h("p", {}, part))),
      h("div", { class: "tour-buttons" },
        h("button", { type: "button", id: "tour-end", class: "quiet", onclick: end }, page.word("endTour")),
        h("button", { type: "button", id: "tour-back", disabled: step === 0, onclick: () => go(step - 1) }, page.word("previous")),
        h("button", { type: "button", id: "tour-next", class: "strong", onclick: () => (step + 1 < tour.length ? go(step + 1) : end()) }, page.word(step + 1 < tour.length ? "next" : "endTour"))));
    (document.getElementById(inside) ?? document.getElementById("tour-next")).focus();
  }

  /** A clicker sends PageDown, PageUp or Space, wherever the focus is; only where text is written keys write. */
  function keys(event) {
    if (state.get("step") === null || document.querySelector("dialog[open]") || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    const writing = target.isContentEditable || (target.matches("input, textarea") && !["checkbox", "radio", "range"].includes(target.type));
    const pages = { PageDown: 1, PageUp: -1 };
    const arrows = writing ? {} : { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    // Space on a button that was reached by keyboard presses it.
    const space = !writing && !(target.matches("button, a, summary, select, input") && target.matches(":focus-visible")) ? { " ": 1 } : {};
    const by = { ...pages, ...arrows, ...space }[event.key];
    if (by) go(state.get("step") + by);
    else if (event.key === "Escape" && !writing) end();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  document.addEventListener("keydown", keys, { capture: true });

  state.on(["step", "language"], show);
  // In full screen the details of the step's own focus stay away: its text tells them. Others were asked for.
  state.on(["step", "focus"], () => {
    const step = tour[state.get("step")];
    document.body.toggleAttribute("data-told", step !== undefined && (state.get("focus")?.thing ?? undefined) === step.focus);
  });
  show();
  return { start: () => go(0) };
}
