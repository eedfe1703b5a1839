// A catalogue question as a form: a field for each parameter, of the kind that its type asks for.

import { columnWords } from "./columns.js";
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
  const words = page.dataset.properties[name]?.label ?? page.dataset.classes[type]?.label ?? columnWords(page.dataset, name);
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
  return choiceField(name, label, example, optional, choices(page, type));
}

const clear = (event) => event.target.setCustomValidity("");

/** What a parameter of a type can be: {caption, names, iri}. */
function choices(page, type) {
  const { dataset } = page;
  if (type === "class" || type === "property") {
    const terms = type === "class" ? dataset.classes : dataset.properties;
    return Object.entries(terms).filter(([, { iri }]) => iri).map(([name, { label, iri }]) => ({ caption: page.text(label), names: [name, ...Object.values(label)], iri }));
  }
  if (type === "Document") return dataset.documents.map(({ title, iri }) => ({ caption: title, names: [], iri }));
  const wanted = { goal: ["Goal"], concept: ["Concept", "Theme"], Organisation: ["Organisation", "Municipality"] }[type] ?? [type];
  return dataset.things.flatMap((thing, index) => {
    const style = dataset.classes[thing.class];
    if (style?.inline || !(type === "thing" || wanted.includes(thing.class))) return [];
    const name = page.name(index);
    const names = [...Object.values(thing.names), ...thing.others.map(({ text }) => text), thing.code ?? "", afterKind(thing.iri)];
    return [{ caption: thing.color ? `${thing.code} ${name}` : name, names, iri: thing.iri }];
  });
}

/** The end of an IRI as people write it: project/sekos, theme/energy. */
const afterKind = (address) => address.split(/\/(?:id|concept)\//)[1] ?? address;

/** A field in which one of several is chosen, by any of its names. */
function choiceField(name, label, example, optional, all) {
  const byName = new Map();
  for (const choice of all) {
    for (const text of [choice.caption, ...choice.names, choice.iri]) if (text && !byName.has(fold(text))) byName.set(fold(text), choice);
  }
  const captions = [...new Set(all.map(({ caption }) => caption))].sort((a, b) => a.localeCompare(b, document.documentElement.lang || undefined, { numeric: true }));
  const list = h("datalist", { id: `list-${name}` }, captions.map((value) => h("option", { value })));
  const input = h("input", { type: "text", id: `parameter-${name}`, list: `list-${name}`, autocomplete: "off", value: byName.get(fold(example))?.caption ?? example, required: !optional, oninput: clear });
  const term = () => {
    if (!input.value.trim()) return optional ? "UNDEF" : undefined;
    const choice = byName.get(fold(input.value.trim()));
    return choice && iri(choice.iri);
  };
  return { name, label, input, extra: list, term };
}
