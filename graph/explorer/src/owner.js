// Whose page it is: logo, colour, contact, the statement on accessibility, and which sources have grown old.

import { h, replace } from "./dom.js";

const DIGG = "https://www.digg.se/tdosanmalan";
const LAW = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/lag-20181937-om-tillganglighet-till-digital_sfs-2018-1937/";
const NAMED = 2; // old sources that are named; of more the number is told

/** Show whose page it is. */
export function createOwner(page, { logo }) {
  const { owner } = page.dataset;
  const { state } = page;
  const show = () => {
    const color = owner.colors[state.get("theme")];
    if (color) document.documentElement.style.setProperty("--accent", color);
    else document.documentElement.style.removeProperty("--accent");
    replace(logo, owner.logo && h("img", { src: owner.logo, alt: owner.responsible }));
  };
  logo.hidden = !owner.logo;
  state.on(["theme"], show);
  show();
}

/** Which sources are older than the owner wants them to be, in one sentence; empty where none is. */
export function oldSources(page, today = new Date()) {
  const { documents, owner } = page.dataset;
  if (!owner.oldest) return "";
  const limit = new Date(today);
  limit.setMonth(limit.getMonth() - owner.oldest);
  const old = documents.filter(({ date }) => date && new Date(date) < limit);
  if (!old.length) return "";
  const names = old.length > NAMED ? page.word("nOfSources", { n: old.length, m: documents.length }) : old.map(({ title, date }) => `${title} (${date})`).join(", ");
  return page.word("oldSources", { n: owner.oldest, names });
}

/** The parts of the help that are the owner's: whom to ask, and the way to the statement on accessibility. */
export function ownerHelp(page) {
  const { owner } = page.dataset;
  const contact = page.text(owner.contact);
  return [
    contact && h("p", { class: "contact" }, `${page.word("contact")}: `, linked(contact)),
    owner.responsible && h("p", {}, h("button", { type: "button", class: "quiet", id: "statement", onclick: () => showStatement(page) }, page.word("statement"))),
  ].filter(Boolean);
}

/** A text in which an address can be followed. */
function linked(text) {
  const [, before, address, after] = /^(.*?)(https?:\/\/\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w)(.*)$/s.exec(text) ?? [];
  if (!address) return text;
  return [before, h("a", { href: address.includes("@") ? `mailto:${address}` : address, rel: "noopener" }, address), after];
}

/** The statement on accessibility, by the pattern of the Swedish agency for digital government. */
export function showStatement(page) {
  const { owner } = page.dataset;
  const values = { name: page.text(page.dataset.title), owner: owner.responsible, day: owner.assessed };
  const words = page.word("statementText");
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const dialog = h("dialog", { class: "help", "aria-labelledby": "statement-title", onclose: () => dialog.remove() },
    h("h2", { id: "statement-title" }, fill(words.title, values)),
    words.sections.map(([head, ...lines]) => [
      head && h("h3", {}, head),
      lines.filter((line) => values.day || !line.includes("{day}")).map((line) => h("p", {}, pieces(page, line, values))),
    ]),
    h("button", { type: "button", class: "strong", onclick: close }, page.word("close")));
  document.body.append(dialog);
  dialog.showModal();
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** A line with its links: {contact}, {law}, {digg}. */
function pieces(page, line, values) {
  const { owner } = page.dataset;
  const links = { law: [LAW, page.word("statementText").law], digg: [DIGG, page.word("statementText").digg] };
  return fill(line, values).split(/(\{\w+\})/).map((piece) => {
    const name = piece.slice(1, -1);
    if (piece === "{contact}") return linked(page.text(owner.contact) || owner.responsible);
    return links[name] ? h("a", { href: links[name][0], rel: "noopener" }, links[name][1]) : piece;
  });
}
