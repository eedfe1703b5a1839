// A field with a list that grows while one types (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { h, replace } from "./dom.js";
import { word } from "./words.js";

let count = 0;

/**
 * Make a field; `options(query)` gives { label, detail, value } in order, `chosen` hears what is taken.
 *
 * Options come late at times: Enter and leaving the field wait for those of what is typed, and take none of another text.
 */
export function combobox({ name, options, chosen = () => {}, value = null }) {
  const id = `choice-${++count}`;
  let [found, at, asked, guesses, taken, touched] = [[], 0, 0, 0, value, false];
  let guessing = null; // a value that is on its way, here or in a field that follows from this one
  let opening = Promise.resolve(); // options that are on their way
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": name, hidden: true });
  const input = h("input", {
    type: "text", id, role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-controls": `${id}-list`, "aria-expanded": "false",
    value: value?.label ?? "", onfocus: () => { touched = false; input.select(); look(""); }, oninput: () => { [taken, touched] = [null, true]; look(input.value); }, onblur: () => setTimeout(close, 120), onkeydown: pressed,
  });
  const element = h("div", { class: "choice" }, h("label", { for: id }, name), input, list);

  function look(query) {
    opening = open(query).catch(() => {}); // what could not be asked for leaves the list as it was
  }
  async function open(query) {
    const mine = ++asked;
    const answer = await options(query);
    if (mine !== asked) return;
    [found, at] = [answer, Math.max(0, answer.findIndex(({ label }) => label === taken?.label))];
    if (document.activeElement === input) show();
  }
  function show() {
    replace(list, found.length ? found.map((one, index) => h("li", { id: `${id}-${index}`, role: "option", "aria-selected": String(index === at), onmousedown: (event) => { event.preventDefault(); take(index); } }, h("span", {}, one.label), one.detail ? h("small", {}, one.detail) : null))
      : h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, word("noMatch")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (found.length) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    settle();
  }
  async function settle() {
    if (taken || input.value.trim() === "") return;
    await listed();
    if (!taken && found.length && document.activeElement !== input) set(found[at]);
  }
  /** Wait until the list is that of what is typed. */
  async function listed() {
    let last = null;
    while (last !== opening) await (last = opening);
  }
  function set(one) {
    taken = one;
    input.value = one?.label ?? "";
  }
  function take(index) {
    if (!found[index]) return;
    set(found[index]);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    chosen(taken);
  }
  function pressed(event) {
    if (event.key === "Enter" && !touched && (taken || guessing)) {
      event.preventDefault(); // what stands there is meant
      Promise.resolve(guessing).then(() => input.form.requestSubmit());
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return look(input.value);
      touched = true;
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(found.length, 1);
      show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      listed().then(() => (!list.hidden && found.length ? take(at) : input.form.requestSubmit()));
    } else if (event.key === "Tab" && !list.hidden) settle();
    else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      list.hidden = true;
    }
  }
  /** Take the value of a promise, unless another one is guessed, or something typed, before it is there; undefined is none. */
  function guess(coming) {
    const mine = ++guesses;
    guessing = coming.then((one) => {
      if (guesses === mine && !touched && one !== undefined) set(one);
    });
    return guessing;
  }
  return { element, input, get value() { return taken; }, set, guess, follow: (coming) => (guessing = coming), focus: () => input.focus() };
}
