// What was missed, or proposed nearly right: words become a thing, or say something of one.

import { factFields } from "./facts-form.js";
import { thingFields } from "./things-form.js";
import { h, replace } from "./dom.js";
import { label, objectOf, propertyName, nameOf } from "./model.js";
import { word } from "./words.js";

/** Open the form for words; `kind` is thing or fact, and `was` the key of what is corrected. `send` writes it, `find` asks for names. */
export function openAdding(place, model, selected, kind, given) {
  const { send, closed, was = null, parts = [] } = given;
  const finish = () => {
    place.hidden = true;
    replace(place);
    closed();
  };
  const problem = h("p", { class: "problem", role: "alert" });
  const form = h("form", { "aria-label": word(was ? "correct" : kind === "thing" ? "thisIs" : "thisSays"), onsubmit: submitted, onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); finish(); } } });
  const { fields, first, made } = (kind === "thing" ? thingFields : factFields)(model, selected, { ...given, form, was });
  const choose = (pressed, text, onclick) => h("button", { type: "button", "aria-pressed": String(pressed), onclick }, text);
  const kinds = ["thing", "fact"].map((one) => choose(one === kind, word(one === "thing" ? "thisIs" : "thisSays"), () => openAdding(place, model, selected, one, given)));
  const which = parts.map((key) => choose(key === was, told(model, key), () => given.correct(key)));
  form.append(...fields, problem, h("div", { class: "verdicts" }, h("button", { type: "submit", class: "strong" }, word(was ? "correct" : "add"), " ", h("kbd", { "aria-hidden": "true" }, "Enter")), h("button", { type: "button", onclick: finish }, word("close"), " ", h("kbd", { "aria-hidden": "true" }, "Esc"))));
  replace(place, h("blockquote", {}, selected.words), was ? (which.length > 1 ? h("div", { class: "segment parts", role: "group", "aria-label": word("which") }, which) : null) : h("div", { class: "segment", role: "group" }, kinds), form);
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
    }
  }
}

/** An entry in few words. */
function told(model, key) {
  const fact = model.facts[key];
  return fact ? `${propertyName(model, fact.property)} · ${objectOf(model, fact)}` : `${nameOf(model, key)} · ${label(model.terms.classes[model.things[key].type])}`;
}
