// What selected words are likely to say, and of whom: guessed from the sentence, the section, and what was said last.

import { sentencesOf } from "./model.js";

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a text, or one of its words, begins with what is typed. */
export const starting = (text, query) => !query || fold(text).split(/[\s(]+/).some((_, index, words) => words.slice(index).join(" ").startsWith(fold(query)));

export const lastSubjects = new Map(); // by section: of whom something was said last
export const lastProperties = new Map(); // by types of both sides: what was said last

/** What kind of value words look like. */
export function looksLike(words) {
  if (/\S@\S/.test(words)) return "email";
  if (/(?:€|£|\$|\b(?:SEK|EUR|NOK|DKK|GBP|USD|kr|kronor|kroner|euro|euros|MSEK|mkr)\b)/i.test(words) && /\d/.test(words)) return "budget";
  if (/(?<!\d)(?:1[89]|20)\d\d(?!\d)/.test(words)) return "start";
  if (/^[+(\d][\d ()/–-]{6,}$/.test(words)) return "telephone";
  if (/^\s*\d+/.test(words)) return "count";
  return "";
}

/** Things that a name in this document means. */
export function known(model, words) {
  const wanted = fold(words.replace(/\s+/g, " "));
  return Object.entries(model.things).filter(([, thing]) => thing.review !== "rejected" && thing.names.some((name) => fold(name) === wanted || `${fold(name)}s` === wanted));
}

/** Of whom the words are likely to say something: whom one spoke of last in this section, else whom most facts are about. */
export function likelySubject(model, selected) {
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
