// The legend: what each colour and shape stands for, how many there are, and a switch to hide them.

import { isChart } from "./charts.js";
import { h, replace } from "./dom.js";
import { icon, mark } from "./icons.js";
import { CROWD } from "./labels.js";
import { foldLabel } from "./scene.js";

const GROUP_COLORS = 6; // --group-1 … in style.css
const LOW = 320; // pixels of the picture below which the legend is folded
const TALL = 560; // pixels of the picture from which on the groups are named at once, and the legend stands open beside a crowd

/** Keep the legend showing the classes of the view. */
export function createLegend(page, place) {
  const { dataset, state } = page;
  const narrow = window.matchMedia("(max-width: 760px)");
  const least = ({ kind, nodes, folds }) => (kind === "network" && nodes.length > CROWD && !folds ? TALL : LOW);
  const roomy = () => !page.embedded && !narrow.matches && place.parentElement.clientHeight > least(dataset.view(state.get("view"))) && !isChart(dataset.view(state.get("view")).kind);
  let open = roomy();
  let unfoldedList = null; // the same of the circles
  let unfolded = null; // whether the reader unfolded the groups; until then it depends on the room

  function show() {
    const view = dataset.view(state.get("view"));
    const counts = new Map();
    for (const { thing } of view.nodes) {
      const { class: name } = dataset.things[thing];
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const hidden = state.get("hidden");
    const head = h("button", { type: "button", class: "fold", id: "legend-fold", "aria-expanded": String(open), onclick: () => {
      open = !open;
      show();
      document.getElementById("legend-fold").focus();
    } }, icon("legend"), page.word("legend"), icon("down"));
    replace(place, h("h2", {}, head), open && h("ul", {}, [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => entry(name, count, hidden))),
      open && h("p", {}, legendNotes(view).flatMap((key) => [page.word(key), h("br")])),
      open && view.groups.length > 0 && groups(view),
      open && circles(view),
      open && view.unplaced?.length > 0 && unplaced(view.unplaced),
      dataset.options.leftOut.map((title) => h("p", { class: "left-out" }, page.word("tooLarge", { text: title }))));
  }

  /** What stands in no place of the map, by name, so that nothing is lost in silence. */
  function unplaced(things) {
    const names = things.map((thing) => h("li", {}, h("button", { type: "button", class: "plain", onclick: () => page.open({ thing }) }, page.name(thing))));
    return h("details", { class: "more" }, h("summary", {}, page.word("unplaced", { n: things.length })), h("ul", {}, names));
  }

  /** The groups by the names of those with most links; choosing one brings it into sight. */
  function groups(view) {
    const named = view.groups.map((members, number) => ({ number, members, head: members.reduce((best, node) => (view.nodes[node].size > view.nodes[best].size ? node : best)) }));
    const items = named.map(({ number, members, head }) => {
      const swatch = h("i", { class: "swatch", "aria-hidden": "true" });
      swatch.style.backgroundColor = `var(--group-${(number % GROUP_COLORS) + 1})`;
      return h("li", {}, h("button", { type: "button", class: "entry", onclick: () => page.stage.fit(true, { points: members.map((node) => view.nodes[node]) }) },
        swatch, h("span", { class: "cut" }, page.name(view.nodes[head].thing)), h("small", {}, String(members.length))));
    });
    return h("details", { class: "more", open: unfolded ?? (place.parentElement.clientHeight > TALL && view.nodes.length <= CROWD), ontoggle: (event) => (unfolded = event.target.open) },
      h("summary", { title: page.word("groupsNote") }, page.word("groupsOf", { n: named.length })), h("ul", {}, items));
  }

  /** The circles of a large network, opened and closed by name; those inside an open one below it. */
  function circles(view) {
    const { open: unfolded, folds } = page.drawing.current().drawn;
    const all = [...unfolded, ...folds].filter(({ circle }) => circle !== undefined).sort((a, b) => a.circle - b.circle);
    if (!all.length) return null;
    const listOf = (parent) => {
      const inside = all.filter((group) => group.parent === parent);
      return inside.length > 0 && h("ul", {}, inside.map((group) => {
        const swatch = h("i", { class: "swatch", "aria-hidden": "true" });
        if (!group.rest) swatch.style.backgroundColor = `var(--group-${(group.circle % GROUP_COLORS) + 1})`;
        const [name] = foldLabel(dataset, group, state.get("language")).split(" · ");
        return h("li", {}, h("button", { type: "button", class: "entry", id: `circle-${group.circle}`, "aria-expanded": String(group.open), onclick: () => {
          if (group.open) page.drawing.refold(group);
          else page.drawing.unfold(group);
          document.getElementById(`circle-${group.circle}`)?.focus();
        } }, swatch, h("span", { class: "cut" }, name), h("small", {}, String(group.members.length))), listOf(group.circle));
      }));
    };
    return h("details", { class: "more", open: unfoldedList ?? place.parentElement.clientHeight > TALL, ontoggle: (event) => (unfoldedList = event.target.open) },
      h("summary", { title: view.kind === "map" ? "" : page.word("groupsNote") }, page.word(view.kind === "map" ? "countriesOf" : "groupsOf", { n: all.filter(({ parent }) => parent === null).length })), listOf(null));
  }

  function entry(name, count, hidden) {
    const style = dataset.classes[name];
    const off = hidden.includes(name);
    const label = page.text(style?.plural ?? { "": name });
    return h("li", {}, h("button", { type: "button", class: "entry", id: `legend-${name}`, "aria-pressed": String(!off), title: style ? page.text(style.definition) : "", onclick: () => {
        state.set({ hidden: off ? hidden.filter((other) => other !== name) : [...hidden, name] });
        document.getElementById(`legend-${name}`)?.focus();
      } }, mark(style?.shape ?? "circle", style?.[state.get("theme")] ?? "currentColor", 18), h("span", {}, label), h("small", {}, String(count)), h("span", { class: "unseen" }, `. ${page.word(off ? "show" : "hide")}`)));
  }

  state.on(["view"], () => (open = roomy()));
  state.on(["view", "hidden", "language", "theme"], show);
  state.on(["unfolded", "focus", "facets", "year", "undated", "near"], () => dataset.view(state.get("view")).folds && show());
  show();
}

/** How to read what is no colour and no shape, as keys of words. */
export function legendNotes(view) {
  if (view.kind === "timeline") return ["arrowNote"];
  if (view.kind === "layers") return ["ribbonNote", ...(view.apart ? ["apartNote"] : [])];
  if (view.kind === "rows") return ["cellNote", ...(view.edges.some(({ strands }) => strands.some(({ suggested }) => suggested)) ? ["suggestedNote"] : [])];
  return [...(view.folds ? [view.kind === "map" ? "countryNote" : "foldNote"] : []), "sizeNote", "widthNote", "dashNote", ...(view.joining?.length ? ["joinNote"] : []), ...(view.nodes.some((node) => node.hub) ? ["hubNote"] : []), ...(view.nodes.some((node) => node.approximate) ? ["approximate"] : []), ...(view.kind === "map" ? ["starNote"] : [])];
}
