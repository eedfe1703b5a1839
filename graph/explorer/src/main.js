// Build the page from its data block and tie its parts together.

import { createDetails, passage } from "./details.js";
import { createDrawing } from "./drawing.js";
import { readEmbedding } from "./embedding.js";
import { createFacets } from "./facets.js";
import { createFreshness } from "./freshness.js";
import { createHeader } from "./header.js";
import { createLead } from "./lead.js";
import { createLegend } from "./legend.js";
import { createPrinting } from "./printing.js";
import { createOwner } from "./owner.js";
import { createSearch } from "./search.js";
import { createStage } from "./stage.js";
import { createHistory, createState, hashToState, stateToHash } from "./state.js";
import { createTable } from "./table.js";
import { createTime } from "./time.js";
import { createTour } from "./tour.js";
import { createAsk } from "./ask.js";
import { h, isWriting } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf, readDataset, textIn } from "./dataset.js";
import { around } from "./scene.js";
import { word } from "./words.js";
import { readBlock } from "./blocks.js";

function start(data) {
  const dataset = readDataset(data);
  const { embedded, single, ...asked } = readEmbedding(location, dataset);
  const initial = {
    language: navigator.language?.toLowerCase().startsWith("sv") ? "sv" : "en",
    theme: window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    view: dataset.views[0].id, mode: "network", focus: null, near: false, facets: {}, hidden: [], year: null, undated: true,
    pins: {}, step: null, found: null, camera: null, question: null, unfolded: [],
    ...asked,
  };
  if (embedded) document.body.dataset.embed = single ? "single" : "";
  const state = createState({ ...initial, ...hashToState(location.hash, initial, dataset) });
  const parts = layOut();
  const page = {
    dataset, state, embedded, measured: {},
    word: (key, values) => word(state.get("language"), key, values),
    text: (text) => textIn(text, state.get("language")),
    name: (index) => nameOf(dataset, index, state.get("language")),
    passage: (claim) => passage(page, claim),
    say: (text) => (parts.status.textContent = text),
    stage: createStage(parts.canvas, [parts.legend, parts.buttons, parts.notice]),
    current: () => page.drawing.current(),
    strandsBetween: (a, b) => strandsBetween(page.current(), a, b),
    settle: () => requestAnimationFrame(() => settle(page)),
    open(focus, { move = false } = {}) {
      state.set({ focus, near: focus ? state.get("near") : false, unfolded: focus ? page.drawing.unfoldedFor(focus) : state.get("unfolded") });
      if (!focus) return;
      if (move && state.get("mode") === "network") page.drawing.reveal(focus.thing, { close: true });
      if (move || document.activeElement !== parts.canvas) parts.details.querySelector("h2")?.focus({ preventScroll: document.documentElement.scrollHeight <= window.innerHeight });
    },
    toggleFilters(open = !document.body.hasAttribute("data-filters")) {
      const inside = parts.filters.contains(document.activeElement);
      document.body.toggleAttribute("data-filters", open);
      // Filters that lie over the page, perhaps below the window, are come to when they open, and left when they close.
      if (open && liesOver(parts.filters)) document.getElementById("filters-title").focus();
      else if (inside && !open) parts.filtersButton.focus();
      document.getElementById("filters-button")?.setAttribute("aria-expanded", String(open));
    },
    async copyLink() {
      const address = location.href.split("#")[0] + stateToHash(state.all(), initial, dataset);
      await navigator.clipboard.writeText(address).catch(() => window.prompt(page.word("copyLink"), address));
      page.say(page.word(location.protocol === "file:" ? "copiedHere" : "copied"));
      parts.status.classList.add("seen");
      setTimeout(() => parts.status.classList.remove("seen"), 6000);
    },
  };

  const show = () => {
    document.documentElement.dataset.theme = state.get("theme");
    document.body.dataset.mode = state.get("mode");
    document.body.dataset.view = state.get("view");
  };
  show();
  state.on(["theme", "mode", "view"], show);
  page.drawing = createDrawing(page, parts);
  createHeader(page, parts);
  createOwner(page, parts);
  createLead(page, parts.lead);
  createFreshness(page, parts);
  page.search = createSearch(page, parts.search);
  createFacets(page, parts.filters);
  createLegend(page, parts.legend);
  createDetails(page, parts.details);
  createTable(page, parts.table).show();
  createTime(page, parts.time);
  createPrinting(page, parts.stage);
  page.tour = createTour(page, parts.tour, parts.note);
  createAsk(page, parts.ask);
  words(page, parts);
  keys(page, parts);
  page.stage.resize();
  new ResizeObserver(() => page.stage.resize()).observe(parts.stage);
  const overlays = new ResizeObserver(() => page.stage.refit());
  for (const part of [parts.legend, parts.notice]) overlays.observe(part);
  if (state.get("step") !== null) page.settle();
  else if (state.get("focus")?.thing !== undefined) page.drawing.reveal(state.get("focus").thing, { close: true });

  if (state.get("camera")) page.stage.look(page.stage.cameraFor(state.get("camera")));
  if (!embedded) createHistory(state, {
    write: () => stateToHash(state.all(), initial, dataset),
    read: (hash) => ({ ...initial, language: state.get("language"), theme: state.get("theme"), ...hashToState(hash, initial, dataset) }),
  });
  const ready = () => (document.documentElement.dataset.ready = "");
  page.stage.onPaint(() => {
    if (page.measured.firstDraw === undefined) page.measured.firstDraw = performance.now();
    ready();
  });
  // A link may lead to a table or an answer, where nothing is painted.
  if (state.get("mode") !== "network") ready();
  // For tests, measurements and whoever embeds the page: where a thing is drawn. Nothing in the page depends on it.
  window.vanort = { page, where: (iri) => (dataset.byIri.has(iri) ? page.drawing.where(dataset.byIri.get(iri)) : null) };
}

function layOut() {
  const parts = {};
  const part = (name, tag, attributes = {}, ...children) => (parts[name] = h(tag, attributes, ...children));
  document.querySelector("noscript")?.remove();
  document.body.prepend(
    h("a", { class: "skip", href: "#main", id: "skip", onclick: (event) => {
      event.preventDefault();
      document.getElementById("main").focus();
    } }),
    h("header", { class: "head" }, part("logo", "div", { class: "logo" }), part("title", "h1"), part("whole", "p", { class: "whole" }), part("search", "div", { class: "search", role: "search" }), part("tools", "div", { class: "tools" })),
    part("stale", "p", { class: "stale", hidden: true, role: "status" }),
    part("row", "section", { class: "row" },
      part("filtersButton", "button", { type: "button", id: "filters-button", class: "plain", "aria-expanded": "false", "aria-controls": "filters" }, icon("filter"), h("span")),
      part("views", "nav", { class: "views" }), part("modes", "div", { class: "segment", role: "group" })),
    h("div", { class: "work" },
      part("filters", "aside", { class: "filters", id: "filters" }),
      part("main", "main", { id: "main", tabindex: "-1" },
        part("lead", "div", { class: "lead" }),
        part("stage", "div", { class: "stage" },
          part("canvas", "canvas", { tabindex: "0", role: "application" }), part("tip", "div", { class: "tip", hidden: true, "aria-hidden": "true" }),
          part("note", "p", { class: "annotation", hidden: true }), part("notice", "div", { class: "notice", hidden: true, role: "status" }), part("legend", "section", { class: "legend" }), part("buttons", "div", { class: "zoom" })),
        part("table", "section", { class: "table" }), part("ask", "section", { class: "ask" }),
        part("time", "section", { class: "time" })),
      h("div", { class: "side" }, part("tour", "section", { class: "tour", hidden: true, role: "region" }), part("details", "aside", { class: "details", hidden: true }))),
    part("status", "div", { class: "unseen", role: "status", "aria-live": "polite" }));
  return parts;
}

function words(page, parts) {
  const show = () => {
    document.getElementById("skip").textContent = page.word("skip");
    parts.filtersButton.lastChild.textContent = page.word("filters");
    parts.row.setAttribute("aria-label", page.word("modes"));
    parts.filters.setAttribute("aria-label", page.word("filters"));
    parts.details.setAttribute("aria-label", page.word("details"));
    parts.legend.setAttribute("aria-label", page.word("legend"));
    parts.time.setAttribute("aria-label", page.word("time"));
    parts.tour.setAttribute("aria-label", page.word("tour"));
    parts.table.setAttribute("aria-label", page.word("table"));
    parts.ask.setAttribute("aria-label", page.word("ask"));
  };
  page.state.on(["language"], show);
  show();
  parts.filtersButton.addEventListener("click", () => page.toggleFilters());
  page.toggleFilters(!page.embedded && window.matchMedia(WIDE).matches);
}

function keys(page, parts) {
  document.addEventListener("keydown", (event) => {
    const typing = isWriting(event.target) || event.target.tagName === "SELECT";
    if (event.key === "Escape" && !typing && parts.filters.contains(event.target) && liesOver(parts.filters)) page.toggleFilters(false);
    else if (event.key === "/" && !typing) {
      event.preventDefault();
      page.search.input.focus();
    } else if (event.key === "Escape" && !event.defaultPrevented && page.state.get("focus") && page.state.get("step") === null && !typing) {
      page.open(null);
      if (page.state.get("mode") === "network") parts.canvas.focus();
    }
  });
}

const liesOver = (element) => getComputedStyle(element).position === "absolute";
const WIDE = "(min-width: 1360px)"; // from which on filters beside the picture leave it room enough

/** After a step of the tour: the focus with its neighbours in sight, or the whole view. */
function settle(page) {
  const { scene } = page.stage;
  const thing = page.state.get("focus")?.thing;
  const centre = thing === undefined ? -1 : scene.nodes.findIndex((node) => node.thing === thing);
  if (centre < 0) return page.stage.fit(true, { whole: true });
  const near = [...around(scene, centre).nodes].map((position) => scene.nodes[position]);
  page.stage.fit(true, { points: near });
  page.drawing.reveal(thing);
}

function strandsBetween({ view, visible }, a, b) {
  const things = (edge) => [view.nodes[edge.source].thing, view.nodes[edge.target].thing];
  const same = (edge) => {
    const [source, target] = things(edge);
    return (source === a && target === b) || (source === b && target === a);
  };
  return (visible.edges.find(same) ?? view.edges.find(same))?.strands ?? [];
}

// A small file is drawn before the page counts as loaded, so that whoever takes a picture of it sees it.
const data = readBlock("data");
if (data instanceof Promise) data.then(start);
else start(data);
