// On paper the picture is drawn anew, at the size of the sheet and in the colours of the day, with its legend below it.

import { h, replace } from "./dom.js";
import { legendNotes } from "./legend.js";
import { paintLegend, pictureTitle } from "./picture.js";

const SHEET = { width: 720, height: 640 }; // pixels of a sheet of A4 between its margins; a drawing grows with a wider one
const LEGEND = 44;
const FINE = 3; // dots of the drawing for each pixel: some 290 to the inch

/** Put a drawing of the view in the place of the canvas while the page is printed. */
export function createPrinting(page, place) {
  const { state } = page;
  const sheet = h("div", { class: "sheet" });
  place.append(sheet);
  let theme = null;

  window.addEventListener("beforeprint", () => {
    theme = state.get("theme");
    state.set({ theme: "light" });
    if (state.get("mode") !== "network") return;
    const drawing = h("canvas", { role: "img", "aria-label": pictureTitle(page) });
    page.stage.onSheet(SHEET, ({ width, height }) => {
      [drawing.width, drawing.height] = [width * FINE, (height + LEGEND) * FINE];
      const pen = drawing.getContext("2d");
      pen.scale(FINE, FINE);
      pen.fillStyle = page.stage.scene.colors.background;
      pen.fillRect(0, 0, width, height + LEGEND);
      page.stage.paintOn(pen);
      paintLegend(pen, page, { y: height + LEGEND / 2, width });
    });
    const notes = legendNotes(page.current().view).map((key) => page.word(key)).join(" · ");
    replace(sheet, drawing, h("p", {}, notes));
    document.body.toggleAttribute("data-sheet", true);
  });
  window.addEventListener("afterprint", () => {
    document.body.removeAttribute("data-sheet");
    replace(sheet);
    if (theme) state.set({ theme });
  });
}
