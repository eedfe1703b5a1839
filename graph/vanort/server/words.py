"""The words of the pages, in English and Swedish."""

from __future__ import annotations

LANGUAGES = ("en", "sv")

WORDS: dict[str, tuple[str, str]] = {
    "ask": ("Ask", "Fråga"),
    "answer": ("Answer", "Svar"),
    "catalogue": ("Questions", "Frågor"),
    "catalogue-lead": (
        "Choose a question, change what you like, and ask. Every answer comes with its SPARQL.",
        "Välj en fråga, ändra det du vill och fråga. Varje svar visar sin SPARQL.",
    ),
    "choose-format": ("Answer as", "Svara som"),
    "csv": ("These rows as CSV", "Raderna som CSV"),
    "document": ("Document", "Dokument"),
    "edit": ("Change this query", "Ändra frågan"),
    "error": ("This cannot be answered", "Det går inte att besvara"),
    "explorer": ("Explorer", "Utforska"),
    "fact": ("What is said", "Det som sägs"),
    "facts": ("Facts", "Uppgifter"),
    "graph": ("The graph of this answer", "Svarets graf"),
    "json": ("These rows as JSON", "Raderna som JSON"),
    "language": ("På svenska", "In English"),
    "link": ("Link to this answer", "Länk till svaret"),
    "mentions": ("Said about it elsewhere", "Sägs om det på annat håll"),
    "more": (
        "These are the first {count} rows; CSV and JSON have all.",
        "Här visas de första {count} raderna; CSV och JSON har alla.",
    ),
    "no": ("No", "Nej"),
    "no-rows": (
        "Not stated: no source says anything that answers this.",
        "Inte angivet: ingen källa säger något som besvarar detta.",
    ),
    "not-found": ("Nothing is known by this name.", "Inget är känt under detta namn."),
    "nothing": (
        "no passage: computed or given by a reference list",
        "ingen passage: beräknat eller ur en referenslista",
    ),
    "page": ("Page", "Sida"),
    "passage": ("Passage", "Passage"),
    "property": ("Property", "Egenskap"),
    "query": ("Query", "Fråga"),
    "query-lead": (
        "Write SPARQL. The default graph holds the view, the reference lists and the ontology.",
        "Skriv SPARQL. Standardgrafen innehåller vyn, referenslistorna och ontologin.",
    ),
    "rdf": ("As RDF", "Som RDF"),
    "rows": ("{count} rows", "{count} rader"),
    "row": ("1 row", "1 rad"),
    "skip": ("To the content", "Till innehållet"),
    "sparql": ("SPARQL", "SPARQL"),
    "things": ("Things", "Innehåll"),
    "things-lead": ("Everything that the sources speak of, by kind.", "Allt som källorna talar om, efter slag."),
    "value": ("Value", "Värde"),
    "yes": ("Yes", "Ja"),
}


def word(key: str, language: str, **values: object) -> str:
    """Return a word or sentence in a language.

    >>> word("rows", "sv", count=3)
    '3 rader'
    """
    return WORDS[key][LANGUAGES.index(language)].format(**values)


def chosen_language(wanted: str, accept: str) -> str:
    """Return the language that was asked for, or the first that a browser accepts and the pages have.

    >>> chosen_language("", "de, sv-SE;q=0.8"), chosen_language("en", "sv"), chosen_language("", "")
    ('sv', 'en', 'en')
    """
    for part in (wanted, *accept.split(",")):
        language = part.split(";")[0].strip().lower().partition("-")[0]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]
