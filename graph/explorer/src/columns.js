// What the columns and fields of questions are called, where neither ontology nor data has a word for them.

/** English and Swedish by the name of a variable. */
export const COLUMNS = {
  about: ["About", "Gäller"],
  activities: ["Activities", "Aktiviteter"],
  aim: ["Aim", "Syfte"],
  below: ["Below", "Under"],
  beneficiaries: ["People reached", "Personer som nås"],
  claims: ["Claims", "Påståenden"],
  document: ["Document", "Dokument"],
  documentLanguage: ["Language of the document", "Dokumentets språk"],
  earlier: ["Earlier", "Tidigare"],
  file: ["File", "Fil"],
  from: ["From", "Från"],
  how: ["How", "Hur"],
  last: ["Last", "Sist"],
  later: ["Later", "Senare"],
  length: ["Length", "Längd"],
  manager: ["Manager", "Ansvarig"],
  meetings: ["Meetings", "Möten"],
  member: ["Member", "Medlem"],
  members: ["Members", "Medlemmar"],
  missing: ["Missing", "Saknas"],
  months: ["Months", "Månader"],
  name: ["Name", "Namn"],
  named: ["Named", "Namngiven"],
  nameLanguage: ["Language of the name", "Namnets språk"],
  network: ["Network", "Nätverk"],
  number: ["Number", "Antal"],
  other: ["Other", "Annan"],
  participants: ["Participants", "Deltagare"],
  partners: ["Partners", "Partner"],
  partnerships: ["Partnerships", "Partnerskap"],
  passage: ["Passage", "Textställe"],
  projects: ["Projects", "Projekt"],
  property: ["Property", "Uppgift"],
  said: ["Said", "Sägs"],
  since: ["Since", "Sedan"],
  sources: ["Sources", "Källor"],
  stated: ["Stated", "Uppges"],
  step: ["Step", "Steg"],
  thing: ["Thing", "Sak"],
  things: ["Things", "Saker"],
  through: ["Through", "Genom"],
  to: ["To", "Till"],
  twin: ["Twin town", "Vänort"],
  type: ["Type", "Slag"],
  undertaking: ["Project or partnership", "Projekt eller partnerskap"],
  unit: ["Unit", "Enhet"],
  value: ["Value", "Värde"],
  who: ["Who", "Vem"],
  why: ["Why", "Varför"],
  within: ["Within", "Inom"],
  word: ["Word", "Ord"],
  year: ["Year", "År"],
};

/** The words for a variable: of the ontology's property or class of that name, or ours; else the name itself. */
export function columnWords({ properties, classes }, name) {
  const kind = Object.keys(classes).find((other) => other.toLowerCase() === name.toLowerCase());
  const [en, sv] = COLUMNS[name] ?? [name, name];
  return properties[name]?.label ?? classes[kind]?.label ?? { en, sv };
}
