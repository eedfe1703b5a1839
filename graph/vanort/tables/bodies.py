"""What kind of body a name in a cell is of, and which official code a municipality has."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from rdflib import URIRef

from vanort.extraction.lexicon.gazetteer import Entry, gazetteer
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.mentions.name_kinds import head_kind
from vanort.identity.name_parts import fold
from vanort.languages.pack import language_packs, words_of_all
from vanort.vocabulary import VANORT

_KINDS = {"Company": "company", "University": "university", "GovernmentAgency": "agency", "Network": "network"}
_AUTHORITIES = frozenset({"municipality", "region"})
_PLACES = frozenset({"Municipality", "Region", "City"})


def kind_of_body(name: str, language: str) -> str:
    """Return the kind of a body that its name gives away, as a concept of organisation-kind; empty where it does not.

    >>> kind_of_body("Lunds kommun", "sv"), kind_of_body("AARHUS KOMMUNE", "sv"), kind_of_body("Kauno Energija", "sv")
    ('municipality', 'municipality', '')
    >>> kind_of_body("Region Skåne", "sv"), kind_of_body("Kaunas", "sv"), kind_of_body("Riga Technical University", "en")
    ('region', 'municipality', 'university')
    >>> kind_of_body("Eurocities", "sv")
    'network'
    """
    known = known_name(name)
    if known and known.kind in _PLACES:
        return "region" if known.kind == "Region" else "municipality"
    if known and known.kind in _KINDS:
        return _KINDS[known.kind]
    for written in dict.fromkeys([name, _in_small_letters(name)]):
        kind = head_kind(lexicon(language), written) if written.strip() else None
        if kind:
            return _KINDS.get(kind, kind.lower() if kind in ("Municipality", "Region") else "")
    return ""


def type_of_body(kind: str) -> URIRef:
    """Return the class of a body of a kind.

    >>> type_of_body("region") == VANORT.Municipality, type_of_body("company") == VANORT.Organisation
    (True, True)
    """
    return VANORT.Municipality if kind in _AUTHORITIES else VANORT.Organisation


def is_programme(name: str) -> bool:
    """Tell whether a name is that of a known programme of funding.

    >>> is_programme("Erasmus+"), is_programme("Sida")
    (True, False)
    """
    known = known_name(name)
    return bool(known and known.kind == "Programme")


def known_name(name: str) -> Entry | None:
    """Return what is known of a whole name, None where nothing is."""
    words = " ".join(name.split()).lower()
    found = gazetteer().get(words, None)
    entry = Entry(*found) if found else None
    return entry if entry and not entry.oblique else None


def municipality_code(name: str, country: str) -> str:
    """Return the official code of a municipality in a country, by its official or short name, also without å, ä, ö.

    Empty where there is none, or where several bear the name.

    >>> municipality_code("VAXJO KOMMUN", "SE"), municipality_code("Lund", "NO"), municipality_code("Lund", "SE")
    ('se-0780', '', 'se-1281')
    """
    found = _codes().get(fold(name), set())
    own = {code for code in found if code.partition("-")[0].upper() == country}
    return next(iter(own)) if len(own) == 1 else ""


@cache
def _codes() -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for pack in language_packs().values():
        for line in pack.lists.get("municipalities", ()):
            short, official, code = (*line.split("\t"), "", "")[:3]
            for name in (short, official) if code else ():
                codes[fold(name)].add(code)
    return codes


def _in_small_letters(name: str) -> str:
    """Return a name that is all in capitals as names are written else.

    >>> _in_small_letters("AARHUS KOMMUNE"), _in_small_letters("Lunds kommun"), _in_small_letters("UNIVERSITY OF LIÈGE")
    ('Aarhus kommune', 'Lunds kommun', 'University of Liège')
    """
    if not name.isupper():
        return name
    words = name.split()
    packs = language_packs().values()
    small = {*words_of_all(packs, "connectors"), *words_of_all(packs, "names", "connectors")}
    for pack in packs:  # English and German write the word for a town with a capital
        if not pack.data.get("compounds_apart") and not pack.data.get("nouns_capitalised"):
            small |= {word for word in pack.words("heads", "after", "Municipality") if word.isalpha()}
    return " ".join(w.lower() if w.lower() in small and i else w.capitalize() for i, w in enumerate(words))
