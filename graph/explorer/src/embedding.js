// The page inside another page: with little around the picture, and without taking the wheel or the finger of who scrolls by.

import { h } from "./dom.js";

/** What an address asks for: "#embed", "?embed", and beside it "view=…" and "lang=…". */
export function readEmbedding({ search, hash }, dataset) {
  const asked = new URLSearchParams(`${search.slice(1)}&${hash.startsWith("#embed") ? hash.slice(1) : ""}`);
  if (!asked.has("embed")) return { embedded: false };
  const [view, language] = [asked.get("view"), asked.get("lang")];
  return {
    embedded: true, single: Boolean(dataset.view(view)),
    ...(dataset.view(view) && { view }), ...(["en", "sv"].includes(language) && { language }),
  };
}

/** Let the wheel scroll what is around the picture, until the picture is clicked or Ctrl is held. */
export function createWheelRule(page, canvas, tip) {
  let engaged = false;
  let hidden = 0;
  const guarded = () => page.embedded || document.documentElement.scrollHeight > window.innerHeight + 1;
  document.addEventListener("pointerdown", (event) => (engaged = event.target === canvas));
  window.addEventListener("blur", () => (engaged = false));
  document.addEventListener("keydown", (event) => event.key === "Escape" && (engaged = false));

  function hint() {
    tip.hidden = false;
    tip.textContent = page.word("wheelHint");
    tip.style.transform = "translate(.6rem, .6rem)";
    clearTimeout(hidden);
    hidden = setTimeout(() => (tip.hidden = true), 1500);
  }

  return (event) => {
    if (!guarded() || engaged || event.ctrlKey) return true;
    if (page.embedded) hint();
    return false;
  };
}

/** Show what to put into another page so that this view stands in it. */
export function showSnippet(page) {
  const address = location.protocol === "file:" ? location.pathname.split("/").pop() : location.href.split(/[?#]/)[0];
  const source = `${address}#embed&view=${encodeURIComponent(page.state.get("view"))}&lang=${page.state.get("language")}`;
  const title = document.title.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const snippet = `<iframe src="${source.replaceAll("&", "&amp;")}" title="${title}" width="100%" height="480" loading="lazy" style="border: 0"></iframe>`;
  const text = h("textarea", { id: "snippet", readonly: true, rows: 5, "aria-label": page.word("embed") }, snippet);
  const copy = async () => {
    text.select();
    await navigator.clipboard.writeText(snippet).catch(() => document.execCommand("copy"));
    done.textContent = page.word("copied");
  };
  const done = h("span", { role: "status" });
  const dialog = h("dialog", { class: "help", "aria-labelledby": "embed-title", onclose: () => dialog.remove() },
    h("h2", { id: "embed-title" }, page.word("embed")),
    h("p", {}, page.word(location.protocol === "file:" ? "embedFile" : "embedHere")), text,
    h("p", {}, h("button", { type: "button", class: "strong", id: "snippet-copy", onclick: copy }, page.word("copy")), " ",
      h("button", { type: "button", onclick: () => dialog.close() }, page.word("close")), " ", done));
  document.body.append(dialog);
  dialog.showModal();
}
