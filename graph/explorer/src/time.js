// The time slider: all years, or the network as of one, with the number of links in each year above it.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { yearsOf } from "./network.js";

const PACE = 900;

/** Keep the slider showing the years of the view. */
export function createTime(page, place) {
  const { dataset, state } = page;
  let playing = 0;

  function stop() {
    clearInterval(playing);
    playing = 0;
  }

  function play({ first, last }) {
    if (playing) {
      stop();
      return show();
    }
    if (state.get("year") === null || state.get("year") >= last) state.set({ year: first });
    playing = setInterval(() => {
      const next = state.get("year") + 1;
      if (next > last) {
        stop();
        show();
      } else state.set({ year: next });
    }, PACE);
    show();
  }

  function show() {
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const years = yearsOf(dataset, dataset.view(state.get("view")));
    place.hidden = years.last - years.first < 1;
    if (place.hidden) return;
    const year = state.get("year");
    const most = Math.max(...years.counts, 1);
    const bars = years.counts.map((count, at) => {
      const bar = h("i", { class: year === null || year === years.first + at ? "on" : "", title: `${years.first + at}: ${count}` });
      bar.style.height = `${Math.round(4 + (26 * count) / most)}px`;
      return bar;
    });
    const range = h("input", { type: "range", id: "year", min: years.first, max: years.last, step: 1, value: year ?? years.last, "aria-label": page.word("asOf"),
      "aria-valuetext": year === null ? page.word("allYears") : String(year), oninput: (event) => state.set({ year: Number(event.target.value) }) });
    replace(place,
      h("button", { type: "button", id: "all-years", "aria-pressed": String(year === null), onclick: () => {
        stop();
        state.set({ year: null });
      } }, page.word("allYears")),
      h("button", { type: "button", id: "play", class: "plain", "aria-label": page.word(playing ? "pause" : "play"), onclick: () => play(years) }, icon(playing ? "pause" : "play")),
      h("div", { class: "years" }, h("div", { class: "bars", "aria-hidden": "true" }, bars), range,
        h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, String(years.first)), h("span", {}, String(years.last)))),
      h("output", { for: "year" }, year === null ? "" : `${page.word("asOf")} ${year}`),
      year !== null && years.undated > 0 && h("label", { class: "undated" },
        h("input", { type: "checkbox", id: "undated", checked: state.get("undated"), onchange: (event) => state.set({ undated: event.target.checked }) }), page.word("undated", { n: years.undated })));
    if (focused) document.getElementById(focused)?.focus();
  }

  state.on(["view", "year", "undated", "language"], show);
  show();
}
