// What each key does.

import { act, page, state } from "./desk.js";
import { keysOfPlace } from "./places.js";

const MOODS = { p: "planned", t: "past", d: "negated" };
const OF_DOCUMENT = {
  a: "accept", r: "reject", x: "reject", e: "correct", j: "next", k: "back", u: "undo", g: "many", o: "nextOpen", O: "lastOpen", n: "silent", N: "silentSection",
  i: "addthing", f: "addfact", v: "nextTab", "[": "lastDocument", "]": "nextDocument", ArrowDown: "next", ArrowUp: "back", ArrowRight: "wordRight", ArrowLeft: "wordLeft", Escape: "leave",
};

const OF_PLACE = { j: "nextCard", k: "lastCard", ArrowDown: "nextCard", ArrowUp: "lastCard", u: "undo", Escape: "toDocument" };

/** Do what a key that is pressed stands for. */
export function pressed(event) {
  if (event.defaultPrevented || event.altKey || page.dialog.open) return;
  const typing = event.target.matches("input, select, textarea");
  if (typing) return;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "z" ? done(event, "undo") : undefined;
  if (event.key === "?") return done(event, "help");
  const onButton = event.target.matches("button, a, summary");
  const ofPlace = keysOfPlace();
  if (ofPlace) {
    const [what, ...more] = ofPlace[event.key] ?? ofPlace[event.key.toLowerCase()] ?? [OF_PLACE[event.key]];
    return what && !(event.key === "Enter" && onButton) ? done(event, what, ...more) : undefined;
  }
  if (!state.model) return;
  const lower = event.key.length === 1 && !OF_DOCUMENT[event.key] ? event.key.toLowerCase() : event.key;
  if (MOODS[lower] && state.question && !state.question.names) done(event, "accept", MOODS[lower]);
  else if (/^[1-9]$/.test(event.key) && state.question?.open.length > 1) done(event, "toggle", state.question.open[Number(event.key) - 1]);
  else if (event.key === "Enter" && !onButton) done(event, "accept");
  else if (OF_DOCUMENT[lower]) done(event, OF_DOCUMENT[lower], event.shiftKey);
}

function done(event, what, ...more) {
  event.preventDefault();
  act(what, ...more);
}
