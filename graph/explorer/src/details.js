// The details of a thing or a link: every fact with the words it was read from.

import { factsBetween, groupFacts, nameOf, readable, textIn } from "./dataset.js";
import { h, link, replace } from "./dom.js";
import { icon } from "./icons.js";
import { literalText, thingButton, thingMark } from "./values.js";

const MANY = 12;

/** Keep the panel showing what the reader chose. */
export function createDetails(page, panel) {
  const show = () => {
    const focus = page.state.get("focus");
    panel.hidden = !focus;
    document.body.toggleAttribute("data-details", Boolean(focus));
    if (!focus) return;
    const close = h("button", { type: "button", class: "plain close", "aria-label": page.word("close"), onclick: () => page.open(null) }, icon("close"));
    replace(panel, close, focus.thing === undefined ? linkDetails(page, focus.ends) : thingDetails(page, focus.thing));
    panel.scrollTop = 0;
  };
  page.state.on(["focus", "language", "theme", "near"], show);
  show();
}

function thingDetails(page, index) {
  const { dataset, state } = page;
  const thing = dataset.things[index];
  const near = state.get("near");
  const own = thing.facts.map((fact) => ({ subject: index, fact }));
  return [
    h("header", {},
      h("p", { class: "kind" }, thingMark(page, index), page.text(dataset.classes[thing.class]?.label ?? { "": thing.class })),
      h("h2", { tabindex: "-1" }, nameOf(dataset, index, state.get("language"))),
      otherNames(page, thing),
      h("p", { class: "actions" },
        h("button", { type: "button", class: "quiet", "aria-pressed": String(near), onclick: () => state.set({ near: !near }) }, page.word(near ? "farther" : "near"))),
    ),
    factList(page, own, [index]),
    notStated(page, thing),
    incomingList(page, index),
  ];
}

function otherNames(page, thing) {
  const shown = textIn(thing.names, page.state.get("language"));
  const names = [...Object.values(thing.names), ...thing.others.map(({ text }) => text)].filter((name) => name !== shown);
  const former = new Set(thing.others.filter(({ property }) => property === "formerName").map(({ text }) => text));
  const line = (label, list) => list.length > 0 && h("p", { class: "names" }, `${label}: `, list.join(" · "));
  const unique = [...new Set(names)];
  return [
    line(page.word("formerly"), unique.filter((name) => former.has(name))),
    line(page.word("also"), unique.filter((name) => !former.has(name))),
  ];
}

// `seen` are the things whose facts are being shown: one that belongs inside another is unfolded once.
function factList(page, entries, seen) {
  const groups = groupFacts(page.dataset, readable(page.dataset, entries));
  if (!groups.length) return null;
  return h("dl", { class: "facts" }, groups.map((group) => {
    const words = page.dataset.properties[group.property];
    const label = page.text(words?.label ?? { "": group.property });
    const title = words ? page.text(words.definition) : "";
    const values = more(page, group.entries.map((entry) => factItem(page, entry, seen, group.disagree)));
    return h("div", { class: group.disagree ? "fact disagree" : "fact" },
      h("dt", { title }, label),
      h("dd", {}, group.disagree && h("p", { class: "alert" }, page.word("disagree")), h("ul", { class: group.disagree ? "sides" : "" }, values)));
  }));
}

function factItem(page, { fact }, seen, open) {
  const { dataset } = page;
  const isInline = fact.thing !== undefined && dataset.classes[dataset.things[fact.thing].class]?.inline && !seen.includes(fact.thing);
  const value = isInline ? inlineThing(page, fact.thing, seen) : fact.thing === undefined ? literal(page, fact) : thingButton(page, fact.thing);
  const states = [...new Set(fact.claims.map((claim) => dataset.claims[claim].modality))].filter((modality) => modality !== "asserted");
  const note = states.map((modality) => h("span", { class: "chip" }, page.word("modality")[modality] ?? modality));
  if (open) note.push(h("span", { class: fact.held ? "chip held" : "chip" }, page.word(fact.held ? "chosen" : "notHeld")));
  else if (!fact.held && !states.length) note.push(h("span", { class: "chip" }, page.word("notHeld")));
  return h("li", { class: fact.held ? "" : "aside" }, h("div", { class: "value" }, h("div", {}, value, note), evidence(page, fact.claims, open)));
}

function literal(page, fact) {
  return /^https?:/.test(fact.value) ? link(fact.value, fact.value) : h("span", { class: "literal", lang: fact.language || null }, literalText(fact, page.state.get("language")));
}

function inlineThing(page, index, seen) {
  const thing = page.dataset.things[index];
  const entries = thing.facts.map((fact) => ({ subject: index, fact }));
  const name = textIn(thing.names, page.state.get("language"));
  return h("div", { class: "inline" }, name && h("strong", {}, name), factList(page, entries, [...seen, index]));
}

/** The passages behind a fact, folded up until they are wanted. */
function evidence(page, claims, open) {
  if (!claims.length) return h("span", { class: "sources none" }, page.word("noSource"));
  const body = h("div", { class: "evidence", hidden: !open });
  const fill = () => replace(body, claims.map((claim) => passage(page, page.dataset.claims[claim])));
  if (open) fill();
  const label = sourcesWords(page, claims);
  const button = h("button", { type: "button", class: "sources", "aria-expanded": String(Boolean(open)), onclick: () => {
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
    if (!body.hidden) fill();
  } }, label);
  return [button, body];
}

/** How many passages in how many sources say something: "3 passages in 2 sources", "1 source". */
function sourcesWords(page, claims) {
  const documents = new Set(claims.map((claim) => page.dataset.claims[claim].document)).size;
  const sources = page.word("sources", { n: documents });
  return claims.length === documents ? sources : page.word("passagesIn", { n: claims.length, sources });
}

/** A passage with its document, as it stands behind a fact. */
export function passage(page, claim) {
  const source = page.dataset.documents[claim.document];
  const chips = [
    claim.modality !== "asserted" && (page.word("modality")[claim.modality] ?? claim.modality),
    page.word("review")[claim.review] ?? claim.review,
    claim.confidence !== null && `${page.word("confidence")} ${Math.round(claim.confidence * 100)} %`,
  ];
  return h("figure", {},
    h("blockquote", { lang: source?.language || null }, h("span", { class: "around" }, before(claim.prefix)), h("mark", {}, claim.quote), h("span", { class: "around" }, after(claim.suffix))),
    h("figcaption", {},
      source && h("p", {}, source.address ? link(source.address, source.title || source.address) : source.title, claim.section && ` · ${claim.section}`),
      source && h("p", {}, [source.publisher, source.date].filter(Boolean).join(" · ")),
      chips.some(Boolean) && h("p", { class: "chips" }, chips.filter(Boolean).map((text) => h("span", { class: "chip" }, text))),
      claim.place && h("p", { class: "place" }, `${page.word("correct")} `, h("code", {}, claim.place))));
}

const CONTEXT = 40; // characters that a claim keeps on either side: where there are fewer, the text begins or ends
const HEADING = /(^|\n)[ \t]*#{1,6}[ \t]+/g;

/** The words before a passage, without half a word and without the signs that mark a heading. */
function before(text) {
  const plain = text.replace(HEADING, "$1");
  return text.length < CONTEXT ? plain : `… ${plain.replace(/^\S*\s+/, "")}`;
}

/** The words after a passage, likewise. */
function after(text) {
  return (text.length < CONTEXT ? text : `${text.replace(/\s+\S*$/, "")} …`).replace(HEADING, "$1");
}

function notStated(page, thing) {
  const has = new Set(thing.facts.filter(({ held }) => held).map(({ property }) => property));
  const missing = (page.dataset.classes[thing.class]?.expected ?? []).filter((property) => !has.has(property));
  if (!missing.length) return null;
  const names = missing.map((property) => page.text(page.dataset.properties[property]?.label ?? { "": property }));
  return h("p", { class: "missing" }, h("strong", {}, page.word("noneStated")), " ", names.join(", "));
}

/** What others say about a thing: facts that point to it. */
function incomingList(page, index) {
  const { dataset } = page;
  const inline = (subject) => dataset.classes[dataset.things[subject].class]?.inline;
  const entries = (dataset.incoming.get(index) ?? []).filter(({ subject, fact }) => fact.held && !inline(subject));
  const groups = groupFacts(dataset, entries);
  if (!groups.length) return null;
  return h("dl", { class: "facts incoming" }, groups.map(({ property, entries: list }) =>
    h("div", { class: "fact" },
      h("dt", {}, page.text(dataset.properties[property]?.inverse ?? { "": `← ${property}` })),
      h("dd", {}, h("ul", {}, more(page, list.map(({ subject, fact }) =>
        h("li", {}, h("div", { class: "value" }, h("div", {}, thingButton(page, subject)), evidence(page, fact.claims))))))))));
}

function linkDetails(page, [a, b]) {
  const { dataset } = page;
  const strands = page.strandsBetween(a, b);
  const vias = [...new Set(strands.map(({ via }) => via).filter((via) => via !== null))];
  const direct = factsBetween(dataset, a, b, []);
  return [
    h("header", {},
      h("p", { class: "kind" }, page.word("linkBetween")),
      h("h2", { tabindex: "-1", class: "ends" }, thingButton(page, a), thingButton(page, b)),
      h("p", { class: "names" }, page.word("strands", { n: strands.length }))),
    direct.length > 0 && factList(page, direct, [a, b]),
    vias.map((via) => {
      const facts = factsBetween(dataset, a, b, [via]).filter(({ subject }) => subject === via);
      const years = strands.find((strand) => strand.via === via);
      return h("section", { class: "via" },
        h("h3", {}, thingButton(page, via), h("span", { class: "years" }, yearsText(page, years))),
        factList(page, facts, [a, b, via]));
    }),
  ];
}

/** The years of a strand, or that none are stated. */
export function yearsText(page, { from, to }) {
  if (from === null && to === null) return page.word("notStated");
  return from === to ? String(from) : `${from ?? ""}–${to ?? ""}`;
}

function more(page, items) {
  if (items.length <= MANY + 2) return items;
  const rest = items.slice(MANY);
  rest.forEach((item) => (item.hidden = true));
  const button = h("li", {}, h("button", { type: "button", class: "quiet", onclick: () => {
    rest.forEach((item) => (item.hidden = false));
    button.remove();
  } }, page.word("more", { n: rest.length })));
  return [...items, button];
}
