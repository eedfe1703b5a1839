// Finding things by some words: any name, in any language, without regard to accents, with a slip of the pen forgiven.

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };
const NUMBERED = ["Goal", "Mål", "SDG"]; // how people call a goal by its number
const SLIPS = [[8, 2], [4, 1]]; // in a word of so many letters, so many may be wrong

/** Bring a text to the form in which it is compared: lower case, no accents. */
export function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter]);
}

/** Index every name of every thing that can be shown by itself; goals are known by their number, too. */
export function createIndex(dataset) {
  const entries = [];
  dataset.things.forEach((thing, index) => {
    if (dataset.classes[thing.class]?.inline) return;
    const numbered = thing.code ? NUMBERED.map((word) => `${word} ${thing.code}`) : [];
    const names = [...Object.values(thing.names), ...thing.others.map(({ text }) => text), ...numbered];
    for (const text of new Set(names)) entries.push({ index, text, folded: fold(text), weight: thing.facts.length });
  });
  return entries;
}

/** Return the best things for some words: {index, text} with the name that matched, each thing once. */
export function find(entries, words, most = 30) {
  const parts = fold(words).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const exact = best(entries, parts, (folded, part) => scoreOf(folded, part), most);
  return exact.length ? exact : best(entries, parts, nearly, most);
}

function best(entries, parts, score, most) {
  const length = parts.join(" ").length;
  const found = new Map();
  for (const entry of entries) {
    let total = 0;
    for (const part of parts) {
      const gained = score(entry.folded, part);
      total = gained < 0 ? -Infinity : total + gained;
      if (total < 0) break;
    }
    if (total < 0) continue;
    // The more of a name was typed the better: "Serbia" comes before a project there, however much is known of that.
    total += (10 * Math.min(length, entry.folded.length)) / entry.folded.length + Math.min(entry.weight, 20) / 10;
    if (!found.has(entry.index) || found.get(entry.index).score < total) found.set(entry.index, { ...entry, score: total });
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, most);
}

/** How well a part of the words stands in a name: at its beginning, at that of a word, inside one, or (-1) not at all. */
function scoreOf(folded, part) {
  // "7" means goal 7, not 17 and not 2027: a number is found where it stands whole.
  const at = /^\d+$/.test(part) ? folded.search(new RegExp(`(?<!\\d)${part}(?![\\d.])`)) : folded.indexOf(part);
  if (at < 0) return -1;
  return at === 0 ? 30 : /[\p{L}\p{N}]/u.test(folded[at - 1]) ? 1 : 15;
}

function nearly(folded, part) {
  const exact = scoreOf(folded, part);
  if (exact >= 0) return exact;
  const allowed = SLIPS.find(([letters]) => part.length >= letters)?.[1] ?? 0;
  if (!allowed) return -1;
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length + allowed >= part.length);
  const least = Math.min(...words.map((word) => slips(part, word, allowed)));
  return least <= allowed ? 10 - 3 * least : -1;
}

/** How many letters must be put in, left out, changed or swapped to make a part of the beginning of a word. */
export function slips(part, word, most) {
  let earlier = null;
  let last = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let row = 1; row <= part.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= word.length; at += 1) {
      const same = part[row - 1] === word[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      if (earlier && at > 1 && part[row - 1] === word[at - 2] && part[row - 2] === word[at - 1]) next[at] = Math.min(next[at], earlier[at - 2] + 1);
    }
    if (Math.min(...next) > most) return Infinity;
    [earlier, last] = [last, next];
  }
  return Math.min(...last);
}
