// The page: documents on the left, the text in the middle, what is asked and all facts on the right.

import { openAdding } from "./adding.js";
import { read, write } from "./calls.js";
import { h, icon, replace } from "./dom.js";
import { entryOf, layOut, modelOf, nameOf, openQuestions, sentenceAt, sentencesOf, stateOf, takeIn } from "./model.js";
import { nearest, showFacts, showNow } from "./panel.js";
import { selectedWords, selectWords, showText, wordsOf } from "./text.js";
import { word } from "./words.js";

const EVERY = 3000; // milliseconds between two looks at whether somebody else has changed the document
const root = document.documentElement;
const page = {};
const state = { documents: [], name: "", model: null, terms: null, at: null, out: new Set(), sentence: 0, steps: Number(sessionStorage.getItem("steps") ?? 0), before: [] };

// The token has done its work once the cookie is there: it need not stand in the history.
const asked = new URLSearchParams(location.search).get("document");
history.replaceState(null, "", location.pathname + location.hash);

function skeleton() {
  const part = (name, tag, attributes = {}, ...children) => (page[name] = h(tag, attributes, ...children));
  replace(document.body,
    part("skip", "a", { class: "skip", href: "#text", onclick: (event) => { event.preventDefault(); page.text.focus(); } }),
    h("header", { class: "head" },
      part("listButton", "button", { type: "button", class: "plain only-narrow", "aria-expanded": "false", onclick: () => toggleList() }, icon("menu")),
      h("div", { class: "name" }, part("title", "h1"), part("sub", "p", { class: "day" })),
      part("views", "div", { class: "segment only-narrow", role: "group" }),
      h("div", { class: "tools" },
        part("many", "button", { type: "button", class: "plain", onclick: openMany }, icon("many"), h("span")),
        part("language", "button", { type: "button", class: "plain", onclick: changeLanguage }),
        part("theme", "button", { type: "button", class: "plain", onclick: changeTheme }, icon("sun")),
        part("helpButton", "button", { type: "button", class: "plain", onclick: openHelp }, icon("help")))),
    h("div", { class: "work" },
      part("list", "nav", { class: "list-of" }),
      h("main", {}, part("text", "div", { class: "text", id: "text", tabindex: "0", role: "region" }), part("adding", "section", { class: "adding", hidden: true }), part("pop", "div", { class: "pop", hidden: true })),
      part("side", "aside", { class: "side" }, part("now", "section", { class: "now" }), part("facts", "section", { class: "facts", tabindex: "0" }))),
    part("status", "div", { class: "status", role: "status", "aria-live": "polite" }),
    part("dialog", "dialog", { class: "help" }));
}

function say(text, lasting = false) {
  page.status.textContent = text;
  page.status.classList.add("seen");
  clearTimeout(say.timer);
  if (!lasting) say.timer = setTimeout(() => page.status.classList.remove("seen"), 4000);
}

const failed = (fault) => say(fault instanceof TypeError ? word("lost") : word("failed", { text: fault.message }), true);

function labels() {
  const { model } = state;
  page.skip.textContent = word("skip");
  page.language.textContent = word("language");
  page.title.textContent = model ? model.title : word("workbench");
  page.many.lastChild.textContent = word("many");
  for (const [name, key] of [["theme", "theme"], ["helpButton", "help"], ["listButton", "documents"], ["many", "many"]]) {
    page[name].setAttribute("aria-label", word(key));
    page[name].title = word(key);
  }
  page.text.setAttribute("aria-label", word("text"));
  page.list.setAttribute("aria-label", word("documents"));
  page.side.setAttribute("aria-label", word("facts"));
  page.facts.setAttribute("aria-label", word("facts"));
  page.now.setAttribute("aria-label", word("waiting", { n: "" }).trim());
  page.adding.setAttribute("aria-label", word("add"));
  replace(page.views, ["text", "facts"].map((view) => h("button", { type: "button", "aria-pressed": String((document.body.dataset.view ?? "text") === view), onclick: () => { document.body.dataset.view = view; labels(); } }, word(view))));
  document.title = `${model ? `${model.title} · ` : ""}vanort`;
}

// Documents

async function loadList() {
  const told = await read("documents");
  Object.assign(state, { documents: told.documents, by: told.by, workspace: told.title });
  if (!localStorage.getItem("language") && told.language === "sv") root.lang = "sv";
  showList();
  return told;
}

function showList() {
  const filter = page.filter?.value ?? "";
  const many = state.documents.length > 12;
  page.filter ??= h("input", { type: "search", oninput: showList });
  page.filter.setAttribute("aria-label", word("filter"));
  page.filter.placeholder = word("filter");
  const shown = state.documents.filter((one) => !filter || `${one.title} ${one.name}`.toLowerCase().includes(filter.toLowerCase()));
  const items = shown.map((one) => h("li", {}, h("button", { type: "button", class: "document", "aria-current": one.name === state.name ? "true" : null, onclick: () => { toggleList(false); openDocument(one.name).catch(failed); } },
    h("span", { class: "title" }, one.title), one.title === one.name ? null : h("small", { class: "file" }, one.name),
    one.fault ? h("small", { class: "fault" }, `${word("fault")}: ${one.fault}`) : [
      h("span", { class: "bar", title: word("covered", { n: one.covered, m: one.sentences }) }, meter(one.covered / Math.max(one.sentences, 1))),
      h("small", {}, one.complete ? word("complete") : [one.waiting ? word("waiting", { n: one.waiting }) : null, one.sentences > one.covered ? word("uncovered", { n: one.sentences - one.covered }) : null].filter(Boolean).join(" · "))])));
  if (!page.list.firstChild || page.list.dataset.many !== String(many)) {
    page.list.dataset.many = String(many);
    replace(page.list, h("h2", {}), many ? page.filter : null, h("ul", {}));
  }
  page.list.firstChild.textContent = word("documents");
  replace(page.list.lastChild, items.length ? items : h("li", { class: "rest" }, state.documents.length ? word("noMatch") : word("empty")));
}

function meter(part) {
  const inner = h("i");
  inner.style.width = `${Math.round(100 * part)}%`;
  return inner;
}

function toggleList(open = !document.body.hasAttribute("data-list")) {
  document.body.toggleAttribute("data-list", open);
  page.listButton.setAttribute("aria-expanded", String(open));
}

async function openDocument(name, { keep = false } = {}) {
  const sent = await read("document", { document: name });
  const model = modelOf(sent, state.terms);
  layOut(model);
  const [same, before] = [keep && state.name === name, state.at];
  Object.assign(state, { name, model, out: new Set() });
  if (!same) Object.assign(state, { sentence: 0, before: [], at: null });
  const scroll = page.text.scrollTop;
  state.text = showText(page.text, model, { entry: chooseEntry, sentence: (number) => chooseSentence(number), tick: (number) => silence([number], stateOf(model, number) !== "silent") });
  state.facts = showFacts(page.facts, model, { choose: chooseEntry });
  page.text.scrollTop = same ? scroll : 0;
  const questions = openQuestions(model);
  state.at = same && questions.some(({ id }) => id === before) ? before : null;
  ask(state.at ?? nextOf(questions, same ? state.sentence : 0)?.id ?? null, { still: same });
  location.hash = encodeURIComponent(name);
  count();
  labels();
}

/** Count again how far the open document is, in the list and in the head. */
function count() {
  const { model } = state;
  const open = openSentences();
  const waiting = [...Object.values(model.facts), ...Object.values(model.things)].filter(({ review }) => review === "unreviewed").length;
  const one = state.documents.find(({ name }) => name === state.name);
  if (one) Object.assign(one, { sentences: model.sentences.length, covered: model.sentences.length - open.length, waiting, complete: !waiting && !open.length });
  page.sub.textContent = [state.name !== model.title && state.name, word("covered", { n: model.sentences.length - open.length, m: model.sentences.length })].filter(Boolean).join(" · ");
  showList();
}

const openSentences = () => state.model.sentences.map((_, number) => number).filter((number) => stateOf(state.model, number) === "open");

// What is asked

const nextOf = (questions, sentence) => questions.find((one) => !one.names && placeOf(one) >= sentence) ?? questions[0];
const placeOf = (question) => sentenceAt(state.model, entryOf(state.model, question.open[0]).span[0]);

function ask(id, { still = false } = {}) {
  const { model } = state;
  const questions = openQuestions(model);
  const number = questions.findIndex((one) => one.id === id);
  const question = questions[number] ?? null;
  const old = state.painted ?? [];
  if (state.at !== (question?.id ?? null)) state.out = new Set();
  state.at = question?.id ?? null;
  state.question = question;
  const spans = question ? question.open.flatMap((key) => sentencesOf(model, entryOf(model, key).span)) : [];
  state.painted = [...new Set(spans)];
  for (const each of new Set([...old, ...state.painted])) if (each < model.sentences.length) state.text.paint(each, new Set(question?.open ?? []));
  if (question && !still) point(state.painted[0] ?? state.sentence);
  else point(state.sentence, { still: true });
  state.facts.point(question?.open ?? []);
  showNow(page.now, model, { question, number, total: questions.length, out: state.out, act, openSentences: openSentences().length, canUndo: state.steps > 0 });
}

/** Make a sentence the one that keys speak of, and bring it into sight. */
function point(number, { still = false } = {}) {
  for (const element of page.text.querySelectorAll(".s.here")) element.classList.remove("here");
  state.sentence = Math.max(0, Math.min(number, state.model.sentences.length - 1));
  const parts = state.text.partsOf(state.sentence);
  for (const element of parts) element.classList.add("here");
  if (parts[0] && !still) nearest(page.text, parts[0], true);
}

function chooseSentence(number) {
  const question = openQuestions(state.model).find((one) => one.open.some((key) => sentencesOf(state.model, entryOf(state.model, key).span).includes(number)));
  if (question && !question.names) ask(question.id, { still: true });
  point(number, { still: true });
}

function chooseEntry(key, number = null) {
  const question = openQuestions(state.model).find((one) => one.open.includes(key));
  if (question) ask(question.id, { still: number !== null });
  const entry = entryOf(state.model, key);
  if (entry) point(number ?? sentenceAt(state.model, entry.span[0]), { still: number !== null });
  if (!question && entry) state.facts.point([key]);
}

function step(by) {
  const questions = openQuestions(state.model);
  if (!questions.length) return;
  const number = questions.findIndex(({ id }) => id === state.at);
  ask(questions[(number + by + questions.length) % questions.length].id);
}

function act(what, more = "") {
  const acts = {
    accept: () => decide("accepted", more), reject: () => decide("rejected"), next: () => step(1), back: () => step(-1), undo: takeBack, toggle: () => toggle(more),
    nextOpen: () => stepOpen(1), silent: () => silence([state.sentence]),
  };
  return Promise.resolve(acts[what]()).catch(failed);
}

function toggle(key) {
  if (!key) return;
  if (state.out.has(key)) state.out.delete(key);
  else state.out.add(key);
  ask(state.at, { still: true });
}

async function decide(verdict, modality = "") {
  const { question, model } = state;
  if (!question) return;
  const keys = question.open.filter((key) => !state.out.has(key));
  const questions = openQuestions(model);
  const following = questions[questions.findIndex(({ id }) => id === question.id) + 1]?.id;
  await judge(keys.length ? keys : question.open, verdict, modality);
  const left = openQuestions(model);
  ask(left.some(({ id }) => id === following) ? following : nextOf(left, state.sentence)?.id ?? null);
}

async function judge(keys, verdict, modality = "") {
  const { model, name } = state;
  const entries = Object.fromEntries(keys.map((key) => [key, entryOf(model, key).review]));
  const told = await write("judge", { document: name, entries, verdict, modality });
  taken(told);
  say(told.refused.length ? word("refused") : word(`said.${verdict}`));
}

/** Show what was written: the entries that changed, where they stand. */
function taken(told) {
  const { model } = state;
  if (told.changed.length) remember(1);
  const known = told.changed.every((key) => entryOf(model, key));
  takeIn(model, told);
  if (!known) state.facts = showFacts(page.facts, model, { choose: chooseEntry });
  else state.facts.paint([...told.changed, ...told.refused]);
  const touched = new Set();
  for (const key of told.changed) {
    const entry = entryOf(model, key);
    for (const span of [entry?.span, ...(entry?.mentions ?? [])]) if (span) for (const number of sentencesOf(model, span)) touched.add(number);
  }
  for (const number of touched) state.text.paint(number);
  count();
}

function remember(by) {
  state.steps = Math.max(0, state.steps + by);
  sessionStorage.setItem("steps", String(state.steps));
}

async function takeBack() {
  const told = await write("undo");
  if (!told.document) {
    remember(-state.steps);
    say(word("nothingToUndo"));
    return ask(state.at, { still: true });
  }
  remember(-1);
  await openDocument(told.document, { keep: told.document === state.name });
  const back = openQuestions(state.model).find((one) => one.open.some((key) => told.changed.includes(key)));
  if (back) ask(back.id);
  say(told.refused.length ? word("refused") : word("undone"));
}

// Nothing overlooked

async function silence(numbers, holds = true) {
  const { model, name } = state;
  const starts = numbers.map((number) => model.sentences[number][0]);
  const before = model.silent;
  const told = await write("silent", { document: name, starts, holds });
  if (told.changed.length) remember(1);
  takeIn(model, told);
  for (const number of new Set([...before, ...model.silent])) if (before.has(number) !== model.silent.has(number)) state.text.paint(number);
  count();
  ask(state.at, { still: true });
  if (holds) {
    say(word("silenced"));
    const next = openSentences().find((number) => number > numbers.at(-1));
    if (next !== undefined) point(next);
  }
}

function silenceSection() {
  const section = state.model.sentences[state.sentence][2];
  const rest = openSentences().filter((number) => number >= state.sentence && state.model.sentences[number][2] === section);
  return rest.length ? silence(rest) : undefined;
}

function stepOpen(by) {
  const open = openSentences();
  const next = by > 0 ? open.find((number) => number > state.sentence) ?? open[0] : open.filter((number) => number < state.sentence).at(-1) ?? open.at(-1);
  if (next !== undefined) point(next);
}

// Many at once

function openMany() {
  const { model } = state;
  if (!model) return;
  const questions = openQuestions(model);
  const section = model.sentences[state.sentence]?.[2];
  const subject = state.question && !state.question.names ? model.facts[state.question.open[0]].subject : null;
  const sure = h("input", { type: "range", min: 50, max: 100, step: 1, value: 85, id: "surely", oninput: draw });
  const keysOf = (fits) => questions.filter(fits).flatMap(({ open }) => open);
  const list = h("div", { class: "many" });
  const offer = (text, keys) => h("div", {}, h("span", {}, text), h("button", { type: "button", class: "strong", disabled: !keys.length, onclick: () => run(keys, "accepted") }, word("accept")), h("button", { type: "button", disabled: !keys.length, onclick: () => run(keys, "rejected") }, word("reject")));
  async function run(keys, verdict) {
    page.dialog.close();
    await judge(keys, verdict).catch(failed);
    ask(nextOf(openQuestions(model), state.sentence)?.id ?? null);
  }
  function draw() {
    const least = Number(sure.value) / 100;
    const inSection = keysOf((one) => model.sentences[placeOf(one)]?.[2] === section);
    const ofThing = subject ? keysOf((one) => one.open.some((key) => key === subject || [model.facts[key]?.subject, model.facts[key]?.object].includes(subject))) : [];
    const above = questions.flatMap(({ open }) => open).filter((key) => entryOf(model, key).confidence >= least);
    replace(list, offer(word("ofSection", { n: inSection.length }), inSection), subject ? offer(word("ofThing", { n: ofThing.length, name: nameOf(model, subject) }), ofThing) : null, offer(word("ofAllFacts", { n: keysOf(() => true).length }), keysOf(() => true)), offer(word("above", { n: above.length, p: sure.value }), above));
  }
  draw();
  show(word("many"), list, h("p", { class: "choice" }, h("label", { for: "surely" }, word("surely")), sure));
}

function show(title, ...content) {
  replace(page.dialog, h("h2", {}, title), content, h("button", { type: "button", class: "close", onclick: () => page.dialog.close() }, word("close")));
  page.dialog.setAttribute("aria-label", title);
  page.dialog.showModal();
}

function openHelp() {
  show(word("help"), h("p", {}, word("about")), h("h3", {}, word("keysTitle")), h("dl", { class: "keys" }, word("keys").map(([keys, what]) => h("div", {}, h("dt", {}, keys.split(/(?:, |\s+)/).map((each) => (/^[…–]$/.test(each) ? ` ${each} ` : [h("kbd", {}, each), " "]))), h("dd", {}, what)))));
}

// What was missed

function add(kind) {
  const selected = selectedWords(page.text, state.model);
  if (!selected) return say(word("selectFirst"));
  page.pop.hidden = true;
  point(selected.sentence, { still: true });
  const find = async (query, types) => (query.trim() ? read("find", { document: state.name, query, types }).catch(() => []) : []);
  const send = {
    value: (property, words) => read("value", { document: state.name, property, words }).then((told) => told.value, () => ""),
    async add(said) {
      const told = await write("add", { document: state.name, ...said });
      taken(told);
      ask(state.at, { still: true });
      say(word("added"));
    },
  };
  keepInSight(selected.sentence);
  openAdding(page.adding, state.model, selected, kind, { send, find, fail: () => {}, closed: () => { document.getSelection().removeAllRanges(); page.text.focus(); } });
}

/** Scroll a sentence into the upper half: the form lies over the lower one. */
function keepInSight(number) {
  const [box, words] = [page.text.getBoundingClientRect(), state.text.elementOf(number).getBoundingClientRect()];
  if (words.bottom > box.top + box.height / 2) page.text.scrollTop += words.top - box.top - box.height / 6;
}

function offerAdding() {
  if (!page.adding.hidden) return;
  const selected = state.model && selectedWords(page.text, state.model);
  page.pop.hidden = !selected;
  if (!selected) return;
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const outer = page.text.parentElement.getBoundingClientRect();
  replace(page.pop, [["thisIs", "i", "thing"], ["thisSays", "f", "fact"]].map(([name, key, kind]) => h("button", { type: "button", onmousedown: (event) => event.preventDefault(), onclick: () => add(kind) }, word(name), " ", h("kbd", { "aria-hidden": "true" }, key))));
  page.pop.style.left = `${Math.max(8, Math.min(box.left - outer.left, outer.width - page.pop.offsetWidth - 8))}px`;
  page.pop.style.top = `${Math.max(8, box.bottom - outer.top + 6)}px`;
}

function selectByKey(by, more) {
  const words = wordsOf(state.model, state.sentence);
  if (!words.length) return;
  const now = selectedWords(page.text, state.model);
  const inside = now && now.sentence === state.sentence;
  const [first, last] = inside ? [words.findIndex(([, end]) => end > now.start), words.findLastIndex(([start]) => start < now.end)] : [by > 0 ? -1 : words.length, by > 0 ? -1 : words.length];
  const to = Math.max(0, Math.min(words.length - 1, (by > 0 ? last : more ? last : first) + by));
  const from = more && inside ? Math.min(first, to) : to;
  selectWords(page.text, words[from][0], words[Math.max(to, from)][1]);
}

// Keys

function pressed(event) {
  if (event.defaultPrevented || event.altKey || page.dialog.open || !state.model) return;
  const typing = event.target.matches("input, select, textarea");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) return done(event, () => act("undo"));
  if (typing || event.ctrlKey || event.metaKey) return;
  const onButton = event.target.matches("button, a");
  const moods = { p: "planned", t: "past", d: "negated" };
  const keys = {
    a: () => act("accept"), r: () => act("reject"), x: () => act("reject"), j: () => step(1), k: () => step(-1), u: () => act("undo"), g: openMany, o: () => stepOpen(1), O: () => stepOpen(-1),
    n: () => act("silent"), N: () => Promise.resolve(silenceSection()).catch(failed), i: () => add("thing"), f: () => add("fact"), "?": openHelp, "[": () => turn(-1), "]": () => turn(1),
    ArrowDown: () => step(1), ArrowUp: () => step(-1), ArrowRight: () => selectByKey(1, event.shiftKey), ArrowLeft: () => selectByKey(-1, event.shiftKey),
    Escape: () => { document.getSelection().removeAllRanges(); toggleList(false); },
  };
  if (!onButton) keys.Enter = () => act("accept");
  const lower = event.key.length === 1 && !keys[event.key] ? event.key.toLowerCase() : event.key;
  if (moods[lower] && state.question && !state.question.names) done(event, () => act("accept", moods[lower]));
  else if (/^[1-9]$/.test(event.key) && state.question?.open.length > 1) done(event, () => toggle(state.question.open[Number(event.key) - 1]));
  else if (keys[lower]) done(event, keys[lower]);
}

function done(event, what) {
  event.preventDefault();
  what();
}

function turn(by) {
  const number = state.documents.findIndex(({ name }) => name === state.name);
  const next = state.documents[number + by];
  if (next) openDocument(next.name).catch(failed);
}

// Language, light, others

function changeLanguage() {
  root.lang = root.lang === "sv" ? "en" : "sv";
  localStorage.setItem("language", root.lang);
  if (state.model) openDocument(state.name, { keep: true }).catch(failed);
  showList();
  labels();
}

function changeTheme() {
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

async function look() {
  if (document.hidden || !state.model || !page.adding.hidden) return;
  const { name, model } = state;
  try {
    const { version } = await read("version", { document: name });
    if (version === model.version || state.model !== model || state.model.version !== model.version) return;
    await openDocument(name, { keep: true });
    say(word("changed"));
  } catch (fault) {
    failed(fault);
  }
}

async function start() {
  root.lang = localStorage.getItem("language") ?? (navigator.language.toLowerCase().startsWith("sv") ? "sv" : "en");
  root.dataset.theme = localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  skeleton();
  labels();
  document.addEventListener("keydown", pressed);
  document.addEventListener("selectionchange", offerAdding);
  page.text.addEventListener("scroll", () => { page.pop.hidden = true; }, { passive: true });
  const [told, terms] = await Promise.all([loadList(), read("terms")]);
  state.terms = terms;
  const wanted = asked ?? decodeURIComponent(location.hash.slice(1));
  const readable = told.documents.filter(({ fault }) => !fault);
  const first = readable.find(({ name }) => name === wanted) ?? readable.find(({ complete }) => !complete) ?? readable[0];
  if (first) await openDocument(first.name);
  else labels();
  setInterval(look, EVERY);
  addEventListener("focus", look);
  root.dataset.ready = "";
}

start().catch(failed);
