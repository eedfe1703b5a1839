"""What is wrong with one query: its header, its grammar, and its terms of the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rdflib

from vanort.catalogue.parameters import names_query
from vanort.catalogue.question import HEADER, Question
from vanort.errors import QueryError, VanortError
from vanort.store import open_text
from vanort.store.guard import tokens
from vanort.store.prefixes import declared_prefixes, with_prefixes
from vanort.support.schema import Written, is_language, known_keys, language_hint, misfits, nearest
from vanort.vocabulary import VANORT

_PLAIN_TYPES = ("year", "integer", "text", "language")
_GIVEN = {"rules": (("subject",), ("predicate",), ("object",)), "edges": (("source",), ("target", "via"))}
_BIND = {
    "rules": "Bind ?subject, ?predicate and ?object.",
    "edges": "Bind ?source and ?target, or ?source and ?via, in every row.",
}
_PLACED = re.compile(r"(?:line |query:)(?P<line>\d+)(?:, column (?P<column>\d+))?: (?P<said>.*)", re.DOTALL)


def faults_of(question: Question, *, completed: bool = False) -> Iterator[VanortError]:
    """Yield what is wrong with one query: its header, its grammar, and its terms of the ontology.

    Where it is asked with the well-known prefixes that it forgot (`completed`), they are no fault.
    """
    yield from _of_header(question)
    text, added = with_prefixes(question.text) if completed else (question.text, "")
    try:
        open_text("").query(text).close()  # in a process of its own, with a limit of time
    except QueryError as fault:
        yield at_its_line(fault, question, added=bool(added))
        return
    yield from _of_terms(text, question, added=bool(added))
    yield from _of_what_it_gives(question)


def at_its_line(fault: QueryError, question: Question, *, added: int = 0) -> QueryError:
    """Return an engine's complaint about a query with the file and the line in it, `added` lines above taken off.

    >>> from pathlib import Path
    >>> str(at_its_line(QueryError("No end.", path="line 3, column 7"), Question("a", "", Path("a.rq")), added=1))
    'a.rq:2: The query cannot be asked (column 7): No end.'
    """
    placed = _PLACED.match(str(fault))  # one from another process is a text and no more
    if placed is None:
        return QueryError(f"The query cannot be asked: {fault}", path=question.path)
    column = f" (column {placed['column']})" if placed["column"] else ""
    found = f"The query cannot be asked{column}: {placed['said']}"
    return QueryError(found, path=question.path, line=int(placed["line"]) - added)


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
        if match["language"] and not is_language(match["language"]):
            found, hint = f"'{match['language']}' is no language.", language_hint(match["language"])
            yield QueryError(found, path=question.path, line=number, hint=hint)
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


def _of_what_it_gives(question: Question) -> Iterator[VanortError]:
    """Yield what a rule, or the edges of a view, must give and do not: without it they end in an error when they run."""
    kind = "edges" if question.name.endswith(".edges") else question.path.parent.name
    given = {token.value[1:] for token in tokens(question.text) if token.kind == "variable"}
    for names in _GIVEN.get(kind, ()):
        if given.isdisjoint(names):
            found = f"There is no ?{' and no ?'.join(names)} in this query."
            yield QueryError(found, path=question.path, line=1, hint=_BIND[kind])


def _of_terms(text: str, question: Question, *, added: int) -> Iterator[VanortError]:
    """Yield the terms of vanort's namespace that the ontology does not have."""
    read = list(tokens(text))
    prefixes = declared_prefixes(read)
    known = [str(term).removeprefix(str(VANORT)) for term in dir(VANORT)]
    before = ""
    for token in read:
        typing, before = before == "A", token.value if token.kind == "word" else ""
        if token.kind == "name":
            prefix, _, local = token.value.partition(":")
            iri = prefixes.get(prefix, "") + local
        elif token.kind == "iri":
            iri = token.value[1:-1]
        else:
            continue
        name = iri.removeprefix(str(VANORT))
        if iri.startswith(str(VANORT)) and name and rdflib.URIRef(iri) not in VANORT:
            line = text.count("\n", 0, token.start) + 1 - added
            found = f"The ontology has no term '{name}'."
            yield QueryError(found, path=question.path, line=line, hint=nearest(name, known))
        elif typing and iri.startswith(str(VANORT)) and name[:1].islower():
            line = text.count("\n", 0, token.start) + 1 - added
            found = f"'{name}' is a property, and a class belongs behind 'a'."
            yield QueryError(found, path=question.path, line=line)
