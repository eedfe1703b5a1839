// The network on its canvas: scene and emphasis follow the state, keys walk from thing to thing.

import { readBlock } from "./blocks.js";
import { zoomAt } from "./camera.js";
import { h, replace } from "./dom.js";
import { entryFor, fold, foldedAgain, wholeOf } from "./folding.js";
import { createWheelRule } from "./embedding.js";
import { listen } from "./gestures.js";
import { icon } from "./icons.js";
import { waysOut } from "./emptiness.js";
import { countMatches, visibleNetwork } from "./network.js";
import { nodeTowards } from "./pick.js";
import { around, emphasisOf, foldLabel, FORCED_COLORS, foundOf, makeScene, themeColors } from "./scene.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** How much a node is worth coming to first: a group by how many it holds, before single things; what belongs to no group after both. */
const weightOf = ({ fold, size }) => (!fold ? size : fold.part || fold.rest ? 0 : 1000 + fold.members.length);

/** Tie the stage to the state. */
export function createDrawing(page, { notice, buttons, tip }) {
  const { dataset, state, stage } = page;
  let visible = null;
  let drawn = null;
  let all = false;
  let at = -1;
  let outlines = null;

  function rebuild() {
    const view = dataset.view(state.get("view"));
    visible = visibleNetwork(dataset, view, state.all());
    drawn = fold(dataset, view, visible, { ...state.all(), allLinks: all });
    const colors = themeColors(document.documentElement);
    stage.show(makeScene(dataset, view, visible, drawn, { ...state.all(), colors, all, outlines: outlines ?? [] }));
    stage.emphasise(emphasis());
    at = -1;
    describe(view);
    buttons.hidden = stage.isChart; // it is as wide as the window anyway: scrolled, not zoomed
    if (view.kind === "map" && !outlines) loadOutlines();
  }

  async function loadOutlines() {
    outlines = [];
    outlines = await readBlock("outlines");
    rebuild();
  }

  const emphasis = () => emphasisOf(stage.scene, state.get("focus")) ?? (state.get("found") && foundOf(stage.scene, state.get("found")));

  function describe(view) {
    const { edges, links } = stage.scene;
    const counts = page.word("summary", { view: page.text(view.label), nodes: page.word("things", { n: visible.nodes.length }), links: page.word("strands", { n: visible.edges.length }) });
    stage.canvas.setAttribute("aria-label", `${counts} ${foldedText()} ${page.word("keys")[1].join(": ")}`);
    stage.canvas.setAttribute("aria-roledescription", page.word("drawing"));
    const matched = countMatches(visible);
    replace(notice,
      state.get("found") && h("p", {}, h("button", { type: "button", id: "unhighlight", onclick: () => state.set({ found: null }) }, page.word("unhighlight"))),
      waysOut(page, visible),
      visible.filtered && matched > 0 && h("p", {}, page.word(visible.nodes.length > matched ? "context" : "matches", { n: matched })),
      drawn.foldable && h("p", {}, foldedText() || page.word("allDrawn", { n: visible.nodes.length.toLocaleString(state.get("language")) }), " ",
        drawn.folded > 0 && h("button", { type: "button", id: "unfold-all", onclick: () => state.set({ unfolded: [...state.get("unfolded"), wholeOf(view)] }) }, page.word("showAll", { n: visible.nodes.length.toLocaleString(state.get("language")) })), " ",
        (drawn.everything || drawn.open.length > 0) && h("button", { type: "button", id: "fold-again", onclick: () => foldAll(view) }, page.word("foldAgain"))),
      edges.length < links && h("p", {}, page.word("thin", { n: edges.length, m: links }), " ",
        h("button", { type: "button", onclick: () => {
          all = true;
          rebuild();
        } }, page.word("thinAll"))));
    notice.hidden = !notice.childElementCount;
  }

  /** How much of the view stands folded: nothing is left out in silence. */
  function foldedText() {
    if (!drawn.folded) return "";
    const counts = { n: drawn.folded.toLocaleString(state.get("language")), m: visible.nodes.length.toLocaleString(state.get("language")), g: drawn.folds.length };
    return page.word(drawn.folds[0].part ? "foldedRows" : drawn.folded === visible.nodes.length ? "foldedWhole" : "folded", counts);
  }

  /** Open a fold: its things are drawn by themselves, or where they are many the circles in it. */
  function unfold(group) {
    state.set({ unfolded: [...state.get("unfolded"), group.key] });
    if (!group.part) stage.fit(true, { points: stage.scene.kind === "map" ? stage.scene.open.filter(({ circle }) => circle === group.circle) : [dataset.view(state.get("view")).folds[group.circle]] });
    page.say(page.word("unfoldedNow", { name: foldLabel(dataset, group, state.get("language")) }));
  }

  /** Close an open circle again; what is in focus would open it, so that goes, too. */
  function refold(group) {
    const view = dataset.view(state.get("view"));
    const focus = state.get("focus");
    const inside = group.members.some(({ thing }) => thing === focus?.thing || focus?.ends?.includes(thing));
    state.set({ unfolded: foldedAgain(view, state.get("unfolded"), group), ...(inside ? { focus: null, near: false } : {}) });
    page.say(page.word("foldedNow", { name: foldLabel(dataset, group, state.get("language")) }));
  }

  function foldAll(view) {
    state.set({ unfolded: state.get("unfolded").filter(([id]) => id !== view.id), focus: null, near: false });
    stage.fit();
  }

  const zoomBy = (factor) => {
    if (stage.isChart) return;
    const { width, height } = stage.size;
    stage.glideTo(zoomAt(stage.camera, width, height, width / 2, height / 2, factor));
  };

  function showButtons() {
    replace(buttons,
      h("button", { type: "button", class: "plain", id: "zoom-in", "aria-label": page.word("zoomIn"), onclick: () => zoomBy(1.5) }, icon("plus")),
      h("button", { type: "button", class: "plain", id: "zoom-out", "aria-label": page.word("zoomOut"), onclick: () => zoomBy(1 / 1.5) }, icon("minus")),
      h("button", { type: "button", class: "plain", id: "zoom-fit", "aria-label": page.word("fit"), onclick: () => stage.fit() }, icon("fit")));
  }

  listen(stage, {
    takesWheel: createWheelRule(page, stage.canvas, tip),
    choose(node, edge) {
      const folds = (node >= 0 ? [node] : edge >= 0 ? endsOf(edge) : []).map((at) => stage.scene.nodes[at].fold).filter(Boolean);
      if (folds.length) folds.forEach(unfold);
      else if (node >= 0) page.open({ thing: stage.scene.nodes[node].thing });
      else if (edge >= 0) page.open({ ends: endsOf(edge).map((at) => stage.scene.nodes[at].thing) });
      else page.open(null);
    },
    close: refold,
    hover(node, edge, x, y, heading = false) {
      stage.canvas.style.cursor = node >= 0 || edge >= 0 || heading ? "pointer" : "";
      const name = node >= 0 ? stage.scene.nodes[node].label : edge >= 0 ? edgeName(stage.scene.edges[edge]) : "";
      tip.hidden = !name;
      if (!name) return;
      tip.textContent = name;
      const { width, zoom } = stage.size;
      tip.style.transform = `translate(${Math.min(x * zoom + 14, width * zoom - tip.offsetWidth - 8)}px, ${Math.max(y * zoom - 30, 4)}px)`;
    },
    drag(node, x, y) {
      stage.move(stage.scene.nodes[node], x, y);
    },
    drop(node) {
      const { thing, home } = stage.scene.nodes[node];
      state.set({ pins: { ...state.get("pins"), [thing]: home } });
    },
  });

  function keepFocus() {
    const thing = state.get("focus")?.thing;
    const node = thing !== undefined && nodeOf(thing);
    if (node) stage.reveal(node);
  }

  const endsOf = (edge) => [stage.scene.edges[edge].a, stage.scene.edges[edge].b];
  const edgeName = ({ a, b, count }) =>
    `${stage.scene.nodes[a].label} – ${stage.scene.nodes[b].label} · ${page.word("strands", { n: count })}`;

  stage.canvas.addEventListener("keydown", (event) => {
    const { scene } = stage;
    if (ARROWS[event.key]) {
      event.preventDefault();
      walk(ARROWS[event.key]);
    } else if (event.key === "+" || event.key === "=") zoomBy(1.4);
    else if (event.key === "-") zoomBy(1 / 1.4);
    else if (event.key === "0") stage.fit();
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
      event.preventDefault();
      const { thing, fold: group } = scene.nodes[at];
      if (!group) return page.open({ thing }, { move: true });
      unfold(group);
      at = stage.scene.nodes.findIndex((node) => group.members.some(({ index }) => index === node.index || node.fold?.members.some((member) => member.index === index)));
    } else if (event.key === "Backspace") {
      const here = scene.nodes[at] ?? nodeOf(state.get("focus")?.thing);
      const around = here && drawn.open.filter(({ members, circle }) => circle !== undefined && members.some(({ index }) => index === here.index || here.fold?.members[0].index === index)).at(-1);
      if (around) refold(around);
    }
  });

  function walk([dx, dy]) {
    const { scene } = stage;
    if (!scene.nodes.length) return;
    const focused = state.get("focus")?.thing;
    if (at < 0 && focused !== undefined) at = scene.nodes.findIndex(({ thing }) => thing === focused);
    const next = at < 0 ? largest(scene) : nodeTowards(scene, at, dx, dy);
    if (next < 0) return;
    at = next;
    const node = scene.nodes[at];
    const near = around(scene, at);
    stage.emphasise(near);
    if (stage.isChart) stage.reveal(node);
    else stage.glideTo({ ...stage.camera, x: node.x, y: node.y });
    const kind = node.fold ? page.word("foldedKind") : page.text(dataset.classes[dataset.things[node.thing].class]?.label ?? {});
    page.say(`${node.label}, ${kind}, ${page.word("strands", { n: near.edges.size })}`);
  }

  /** What stands for a thing: itself, or the fold that holds it. */
  function standing(thing) {
    const index = visible.nodes.find((node) => node.thing === thing)?.index;
    const drawnAs = drawn.standIn.get(index) ?? index;
    return index === undefined ? undefined : stage.scene.nodes.find((node) => node.index === drawnAs);
  }

  const nodeOf = (thing) => stage.scene.nodes.find((candidate) => candidate.thing === thing);
  const largest = (scene) => scene.nodes.reduce((best, node, position) => (weightOf(node) > weightOf(scene.nodes[best]) ? position : best), 0);

  state.on(["facets", "hidden", "year", "undated", "near", "language", "theme", "pins", "found", "unfolded"], rebuild);
  state.on(["view"], () => {
    all = false;
    rebuild();
    stage.fit(false);
  });
  state.on(["facets", "hidden", "near"], () => stage.fit());
  // The link knows where the reader looks, once the picture stands still.
  stage.onRest(() => state.set({ camera: stage.chosenCamera() }));
  state.on(["camera"], () => {
    const camera = state.get("camera");
    if (JSON.stringify(camera) === JSON.stringify(stage.chosenCamera())) return;
    if (camera) stage.glideTo(stage.cameraFor(camera));
    else stage.fit();
  });
  // What was chosen stays in sight when panels open and close beside it.
  stage.onResize(() => keepFocus());
  state.on(["focus"], () => {
    if (state.get("near") || drawn.folds.length || drawn.open.length) rebuild();
    else stage.emphasise(emphasis());
    if (state.get("near")) stage.fit(); // another thing, other neighbours
    keepFocus();
  });
  FORCED_COLORS.addEventListener("change", rebuild);
  state.on(["language"], showButtons);
  showButtons();
  rebuild();
  return {
    current: () => ({ view: dataset.view(state.get("view")), visible, drawn }),
    foldedText, unfold, refold,
    /** What is to be unfolded besides what is, so that a focus is drawn by itself. */
    unfoldedFor(focus) {
      const view = dataset.view(state.get("view"));
      const entries = (focus.ends ?? [focus.thing]).map((thing) => entryFor(view, drawn, thing)).filter(Boolean);
      return entries.length ? [...state.get("unfolded"), ...entries] : state.get("unfolded");
    },
    /** Bring a thing into sight where it is in the view; `close` enlarges it so that it can be read. */
    reveal(thing, options) {
      const node = nodeOf(thing);
      if (node) stage.reveal(node, options);
    },
    /** Where a thing is on the screen, a folded one where its fold is, and whether nothing hides it; null where the view does not hold it. */
    where(thing) {
      const node = standing(thing);
      if (!node) return null;
      const [x, y] = stage.place(node);
      return { x, y, visible: document.elementFromPoint(x, y) === stage.canvas };
    },
  };
}
