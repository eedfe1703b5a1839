// A document as the page holds it: what is asked, in which order, and what each sentence bears. No elements here.

import { cuttable } from "./offsets.js";
import { word } from "./words.js";

const OPEN = "unreviewed";
const GONE = new Set(["rejected", "superseded"]);

/** Make the model of a document that the server has sent; `terms` are the ontology's. */
export function modelOf(sent, terms) {
  const model = { ...sent, terms, cut: cuttable(sent.text), silent: new Set(sent.noFacts) };
  model.starts = sent.sentences.map(([start]) => start);
  model.asked = [...sent.questions.map((keys) => ({ keys, names: false })), ...sent.names.map((one) => ({ ...one, names: true }))];
  return model;
}

export const entryOf = (model, key) => model.facts[key] ?? model.things[key];
export const label = (term) => term?.[document.documentElement.lang === "sv" ? "sv" : "en"] ?? "";
export const typeName = (model, type) => label(model.terms.classes[type]) || type;
export const propertyName = (model, property) => label(model.terms.properties[property]) || property;

/** The number of the sentence that holds an offset, or the one before it. */
export function sentenceAt(model, offset) {
  let [low, high] = [0, model.starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (model.starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The numbers of the sentences that a stretch of text touches. */
export function sentencesOf(model, [start, end]) {
  const found = [];
  for (let number = sentenceAt(model, start); number < model.sentences.length && model.sentences[number][0] < end; number++) {
    if (start < model.sentences[number][1]) found.push(number);
  }
  return found;
}

/** Lay entries beside sentences: what each one bears. */
export function layOut(model) {
  model.borne = model.sentences.map(() => []);
  const put = (key, span, kind) => {
    for (const number of sentencesOf(model, span)) model.borne[number].push({ key, span, kind });
  };
  for (const [key, fact] of Object.entries(model.facts)) put(key, fact.span, "fact");
  for (const [key, thing] of Object.entries(model.things)) {
    if (!thing.mentions.length) put(key, thing.span, "thing");
    for (const span of thing.mentions) put(key, span, "name");
  }
}

/** Whether a sentence is covered, silent (said to hold no fact), or open. */
export function stateOf(model, number) {
  if (model.borne[number].some(({ key }) => !GONE.has(entryOf(model, key).review))) return "covered";
  return model.silent.has(number) ? "silent" : "open";
}

/** The questions that are still to be asked, facts first: each with the keys that are open. */
export function openQuestions(model) {
  const needed = new Set();
  for (const fact of Object.values(model.facts)) {
    if (fact.review === OPEN) for (const key of [fact.subject, fact.object]) if (key) needed.add(key);
  }
  const found = [];
  for (const question of model.asked) {
    const open = question.keys.filter((key) => entryOf(model, key)?.review === OPEN && !(question.names && needed.has(key)));
    if (open.length) found.push({ ...question, open, id: question.keys[0] });
  }
  return found;
}

/** The name of a thing; one without a name is told by its type and its words. */
export function nameOf(model, key) {
  const thing = model.things[key];
  if (!thing) return key;
  return thing.name || word(`unnamed.${thing.type}`);
}

/** What stands behind a property: a thing's name, a concept's label, or the value itself. */
export function objectOf(model, fact) {
  if (fact.object) return nameOf(model, fact.object);
  if (fact.concept) return label(model.terms.concepts[fact.concept]) || fact.concept;
  return fact.value;
}

/** Facts as sentences: those of one subject and property are one, with several objects. */
export function sentencesIn(model, keys) {
  const found = new Map();
  for (const key of keys) {
    const fact = model.facts[key];
    if (!fact) continue;
    const id = `${fact.subject} ${fact.property}`;
    if (!found.has(id)) found.set(id, { subject: nameOf(model, fact.subject), property: propertyName(model, fact.property), objects: [] });
    found.get(id).objects.push({ key, text: objectOf(model, fact) });
  }
  return [...found.values()];
}

/** The thing under which a fact is shown: that of a nameless one is whoever it belongs to. */
export function holderOf(model, fact) {
  const thing = model.things[fact.subject];
  if (thing?.name) return fact.subject;
  return Object.values(model.facts).find((other) => other.object === fact.subject)?.subject ?? fact.subject;
}

export const certainty = (confidence) => (confidence >= 0.95 ? "sure" : confidence >= 0.85 ? "likely" : "look");

/** Take in what the server says has changed. */
export function takeIn(model, told) {
  const isNew = Object.keys({ ...told.facts, ...told.things }).some((key) => !entryOf(model, key));
  Object.assign(model.facts, told.facts);
  Object.assign(model.things, told.things);
  model.silent = new Set(told.noFacts);
  model.version = told.version;
  if (isNew) layOut(model);
}
