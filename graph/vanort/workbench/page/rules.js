// Rules of the workspace, offered from what was added twice in the same way, each tried on all documents before it is taken.

import { read, write } from "./calls.js";
import { act, acts, failed, remember, say, state } from "./desk.js";
import { loadList } from "./documents.js";
import { h } from "./dom.js";
import { propertyName, typeName } from "./model.js";
import { addPlace, current, reload, setItems } from "./places.js";
import { word } from "./words.js";

const AGAIN = 2000; // milliseconds between two looks at whether the offers are there
let told = {};
let waiting = false;

async function load() {
  told = await read("rules");
  if (told.running && !waiting) {
    waiting = true;
    setTimeout(() => {
      waiting = false;
      load().then((offers) => setItems("rules", offers)).catch(failed);
    }, AGAIN);
  }
  return told.offers ?? [];
}

function lead() {
  return [
    h("p", { class: "count", role: "status" }, told.fault ?? (told.running ? word("trying") : "")),
    told.rules?.length ? h("details", {}, h("summary", {}, word("rulesTaken", { n: told.rules.length })), h("ul", {}, told.rules.map((line) => h("li", {}, h("code", {}, line))))) : null,
  ];
}

function card(item) {
  const [kind] = item.place;
  const what = { labels: item.place[1], cues: item.place[1], frames: item.place[1], heads: typeName(state, item.place[2]) }[kind];
  return [
    h("p", { class: "said" }, h("b", {}, `“${item.entry}”`), h("span", { class: "prop" }, ` · ${word(`ruleOf.${kind === "heads" ? item.place[1] : kind}`, { what })} · ${item.language}`)),
    h("p", {}, word("wouldAdd", { n: item.adds, m: item.agree }), item.disagree ? ` ${word("disagrees", { n: item.disagree })}` : "", item.loses ? ` ${word("wouldLose", { n: item.loses })}` : ""),
    h("details", {}, h("summary", {}, word("learnedFrom", { n: item.seen.length })), h("ul", {}, item.seen.map((words) => h("li", { class: "note" }, words)))),
    h("details", {}, h("summary", {}, word("details", { n: item.adds })), h("ul", { class: "changes" }, item.facts.map(([subject, property, object, words, verdict, document_]) => h("li", { class: verdict === "agrees" ? "own" : null }, h("b", {}, subject), h("span", { class: "prop" }, ` · ${property === "type" ? word("isOfType") : propertyName(state, property)} · `), property === "type" ? typeName(state, object) : object, " ", h("button", { type: "button", class: "quiet", onclick: () => act("openAt", document_, words) }, document_))))),
    h("p", { class: "note" }, h("code", {}, item.line)),
    h("div", { class: "verdicts" }, h("button", { type: "button", class: "strong", onclick: () => act("takeRule", true, item) }, word("takeRule"), " ", h("kbd", { "aria-hidden": "true" }, "a")), h("button", { type: "button", onclick: () => act("takeRule", false, item) }, word("refuseRule"), " ", h("kbd", { "aria-hidden": "true" }, "r"))),
  ];
}

async function takeRule(wanted, item = current()) {
  if (!item) return;
  say(word("beingRead"), true);
  const { lines } = await write("rule", { line: item.line, documents: item.documents, wanted });
  remember(1);
  setItems("rules", (told.offers ?? []).filter((one) => one.line !== item.line));
  await loadList();
  await reload();
  say(wanted ? `${word("ruleTaken")} ${lines.join(" ")}` : word("ruleRefused"));
}

addPlace("rules", { load, card, lead, empty: "noOffers", keys: { a: ["takeRule", true], Enter: ["takeRule", true], r: ["takeRule", false] } });
acts.takeRule = takeRule;
