// Where nothing matches: which single choice would have to go, and how many things would match without it.

import { h } from "./dom.js";
import { countMatches, visibleNetwork } from "./network.js";

/** That nothing matches, and the choices that can be lifted; nothing where something matches. */
export function waysOut(page, visible) {
  if (countMatches(visible)) return [];
  const { dataset, state } = page;
  const view = dataset.view(state.get("view"));
  const ways = choices(page)
    .map(([name, change]) => ({ name, change, left: countMatches(visibleNetwork(dataset, view, { ...state.all(), ...change })) }))
    .filter(({ left }) => left > 0)
    .map(({ name, change, left }) => wayOut(page, change, change.hidden ? name : page.word("lift", { filter: name, n: left })));
  const everything = { facets: {}, year: null, hidden: [], near: false };
  return [h("p", {}, page.word("empty")), ...(ways.length ? ways : [wayOut(page, everything, page.word("clear"))])];
}

const wayOut = ({ state }, change, text) => h("p", {}, h("button", { type: "button", class: "quiet", onclick: () => state.set(change) }, text));

/** What the reader has chosen that leaves things out, by name, with the change that lifts it. */
function choices(page) {
  const { dataset, state } = page;
  const { facets, year, hidden, near } = state.all();
  const filters = dataset.facets.filter(({ id }) => facets[id]?.length).map(({ id, label }) => {
    const { [id]: lifted, ...others } = facets;
    return [`${page.text(label)}: ${lifted.map(page.name).join(", ")}`, { facets: others }];
  });
  const kinds = hidden.map((name) => page.text(dataset.classes[name]?.plural ?? { "": name })).join(", ");
  return [
    ...filters,
    ...(year === null ? [] : [[`${page.word("asOf")} ${year}`, { year: null }]]),
    ...(hidden.length ? [[`${page.word("show")}: ${kinds}`, { hidden: [] }]] : []),
    ...(near ? [[page.word("near"), { near: false }]] : []),
  ];
}
