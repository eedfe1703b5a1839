// A catalogue question as a form: a field for each parameter, of the kind that its type asks for.

import { h } from "./dom.js";
import { fold } from "./search.js";
import { iri, literal } from "./sparql.js";

/** Make the form; `submit` gets the values as SPARQL terms. */
export function questionForm(page, question, submit) {
  const fields = question.parameters.filter(({ type }) => type !== "language").map((parameter) => field(page, parameter));
  return h("form", { class: "question-form", onsubmit: (event) => {
    event.preventDefault();
    const values = {};
    for (const { name, input, term } of fields) {
      const value = term();
      input.setCustomValidity(value === undefined ? page.word("noResults") : "");
      if (value === undefined) return input.reportValidity();
      values[name] = value;
    }
    submit(values);
  } }, fields.map(({ name, label, input, extra }) => h("p", {}, h("label", { for: `parameter-${name}` }, label), input, extra)),
  h("p", {}, h("button", { type: "submit", class: "strong", id: "ask-run" }, page.word("run"))));
}

function field(page, parameter) {
  const { name, type, optional } = parameter;
  const words = page.dataset.properties[name]?.label ?? page.dataset.classes[type]?.label ?? { "": name };
  const label = page.text(words) + (optional ? ` (${page.word("any")})` : "");
  const example = optional ? "" : parameter.example;
  if (type === "year" || type === "integer") {
    const input = h("input", { type: "number", id: `parameter-${name}`, value: example, required: !optional, oninput: clear });
    return { name, label, input, term: () => input.value || (optional ? "UNDEF" : undefined) };
  }
  if (type === "text") {
    const input = h("input", { type: "text", id: `parameter-${name}`, value: example, required: !optional, oninput: clear });
    return { name, label, input, term: () => (input.value || !optional ? literal(input.value) : "UNDEF") };
  }
  return thingField(page, parameter, label, example);
}

const clear = (event) => event.target.setCustomValidity("");

/** A field for a thing: its name, chosen from a list of the things of that type. */
function thingField(page, { name, type, optional }, label, example) {
  const { dataset } = page;
  const wanted = type === "goal" ? "Goal" : type;
  const fitting = (thing) => !dataset.classes[thing.class]?.inline && (thing.class === wanted || !dataset.classes[wanted] || (wanted === "Organisation" && thing.class === "Municipality") || wanted === "Actor");
  const numbers = dataset.things.flatMap((thing, index) => (fitting(thing) ? [index] : []));
  const caption = (index) => (dataset.things[index].color ? `${dataset.things[index].code} ${page.name(index)}` : page.name(index));
  const byName = new Map();
  for (const index of numbers) {
    const { names, others, iri: address, code } = dataset.things[index];
    for (const text of [caption(index), ...Object.values(names), ...others.map((other) => other.text), code ?? "", address, address.split("/id/")[1] ?? "", address.split("/concept/")[1] ?? ""]) {
      if (text && !byName.has(fold(text))) byName.set(fold(text), index);
    }
  }
  const known = byName.get(fold(example));
  const list = h("datalist", { id: `list-${name}` }, numbers.map(caption).sort((a, b) => a.localeCompare(b, undefined, { numeric: true })).map((text) => h("option", { value: text })));
  const input = h("input", { type: "text", id: `parameter-${name}`, list: `list-${name}`, autocomplete: "off", value: known === undefined ? example : caption(known), required: !optional, oninput: clear });
  const term = () => {
    if (!input.value.trim()) return optional ? "UNDEF" : undefined;
    const index = byName.get(fold(input.value.trim()));
    return index === undefined ? undefined : iri(dataset.things[index].iri);
  };
  return { name, label, input, extra: list, term };
}
