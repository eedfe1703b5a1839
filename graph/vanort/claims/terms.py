"""The short names that claims files use: those of `ontology/context.jsonld`, which alone says what they mean."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rdflib import XSD, Literal, URIRef

from vanort.errors import ClaimsError
from vanort.support.resources import resource
from vanort.vocabulary import CONCEPT

GOAL = "http://metadata.un.org/sdg/"
_GOAL_TEXT = re.compile(r"SDG (?P<goal>1[0-7]|[1-9])(?P<target>\.(?:\d{1,2}|[a-d]))?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")  # the characters that an IRI may hold (RFC 3987)
_LONGEST_SHOWN = 80
_CONCEPT_TEXT = re.compile(r"[a-z][a-z-]*/[a-z0-9-]+")
_TIME = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_TIMES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}  # by the length of what is written
_REST_OF_DAY = {4: "-01-01", 7: "-01", 10: ""}
# At most 18 digits: what every store counts with (XSD 1.1, part 2, 5.4, asks for no more).
_LEXICAL = {
    XSD.integer: (re.compile(r"[+-]?[0-9]{1,18}"), "a whole number of at most 18 digits, such as 12"),
    XSD.decimal: (
        re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?"),
        "a number with a point, such as 1480000 or 0.5",
    ),
    XSD.duration: (
        re.compile(
            r"P(?=[0-9]|T[0-9])(?:[0-9]{1,6}Y)?(?:[0-9]{1,6}M)?(?:[0-9]{1,6}D)?"
            r"(?:T(?=[0-9])(?:[0-9]{1,6}H)?(?:[0-9]{1,6}M)?(?:[0-9]{1,6}(?:\.[0-9]{1,6})?S)?)?"
        ),
        "a duration, such as P2Y for two years or P30M for thirty months",
    ),
    XSD.boolean: (re.compile(r"true|false"), "true or false"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A short name with its IRI and what its values are: things, texts in a language, a datatype, or points in time."""

    name: str
    iri: URIRef
    value: str  # "thing", "text", "time", or the IRI of a datatype


@cache
def terms() -> Mapping[str, Term]:
    """Return every short name of the JSON-LD context, properties and classes alike, in its order."""
    context = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {name: value for name, value in context.items() if isinstance(value, str) and value[-1:] in "#/"}

    def expand(name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return prefixes[prefix] + rest if colon and prefix in prefixes else name

    found = {}
    for name, entry in context.items():
        if name.startswith("@") or name in prefixes:
            continue
        definition = {"@id": entry} if isinstance(entry, str) else entry
        type_ = expand(definition.get("@type", ""))
        if "@language" in str(definition.get("@container", "")) or "@language" in definition:
            value = "text"
        elif type_ in ("@id", "@vocab"):
            value = "thing"
        else:
            value = type_ or "time"
        found[name] = Term(name, URIRef(expand(definition.get("@id", name))), value)
    return found


@cache
def short_names() -> Mapping[URIRef, str]:
    """Return the short name of each term's IRI."""
    return {term.iri: name for name, term in reversed(list(terms().items()))}


def term(name: str, *, path: str | None = None, line: int | None = None) -> Term:
    """Return what a short name means.

    Raises ClaimsError, with the nearest names, where the ontology has none such.
    """
    found = terms().get(name)
    if found is None:
        near = difflib.get_close_matches(name, terms(), n=3, cutoff=0.6)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See ontology/vanort.ttl for the names that there are."
        raise ClaimsError(f"The ontology has no term '{name}'.", path=path, line=line, hint=hint)
    return found


@lru_cache(maxsize=1024)
def read_time(text: str) -> Literal | None:
    """Return a year, a month or a day exactly as precise as it is written, or None.

    >>> read_time("2016-04").n3()
    '"2016-04"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    rest = _REST_OF_DAY.get(len(text))
    if rest is None or not _TIME.fullmatch(text):  # fromisoformat takes weeks, too
        return None
    try:
        date.fromisoformat(text + rest)
    except ValueError:
        return None
    return Literal(text, datatype=_TIMES[len(text)])


def read_value(term: Term, text: str, language: str, *, path: str | None = None, line: int | None = None) -> Literal:
    """Return the literal that a text stands for as a value of a property.

    >>> read_value(terms()["duration"], "P2Y", "sv").n3()
    '"P2Y"^^<http://www.w3.org/2001/XMLSchema#duration>'

    Raises ClaimsError where the text is not of the property's kind.
    """

    def refuse(wanted: str) -> ClaimsError:
        shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
        return ClaimsError(f"'{shown}' is no value of {term.name}.", path=path, line=line, hint=f"Write {wanted}.")

    if term.value == "text":
        return Literal(text, lang=language)
    if term.value == "time":
        time = read_time(text)
        if time is None:
            raise refuse("a year, a month or a day that there is: 2016, 2016-04 or 2016-04-30")
        return time
    datatype = URIRef(term.value)
    if datatype == XSD.date and (len(text) != len("2016-04-30") or read_time(text) is None):
        raise refuse("a day that there is, such as 2016-04-30")
    if datatype in _LEXICAL:
        pattern, wanted = _LEXICAL[datatype]
        if not pattern.fullmatch(text):
            raise refuse(wanted)
    # As written: two and a half years may be P30M, and rdflib would make P2Y6M of it.
    return Literal(text) if datatype == XSD.string else Literal(text, datatype=datatype, normalize=False)


@lru_cache(maxsize=1024)
def read_reference(text: str) -> URIRef | None:
    """Return the goal, the concept or the web address that a text names, or None where it is none of them.

    >>> read_reference("SDG 7.2").rsplit("/", 1)[1], read_reference("role/stakeholder").rsplit("concept/", 1)[1]
    ('7.2', 'role/stakeholder')
    """
    if match := _GOAL_TEXT.fullmatch(text):
        return URIRef(GOAL + match["goal"] + (match["target"] or ""))
    if _ADDRESS.fullmatch(text):
        return URIRef(text)
    return CONCEPT[text] if _CONCEPT_TEXT.fullmatch(text) else None


def write_reference(iri: URIRef) -> str | None:
    """Return a goal, a concept or a web address as a claims file writes it, or None where it is none of them.

    >>> write_reference(URIRef("http://metadata.un.org/sdg/7.2"))
    'SDG 7.2'
    """
    text = str(iri).removeprefix(str(CONCEPT))
    if text.startswith(GOAL):
        text = f"SDG {text.removeprefix(GOAL)}"
    return text if read_reference(text) == iri else None
