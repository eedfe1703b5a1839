"""What a claims file can hold: values of the right form, and quotes that stand for one place in the text."""

from __future__ import annotations

from dataclasses import replace

from rdflib import Literal

from vanort.claims import Claim, ClaimsFile, quotable
from vanort.claims.model import Span
from vanort.claims.quotes import first_and_last
from vanort.claims.terms import read_value, terms
from vanort.errors import ClaimsError


def literal_or_none(name: str, text: str, language: str) -> Literal | None:
    """Return a text as a value of a property, None where it is not of the property's kind: one bad value costs no more.

    >>> literal_or_none("end", "2019-04-30", "en").n3(), literal_or_none("end", "2019-04-31", "en")
    ('"2019-04-30"^^<http://www.w3.org/2001/XMLSchema#date>', None)
    """
    try:
        return read_value(terms()[name], text, language)
    except ClaimsError:
        return None


def readable(file: ClaimsFile) -> ClaimsFile:
    """Return the file with every quote as wide as it must be to be found again, and no claim twice."""
    text = file.document.text
    spans = {thing.span for thing in file.things} | {claim.span for claim in file.statements}
    places = first_and_last(text, {text[span.start : span.end] for span in spans})

    def wide(span: Span) -> Span:
        first, last = places[text[span.start : span.end]]
        return span if first == last else quotable(text, span)

    things = tuple(replace(thing, span=wide(thing.span)) for thing in file.things)
    claims: dict[tuple[object, ...], Claim] = {}
    for claim in file.statements:
        quoted = replace(claim, span=wide(claim.span))
        claims.setdefault((*quoted.triple, quoted.span), quoted)
    return replace(file, things=things, statements=tuple(claims.values()))
