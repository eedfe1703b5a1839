// Many at once: all of a section, of a thing, of the document, or above a certainty.

import { ask, judge, nextOf, placeOf } from "./asking.js";
import { acts, failed, page, state } from "./desk.js";
import { show } from "./dialog.js";
import { h, replace } from "./dom.js";
import { entryOf, nameOf, openQuestions } from "./model.js";
import { word } from "./words.js";

function openMany() {
  const { model } = state;
  if (!model) return;
  const questions = openQuestions(model);
  const section = model.sentences[state.sentence]?.[2];
  const subject = state.question && !state.question.names ? model.facts[state.question.open[0]].subject : null;
  const sure = h("input", { type: "range", min: 50, max: 100, step: 1, value: 85, id: "surely", oninput: draw });
  const keysOf = (fits) => questions.filter(fits).flatMap(({ open }) => open);
  const list = h("div", { class: "many" });
  const offer = (text, keys) => h("div", {}, h("span", {}, text), h("button", { type: "button", class: "strong", disabled: !keys.length, onclick: () => run(keys, "accepted") }, word("accept")), h("button", { type: "button", disabled: !keys.length, onclick: () => run(keys, "rejected") }, word("reject")));
  async function run(keys, verdict) {
    page.dialog.close();
    await judge(keys, verdict).catch(failed);
    ask(nextOf(openQuestions(model), state.sentence)?.id ?? null);
  }
  function draw() {
    const least = Number(sure.value) / 100;
    const inSection = keysOf((one) => model.sentences[placeOf(one)]?.[2] === section);
    const ofThing = subject ? keysOf((one) => one.open.some((key) => key === subject || [model.facts[key]?.subject, model.facts[key]?.object].includes(subject))) : [];
    const above = questions.flatMap(({ open }) => open).filter((key) => entryOf(model, key).confidence >= least);
    replace(list, offer(word("ofSection", { n: inSection.length }), inSection), subject ? offer(word("ofThing", { n: ofThing.length, name: nameOf(model, subject) }), ofThing) : null, offer(word("ofAllFacts", { n: keysOf(() => true).length }), keysOf(() => true)), offer(word("above", { n: above.length, p: sure.value }), above));
  }
  draw();
  show(word("many"), list, h("p", { class: "choice" }, h("label", { for: "surely" }, word("surely")), sure));
}

acts.many = openMany;
