// What a name means, looked up as the command line does (graph/vanort/catalogue/parameters.py): any name, a path, or an IRI.

const ID = "https://w3id.org/vanort/id/";
const CONCEPT = "https://w3id.org/vanort/concept/";
const SDG = "http://metadata.un.org/sdg/";
const IRI = /^https?:\/\/[^\s<>"{}|\\^`]+$/;
const GOAL = /^(?:(?:SDG|goal|mål)\s*)?(\d[\w.]*)$/i;
const LETTERS = { ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", æ: "ae", œ: "oe", þ: "th", ß: "ss", ς: "σ" };

/** A name without case, accents, punctuation and spare spaces, for comparing. */
export function plain(name) {
  const letters = name.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[øđðłıæœþßς]/g, (letter) => LETTERS[letter]);
  return letters.replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim() || name.trim();
}

/** Ask once for the names of all that a type of parameter can mean: [{iri, name, language}]. */
export function createNaming(dataset, engine) {
  const asked = new Map();
  return (type) => {
    if (!asked.has(type)) {
      const rows = engine.ask(dataset.naming[type]).then(({ answer }) =>
        answer.rows.map(({ thing, name }) => ({ iri: thing.value, name: name.value, language: name["xml:lang"] ?? "" })));
      asked.set(type, rows);
      rows.catch(() => asked.delete(type)); // a thread that was stopped: the next one is asked again
    }
    return asked.get(type);
  };
}

/** The IRIs that a value means; more than one where it is the name of several things. */
export function meanings(dataset, type, value, names) {
  const known = new Set(names.map(({ iri }) => iri));
  if (type === "thing" && IRI.test(value)) return [value]; // a thing without a name has nothing but its IRI
  const number = type === "goal" && GOAL.exec(value);
  const spelt = (number ? [SDG + number[1]] : speltOut(dataset, type, value)).filter((iri) => known.has(iri));
  if (spelt.length || number) return spelt;
  const wanted = plain(value);
  return [...new Set(names.filter(({ name }) => plain(name) === wanted).map(({ iri }) => iri))];
}

function speltOut({ properties, classes, prefixes }, type, value) {
  if (IRI.test(value)) return [value];
  if (type === "class" || type === "property") {
    const [prefix, name] = value.split(":");
    const term = (type === "class" ? classes : properties)[value]?.iri ?? prefixes.vanort + value;
    return [term, ...(name && prefixes[prefix] ? [prefixes[prefix] + name] : [])];
  }
  return /^[a-z-]+\/[a-z0-9.-]+$/.test(value) ? [ID + value, CONCEPT + value] : [];
}
