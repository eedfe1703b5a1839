// The words of the page, in the two languages that a reader can choose.

export const WORDS = {
  en: {
    workbench: "Workbench", documents: "Documents", facts: "Facts", text: "Text", language: "På svenska", theme: "Light or dark", help: "Help and keys", close: "Close",
    skip: "Skip to the text", waiting: "{n} to judge", uncovered: "open sentences: {n}", complete: "Complete", covered: "{n} of {m} sentences covered", fault: "Cannot be read",
    accept: "Accept", reject: "Reject", correct: "Correct", corrected: "Accepted as corrected.", which: "Which part", asQuoted: "as it was", next: "Next", back: "Back", undo: "Undo", planned: "Planned", past: "Past", negated: "Denied", asserted: "As it is",
    ofAll: "{n} of {m}", nothing: "Nothing to judge here.", nothingOpen: "{n} sentences are still open: go through them with the key o.", done: "This document is complete.",
    isA: "{name} is a {type}", areOf: "{names}: {type}", listed: "Known from official lists: {names}", along: "With it", part: "Take it out, or put it back",
    sure: "sure", likely: "likely", look: "look twice", byRule: "rule {rule}", judgedBy: "{by}, {date}",
    review: { accepted: "accepted", unreviewed: "to judge", rejected: "rejected", superseded: "superseded" },
    modality: { asserted: "", planned: "planned", past: "past", negated: "denied" },
    noFact: "No fact here", noFactSection: "No fact in the rest of this section", fact: "There may be a fact", openSentence: "Nobody has dealt with this sentence", silent: "No fact here, it was said", bears: "Bears facts",
    thisIs: "This is a …", thisSays: "This says …", add: "Add", subject: "Who or what", property: "says what", object: "of whom, or how much", type: "Type", name: "Name", quote: "Quote", wholeSentence: "the whole sentence", theseWords: "the selected words",
    newThing: "new: {type}", asValue: "as written", here: "in this document", fromList: "official list", inDocument: "in {name}", noMatch: "Nothing found", choose: "Choose a subject, a property and an object.",
    many: "Many at once", ofSection: "All of this section ({n})", ofThing: "All about {name} ({n})", ofAllFacts: "All of the document ({n})", above: "All that are at least {p} % sure ({n})", surely: "Least certainty",
    changed: "Somebody else has changed this document: shown as it is now.", refused: "Somebody else has judged this meanwhile: it was left as it is.", undone: "Taken back.", nothingToUndo: "Nothing to take back.", said: { accepted: "Accepted.", rejected: "Rejected." }, added: "Added.", silenced: "No fact here.", failed: "That did not work: {text}", lost: "The server does not answer. Start vanort review --browser again, and open the new address.",
    mood: "Told as", unnamed: { ContactPoint: "contact", Funding: "funding", Participation: "participation", ChangeEvent: "change" },
    selectFirst: "Select the words first: with the mouse, or with ← → and Shift.", empty: "There are no documents yet. Drop some here, or paste a text.", filter: "Filter documents", decided: "{n} judged",
    keys: [["a, Enter", "accept"], ["r", "reject"], ["e", "correct what is asked, or what is chosen among the facts"], ["p  t  d", "accept as planned, past, denied"], ["1 … 9", "take a part out of a decision, or put it back"], ["j ↓  k ↑", "next, back"], ["u, Ctrl Z", "undo, without limit"], ["g", "many at once"], ["o  O", "next, last open sentence"], ["n", "no fact here"], ["N", "no fact in the rest of the section"], ["← →", "select a word; with Shift more"], ["i", "this is a …"], ["f", "this says …"], ["[ ]", "last, next document"], ["Esc", "close"]],
    addDocuments: "Add documents", dropHere: "Drop files anywhere on this page (web pages, PDF, Word, e-mail, spreadsheets, text), choose them here, or paste a text.", dropNow: "Drop to add", files: "Files", pasteHere: "Text, or a table copied from a spreadsheet", readAs: "Read as", asText: "text", asPage: "web page", asTable: "table", pasted: "pasted", beingRead: "Being read …", openIt: "Open", words: "{n} words",
    knownAs: "This is here already, as {name}.", editionOf: "This looks like another edition of {name}. Facts whose words still stand there can be carried over; those of the old edition stay as they are.", carryOver: "Carry facts over", ofItsOwn: "A document of its own", carriedOver: "Carried over as they stood: {n}", movedWords: "In other words now, to be judged again", goneWords: "Accepted before, and gone from this edition",
    guessed: { title: "Title", language: "Language", date: "Date", address: "Web address" },
    place: { who: "Who is who", findings: "Findings", rules: "Rules" }, about_: { who: "Things of several documents, and of official lists, that may be one. What you decide is kept in decisions/review.yaml." },
    nobodyAsked: "Nobody is asked of: no two things look like one.", verdict: { same: "The same", different: "Different", "never-suggest": "Do not ask again" }, decided_: { same: "The same, it was said.", different: "Different, it was said.", "never-suggest": "Not asked again." }, twoAtLeast: "At least two are needed.", ofListOnly: "A row of an official list cannot be told apart: go on, or give the thing its code.",
    keysTitle: "By keyboard", about: "What the machine proposes waits in yellow. Judge it, add what it missed, and say of the rest that there is no fact: then the page is complete. All is written into text files at once; undo takes back what you did since you opened this page.",
  },
  sv: {
    workbench: "Arbetsbord", documents: "Dokument", facts: "Uppgifter", text: "Text", language: "In English", theme: "Ljust eller mörkt", help: "Hjälp och tangenter", close: "Stäng",
    skip: "Hoppa till texten", waiting: "{n} att bedöma", uncovered: "öppna meningar: {n}", complete: "Färdigt", covered: "{n} av {m} meningar täckta", fault: "Kan inte läsas",
    accept: "Godta", reject: "Avvisa", correct: "Rätta", corrected: "Godtagen som rättad.", which: "Vilken del", asQuoted: "som det var", next: "Nästa", back: "Tillbaka", undo: "Ångra", planned: "Planerat", past: "Tidigare", negated: "Förnekas", asserted: "Som det står",
    ofAll: "{n} av {m}", nothing: "Inget att bedöma här.", nothingOpen: "{n} meningar är fortfarande öppna: gå igenom dem med tangenten o.", done: "Det här dokumentet är färdigt.",
    isA: "{name} är {type}", areOf: "{names}: {type}", listed: "Kända från officiella listor: {names}", along: "Följer med", part: "Ta bort den, eller lägg tillbaka den",
    sure: "säkert", likely: "troligt", look: "titta två gånger", byRule: "regel {rule}", judgedBy: "{by}, {date}",
    review: { accepted: "godtagen", unreviewed: "att bedöma", rejected: "avvisad", superseded: "ersatt" },
    modality: { asserted: "", planned: "planeras", past: "tidigare", negated: "förnekas" },
    noFact: "Ingen uppgift här", noFactSection: "Ingen uppgift i resten av avsnittet", fact: "Det kan finnas en uppgift", openSentence: "Ingen har tagit ställning till meningen", silent: "Ingen uppgift här, har det sagts", bears: "Bär uppgifter",
    thisIs: "Detta är …", thisSays: "Detta säger …", add: "Lägg till", subject: "Vem eller vad", property: "säger vad", object: "om vem, eller hur mycket", type: "Typ", name: "Namn", quote: "Citat", wholeSentence: "hela meningen", theseWords: "de markerade orden",
    newThing: "ny: {type}", asValue: "som det står", here: "i det här dokumentet", fromList: "officiell lista", inDocument: "i {name}", noMatch: "Inget hittades", choose: "Välj subjekt, egenskap och objekt.",
    many: "Många på en gång", ofSection: "Alla i avsnittet ({n})", ofThing: "Alla om {name} ({n})", ofAllFacts: "Alla i dokumentet ({n})", above: "Alla som är säkra till minst {p} % ({n})", surely: "Lägsta säkerhet",
    changed: "Någon annan har ändrat dokumentet: det visas som det är nu.", refused: "Någon annan har bedömt detta under tiden: det lämnades som det är.", undone: "Ångrat.", nothingToUndo: "Inget att ångra.", said: { accepted: "Godtagen.", rejected: "Avvisad." }, added: "Tillagt.", silenced: "Ingen uppgift här.", failed: "Det gick inte: {text}", lost: "Servern svarar inte. Starta vanort review --browser igen och öppna den nya adressen.",
    mood: "Sägs som", unnamed: { ContactPoint: "kontakt", Funding: "finansiering", Participation: "deltagande", ChangeEvent: "förändring" },
    selectFirst: "Markera orden först: med musen, eller med ← → och Skift.", empty: "Det finns inga dokument än. Släpp några här, eller klistra in en text.", filter: "Filtrera dokument", decided: "{n} bedömda",
    keys: [["a, Enter", "godta"], ["r", "avvisa"], ["e", "rätta det som frågas, eller det som är valt bland uppgifterna"], ["p  t  d", "godta som planerat, tidigare, förnekat"], ["1 … 9", "ta ut en del ur ett beslut, eller lägg tillbaka den"], ["j ↓  k ↑", "nästa, tillbaka"], ["u, Ctrl Z", "ångra, utan gräns"], ["g", "många på en gång"], ["o  O", "nästa, förra öppna meningen"], ["n", "ingen uppgift här"], ["N", "ingen uppgift i resten av avsnittet"], ["← →", "markera ett ord; med Skift fler"], ["i", "detta är …"], ["f", "detta säger …"], ["[ ]", "förra, nästa dokument"], ["Esc", "stäng"]],
    addDocuments: "Lägg till dokument", dropHere: "Släpp filer var som helst på sidan (webbsidor, pdf, Word, e-post, kalkylblad, text), välj dem här eller klistra in en text.", dropNow: "Släpp för att lägga till", files: "Filer", pasteHere: "Text, eller en tabell kopierad från ett kalkylblad", readAs: "Läses som", asText: "text", asPage: "webbsida", asTable: "tabell", pasted: "inklistrat", beingRead: "Läses …", openIt: "Öppna", words: "{n} ord",
    knownAs: "Det här finns redan, som {name}.", editionOf: "Det här ser ut som en annan utgåva av {name}. Uppgifter vars ord fortfarande står där kan föras över; den gamla utgåvans står kvar som de är.", carryOver: "För över uppgifter", ofItsOwn: "Ett eget dokument", carriedOver: "Överförda som de stod: {n}", movedWords: "Står nu i andra ord, att bedöma på nytt", goneWords: "Godtagna förut, finns inte i den här utgåvan",
    guessed: { title: "Titel", language: "Språk", date: "Datum", address: "Webbadress" },
    place: { who: "Vem är vem", findings: "Anmärkningar", rules: "Regler" }, about_: { who: "Saker i flera dokument, och i officiella listor, som kan vara en och samma. Det du bestämmer sparas i decisions/review.yaml." },
    nobodyAsked: "Inget att fråga: inga två saker ser ut som en.", verdict: { same: "Samma", different: "Olika", "never-suggest": "Fråga inte igen" }, decided_: { same: "Samma, har det sagts.", different: "Olika, har det sagts.", "never-suggest": "Frågas inte igen." }, twoAtLeast: "Det behövs minst två.", ofListOnly: "En rad i en officiell lista kan inte skiljas ut: gå vidare, eller ge saken dess kod.",
    keysTitle: "Med tangentbordet", about: "Det som maskinen föreslår väntar i gult. Bedöm det, lägg till vad den missade och säg om resten att där inte finns någon uppgift: då är sidan färdig. Allt skrivs i textfiler med en gång; ångra tar tillbaka det du gjort sedan du öppnade sidan.",
  },
};

/** A word or a sentence in the page's language, with values in it. */
export function word(key, values = {}) {
  const [name, inner] = key.split(".");
  const language = document.documentElement.lang === "sv" ? "sv" : "en";
  let found = WORDS[language][name];
  if (inner !== undefined) found = found?.[inner] ?? inner;
  return typeof found === "string" ? found.replace(/\{(\w+)\}/g, (_, value) => String(values[value] ?? "")) : found;
}
