// The guided tour: one step at a time, each sets view, focus, filter and year.

import { h, isWriting, replace } from "./dom.js";
import { createNotes } from "./notes.js";

/** Keep the card of the tour showing the step that the reader is at. */
export function createTour(page, card, note) {
  const { dataset, state } = page;
  const { tour } = dataset;
  const withNotes = tour.some((step) => step.notes);
  const notes = createNotes(page, () => {
    const step = tour[state.get("step")];
    const next = tour[state.get("step") + 1];
    return { title: page.text(step?.title ?? {}), notes: page.text(step?.notes ?? {}), next: next && page.text(next.title) };
  });

  function go(step) {
    if (step < 0 || step >= tour.length) return;
    const { view, focus, filter = {}, year = null } = tour[step];
    state.set({
      step, mode: "network", near: false, hidden: [], unfolded: [], facets: filter, year,
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
    note.hidden = !on || !tour[step].annotation;
    if (!on) return;
    note.textContent = page.text(tour[step].annotation ?? {});
    notes.show();
    const inside = card.contains(document.activeElement) ? document.activeElement.id : "tour-next";
    replace(card,
      h("p", { class: "count" }, page.word("step", { n: step + 1, m: tour.length })),
      h("h2", {}, page.text(tour[step].title)),
      h("div", { "aria-live": "polite" }, page.text(tour[step].text).split(/\n{2,}/).map((part) => h("p", {}, part))),
      h("div", { class: "tour-buttons" },
        step + 1 < tour.length && h("button", { type: "button", id: "tour-end", class: "quiet", onclick: end }, page.word("endTour")),
        withNotes && h("button", { type: "button", id: "tour-notes", class: "quiet", onclick: notes.toggle }, page.word("notes")),
        h("button", { type: "button", id: "tour-back", disabled: step === 0, onclick: () => go(step - 1) }, page.word("previous")),
        h("button", { type: "button", id: "tour-next", class: "strong", onclick: () => (step + 1 < tour.length ? go(step + 1) : end()) }, page.word(step + 1 < tour.length ? "next" : "endTour"))));
    (document.getElementById(inside) ?? document.getElementById("tour-next")).focus();
  }

  /** A clicker sends PageDown, PageUp or Space, wherever the focus is; only where text is written keys write. */
  function keys(event) {
    if (state.get("step") === null || document.querySelector("dialog[open]") || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    const writing = isWriting(target);
    const pages = { PageDown: 1, PageUp: -1 };
    const arrows = writing ? {} : { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    // Space on a button that was reached by keyboard presses it.
    const space = !writing && !(target.matches("button, a, summary, select, input") && target.matches(":focus-visible")) ? { " ": 1 } : {};
    const by = { ...pages, ...arrows, ...space }[event.key];
    if (by) go(state.get("step") + by);
    else if (withNotes && !writing && event.key.toLowerCase() === "n") notes.toggle();
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
  // The note of a step stands at its focus, wherever that is drawn.
  page.stage.onPaint(() => {
    const step = tour[state.get("step")];
    const place = !note.hidden && step?.focus !== undefined ? page.drawing.where(step.focus) : null;
    note.style.visibility = place ? "" : "hidden";
    if (!place) return;
    const box = note.parentElement.getBoundingClientRect();
    const x = Math.max(8, Math.min(place.x - box.left + 18, box.width - note.offsetWidth - 8));
    const y = Math.max(8, place.y - box.top - note.offsetHeight - 18);
    note.style.transform = `translate(${x}px, ${y}px)`;
  });
  show();
  return { start: () => go(0), go };
}
