// The data of the page with the indexes that reading needs; see data.d.ts for what it holds.

/** Read the data block and add look-ups. */
export function readDataset(data) {
  const byIri = new Map(data.things.map((thing, index) => [thing.iri, index]));
  const views = new Map(data.views.map((view) => [view.id, view]));
  return { ...data, byIri, incoming: incomingFacts(data.things), view: (id) => views.get(id) };
}

/** For each thing the facts of others that point to it. */
function incomingFacts(things) {
  const incoming = new Map();
  things.forEach((thing, subject) => {
    for (const fact of thing.facts) {
      if (fact.thing === undefined) continue;
      if (!incoming.has(fact.thing)) incoming.set(fact.thing, []);
      incoming.get(fact.thing).push({ subject, fact });
    }
  });
  return incoming;
}

/** Choose a text in the reader's language, else in any. */
export function textIn(text, language) {
  return text[language] ?? text.en ?? text[""] ?? Object.values(text)[0] ?? "";
}

/** Return the name of a thing; one without a name is called by the end of its IRI. */
export function nameOf(dataset, index, language) {
  const thing = dataset.things[index];
  return textIn(thing.names, language) || thing.iri.split(/[/#]/).pop();
}

/** Facts that tie two things together: said of one about the other, or of `via` about either. */
export function factsBetween(dataset, a, b, vias) {
  const ends = new Set([a, b]);
  const found = [];
  for (const [subject, object] of [[a, b], [b, a]]) {
    for (const fact of dataset.things[subject].facts) if (fact.thing === object) found.push({ subject, fact });
  }
  for (const via of vias) {
    if (ends.has(via)) continue;
    for (const fact of dataset.things[via].facts) if (ends.has(fact.thing)) found.push({ subject: via, fact });
  }
  return found;
}

/**
 * The facts that there is something to read of: each once, though it be said in two languages alike, and none about a
 * part of a thing of which all was left out (how to reach a person, in a page for everybody).
 */
export function readable(dataset, entries) {
  const said = new Map();
  for (const { subject, fact } of entries) {
    const { property, value, thing } = fact;
    if (thing !== undefined && isBare(dataset, thing)) continue;
    const key = JSON.stringify([subject, property, thing ?? null, value ?? null]);
    const same = said.get(key)?.fact;
    said.set(key, { subject, fact: same ? { ...same, held: same.held || fact.held, claims: [...new Set([...same.claims, ...fact.claims])] } : fact });
  }
  return [...said.values()];
}

function isBare(dataset, index) {
  const { class: name, facts, names } = dataset.things[index];
  return Boolean(dataset.classes[name]?.inline) && !facts.length && !Object.keys(names).length;
}

/** Group the facts of a thing by property, in the order of the ontology; each group knows whether its sources disagree. */
export function groupFacts(dataset, facts) {
  const groups = new Map();
  for (const entry of facts) {
    const { property } = entry.fact;
    if (!groups.has(property)) groups.set(property, []);
    groups.get(property).push(entry);
  }
  return [...groups]
    .map(([property, entries]) => ({ property, entries, disagree: disagree(dataset, property, entries) }))
    .sort((a, b) => order(dataset, a.property) - order(dataset, b.property) || (a.property < b.property ? -1 : 1));
}

function order(dataset, property) {
  return dataset.properties[property]?.order ?? 999;
}

function disagree(dataset, property, entries) {
  if (!dataset.properties[property]?.single) return false;
  const said = entries.filter(({ fact }) => fact.held || fact.claims.some((claim) => counts(dataset.claims[claim])));
  return new Set(said.map(({ fact }) => fact.thing ?? fact.value)).size > 1;
}

function counts(claim) {
  return claim.modality === "asserted" && claim.review !== "rejected" && claim.review !== "superseded";
}
