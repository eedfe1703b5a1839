// What the fields of a form offer: things, properties and objects, those that fit best first.

import { fold, starting } from "./guesses.js";
import { label, nameOf, propertyName, typeName } from "./model.js";
import { word } from "./words.js";

const MOST = 30;

/** Types that a property may lead to; without a range all that have a name. */
export const typesBelow = (model, types) => (types.length ? types : Object.keys(model.terms.classes).filter((type) => !model.terms.classes[type].nameless));

/** A thing of the document, as a field shows it. */
export const thingChoice = (model, key) => ({ label: nameOf(model, key), detail: typeName(model, model.things[key].type), value: key });

/** A thing that is not there yet. */
export const freshChoice = (model, type, name) => ({ label: name, detail: word("newThing", { type: typeName(model, type) }), value: { type, name, code: "" } });

/** Types by what is typed. */
export function typeChoices(model, query) {
  const fits = ([type, one]) => !one.nameless && type !== "Actor" && starting(label(one), query);
  return Object.entries(model.terms.classes).filter(fits).map(([type]) => ({ label: typeName(model, type), value: type }));
}

/** Properties of a type: what was said last of such a pair, then what leads to the object's type or shape, then by custom. */
export function propertyChoices(model, query, { type, own, shape, last }) {
  const order = model.terms.usual[type] ?? model.terms.usual.Organisation;
  const rank = ([name, { ranges, value }]) => {
    if (name === last) return -1;
    const place = order.indexOf(name);
    const fit = own ? ranges.includes(own) : shape ? name === shape || (shape === "start" && value === "time") || (shape === "count" && value === "integer") : value === "thing" || value === "concept";
    return (fit ? 0 : 100) + (place < 0 ? 50 : place);
  };
  return Object.entries(model.terms.properties)
    .filter(([name, { domains }]) => (!domains || domains.includes(type)) && (starting(propertyName(model, name), query) || starting(name, query)))
    .sort((a, b) => rank(a) - rank(b) || a[0].localeCompare(b[0]))
    .slice(0, MOST)
    .map(([name]) => ({ label: propertyName(model, name), value: name }));
}

/** Whether a thing has the name that is typed, and not a longer one with it. */
const bears = (thing, query) => Boolean(query) && thing.names.some((name) => fold(name) === fold(query));

/** Things of some types: those of the sentence first, then of the document, then what others and official lists know. */
export async function thingChoices(model, query, { types, selected, find }) {
  const inSentence = new Set(model.borne[selected.sentence].filter(({ kind }) => kind === "name").map(({ key }) => key));
  const hits = query ? await find(query, types.join(",")) : [];
  const here = Object.entries(model.things)
    .filter(([, thing]) => thing.name && thing.review !== "rejected" && (!types.length || types.includes(thing.type)) && thing.names.some((name) => starting(name, query)))
    .sort(([a, one], [b, other]) => bears(other, query) - bears(one, query) || inSentence.has(b) - inSentence.has(a) || (one.type === "Partnership") - (other.type === "Partnership") || Math.abs(model.things[a].span[0] - selected.start) - Math.abs(model.things[b].span[0] - selected.start))
    .slice(0, 12).map(([key]) => thingChoice(model, key));
  const others = hits.filter((hit) => !hit.key).map((hit) => ({ label: hit.name, detail: `${typeName(model, hit.type)} · ${hit.source === "reference" ? word("fromList") : word("inDocument", { name: hit.source })}`, value: { type: hit.type, name: selected.words, code: hit.code } }));
  return [...here, ...others];
}

const NAME = /\p{Lu}[\p{L}\p{N}.'’&-]*(?:\s(?:(?:\p{Ll}{1,3}\s)?\p{Lu}[\p{L}\p{N}.'’&-]*|\p{N}{1,4}(?![\p{L}\p{N}])))*/gu;
const NEXT = /(\p{L}{4,})\.\s.*$/u; // behind a word with a full stop another sentence begins
const NEW = ["Person", "Organisation", "Municipality", "Project"]; // what names are most often

/** Names of a sentence, of those around it, and of the whole text, that are no things yet, each as what it may be. */
export function nameChoices(model, query, sentence) {
  if (!query) return [];
  const known = new Set(Object.values(model.things).filter(({ review }) => review !== "rejected").flatMap(({ names }) => names));
  const near = [0, -1, 1, -2, 2].map((by) => model.sentences[sentence + by]).filter(Boolean);
  const found = near.flatMap(([start, end]) => model.cut.slice(start, end).match(NAME) ?? []);
  model.allNames ??= new Set(model.text.match(NAME) ?? []);
  const typed = query.length > 2 && model.text.includes(query) ? [query] : [];
  const names = [...new Set([...typed, ...found, ...model.allNames].map((name) => name.replace(NEXT, "$1").replace(/[.,]$/u, "")))].filter((name) => !known.has(name) && starting(name, query));
  const types = (name) => (name.includes(" ") ? NEW : [...NEW.slice(1), NEW[0]]);
  return names.slice(0, 4).flatMap((name) => types(name).map((type) => freshChoice(model, type, name)));
}

/** Concepts that a property of a type takes. */
export function conceptChoices(model, query, { property, type }) {
  const schemes = model.terms.schemes[property] ?? {};
  const prefix = schemes[type] ?? schemes.any ?? "";
  const fits = ([name, one]) => name.startsWith(prefix) && (starting(label(one), query) || starting(name, query));
  return Object.entries(model.terms.concepts).filter(fits).slice(0, 40).map(([name, one]) => ({ label: label(one), detail: name, value: { value: name } }));
}
