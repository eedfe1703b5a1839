// What is asked: one decision after the other, each with one key, and taken back as easily.

import { write } from "./calls.js";
import { act, acts, page, remember, say, state } from "./desk.js";
import { count, openSentences } from "./documents.js";
import { entryOf, openQuestions, sentenceAt, sentencesOf, takeIn } from "./model.js";
import { nearest, showFacts, showNow } from "./panel.js";
import { word } from "./words.js";

export const nextOf = (questions, sentence) => questions.find((one) => !one.names && placeOf(one) >= sentence) ?? questions[0];
export const placeOf = (question) => sentenceAt(state.model, entryOf(state.model, question.open[0]).span[0]);

export function ask(id, { still = false } = {}) {
  const { model } = state;
  const questions = openQuestions(model);
  const number = questions.findIndex((one) => one.id === id);
  const question = questions[number] ?? null;
  const old = state.painted ?? [];
  if (state.at !== (question?.id ?? null)) [state.out, state.chosen] = [new Set(), question?.open.includes(state.chosen) ? state.chosen : null];
  state.at = question?.id ?? null;
  state.question = question;
  const spans = question ? question.open.flatMap((key) => sentencesOf(model, entryOf(model, key).span)) : [];
  state.painted = [...new Set(spans)];
  for (const each of new Set([...old, ...state.painted])) if (each < model.sentences.length) state.text.paint(each, new Set(question?.open ?? []));
  if (question && !still) point(state.painted[0] ?? state.sentence);
  else point(state.sentence, { still: true });
  state.facts.point(question?.open ?? []);
  showNow(page.now, model, { question, number, total: questions.length, out: state.out, act, openSentences: openSentences().length, canUndo: state.steps > 0 });
}

/** Make a sentence the one that keys speak of, and bring it into sight. */
export function point(number, { still = false } = {}) {
  for (const element of page.text.querySelectorAll(".s.here")) element.classList.remove("here");
  state.sentence = Math.max(0, Math.min(number, state.model.sentences.length - 1));
  const parts = state.text.partsOf(state.sentence);
  for (const element of parts) element.classList.add("here");
  if (parts[0] && !still) nearest(page.text, parts[0], true);
}

export function chooseSentence(number) {
  const question = openQuestions(state.model).find((one) => one.open.some((key) => sentencesOf(state.model, entryOf(state.model, key).span).includes(number)));
  if (question && !question.names) ask(question.id, { still: true });
  point(number, { still: true });
}

export function chooseEntry(key, number = null) {
  const question = openQuestions(state.model).find((one) => one.open.includes(key));
  if (question) ask(question.id, { still: number !== null });
  const entry = entryOf(state.model, key);
  if (entry) point(number ?? sentenceAt(state.model, entry.span[0]), { still: number !== null });
  state.chosen = key;
  if (!question && entry) state.facts.point([key]);
}

export function step(by) {
  const questions = openQuestions(state.model);
  if (!questions.length) return;
  const number = questions.findIndex(({ id }) => id === state.at);
  ask(questions[(number + by + questions.length) % questions.length].id);
}

function toggle(key) {
  if (!key) return;
  if (state.out.has(key)) state.out.delete(key);
  else state.out.add(key);
  ask(state.at, { still: true });
}

async function decide(verdict, modality = "") {
  const { question, model } = state;
  if (!question) return;
  const keys = question.open.filter((key) => !state.out.has(key));
  const questions = openQuestions(model);
  const following = questions[questions.findIndex(({ id }) => id === question.id) + 1]?.id;
  await judge(keys.length ? keys : question.open, verdict, modality);
  const left = openQuestions(model);
  ask(left.some(({ id }) => id === following) ? following : nextOf(left, state.sentence)?.id ?? null);
}

export async function judge(keys, verdict, modality = "") {
  const { model, name } = state;
  const entries = Object.fromEntries(keys.map((key) => [key, entryOf(model, key).review]));
  const told = await write("judge", { document: name, entries, verdict, modality });
  taken(told);
  say(told.refused.length ? word("refused") : word(`said.${verdict}`));
}

/** Show what was written: the entries that changed, where they stand. */
export function taken(told) {
  const { model } = state;
  if (told.changed.length) remember(1);
  const known = told.changed.every((key) => entryOf(model, key));
  takeIn(model, told);
  if (!known) state.facts = showFacts(page.facts, model, { choose: chooseEntry });
  else state.facts.paint([...told.changed, ...told.refused]);
  const touched = new Set();
  for (const key of told.changed) {
    const entry = entryOf(model, key);
    for (const span of [entry?.span, ...(entry?.mentions ?? [])]) if (span) for (const number of sentencesOf(model, span)) touched.add(number);
  }
  for (const number of touched) state.text.paint(number);
  count();
  if (state.tab && state.tab !== "facts") acts.tab();
}

async function takeBack() {
  const told = await write("undo");
  if (told.place === "documents") {
    remember(-1);
    await acts.takenOut(told.document);
    return say(word("takenOut", { name: told.document }));
  }
  if (told.place) {
    remember(-1);
    await acts.goTo(told.place);
    return say(word("undone"));
  }
  if (!told.document) {
    remember(-state.steps);
    say(word("nothingToUndo"));
    return state.model ? ask(state.at, { still: true }) : undefined;
  }
  remember(-1);
  await acts.open(told.document, { keep: told.document === state.name });
  const back = openQuestions(state.model).find((one) => one.open.some((key) => told.changed.includes(key)));
  if (back) ask(back.id);
  say(told.refused.length ? word("refused") : word("undone"));
}

Object.assign(acts, { accept: (mood) => decide("accepted", mood || ""), reject: () => decide("rejected"), next: () => step(1), back: () => step(-1), undo: takeBack, toggle });
