// The decision that is asked now, and all facts of the document, as sentences, grouped by thing.

import { h, icon, inParts, replace } from "./dom.js";
import { certainty, entryOf, holderOf, label, nameOf, objectOf, propertyName, sentencesIn, typeName } from "./model.js";
import { word } from "./words.js";

const MOODS = [["planned", "p"], ["past", "t"], ["negated", "d"]];

const key = (name) => h("kbd", { "aria-hidden": "true" }, name);

/** What a question says, in words: sentences of facts, or names with their type. */
export function wording(model, question) {
  if (!question.names) return sentencesIn(model, question.open);
  const names = question.open.map((one) => ({ key: one, text: nameOf(model, one) }));
  const type = question.ofList ? "" : typeName(model, model.things[question.open[0]].type);
  return [{ subject: null, type, objects: names }];
}

function line(said, { parts, out, toggle }, first) {
  const object = said.objects.map(({ key: one, text }, index) => [
    index ? ", " : null,
    parts > 1 && toggle ? h("button", { type: "button", class: "part", "aria-pressed": String(!out.has(one)), title: word("part"), onclick: () => toggle(one) }, text) : h("b", {}, text),
  ]);
  if (said.subject === null) return h("p", { class: first ? "said" : "said along" }, object, said.type ? [h("span", { class: "prop" }, ` · ${said.type}`)] : null);
  return h("p", { class: first ? "said" : "said along" }, h("b", {}, said.subject), h("span", { class: "prop" }, ` · ${said.property} · `), object);
}

/** Show the question that is asked now. */
export function showNow(place, model, { question, number, total, out, act, openSentences, canUndo }) {
  if (!question) {
    replace(place, h("div", { class: "rest" },
      h("p", {}, total === 0 && openSentences === 0 ? word("done") : openSentences ? word("nothingOpen", { n: openSentences }) : word("nothing")),
      h("div", { class: "verdicts" },
        openSentences ? button("next", "o", () => act("nextOpen"), "strong") : null,
        openSentences ? button("noFact", "n", () => act("silent")) : null,
        canUndo ? button("undo", "u", () => act("undo")) : null)));
    return;
  }
  const said = wording(model, question);
  const parts = question.open.length;
  const least = Math.min(...question.open.map((one) => entryOf(model, one).confidence));
  const lead = entryOf(model, question.open[0]);
  const facts = [`${word(certainty(least))} · ${Math.round(least * 100)} %`, lead.modality !== "asserted" && word(`modality.${lead.modality}`), lead.rule && word("byRule", { rule: lead.rule }), lead.agrees && word("readByBoth", { by: lead.agrees })];
  replace(place,
    h("p", { class: "count" }, word("ofAll", { n: number + 1, m: total }), h("span", { class: `sure ${certainty(least)}` }, facts.filter(Boolean).join(" · "))),
    question.ofList ? h("p", { class: "count" }, word("listed", { names: "" })) : null,
    h("div", { class: "question", "aria-live": "polite" }, said.map((one, index) => line(one, { parts, out, toggle: (which) => act("toggle", which) }, index === 0))),
    lead.disagrees ? h("p", { class: "note" }, word("readOtherwise", { by: lead.disagrees })) : null,
    lead.note ? h("p", { class: "note" }, lead.note) : null,
    h("div", { class: "verdicts" },
      button("accept", "a", () => act("accept"), "strong"), button("reject", "r", () => act("reject")), button("correct", "e", () => act("correct")),
      question.names ? null : h("span", { class: "moods" }, MOODS.map(([mood, name]) => button(mood, name, () => act("accept", mood), "quiet"))),
      h("span", { class: "steps" },
        h("button", { type: "button", class: "plain", title: `${word("undo")} (u)`, "aria-label": word("undo"), disabled: !canUndo, onclick: () => act("undo") }, icon("undo")),
        h("button", { type: "button", class: "plain", title: `${word("back")} (k)`, "aria-label": word("back"), onclick: () => act("back") }, icon("back")),
        h("button", { type: "button", class: "plain", title: `${word("next")} (j)`, "aria-label": word("next"), onclick: () => act("next") }, icon("next")))));
}

function button(name, letter, onclick, style = "") {
  return h("button", { type: "button", class: style, "data-act": name, onclick }, word(name), " ", key(letter));
}

/** Show all facts, grouped by thing; returns how to mark the one that is asked. */
export function showFacts(place, model, { choose }) {
  const groups = new Map();
  const group = (holder) => groups.get(holder) ?? groups.set(holder, []).get(holder);
  const holders = new Map();
  for (const fact of Object.values(model.facts)) if (fact.object && !model.things[fact.object]?.name) holders.set(fact.object, fact.subject);
  for (const [one, fact] of Object.entries(model.facts)) group(model.things[fact.subject]?.name ? fact.subject : holders.get(fact.subject) ?? holderOf(model, fact)).push(one);
  for (const [one, thing] of Object.entries(model.things)) if (thing.name) group(one);
  const rows = new Map();
  const row = (one) => {
    const fact = model.facts[one];
    const element = h("li", {}, h("button", { type: "button", class: "row", "data-key": one, onclick: () => choose(one) }));
    rows.set(one, element.firstChild);
    paintFact(one, fact);
    return element;
  };
  function paintFact(one, fact = model.facts[one]) {
    const element = rows.get(one);
    if (!element || !fact) return;
    const own = model.things[fact.subject]?.name ? null : h("span", { class: "prop" }, `${nameOf(model, fact.subject)} · `);
    const told = [fact.modality !== "asserted" && word(`modality.${fact.modality}`), fact.review === "unreviewed" && `${Math.round(fact.confidence * 100)} %`, fact.review === "rejected" && word("review.rejected")];
    element.dataset.state = fact.review;
    element.title = fact.by ? word("judgedBy", { by: fact.by, date: fact.date }) : word(`review.${fact.review}`);
    replace(element, own, h("span", { class: "prop" }, `${propertyName(model, fact.property)} · `), h("span", { class: "value" }, objectOf(model, fact)), h("small", {}, told.filter(Boolean).join(" · ")));
  }
  const heads = new Map();
  function paintThing(one) {
    const element = heads.get(one);
    const thing = model.things[one];
    if (!element || !thing) return;
    element.dataset.state = thing.review;
    replace(element, h("span", { class: "name" }, nameOf(model, one)), h("small", {}, typeName(model, thing.type), thing.review === "rejected" ? ` · ${word("review.rejected")}` : ""));
  }
  const order = [...groups].sort(([a, left], [b, right]) => (right.length > 0) - (left.length > 0) || (model.things[a]?.span[0] ?? 0) - (model.things[b]?.span[0] ?? 0));
  replace(place, inParts(order.map(([one, keys]) => {
    const head = h("button", { type: "button", class: "head-of", "data-key": one, onclick: () => choose(one) });
    heads.set(one, head);
    paintThing(one);
    keys.sort((a, b) => model.facts[a].span[0] - model.facts[b].span[0]);
    return h("section", { class: "group" }, h("h3", {}, head), keys.length ? h("ul", {}, keys.map(row)) : null);
  })));
  let shown = [];
  return {
    paint(keys) {
      for (const one of keys) {
        paintFact(one);
        paintThing(one);
      }
    },
    point(keys) {
      for (const element of shown) element.removeAttribute("aria-current");
      shown = keys.map((one) => rows.get(one) ?? heads.get(one)).filter(Boolean);
      for (const element of shown) element.setAttribute("aria-current", "true");
      if (shown[0]) nearest(place, shown[0]);
    },
  };
}

/** Scroll a box so that an element in it is in sight, without moving the page; what is laid out on the way may move it again. */
export function nearest(box, element, middle = false, again = 3) {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top >= outer.top + 24 && inner.bottom <= outer.bottom - 24) return;
  box.scrollTop += inner.top - outer.top - (middle ? outer.height * 0.3 : outer.height * 0.4);
  if (again) requestAnimationFrame(() => requestAnimationFrame(() => nearest(box, element, middle, again - 1)));
}

export { label };
