// A catalogue question as a form: a field for each parameter, of the kind that its type asks for.

import { columnWords } from "./columns.js";
import { h } from "./dom.js";
import { exampleFor } from "./examples.js";
import { meanings } from "./naming.js";
import { iri, literal } from "./sparql.js";

/**
 * Make the form; `namesOf` gives what a type of parameter can mean, `given` what stands in the fields at first.
 *
 * `submit` gets the values as SPARQL terms, and as they were written.
 */
export function questionForm(page, question, namesOf, given, submit) {
  const fields = question.parameters.filter(({ type }) => type !== "language").map((parameter) => field(page, parameter, namesOf, given[parameter.name]));
  return h("form", { class: "question-form", onsubmit: async (event) => {
    event.preventDefault();
    const values = {};
    for (const { name, input, term } of fields) {
      const { value, fault } = await term();
      input.setCustomValidity(fault ?? "");
      if (fault) return input.reportValidity();
      values[name] = value;
    }
    submit(values, Object.fromEntries(fields.map(({ name, input }) => [name, input.value])));
  } }, fields.map(({ name, label, input, extra }) => h("p", {}, h("label", { for: `parameter-${name}` }, label), input, extra)),
  h("p", {}, h("button", { type: "submit", class: "strong", id: "ask-run" }, page.word("run"))));
}

function field(page, parameter, namesOf, given) {
  const { name, type, optional } = parameter;
  const words = page.dataset.properties[name]?.label ?? page.dataset.classes[type]?.label ?? columnWords(page.dataset, name);
  const label = page.text(words) + (optional ? ` (${page.word("any")})` : "");
  const number = type === "year" || type === "integer";
  const input = h("input", { type: number ? "number" : "text", id: `parameter-${name}`, value: typeof given === "string" ? given : optional ? "" : exampleFor(page, parameter), required: !optional, autocomplete: "off", oninput: (event) => event.target.setCustomValidity("") });
  const read = number ? readNumber : type === "text" ? (text) => ({ value: literal(text) }) : null;
  if (read) return { name, label, input, term: async () => (input.value || !optional ? read(input.value, page) : { value: "UNDEF" }) };
  const list = h("datalist", { id: `list-${name}` });
  input.setAttribute("list", list.id);
  namesOf(type).then((names) => list.replaceChildren(...captions(page, type, names).map((value) => h("option", { value }))), () => {});
  return { name, label, input, extra: list, term: () => readName(page, type, optional, input.value.trim(), namesOf) };
}

function readNumber(text, page) {
  return /^-?\d{1,9}$/.test(text.trim()) ? { value: text.trim() } : { fault: page.word("noResults") };
}

async function readName(page, type, optional, text, namesOf) {
  if (!text && optional) return { value: "UNDEF" };
  let names;
  try {
    names = await namesOf(type);
  } catch (error) {
    return { fault: page.word("stopped", { text: error.message }) };
  }
  const bare = type === "goal" ? text.replace(/^(\d[\w.]*) .*$/, "$1") : text; // a caption: number and name
  const found = meanings(page.dataset, type, bare, names);
  if (found.length > 1) return { fault: page.word("severalThings", { n: found.length, text: found.map(afterKind).join(", ") }) };
  const value = found.length ? iri(found[0]) : undefined;
  if (value) return { value };
  return { fault: page.word(names.length || page.dataset.options.contacts ? "noResults" : "namesWithheld") };
}

/** What is proposed to the reader: terms, and the things and documents that this dataset speaks of. */
function captions(page, type, names) {
  const { dataset } = page;
  const language = page.state.get("language");
  const shown = [...grouped(names)].map(([address, own]) => {
    const thing = dataset.things[dataset.byIri.get(address)];
    if (thing && !dataset.classes[thing.class]?.inline) return thing.color ? `${thing.code} ${page.name(dataset.byIri.get(address))}` : page.name(dataset.byIri.get(address));
    if (!["class", "property", "Document"].includes(type)) return null;
    return (own.find((each) => each.language === language) ?? own[0]).name;
  });
  return [...new Set(shown.filter(Boolean))].sort((a, b) => a.localeCompare(b, document.documentElement.lang || undefined, { numeric: true }));
}

function grouped(names) {
  const found = new Map();
  for (const each of names) found.set(each.iri, [...(found.get(each.iri) ?? []), each]);
  return found;
}

/** The end of an IRI as people write it: project/sekos, theme/energy. */
const afterKind = (address) => address.split(/\/(?:id|concept)\//)[1] ?? address;
