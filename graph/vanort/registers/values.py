"""What a cell says, as a term of N-Triples: a day, a sum, a country, a goal, a concept, a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rdflib import XSD

from vanort.claims.terms import read_reference, read_time, terms
from vanort.mappings.source_targets import CONCEPTS, COUNTRIES, NAMES, NUMBERS, PLAIN, TIMES
from vanort.store.cells import LANG_STRING, XSD_STRING, cell_text
from vanort.tables.times import time_of
from vanort.tables.values import country_of

_NUMBER = re.compile(r"[+-]?\d{1,18}(?:[.,]\d{1,18})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/[^\s<>\"{}|\\^`]*)?")
_CLOCK = re.compile(r"^(\d{4}-\d\d-\d\d)(?:T.*|Z|[+-]\d\d:\d\d)$")  # a day with a time or a time zone behind it
_GOAL = re.compile(r"(?:SDG )?(1[0-7]|0?[1-9])(\.(?:\d{1,2}|[a-d]))?", re.IGNORECASE)
_DEGREES = {"latitude": 90, "longitude": 180}
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_OWN = {"latitude": f"<{GEO}lat>", "longitude": f"<{GEO}long>", "isPartOf": "<http://purl.org/dc/terms/isPartOf>"}


class Unreadable(ValueError):
    """A cell does not say what its column is to hold; the text is the reason."""


@lru_cache(maxsize=256)
def predicate(key: str) -> str:
    """Return the property of a target as N-Triples write it.

    >>> predicate("name"), predicate("partner")
    ('<http://www.w3.org/2004/02/skos/core#prefLabel>', '<https://w3id.org/vanort/ns#partner>')
    """
    return _OWN.get(key) or f"<{terms()[NAMES.get(key, key)].iri}>"


@lru_cache(maxsize=131_072)
def term_of(
    key: str, text: str, language: str, dates: str, decimal: str, countries: Callable[[str], str | None]
) -> str:
    """Return the term of N-Triples that a cell stands for as a value of a target.

    `countries` gives the IRI of a country by its code; `dates` and `decimal` say how the table writes days and decimals.

    Raises Unreadable, with the reason, where it is none.

    >>> nowhere = {}.get
    >>> term_of("start", "01/02/2022", "en", "day-month", ".", nowhere)
    '"2022-02-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> term_of("amount", "1234,50", "en", "day-month", ",", nowhere)
    '"1234.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    >>> term_of("name", "Växjö", "sv", "day-month", ".", nowhere)
    '"Växjö"@sv'
    """
    if key in TIMES:
        return _time(text, dates, language)
    if key in NUMBERS:
        return _number(text, decimal)
    if key in COUNTRIES:
        code = country_of(text)
        iri = countries(code) if code else None
        if iri is None:
            raise Unreadable("This is no country.")
        return f"<{iri}>"
    if key in CONCEPTS:
        concept = read_reference(text)
        if concept is None:
            raise Unreadable("The source's file has no word for this.")
        return f"<{concept}>"
    match key:
        case "addressesGoal":
            return _goal(text)
        case "homepage":
            return _homepage(text)
        case "latitude" | "longitude":
            return _degrees(text, key)
        case "currency" if not _CURRENCY.fullmatch(text):
            raise Unreadable("This is no code of a currency.")
    if key in PLAIN:
        return cell_text(("literal", text, "", XSD_STRING))
    return cell_text(("literal", text, language, LANG_STRING))


def _time(text: str, dates: str, language: str) -> str:
    found = read_time(time_of(_CLOCK.sub(r"\1", text), dates, language))
    if found is None:
        raise Unreadable("This is no day, month or year.")
    return found.n3()


def _number(text: str, decimal: str) -> str:
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if not _NUMBER.fullmatch(plain) or ("," in plain and decimal != ","):
        raise Unreadable("This is no number.")
    digits = plain.replace(",", ".").lstrip("+")
    if digits.startswith("-"):
        raise Unreadable("This sum is negative: it takes back another one.")
    return f'"{digits}"^^<{XSD.decimal}>'


def _goal(text: str) -> str:
    found = _GOAL.fullmatch(text.strip())
    goal = read_reference(f"SDG {found[1].lstrip('0')}{(found[2] or '').lower()}") if found else None
    if goal is None:
        raise Unreadable("This is no goal or target of the United Nations.")
    return f"<{goal}>"


def _homepage(text: str) -> str:
    plain = text.strip()
    if _HOST.fullmatch(plain) and not _ADDRESS.fullmatch(plain):
        plain = f"http://{plain}"
    if not _ADDRESS.fullmatch(plain):
        raise Unreadable("This is no address of a web page.")
    return f"<{plain}>"


def _degrees(text: str, key: str) -> str:
    if not _NUMBER.fullmatch(text) or "," in text or abs(float(text)) > _DEGREES[key]:
        raise Unreadable("These are no degrees.")
    return f'"{text.lstrip("+")}"^^<{XSD.decimal}>'
