// Who is who: things that may be one, each with the words that name it; same or different in one key.

import { write } from "./calls.js";
import { act, acts, remember, say, state } from "./desk.js";
import { h } from "./dom.js";
import { label, propertyName, typeName } from "./model.js";
import { addPlace, current, draw, reload } from "./places.js";
import { word } from "./words.js";

const MOST = 9; // sides that a digit can take out

async function load(read) {
  const { questions } = await read("identities");
  return questions.map((one) => ({ ...one, out: new Set() }));
}

function side(one, number, { out, sides }) {
  const gone = out.has(one.key);
  const [before, words, after] = one.passage;
  return h("div", { class: "side-of", "data-out": gone ? "" : null },
    h("p", { class: "said" }, sides.length > 2 ? h("button", { type: "button", class: "part", "aria-pressed": String(!gone), title: word("part"), onclick: () => act("toggleSide", number) }, one.names[0] ?? one.key) : h("b", {}, one.names[0] ?? one.key), h("span", { class: "prop" }, ` · ${typeName(state, one.type)}${one.code ? ` · ${one.code}` : ""}`)),
    one.names.length > 1 ? h("p", { class: "note" }, one.names.slice(1, 4).join(" · ")) : null,
    one.document ? h("blockquote", {}, before, h("mark", {}, words), after) : h("p", { class: "note" }, word("fromList")),
    one.facts.map(([property, what]) => h("p", { class: "note" }, `${propertyName(state, property)} · ${label(state.terms.concepts[what]) || what}`)),
    one.document ? h("button", { type: "button", class: "quiet", onclick: () => act("openAt", one.document, words) }, one.document) : null);
}

function card(item) {
  const button = (name, letter, style = "") => h("button", { type: "button", class: style, onclick: () => act("identify", name, item) }, word(`verdict.${name}`), " ", h("kbd", { "aria-hidden": "true" }, letter));
  return [
    h("p", { class: "count" }, h("span", {}, item.reason), h("span", { class: "sure" }, item.sure ? word("sure") : `${Math.round(item.score * 100)} %`)),
    h("div", { class: "sides" }, item.sides.map((one, number) => side(one, number, item))),
    h("div", { class: "verdicts" }, button("same", "a", "strong"), item.tellable ? [button("different", "r"), button("never-suggest", "n", "quiet")] : null),
  ];
}

async function identify(verdict, item = current()) {
  if (!item) return;
  if (verdict !== "same" && !item.tellable) return say(word("ofListOnly"));
  const keys = item.sides.map(({ key }) => key).filter((key) => !item.out.has(key));
  if (keys.length < 2) return say(word("twoAtLeast"));
  await write("identify", { keys, verdict, why: item.reason });
  remember(1);
  await reload();
  say(word(`decided_.${verdict}`));
}

function toggleSide(number) {
  const item = current();
  const key = item?.sides[number]?.key;
  if (!key || item.sides.length < 3) return;
  if (item.out.has(key)) item.out.delete(key);
  else item.out.add(key);
  draw();
}

const digits = Object.fromEntries(Array.from({ length: MOST }, (_, number) => [String(number + 1), ["toggleSide", number]]));
addPlace("who", { load, card, empty: "nobodyAsked", keys: { a: ["identify", "same"], Enter: ["identify", "same"], s: ["identify", "same"], r: ["identify", "different"], d: ["identify", "different"], n: ["identify", "never-suggest"], ...digits } });
Object.assign(acts, { identify, toggleSide });
