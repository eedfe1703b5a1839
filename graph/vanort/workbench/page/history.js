// The history of a document: who did what on which day, from the files alone.

import { read } from "./calls.js";
import { act, state } from "./desk.js";
import { h, replace } from "./dom.js";
import { nameOf, objectOf, propertyName, typeName } from "./model.js";
import { word } from "./words.js";

/** Show the history in `place`. */
export async function showHistory(place) {
  const { days } = await read("history", { document: state.name });
  if (!place.isConnected) return;
  const { model } = state;
  const told = (key) => {
    const fact = model.facts[key];
    return fact ? `${nameOf(model, fact.subject)} · ${propertyName(model, fact.property)} · ${objectOf(model, fact)}` : model.things[key] ? `${nameOf(model, key)} · ${typeName(model, model.things[key].type)}` : "";
  };
  const review = (key) => (model.facts[key] ?? model.things[key])?.review;
  replace(place, days.length ? days.map(({ date, by, counts, keys }) => h("section", { class: "group" },
    h("h3", {}, date || word("unsigned"), by ? h("small", {}, ` ${by}`) : null),
    h("p", { class: "note" }, Object.entries(counts).map(([what, n]) => word(`happened.${what}`, { n })).join(" · ")),
    keys.length ? h("details", {}, h("summary", {}, word("details", { n: keys.length })), h("ul", {}, keys.map((key) => h("li", {}, h("button", { type: "button", class: "row", "data-state": review(key), onclick: () => act("chooseEntry", key) }, h("span", { class: "value" }, told(key))))))) : null)) : h("p", { class: "rest" }, word("noHistory")));
}
