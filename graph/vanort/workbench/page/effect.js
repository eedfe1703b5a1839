// The effect of a document: its network as it stands now, and what the next build will change.

import { act, state } from "./desk.js";
import { h, replace } from "./dom.js";
import { nameOf, propertyName, typeName } from "./model.js";
import { preview } from "./preview.js";
import { drawNetwork } from "./network.js";
import { word } from "./words.js";

/** Show network and changes in `place`; the changes come when they have been computed. */
export function showEffect(place) {
  const changes = h("div", { "aria-live": "polite" });
  replace(place, h("h3", {}, word("networkOf")), network(state.model), h("h3", {}, word("nextBuild")), changes);
  const told = (found) => changes.isConnected && showChanges(changes, found);
  preview(told).catch((fault) => replace(changes, h("p", { class: "problem" }, fault.message)));
}

/** Things as nodes, facts between them as edges; what goes by way of a thing without a name is one edge. */
function network(model) {
  const edges = [];
  const standing = Object.entries(model.facts).filter(([, fact]) => !["rejected", "superseded"].includes(fact.review));
  const holders = new Map(standing.filter(([, fact]) => fact.object && !model.things[fact.object].name).map(([, fact]) => [fact.object, fact.subject]));
  for (const [key, fact] of standing) {
    const source = holders.get(fact.subject) ?? fact.subject;
    if (fact.object && model.things[fact.object].name && model.things[source]?.name) edges.push({ key, source, target: fact.object, open: fact.review === "unreviewed", told: `${nameOf(model, source)} · ${propertyName(model, fact.property)} · ${nameOf(model, fact.object)}` });
  }
  if (!edges.length) return h("p", { class: "note" }, word("noEdges"));
  const nodes = [...new Set(edges.flatMap(({ source, target }) => [source, target]))].map((key) => ({ key, name: nameOf(model, key), type: typeName(model, model.things[key].type) }));
  return [drawNetwork(nodes, edges, { label: word("networkOf"), choose: (key) => act("chooseEntry", key) }), h("details", {}, h("summary", {}, `${word("asList")} (${edges.length})`), h("ul", {}, edges.map(({ told, open }) => h("li", { class: "note" }, told, open ? ` (${word("review.unreviewed")})` : ""))))];
}

function showChanges(place, found) {
  const kinds = ["came", "went", "changed"].filter((kind) => found.counts?.[kind]);
  const own = (one) => one.documents.includes(state.name);
  const line = (one) => h("li", { class: own(one) ? "own" : null }, h("b", {}, one.subject), h("span", { class: "prop" }, ` · ${one.property === "type" ? word("isOfType") : propertyName(state, one.property)} · `), one.before ? [h("del", {}, one.before), " "] : null, one.property === "type" ? typeName(state, one.object) : one.object);
  replace(place,
    found.running ? h("p", { class: "count" }, word("computing")) : null,
    found.fault ? h("p", { class: "problem" }, found.fault) : null,
    found.counts && !found.built ? h("p", { class: "note" }, word("neverBuilt")) : null,
    found.counts && !kinds.length ? h("p", { class: "note" }, word("noChange")) : null,
    kinds.map((kind) => h("details", { open: found.built && found.counts[kind] <= 40 }, h("summary", {}, word(`change.${kind}`, { n: found.counts[kind] })), h("ul", { class: "changes" }, [...found[kind]].sort((a, b) => own(b) - own(a)).map(line)))));
}
