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
from vanort.resources import resource
from vanort.vocabulary import CONCEPT

GOAL = "http://metadata.un.org/sdg/"
_GOAL_TEXT = re.compile(r"SDG (?P<goal>1[0-7]|[1-9])(?P<target>\.(?:\d{1,2}|[a-d]))?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")  # the characters that an IRI may hold (RFC 3987)
_CONCEPT_TEXT = re.compile(r"[a-z][a-z-]*/[a-z0-9-]+")
_TIMES = (
    (re.compile(r"\d{4}"), XSD.gYear),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), XSD.gYearMonth),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), XSD.date),
)
_LEXICAL = {
    XSD.integer: (re.compile(r"[+-]?\d+"), "a whole number, such as 12"),
    XSD.decimal: (re.compile(r"[+-]?\d+(?:\.\d+)?"), "a number with a point, such as 1480000 or 0.5"),
    XSD.duration: (
        re.compile(r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"),
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
    for pattern, datatype in _TIMES:
        if pattern.fullmatch(text):
            if datatype == XSD.date and not _is_day(text):
                return None
            literal = Literal(text, datatype=datatype)
            return None if literal.ill_typed else literal
    return None


def _is_day(text: str) -> bool:
    """Tell whether the calendar has a day; rdflib would log a traceback for 31 April."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_value(term: Term, text: str, language: str, *, path: str | None = None, line: int | None = None) -> Literal:
    """Return the literal that a text stands for as a value of a property.

    >>> read_value(terms()["duration"], "P2Y", "sv").n3()
    '"P2Y"^^<http://www.w3.org/2001/XMLSchema#duration>'

    Raises ClaimsError where the text is not of the property's kind.
    """

    def refuse(wanted: str) -> ClaimsError:
        return ClaimsError(f"'{text}' is no value of {term.name}.", path=path, line=line, hint=f"Write {wanted}.")

    if term.value == "text":
        return Literal(text, lang=language)
    if term.value == "time":
        time = read_time(text)
        if time is None:
            raise refuse("a year, a month or a day: 2016, 2016-04 or 2016-04-30")
        return time
    datatype = URIRef(term.value)
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
