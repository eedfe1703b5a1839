// Questions: the catalogue with its forms, SPARQL of the reader's own, answers. A bundle of its own (ask.js).

import { answerPanel } from "./answer.js";
import { h, replace } from "./dom.js";
import { createEditor } from "./editor.js";
import { createEngine } from "./engine.js";
import { callFor, exampleFor, takes } from "./examples.js";
import { questionForm } from "./forms.js";
import { createNaming } from "./naming.js";
import { fold } from "./find.js";
import { bind } from "./sparql.js";
import { withheldWords } from "./withheld.js";

// What sources contradict each other in is in every page; whatever else of claims a question reads may be left out.
const READS_CLAIMS = /graph:claims(?! *\{[^}]*vanort:contradicts)|graph\/claims|skos:note|core#note/;

globalThis.vanortAsking = function createAsking(page, place, { questions, readBytes }) {
  const { dataset, state } = page;
  const { options } = dataset;
  const engine = createEngine(dataset, readBytes, page.measured);
  const namesOf = createNaming(dataset, engine);
  const answers = h("div", { class: "answers" });
  const status = h("p", { role: "status", class: "ask-status" });
  const editor = createEditor(dataset, { run: () => (chosen ? ask(editor.text()) : askOwn()) });
  let chosen = questions[0] ?? null;
  let written = {}; // what the reader wrote into the fields of the form
  let words = "";
  let running = null;

  async function ask(query, question = null) {
    stop();
    const mine = (running = {});
    status.textContent = page.word("running");
    const offer = setTimeout(() => replace(answers, h("button", { type: "button", id: "ask-stop", onclick: interrupt }, page.word("stop"))), PATIENCE);
    try {
      const { answer, milliseconds } = await engine.ask(query);
      if (running !== mine) return;
      page.measured.question = milliseconds;
      status.textContent = summary(answer, milliseconds, query, question);
      replace(answers, answerPanel(page, answer, chosen?.name ?? "answer", { about: Object.values(written) }));
    } catch (error) {
      if (running !== mine) return;
      status.textContent = page.word("stopped", { text: error.message });
      replace(answers);
    } finally {
      clearTimeout(offer);
      if (running === mine) running = null;
    }
  }

  // One question at a time: another one, or going elsewhere, ends the one that runs.
  function stop() {
    if (!running) return;
    running = null;
    engine.stop();
    engine.prepare().catch(() => {});
  }

  function interrupt() {
    stop();
    status.textContent = page.word("interrupted");
    replace(answers);
    document.getElementById("ask-run")?.focus();
  }

  // What a question reads of passages, notes and claims may be only for editors: then no row is no “not stated”.
  function onlyForEditors(query) {
    if (!options.forEditors.length || !READS_CLAIMS.test(query)) return "";
    return page.word("forEditors", { what: options.forEditors.map((part) => page.word(`for-${part}`)).join(", ") });
  }

  // Sources may tell only as over or planned, or deny, what is asked: in how many rows, or that this page has nothing of it.
  function toldOtherwise(counts) {
    const what = Object.entries(counts).map(([name, n]) => page.word(`told-${name}`, { n })).join("; ");
    return what && page.word("otherwise", { what });
  }

  /** What is planned or denied, where there is any and this page has none of it. */
  function heldBack() {
    const { held = [] } = options.otherwise;
    return held.length > 0 && page.word("forEditors", { what: held.map((part) => page.word(`for-${part}`)).join(", ") });
  }

  /** What no row means. */
  function nothing(question, { unread, told, forEditors }) {
    if (unread) return page.word("noRowHere");
    return inWords(question?.none ?? {}) || (!told && page.word(forEditors ? "noRowHere" : "noRows"));
  }

  function summary({ kind, rows, boolean, triples, withheld, otherwise }, milliseconds, query, question) {
    const lacks = Object.keys(withheld).length > 0 && page.word("withheld", { what: withheldWords(withheld, state.get("language")), see: page.word(options.engine === "endpoint" ? "withheldServed" : "withheldFile") });
    const told = toldOtherwise(otherwise);
    const unread = onlyForEditors(query);
    const forEditors = unread || (!lacks && isNothing({ kind, rows, boolean, triples }) && heldBack());
    const count = kind === "graph" ? triples?.length : rows?.length;
    const said = kind === "ask" ? page.word(boolean ? "yes" : "no") : count ? page.word("took", { n: count, m: milliseconds.toFixed(0) }) : !lacks && nothing(question, { unread, told, forEditors });
    return [said, told, lacks, forEditors].filter(Boolean).join(kind === "ask" ? ". " : " · ");
  }

  const isNothing = ({ kind, rows, boolean, triples }) => (kind === "ask" ? !boolean : !(kind === "graph" ? triples : rows)?.length);

  function show() {
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const list = h("div", { class: "questions" });
    fillList(list);
    replace(place, h("div", { class: "ask-columns" },
      h("nav", { class: "ask-list", "aria-label": page.word("questions") },
        h("input", { type: "search", id: "find-question", "aria-label": page.word("findQuestion"), placeholder: page.word("findQuestion"), value: words, oninput: (event) => {
          words = event.target.value;
          fillList(list);
        } }), list),
      h("div", { class: "ask-main" }, body(), status, answers, chosen && h("details", { class: "query" }, h("summary", {}, page.word("query")), editor.element))));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** Cards for what is open, then all questions in groups, then a question of the reader's own. */
  function fillList(list) {
    const wanted = fold(words);
    const byName = new Map(questions.map((question) => [question.name, question]));
    const matches = (question) => fold(`${page.text(question.summary)} ${question.name} ${question.id}`).includes(wanted);
    const entry = (question, text, id) => h("li", {}, h("button", { type: "button", id, "aria-current": question === chosen ? "true" : null, onclick: () => choose(question) }, text));
    replace(list,
      !wanted && cards(byName),
      dataset.asking.groups.map(({ label, questions: names }) => {
        const found = names.map((name) => byName.get(name)).filter(matches);
        return found.length > 0 && h("section", {}, h("h2", {}, page.text(label)), h("ul", {}, found.map((question) => entry(question, page.text(question.summary), `question-${question.name}`))));
      }),
      h("section", {}, h("h2", {}, "SPARQL"), h("ul", {}, entry(null, page.word("free"), "question-free"))));
  }

  function cards(byName) {
    const { first } = dataset.asking;
    const thing = openThing();
    const kind = thing === null ? "" : dataset.things[thing].class;
    const names = (first[kind] ?? first[""]).filter((name) => byName.has(name));
    const about = first[kind] && thing !== null ? thing : null;
    return names.length > 0 && h("section", {}, h("h2", {}, about === null ? page.word("firstAsked") : page.word("askedAbout", { name: page.name(about) })),
      h("ul", { class: "cards" }, names.map((name) => h("li", {}, h("button", { type: "button", class: "card", id: `card-${name}`, "aria-current": chosen?.name === name ? "true" : null, onclick: () => askAtOnce(byName.get(name), about) }, page.text(byName.get(name).summary))))));
  }

  /** The thing whose details are open; null where none is. */
  const openThing = () => state.get("focus")?.thing ?? null;

  /** Ask a question about what is open, without filling in a form. */
  function askAtOnce(question, about) {
    const wanted = question.parameters.filter(({ type }) => type !== "language");
    const own = about === null ? undefined : wanted.find(({ type }) => takes(type, dataset.things[about].class)) ?? null;
    const values = Object.fromEntries(wanted.map((parameter) => [parameter.name, parameter === own ? callFor(page, about) : parameter.optional ? "" : exampleFor(page, parameter)]));
    display(question, values);
    place.querySelector(".question-form").requestSubmit();
  }

  function choose(question) {
    display(question);
    state.set({ question: question ? { name: question.name } : { query: FREE } });
  }

  function display(question, values = {}, query = FREE) {
    stop();
    chosen = question;
    written = values;
    status.textContent = "";
    replace(answers);
    editor.set(question ? question.query : query);
    show();
  }

  /** Show the question that a link or the way back names, and ask it where it was asked. */
  function restore() {
    const { name, values, query } = state.get("question") ?? {};
    const question = questions.find((each) => each.name === name);
    if (typeof query === "string") {
      display(null, {}, query);
      if (query !== FREE) ask(query);
    } else {
      display(question ?? questions[0] ?? null, values ?? {});
      if (question && values) place.querySelector(".question-form").requestSubmit();
    }
  }

  function askOwn() {
    const query = editor.text();
    state.set({ question: { query } });
    ask(query);
  }

  function body() {
    editor.label(page.word("query"));
    if (!chosen) {
      return [h("h2", {}, page.word("free")), h("p", { class: "names" }, page.word("freeText")), editor.element,
        h("p", {}, h("button", { type: "button", class: "strong", id: "ask-run", onclick: askOwn }, page.word("run")))];
    }
    const question = chosen;
    const form = questionForm(page, question, namesOf, written, (values, texts) => {
      written = texts;
      const query = bind(question, values, state.get("language"));
      const asked = { name: question.name, values: texts };
      if (JSON.stringify(state.get("question")) !== JSON.stringify(asked)) state.set({ question: asked });
      editor.set(query);
      ask(query, question);
    });
    return [h("h2", {}, page.text(question.summary)), note(question), form];
  }

  /** In which language a reader gets words of a question: the own one, or else English. */
  const languageOf = (texts) => [state.get("language"), "en"].find((each) => texts[each]);
  const inWords = (texts) => texts[languageOf(texts)] ?? "";

  /** What a row means. */
  function note({ answer }) {
    return languageOf(answer) && h("p", { class: "names", lang: languageOf(answer) }, inWords(answer));
  }

  /** Is this what the reader sees already? */
  const isShown = ({ name, values, query }) => (chosen ? name === chosen.name && JSON.stringify(values ?? {}) === JSON.stringify(written) : query === editor.text());

  state.on(["language", "focus", "mode"], () => state.get("mode") === "ask" && show());
  state.on(["question"], () => !isShown(state.get("question") ?? {}) && restore());
  restore();
  engine.prepare().catch((error) => (status.textContent = page.word("stopped", { text: error.message })));
};

const PATIENCE = 300; // milliseconds after which a question that runs can be stopped by a button

const FREE = `SELECT ?project ?projectLabel ?start {
  ?project a vanort:Project ; skos:prefLabel ?projectLabel .
  OPTIONAL { ?project vanort:startYear ?start }
  FILTER (LANG(?projectLabel) = "en")
}
ORDER BY ?start`;
