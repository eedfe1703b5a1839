"""What is wrong with one query: its header, its grammar, and its terms of the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rdflib

from vanort.asking import names_query
from vanort.errors import QueryError, VanortError
from vanort.queries import HEADER, Question
from vanort.schema import Written, known_keys, misfits, nearest
from vanort.store import open_text
from vanort.store.guard import tokens
from vanort.vocabulary import VANORT

_PLAIN_TYPES = ("year", "integer", "text", "language")
_PLACE = re.compile(r"line (?P<line>\d+), column (?P<column>\d+)")
_PREFIX = re.compile(r"PREFIX\s+(?P<name>[\w.-]*):\s*<(?P<iri>[^>]*)>", re.IGNORECASE)


def faults_of(question: Question) -> Iterator[VanortError]:
    """Yield what is wrong with one query: its header, its grammar, and its terms of the ontology."""
    yield from _of_header(question)
    try:
        open_text("").query(question.text, timeout=None).close()
    except QueryError as fault:
        place = _PLACE.fullmatch(str(fault.path or ""))
        line, column = (int(place["line"]), f" (column {place['column']})") if place else (None, "")
        found = f"The query cannot be asked{column}: {fault.found}"
        yield QueryError(found, path=question.path, line=line, hint=fault.hint)
        return
    yield from _of_terms(question)


def _of_header(question: Question) -> Iterator[VanortError]:
    for number, line in enumerate(question.text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        match = HEADER.fullmatch(line)
        if match is None:
            found, hint = f"This line of the header is not read: '{line}'.", "Write it as '#+ key: value'."
            yield QueryError(found, path=question.path, line=number, hint=hint)
            continue
        written = Written({match["key"]: match["value"]}, {(match["key"],): number}, plain=True)
        yield from misfits(written, "header", path=question.path, error=QueryError)
        if match["key"] == "parameter":
            yield from _of_parameter(match["value"], question, number)


def _of_parameter(value: str, question: Question, line: int) -> Iterator[VanortError]:
    try:
        (parameter,) = Question("", question.text, question.path, {"parameter": (value,)}).parameters
        if parameter.type not in _PLAIN_TYPES:
            names_query(parameter.type)
    except QueryError as wrong:
        yield QueryError(wrong.found, path=question.path, line=line, hint=wrong.hint)
        return
    if parameter.example and parameter.type in known_keys("examples"):
        written = Written({parameter.type: parameter.example}, {(parameter.type,): line}, plain=True)
        for fault in misfits(written, "examples", path=question.path, error=QueryError):
            found = f"The example of '{parameter.name}' does not fit its type: {fault.found}"
            yield QueryError(found, path=question.path, line=line, hint=fault.hint)


def _of_terms(question: Question) -> Iterator[VanortError]:
    """Yield the terms of vanort's namespace that the ontology does not have."""
    prefixes = {match["name"]: match["iri"] for match in _PREFIX.finditer(question.text)}
    known = [str(term).removeprefix(str(VANORT)) for term in dir(VANORT)]
    for token in tokens(question.text):
        if token.kind == "name":
            prefix, _, local = token.value.partition(":")
            iri = prefixes.get(prefix, "") + local
        elif token.kind == "iri":
            iri = token.value[1:-1]
        else:
            continue
        name = iri.removeprefix(str(VANORT))
        if iri.startswith(str(VANORT)) and name and rdflib.URIRef(iri) not in VANORT:
            line = question.text.count("\n", 0, token.start) + 1
            found = f"The ontology has no term '{name}'."
            yield QueryError(found, path=question.path, line=line, hint=nearest(name, known))
