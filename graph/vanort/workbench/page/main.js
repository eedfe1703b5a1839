// The page: documents on the left, the text in the middle, what is asked and all facts on the right.

import { listen } from "./bringing.js";
import { read } from "./calls.js";
import { acts, failed, page, root, state } from "./desk.js";
import { loadList, toggleList } from "./documents.js";
import "./who.js";
import "./findings.js";
import "./rules.js";
import { labels, skeleton } from "./frame.js";
import { pressed } from "./keys.js";
import "./many.js";
import { ahead, look, openDocument } from "./opening.js";
import { countPlaces } from "./places.js";
import { offerAdding } from "./selecting.js";
import { welcome } from "./tour.js";

const EVERY = 3000; // milliseconds between two looks at whether somebody else has changed the document

// The token has done its work once the cookie is there: it need not stand in the history.
const asked = new URLSearchParams(location.search).get("document");
history.replaceState(null, "", location.pathname + location.hash);

acts.leave = () => {
  document.getSelection().removeAllRanges();
  toggleList(false);
};

async function start() {
  root.lang = localStorage.getItem("language") ?? (navigator.language.toLowerCase().startsWith("sv") ? "sv" : "en");
  root.dataset.theme = localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  skeleton();
  labels();
  document.addEventListener("keydown", pressed);
  document.addEventListener("selectionchange", offerAdding);
  listen();
  page.text.addEventListener("scroll", () => { page.pop.hidden = true; }, { passive: true });
  const wanted = asked ?? decodeURIComponent(location.hash.slice(1));
  if (wanted) ahead(wanted);
  const [told, terms] = await Promise.all([loadList(), read("terms")]);
  state.terms = terms;
  const readable = told.documents.filter(({ fault }) => !fault);
  const first = readable.find(({ name }) => name === wanted) ?? readable.find(({ complete }) => !complete) ?? readable[0];
  if (first) await openDocument(first.name);
  else labels();
  setInterval(look, EVERY);
  addEventListener("focus", look);
  root.dataset.ready = "";
  countPlaces();
  welcome();
}

start().catch(failed);
