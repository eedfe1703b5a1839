// The query page of the endpoint: the editor in the place of the plain field, an error at its place, columns that sort.
// A bundle of its own (sparql.js); without it the page works as a form.

import { createEditor } from "./editor.js";
import { withPrefixes } from "./sparql.js";

const form = document.querySelector("form[action='/sparql']");
if (form) edit(form);
document.querySelectorAll("main table").forEach(sortable);

async function edit(form) {
  const field = form.querySelector("textarea");
  const label = form.querySelector("label[for='query']");
  const { prefixes, terms } = await (await fetch(`/terms.json?lang=${document.documentElement.lang}`)).json();
  const editor = createEditor({ prefixes, terms }, { run: () => form.requestSubmit() });
  editor.label(label.textContent);
  editor.set(field.value.replace(/^\n/, ""));
  field.hidden = true;
  field.required = false; // the browser could not show its remark at a field that is not seen
  field.before(editor.element);
  label.addEventListener("click", () => editor.focus());
  form.addEventListener("submit", () => (field.value = withPrefixes(editor.text(), prefixes)));
  const place = /^line (\d+), column (\d+)/.exec(document.querySelector("[role=alert]")?.textContent ?? "");
  if (place) editor.go(Number(place[1]), Number(place[2]));
  document.documentElement.dataset.ready = "";
}

/** Let each head of a table sort its rows, numbers as numbers, a second time the other way round. */
function sortable(table) {
  const body = table.tBodies[0];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const head of table.tHead?.rows[0]?.cells ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.ariaSort === "ascending";
      const text = (row) => row.cells[head.cellIndex]?.textContent.trim() ?? "";
      const rows = [...body.rows].sort((one, other) => (down ? -1 : 1) * order.compare(text(one), text(other)));
      for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
      head.ariaSort = down ? "descending" : "ascending";
      body.append(...rows);
    });
  }
}
