// Literals and things as a reader wants to see them.

import { inkOn } from "./contrast.js";
import { nameOf } from "./dataset.js";
import { h } from "./dom.js";
import { mark } from "./icons.js";

/** A literal in the reader's language: durations in words, numbers with their separators, all else as the source has it. */
export function literalText({ value, datatype }, language) {
  if (datatype === "duration") return durationText(value, language);
  if ((datatype === "integer" || datatype === "decimal") && Math.abs(Number(value)) >= 10_000) {
    return new Intl.NumberFormat(language).format(Number(value));
  }
  return value;
}

/** "P2Y6M" as "2 years 6 months". */
export function durationText(value, language) {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(value);
  if (!found) return value;
  return ["year", "month", "day"]
    .map((unit, at) => found[at + 1] && new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(found[at + 1]))
    .filter(Boolean)
    .join(" ");
}

/** A thing as a button that opens its details, with its mark. */
export function thingButton(page, index, attributes = {}) {
  const { dataset, state } = page;
  return h(
    "button",
    { type: "button", class: "thing", onclick: () => page.open({ thing: index }), ...attributes },
    thingMark(page, index),
    h("span", {}, nameOf(dataset, index, state.get("language"))),
  );
}

/** The mark of a thing: goals as a tile with their number, others by class. */
export function thingMark({ dataset, state }, index) {
  const thing = dataset.things[index];
  if (thing.color) {
    const tile = h("span", { class: "goal", "aria-hidden": "true" }, thing.code);
    tile.style.backgroundColor = thing.color;
    tile.style.color = inkOn(thing.color);
    return tile;
  }
  const style = dataset.classes[thing.class];
  return mark(style?.shape ?? "circle", style?.[state.get("theme")] ?? "currentColor");
}
