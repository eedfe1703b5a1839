// What an answer lacks because it is withheld from this file; see graph/vanort/privacy/withheld.py, which says the same in Python.

const TOKEN = /(?:https:\/\/w3id\.org\/vanort\/id\/withheld\/|▇)(\w+)\/(\d+)/g;

// In the order in which they are told; anything else about a person is neither counted nor shown.
const WORDS = {
  en: {
    person: ["{n} person", "{n} persons"], email: ["{n} e-mail address", "{n} e-mail addresses"], telephone: ["{n} telephone number", "{n} telephone numbers"],
    passage: ["{n} passage", "{n} passages"], answer: ["what would change the answer"], part: ["part of {n} row", "parts of {n} rows"],
  },
  sv: {
    person: ["{n} person", "{n} personer"], email: ["{n} e-postadress", "{n} e-postadresser"], telephone: ["{n} telefonnummer", "{n} telefonnummer"],
    passage: ["{n} textställe", "{n} textställen"], answer: ["det som skulle ändra svaret"], part: ["en del av {n} rad", "delar av {n} rader"],
  },
};

/** Count what rows lack (each row a text) against the rows asked with the stand-ins: {kind: count}. */
export function lacking(shown, whole) {
  const left = new Map();
  for (const row of shown) left.set(row, (left.get(row) ?? 0) + 1);
  const found = new Set();
  let parts = 0;
  for (const row of whole) {
    const count = left.get(row) ?? 0;
    if (count > 0) {
      left.set(row, count - 1);
      continue;
    }
    const tokens = [...row.matchAll(TOKEN)].filter(([, kind]) => WORDS.en[kind]);
    for (const [, kind, number] of tokens) found.add(`${kind}/${number}`);
    if (!tokens.length) parts += 1;
  }
  const counts = {};
  for (const kind of Object.keys(WORDS.en)) {
    const count = kind === "part" ? parts : [...found].filter((token) => token.startsWith(`${kind}/`)).length;
    if (count) counts[kind] = count;
  }
  return counts;
}

/** Say what is withheld, as a list in words. */
export function withheldWords(counts, language) {
  const words = WORDS[language] ?? WORDS.en;
  return Object.entries(counts).map(([kind, count]) => (words[kind] ?? words.part).at(count === 1 ? 0 : -1).replace("{n}", count)).join(", ");
}
