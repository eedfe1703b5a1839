// What was missed: the selected words become a thing, or say something of one.

import { combobox } from "./combobox.js";
import { h, replace } from "./dom.js";
import { label, nameOf, propertyName, sentencesOf, typeName } from "./model.js";
import { word } from "./words.js";

const MOODS = ["asserted", "planned", "past", "negated"];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const starting = (text, query) => !query || fold(text).split(/[\s(]+/).some((_, index, words) => words.slice(index).join(" ").startsWith(fold(query)));
const lastSubjects = new Map(); // by section: of whom something was said last
const lastProperties = new Map(); // by types of both sides: what was said last

/** What kind of value words look like. */
export function looksLike(words) {
  if (/\S@\S/.test(words)) return "email";
  if (/(?:€|£|\$|\b(?:SEK|EUR|NOK|DKK|GBP|USD|kr|kronor|kroner|euro|euros|MSEK|mkr)\b)/i.test(words) && /\d/.test(words)) return "budget";
  if (/(?<!\d)(?:1[89]|20)\d\d(?!\d)/.test(words)) return "start";
  if (/^[+(\d][\d ()/–-]{6,}$/.test(words)) return "telephone";
  if (/^\s*\d+/.test(words)) return "count";
  return "";
}

const typesBelow = (model, types) => (types.length ? types : Object.keys(model.terms.classes).filter((type) => !model.terms.classes[type].nameless));

/** Things that a name in this document means. */
function known(model, words) {
  const wanted = fold(words.replace(/\s+/g, " "));
  return Object.entries(model.things).filter(([, thing]) => thing.review !== "rejected" && thing.names.some((name) => fold(name) === wanted || `${fold(name)}s` === wanted));
}

/** Of whom the words are likely to say something: whom one spoke of last in this section, else whom most facts are about. */
function likelySubject(model, selected) {
  const section = model.sentences[selected.sentence][2];
  const last = lastSubjects.get(section);
  if (last && model.things[last]) return last;
  const counts = new Map();
  for (const fact of Object.values(model.facts)) {
    const thing = model.things[fact.subject];
    if (fact.review === "rejected" || !thing?.name) continue;
    const [number] = sentencesOf(model, fact.span);
    const near = number === selected.sentence ? 4 : model.sentences[number]?.[2] === section ? 2 : 0.01;
    const weight = { Project: 1.25, Partnership: 0.5 }[thing.type] ?? 1;
    counts.set(fact.subject, (counts.get(fact.subject) ?? 0) + near * weight);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked[0]?.[0] ?? Object.keys(model.things)[0] ?? null;
}

/** Open the form for words; `kind` is thing or fact. `send` writes it, `find` asks for names, `closed` ends it. */
export function openAdding(place, model, selected, kind, { send, find, closed, fail }) {
  const finish = () => {
    place.hidden = true;
    replace(place);
    closed();
  };
  const section = model.sentences[selected.sentence][2];
  const quote = { whole: model.sentences[selected.sentence].slice(0, 2), words: [selected.start, selected.end] };
  quote.whole = [Math.min(quote.whole[0], selected.start), Math.max(quote.whole[1], selected.end)];
  const tabs = h("div", { class: "segment", role: "group" }, ["thing", "fact"].map((one) => h("button", { type: "button", "aria-pressed": String(one === kind), onclick: () => openAdding(place, model, selected, one, { send, find, closed, fail }) }, word(one === "thing" ? "thisIs" : "thisSays"))));
  const problem = h("p", { class: "problem", role: "alert" });
  const form = h("form", { "aria-label": word(kind === "thing" ? "thisIs" : "thisSays"), onsubmit: submitted, onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); finish(); } } });
  let first;
  let made;

  if (kind === "thing") {
    const name = h("input", { type: "text", id: "new-name", value: selected.words.replace(/\s+/g, " ") });
    let code = "";
    const types = combobox({ name: word("type"), options: (query) => typeOptions(query) });
    const typeOptions = (query) => Object.keys(model.terms.classes).filter((type) => !model.terms.classes[type].nameless && type !== "Actor" && starting(label(model.terms.classes[type]), query)).map((type) => ({ label: typeName(model, type), value: type }));
    find(selected.words, "").then(([hit]) => {
      if (!hit || fold(hit.name) !== fold(selected.words) || types.value) return;
      types.set({ label: typeName(model, hit.type), value: hit.type });
      code = hit.code;
    });
    first = types;
    made = () => types.value && { thing: { type: types.value.value, name: name.value, start: selected.start, end: selected.end, code: types.value.value === "Municipality" || types.value.value === "Country" ? code : "" } };
    form.append(types.element, h("div", { class: "choice" }, h("label", { for: "new-name" }, word("name")), name));
  } else {
    const own = known(model, selected.words);
    const shape = own.length ? "" : looksLike(selected.words);
    let subject = likelySubject(model, selected);
    if (own.some(([key]) => key === subject) && !shape) subject = null;
    const entry = (key) => ({ label: nameOf(model, key), detail: typeName(model, model.things[key].type), value: key });
    const subjects = combobox({ name: word("subject"), options: async (query) => thingOptions(query, [], true), value: subject ? entry(subject) : null, chosen: () => properties.focus() });
    const properties = combobox({ name: word("property"), options: (query) => propertyOptions(query), chosen: (one) => { objects.guess(guessObject(one)); objects.focus(); } });
    const objects = combobox({ name: word("object"), options: (query) => objectOptions(query), chosen: () => form.requestSubmit() });
    const subjectType = () => (typeof subjects.value?.value === "string" ? model.things[subjects.value.value]?.type : subjects.value?.value?.type) ?? "Project";
    const objectType = () => own[0]?.[1].type ?? shape;

    function propertyOptions(query) {
      const type = subjectType();
      const order = [...(model.terms.usual[type] ?? model.terms.usual.Organisation)];
      const last = lastProperties.get(`${type} ${objectType()}`);
      const fits = ([name, { ranges, value }]) => {
        if (name === last) return -1;
        const place_ = order.indexOf(name);
        const fit = own.length ? ranges.includes(own[0][1].type) : shape ? name === shape || (shape === "start" && value === "time") || (shape === "count" && value === "integer") : value === "thing" || value === "concept";
        return (fit ? 0 : 100) + (place_ < 0 ? 50 : place_);
      };
      return Object.entries(model.terms.properties)
        .filter(([name, { domains }]) => (!domains || domains.includes(type)) && (starting(propertyName(model, name), query) || starting(name, query)))
        .sort((a, b) => fits(a) - fits(b) || a[0].localeCompare(b[0]))
        .slice(0, 30)
        .map(([name]) => ({ label: propertyName(model, name), value: name }));
    }
    async function thingOptions(query, types, any = false) {
      const inSentence = new Set(model.borne[selected.sentence].filter(({ kind: what }) => what === "name").map(({ key }) => key));
      const hits = query ? await find(query, types.join(",")) : [];
      const here = Object.entries(model.things)
        .filter(([key, thing]) => thing.name && thing.review !== "rejected" && (any || !types.length || types.includes(thing.type)) && thing.names.some((name) => starting(name, query)) && key !== "")
        .sort(([a], [b]) => inSentence.has(b) - inSentence.has(a) || Math.abs(model.things[a].span[0] - selected.start) - Math.abs(model.things[b].span[0] - selected.start))
        .slice(0, 12).map(([key]) => entry(key));
      const others = hits.filter((hit) => !hit.key).map((hit) => ({ label: hit.name, detail: `${typeName(model, hit.type)} · ${hit.source === "reference" ? word("fromList") : word("inDocument", { name: hit.source })}`, value: { type: hit.type, name: selected.words, code: hit.code } }));
      return [...here, ...others];
    }
    const fresh = (type, name = selected.words) => ({ label: name, detail: word("newThing", { type: typeName(model, type) }), value: { type, name, code: "" } });
    async function objectOptions(query) {
      const property = model.terms.properties[properties.value?.value];
      if (!property) return [];
      if (property.value === "concept" || property.ranges.includes("Theme")) {
        const schemes = model.terms.schemes[properties.value.value] ?? {};
        const prefix = schemes[subjectType()] ?? schemes.any ?? "";
        return Object.entries(model.terms.concepts).filter(([name, one]) => name.startsWith(prefix) && (starting(label(one), query) || starting(name, query))).slice(0, 40).map(([name, one]) => ({ label: label(one), detail: name, value: { value: name } }));
      }
      if (property.value === "thing") {
        const types = typesBelow(model, property.ranges);
        const typed = query || selected.words;
        return [...(await thingOptions(query, types)), ...types.filter((type) => type !== "Actor").map((type) => fresh(type, typed))];
      }
      const words = query || selected.words;
      const normal = await send.value(properties.value.value, words);
      return [normal ? { label: normal, detail: normal === words ? "" : words, value: { value: words } } : { label: words, detail: word("asValue"), value: { value: words } }];
    }
    async function guessObject(one) {
      const property = model.terms.properties[one?.value];
      if (!property) return;
      if (property.value === "thing" && !property.ranges.includes("Theme")) {
        const types = typesBelow(model, property.ranges);
        const match = own.find(([, thing]) => types.includes(thing.type));
        if (match) return objects.set(entry(match[0]));
        const [hit] = (await find(selected.words, types.join(","))).filter((each) => fold(each.name) === fold(selected.words));
        return objects.set(hit ? { label: selected.words, detail: "", value: { type: hit.type, name: selected.words, code: hit.code } } : fresh(types.includes("Organisation") ? "Organisation" : types.find((type) => type !== "Actor")));
      }
      const [option] = await objectOptions(property.value === "concept" || property.ranges.includes("Theme") ? selected.words : "");
      objects.set(option ?? null);
    }
    const moods = h("select", { id: "mood" }, MOODS.map((mood) => h("option", { value: mood }, word(mood))));
    const quotes = h("select", { id: "quote" }, h("option", { value: "whole" }, word("wholeSentence")), h("option", { value: "words" }, word("theseWords")));
    const [best] = propertyOptions("");
    if (best && subjects.value) {
      properties.set(best);
      properties.guess(objects.guess(guessObject(best)));
    }
    first = subjects.value ? properties : subjects;
    made = () => {
      const [who, what, whom] = [subjects.value?.value, properties.value?.value, objects.value?.value];
      if (!who || !what || !whom) return null;
      const [start, end] = quote[quotes.value];
      const side = (one) => (typeof one === "string" ? one : { ...one, start: selected.start, end: selected.end });
      if (typeof who === "string") lastSubjects.set(section, who);
      lastProperties.set(`${subjectType()} ${objectType()}`, what);
      const object = typeof whom === "string" || whom.type ? { object: side(whom) } : { value: whom.value };
      return { subject: side(who), property: what, ...object, start, end, modality: moods.value };
    };
    form.append(subjects.element, properties.element, objects.element,
      h("div", { class: "pair" }, h("div", { class: "choice" }, h("label", { for: "mood" }, word("mood")), moods), h("div", { class: "choice" }, h("label", { for: "quote" }, word("quote")), quotes)));
  }
  form.append(problem, h("div", { class: "verdicts" }, h("button", { type: "submit", class: "strong" }, word("add"), " ", h("kbd", { "aria-hidden": "true" }, "Enter")), h("button", { type: "button", onclick: finish }, word("close"), " ", h("kbd", { "aria-hidden": "true" }, "Esc"))));
  replace(place, h("blockquote", {}, selected.words), tabs, form);
  place.hidden = false;
  first.focus();

  async function submitted(event) {
    event.preventDefault();
    await new Promise((resolve) => setTimeout(resolve, 0));
    const said = made();
    if (!said) return void (problem.textContent = word("choose"));
    try {
      await send.add(said);
      finish();
    } catch (fault) {
      problem.textContent = fault.message;
      fail(fault);
    }
  }
}
