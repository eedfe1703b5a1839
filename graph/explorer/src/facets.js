// Filters: for each facet the values that occur in the view, with how many things would match beside the other filters.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { fold } from "./find.js";
import { countValues } from "./network.js";
import { thingMark } from "./values.js";

const FEW = 6;

/** Keep the filters showing what the view can be filtered by. */
export function createFacets(page, place) {
  const { dataset, state } = page;
  const open = new Set();
  const wide = new Set();
  const wanted = new Map();

  function counts(facet, view) {
    const byName = (a, b) => page.name(a.value).localeCompare(page.name(b.value), state.get("language"));
    return countValues(dataset, view, state.all(), facet).sort((a, b) => b.total - a.total || byName(a, b));
  }

  function toggle(facet, value) {
    const facets = state.get("facets");
    const chosen = facets[facet] ?? [];
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    const { [facet]: _, ...others } = facets;
    state.set({ facets: next.length ? { ...others, [facet]: next } : others });
  }

  function show() {
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const view = dataset.view(state.get("view"));
    const facets = state.get("facets");
    const any = Object.keys(facets).length > 0;
    replace(place,
      h("div", { class: "panel-head" }, h("h2", { id: "filters-title", tabindex: "-1" }, page.word("filters")),
        any && h("button", { type: "button", class: "quiet", id: "clear-filters", onclick: () => state.set({ facets: {} }) }, page.word("clear")),
        h("button", { type: "button", class: "plain close", "aria-label": page.word("close"), onclick: () => page.toggleFilters(false) }, icon("close"))),
      dataset.facets.map((facet) => section(facet, counts(facet, view), facets[facet.id] ?? [])));
    if (focused) document.getElementById(focused)?.focus();
  }

  function section(facet, values, chosen) {
    if (!values.length) return null;
    const label = page.text(facet.label);
    const folded = !open.has(facet.id) && !chosen.length;
    const list = h("ul", { hidden: folded });
    const fill = () => {
      const words = fold(wanted.get(facet.id) ?? "");
      const matching = values.filter(({ value }) => chosen.includes(value) || fold(page.name(value)).includes(words));
      const most = wide.has(facet.id) || words ? 300 : FEW;
      const shown = matching.filter(({ value }, at) => at < most || chosen.includes(value));
      replace(list,
        values.length > 12 && h("li", {}, h("input", { type: "search", class: "small", "aria-label": `${label}: ${page.word("search")}`, placeholder: page.word("findHere"), value: wanted.get(facet.id) ?? "", oninput: (event) => {
          wanted.set(facet.id, event.target.value);
          fill();
          list.querySelector("input").focus();
        } })),
        shown.map(({ value, count }) => h("li", {}, h("label", { class: count ? null : "none" },
          h("input", { type: "checkbox", id: `facet-${facet.id}-${value}`, checked: chosen.includes(value), onchange: () => toggle(facet.id, value) }),
          thingMark(page, value), h("span", {}, page.name(value)), h("small", {}, count.toLocaleString(page.state.get("language")))))),
        !words && (wide.has(facet.id) || matching.length > shown.length) && h("li", {}, h("button", { type: "button", class: "quiet", onclick: () => {
          if (!wide.delete(facet.id)) wide.add(facet.id);
          fill();
        } }, wide.has(facet.id) ? page.word("fewer") : page.word("more", { n: matching.length - shown.length }))));
    };
    fill();
    const head = h("button", { type: "button", class: "fold", id: `fold-${facet.id}`, "aria-expanded": String(!folded), onclick: () => {
      if (open.has(facet.id)) open.delete(facet.id);
      else open.add(facet.id);
      list.hidden = !list.hidden;
      head.setAttribute("aria-expanded", String(!list.hidden));
    } }, label, chosen.length > 0 && h("span", { class: "chip held" }, String(chosen.length)), icon("down"));
    return h("section", {}, h("h3", {}, head), list);
  }

  dataset.facets.slice(0, 2).forEach(({ id }) => open.add(id));
  state.on(["view", "facets", "hidden", "year", "undated", "near", "language", "theme"], show);
  state.on(["focus"], () => state.get("near") && show());
  show();
}
