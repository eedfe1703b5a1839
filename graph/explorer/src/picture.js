// A picture (PNG) of what is seen, with title, year, filters, legend, sources and day, so that it stands on its own.

import { download } from "./dom.js";
import { origin } from "./lead.js";
import { yearsOf } from "./network.js";
import { FONT } from "./fonts.js";
import { outline } from "./shapes.js";
import { createSvgPen } from "./svgpen.js";
import { zip } from "./zip.js";

const FOOT = 78;
const SETTLED = 500; // milliseconds after which a step of the tour stands still

/** Paint the view at twice its size and offer it as a file; of a chart all rows, also those that are scrolled to. */
export async function savePicture(page) {
  download(`${fileName(page)}.png`, await png(page), "image/png");
}

/** Offer the view as an SVG file, drawn anew, which grows without becoming coarse. */
export function saveDrawing(page) {
  const { width, height } = page.stage.pictureSize();
  const pen = createSvgPen(width, height + FOOT);
  page.stage.paintOn(pen);
  paintFoot(pen, page, width, height);
  download(`${fileName(page)}.svg`, pen.svg(pictureTitle(page)), "image/svg+xml");
}

/** Offer one picture a step of the tour, all in one file. */
export async function saveTour(page) {
  const { tour } = page.dataset;
  const before = { ...page.state.all() };
  const files = [];
  for (let step = 0; step < tour.length; step += 1) {
    page.tour.go(step);
    await new Promise((done) => setTimeout(done, SETTLED));
    files.push([`${String(step + 1).padStart(2, "0")}-${fileName(page)}.png`, new Uint8Array(await (await png(page)).arrayBuffer())]);
  }
  page.state.set(before);
  download("tour.zip", zip(files), "application/zip");
}

const fileName = ({ dataset, state }) => dataset.view(state.get("view")).id;

async function png(page) {
  const { width, height } = page.stage.pictureSize();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round((height + FOOT) * 2);
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  page.stage.paintOn(pen);
  paintFoot(pen, page, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** What a picture or a sheet of paper has to say of itself: step, title, view, year with what has none, filters. */
export function pictureTitle(page) {
  const { dataset, state } = page;
  const year = state.get("year");
  const facets = state.get("facets");
  const filters = dataset.facets.filter(({ id }) => facets[id]?.length).map(({ id, label }) => `${page.text(label)}: ${facets[id].map(page.name).join(", ")}`);
  const { undated } = yearsOf(dataset, dataset.view(state.get("view")));
  const when = year && `${page.word("asOf")} ${year}${state.get("undated") && undated ? ` (${page.word("alsoUndated", { n: undated })})` : ""}`;
  const step = dataset.tour[state.get("step")];
  return [step && page.text(step.title), page.text(dataset.title), page.text(dataset.view(state.get("view")).label), when, ...filters, page.drawing.foldedText()].filter(Boolean).join(" · ");
}

function paintFoot(pen, page, width, height) {
  const { dataset, state, stage } = page;
  const { colors } = stage.scene;
  pen.globalAlpha = 1;
  pen.fillStyle = colors.background;
  pen.fillRect(0, height, width, FOOT);
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.font = `650 13px ${FONT}`;
  pen.fillStyle = colors.ink;
  pen.fillText(pictureTitle(page), 20, height + 12, width - 40);
  pen.font = `500 12px ${FONT}`;
  pen.fillStyle = colors.muted;
  pen.fillText(origin(page), 20, height + 60, width - 40);
  paintLegend(pen, page, { y: height + 36, width });
}

/** What the shapes and colours of a view stand for, in one line, or in as many as its width needs. */
export function paintLegend(pen, page, { y, width }) {
  const { dataset, state, stage } = page;
  const { colors } = stage.scene;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.font = `500 12px ${FONT}`;
  let x = 20;
  for (const name of new Set(page.current().visible.nodes.map(({ thing }) => dataset.things[thing].class))) {
    const style = dataset.classes[name];
    const label = page.text(style?.plural ?? { "": name });
    pen.beginPath();
    outline(pen, style?.shape === "tile" ? "square" : (style?.shape ?? "circle"), x + 6, y, 6);
    pen.fillStyle = style?.[state.get("theme")] ?? colors.muted;
    pen.fill();
    pen.fillStyle = colors.muted;
    pen.fillText(label, x + 18, y, Math.max(1, width - x - 18));
    x += 40 + pen.measureText(label).width;
  }
}
