// The fields that say what words are: a type and a name.

import { combobox } from "./combobox.js";
import { typeChoices } from "./choices.js";
import { h } from "./dom.js";
import { fold } from "./guesses.js";
import { typeName } from "./model.js";
import { word } from "./words.js";

const CODED = new Set(["Municipality", "Country"]); // whose codes stand in official lists

/** Return the fields, the first of them, and what they come to; `was` is the key of a thing that is corrected. */
export function thingFields(model, selected, { find, was }) {
  const old = model.things[was];
  const name = h("input", { type: "text", id: "new-name", value: old?.name ?? selected.words.replace(/\s+/g, " ") });
  let [code, ofCode] = [old?.code ?? "", old?.type ?? ""];
  const types = combobox({ name: word("type"), options: (query) => typeChoices(model, query), value: old ? { label: typeName(model, old.type), value: old.type } : null });
  if (!old) {
    find(selected.words, "").then(([hit]) => {
      if (!hit || fold(hit.name) !== fold(selected.words) || types.value) return;
      types.set({ label: typeName(model, hit.type), value: hit.type });
      [code, ofCode] = [hit.code, hit.type];
    });
  }
  return {
    fields: [types.element, h("div", { class: "choice" }, h("label", { for: "new-name" }, word("name")), name)],
    first: types,
    made: () => types.value && { thing: { type: types.value.value, name: name.value, start: selected.start, end: selected.end, code: types.value.value === ofCode && (CODED.has(ofCode) || old) ? code : "" } },
  };
}
