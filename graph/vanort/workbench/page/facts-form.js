// The fields that say what words tell: of whom, what, and whom or how much.

import { combobox } from "./combobox.js";
import { conceptChoices, freshChoice, nameChoices, propertyChoices, thingChoice, thingChoices, typesBelow } from "./choices.js";
import { h } from "./dom.js";
import { fold, known, lastProperties, lastSubjects, likelySubject, looksLike } from "./guesses.js";
import { label, propertyName } from "./model.js";
import { pointsIn } from "./offsets.js";
import { word } from "./words.js";

const MOODS = ["asserted", "planned", "past", "negated"];
const FAR = 800; // characters around the words in which a new name is looked for
const ofConcepts = (property) => property.value === "concept" || property.ranges.includes("Theme");

/** Return the fields, the first of them, and what they come to; `was` is the key of a fact that is corrected. */
export function factFields(model, selected, { send, find, form, was }) {
  const old = model.facts[was];
  const section = model.sentences[selected.sentence][2];
  const own = old ? [] : known(model, selected.words);
  const shape = own.length || old ? "" : looksLike(selected.words);
  let subject = old?.subject ?? likelySubject(model, selected);
  if (!old && own.some(([key]) => key === subject) && !shape) subject = null;

  const subjects = combobox({ name: word("subject"), options: async (query) => [...(await thingChoices(model, query, { types: [], selected, find })), ...nameChoices(model, query, selected.sentence)], value: subject ? thingChoice(model, subject) : null, chosen: () => properties.focus() });
  const properties = combobox({ name: word("property"), options: propertyOptions, chosen: (one) => { objects.guess(guessObject(one)); objects.focus(); } });
  const objects = combobox({ name: word("object"), options: objectOptions, chosen: () => form.requestSubmit() });
  const subjectType = () => (typeof subjects.value?.value === "string" ? model.things[subjects.value.value]?.type : subjects.value?.value?.type) ?? "Project";
  const objectType = () => own[0]?.[1].type ?? shape;
  const property = () => model.terms.properties[properties.value?.value];

  function propertyOptions(query) {
    const type = subjectType();
    return propertyChoices(model, query, { type, own: own[0]?.[1].type, shape, last: lastProperties.get(`${type} ${objectType()}`) });
  }
  async function objectOptions(query) {
    const one = property();
    if (!one) return [];
    if (ofConcepts(one)) return conceptChoices(model, query, { property: properties.value.value, type: subjectType() });
    if (one.value === "thing") {
      const types = typesBelow(model, one.ranges);
      const fresh = (old && !query ? [] : types).filter((type) => type !== "Actor" && !model.terms.classes[type]?.nameless).map((type) => freshChoice(model, type, query || selected.words));
      return [...(await thingChoices(model, query, { types, selected, find })), ...fresh];
    }
    const words = query || selected.words;
    const normal = await send.value(properties.value.value, words);
    return [normal ? { label: normal, detail: normal === words ? "" : words, value: { value: words } } : { label: words, detail: word("asValue"), value: { value: words } }];
  }
  async function guessObject(chosen) {
    const one = model.terms.properties[chosen?.value];
    if (!one) return;
    if (one.value === "thing" && !ofConcepts(one)) {
      const types = typesBelow(model, one.ranges);
      const taken = typeof objects.value?.value === "string" && model.things[objects.value.value];
      if (taken && types.includes(taken.type)) return;
      const match = own.find(([, thing]) => types.includes(thing.type));
      if (match) return thingChoice(model, match[0]);
      const [hit] = (await find(selected.words, types.join(","))).filter((each) => fold(each.name) === fold(selected.words));
      return hit ? { label: selected.words, detail: "", value: { type: hit.type, name: selected.words, code: hit.code } } : freshChoice(model, types.includes("Organisation") ? "Organisation" : types.find((type) => type !== "Actor"), selected.words);
    }
    const [option] = await objectOptions(ofConcepts(one) ? selected.words : "");
    return option ?? null;
  }
  const oldObject = () => (old.object ? thingChoice(model, old.object) : old.concept ? { label: label(model.terms.concepts[old.concept]) || old.concept, value: { value: old.concept } } : { label: old.value, value: { value: old.value } });

  const moods = h("select", { id: "mood" }, MOODS.map((mood) => h("option", { value: mood, selected: mood === old?.modality }, word(mood))));
  const [start, end] = model.sentences[selected.sentence];
  const quotes = { whole: [Math.min(start, selected.start), Math.max(end, selected.end)], words: [selected.start, selected.end], ...(old ? { old: old.span } : {}) };
  const quote = h("select", { id: "quote" }, (old ? ["old", "whole", "words"] : ["whole", "words"]).map((one) => h("option", { value: one }, word({ old: "asQuoted", whole: "wholeSentence", words: "theseWords" }[one]))));
  if (old) {
    properties.set({ label: propertyName(model, old.property), value: old.property });
    objects.set(oldObject());
  } else if (subjects.value) {
    const [best] = propertyOptions("");
    properties.set(best);
    properties.follow(objects.guess(guessObject(best)));
  }

  /** Somebody or something new is named where its name stands nearest to the words, else where words are selected. */
  function side(one) {
    if (typeof one === "string" || one.name === selected.words) return typeof one === "string" ? one : { ...one, start: selected.start, end: selected.end };
    const near = Math.max(0, selected.start - FAR);
    const from = model.cut.slice(near, selected.end + FAR).includes(one.name) ? near : 0;
    const around = from ? model.cut.slice(from, selected.end + FAR) : model.text;
    let best = null;
    for (let at = around.indexOf(one.name); at >= 0; at = around.indexOf(one.name, at + 1)) {
      const start_ = from + pointsIn(around.slice(0, at));
      if (best === null || Math.abs(start_ - selected.start) < Math.abs(best - selected.start)) best = start_;
    }
    return { ...one, start: best ?? selected.start, end: best === null ? selected.end : best + pointsIn(one.name) };
  }
  function made() {
    const [who, what, whom] = [subjects.value?.value, properties.value?.value, objects.value?.value];
    if (!who || !what || !whom) return null;
    if (typeof who === "string") lastSubjects.set(section, who);
    lastProperties.set(`${subjectType()} ${objectType()}`, what);
    const object = typeof whom === "string" || whom.type ? { object: side(whom) } : { value: whom.value };
    const [from, to] = quotes[quote.value];
    return { subject: side(who), property: what, ...object, start: from, end: to, modality: moods.value };
  }
  const choice = (id, name, field) => h("div", { class: "choice" }, h("label", { for: id }, word(name)), field);
  const pair = h("div", { class: "pair" }, choice("mood", "mood", moods), choice("quote", "quote", quote));
  return { fields: [subjects.element, properties.element, objects.element, pair], first: old ? objects : subjects.value ? properties : subjects, made };
}
