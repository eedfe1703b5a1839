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

  document.addEventListener("keydown", (event) => {
    if (state.get("step") === null || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable) return;
    if (event.target === page.stage.canvas) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") go(state.get("step") + 1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") go(state.get("step") - 1);
    else if (event.key === "Escape") end();
  });
  state.on(["step", "language"], show);
  show();
  return { start: () => go(0) };
}
