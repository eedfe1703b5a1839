// The legend: what each colour and shape stands for, how many there are, and a switch to hide them.

import { h, replace } from "./dom.js";
import { icon, mark } from "./icons.js";

/** Keep the legend showing the classes of the view. */
export function createLegend(page, place) {
  const { dataset, state } = page;
  const narrow = window.matchMedia("(max-width: 760px)");
  const roomy = () => !narrow.matches && ["network", "map"].includes(dataset.view(state.get("view")).kind);
  let open = roomy();

  function show() {
    const view = dataset.view(state.get("view"));
    const counts = new Map();
    for (const { thing } of view.nodes) {
      const { class: name } = dataset.things[thing];
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const hidden = state.get("hidden");
    const approximate = view.nodes.some((node) => node.approximate);
    const head = h("button", { type: "button", class: "fold", id: "legend-fold", "aria-expanded": String(open), onclick: () => {
      open = !open;
      show();
      document.getElementById("legend-fold").focus();
    } }, icon("legend"), page.word("legend"), icon("down"));
    replace(place, h("h2", {}, head), open && h("ul", {}, [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => entry(name, count, hidden))),
      open && view.kind !== "timeline" && h("p", {}, page.word("sizeNote"), h("br"), page.word("widthNote"), h("br"), page.word("dashNote"), approximate && h("br"), approximate && page.word("approximate")),
      open && view.unplaced?.length > 0 && unplaced(view.unplaced),
      dataset.options.leftOut.map((title) => h("p", { class: "left-out" }, page.word("tooLarge", { text: title }))));
  }

  /** What stands in no place of the map, by name, so that nothing is lost in silence. */
  function unplaced(things) {
    const names = things.map((thing) => h("li", {}, h("button", { type: "button", class: "plain", onclick: () => page.open({ thing }) }, page.name(thing))));
    return h("details", { class: "unplaced" }, h("summary", {}, page.word("unplaced", { n: things.length })), h("ul", {}, names));
  }

  function entry(name, count, hidden) {
    const style = dataset.classes[name];
    const off = hidden.includes(name);
    const label = page.text(style?.plural ?? { "": name });
    return h("li", {}, h("button", { type: "button", class: "entry", id: `legend-${name}`, "aria-pressed": String(!off), title: style ? page.text(style.definition) : "",
      "aria-label": `${label}, ${count}. ${page.word(off ? "show" : "hide")}`, onclick: () => {
        state.set({ hidden: off ? hidden.filter((other) => other !== name) : [...hidden, name] });
        document.getElementById(`legend-${name}`)?.focus();
      } }, mark(style?.shape ?? "circle", style?.[state.get("theme")] ?? "currentColor", 18), h("span", {}, label), h("small", {}, String(count))));
  }

  state.on(["view"], () => (open = roomy()));
  state.on(["view", "hidden", "language", "theme"], show);
  show();
}
