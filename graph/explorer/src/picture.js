// A picture (PNG) of what is seen, with title, year, filters, legend, sources and day, so that it stands on its own.

import { download } from "./dom.js";
import { origin } from "./lead.js";
import { yearsOf } from "./network.js";
import { FONT } from "./fonts.js";
import { outline } from "./shapes.js";

const FOOT = 78;

/** Paint the view at twice its size and offer it as a file. */
export async function savePicture(page) {
  const { stage, dataset, state } = page;
  const { width, height } = stage.size;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round((height + FOOT) * 2);
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  stage.paintOn(pen);
  paintFoot(pen, page, width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  download(`${dataset.view(state.get("view")).id}.png`, blob, "image/png");
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
  const year = state.get("year");
  const facets = state.get("facets");
  const filters = dataset.facets.filter(({ id }) => facets[id]?.length).map(({ id, label }) => `${page.text(label)}: ${facets[id].map(page.name).join(", ")}`);
  const { undated } = yearsOf(dataset, dataset.view(state.get("view")));
  const when = year && `${page.word("asOf")} ${year}${state.get("undated") && undated ? ` (${page.word("alsoUndated", { n: undated })})` : ""}`;
  const title = [page.text(dataset.title), page.text(dataset.view(state.get("view")).label), when, ...filters];
  pen.fillText(title.filter(Boolean).join(" · "), 20, height + 12, width - 40);
  pen.font = `500 12px ${FONT}`;
  pen.fillStyle = colors.muted;
  pen.fillText(origin(page), 20, height + 60, width - 40);
  let x = 20;
  for (const name of new Set(stage.scene.nodes.map(({ thing }) => dataset.things[thing].class))) {
    const style = dataset.classes[name];
    const label = page.text(style?.plural ?? { "": name });
    pen.beginPath();
    outline(pen, style?.shape === "tile" ? "square" : (style?.shape ?? "circle"), x + 6, height + 36, 6);
    pen.fillStyle = style?.[state.get("theme")] ?? colors.muted;
    pen.fill();
    pen.fillStyle = colors.muted;
    pen.fillText(label, x + 18, height + 36);
    x += 40 + pen.measureText(label).width;
  }
}
