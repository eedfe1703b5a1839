"""Find what passes silently and cannot work: misspelt keys, unknown terms, queries that no engine can read.

Nothing is built or asked for it: the files alone are read, and all that is wrong with them is told at once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import rdflib

from vanort.catalogue.parameters import names_query
from vanort.catalogue.question import HEADER, Question, read_question
from vanort.errors import QueryError, VanortError
from vanort.identity.decisions import read_decisions
from vanort.store import open_text
from vanort.store.guard import tokens
from vanort.vocabulary import VANORT
from vanort.workspace.model import SETTINGS, open_workspace

HEADERS = (
    "answer", "directed", "drawn", "endpoint", "graph", "id", "label", "licence", "note", "parameter", "personal",
    "severity", "solution", "source", "summary",
)  # fmt: skip
SEVERITIES = ("violation", "warning")
# What vanort.toml may say; None stands for any value, a mapping for a table of its own.
_SETTINGS: dict[str, Any] = {
    "title": None, "language": None, "organisation": None, "view": {"source_rank": None}, "store": {"home": None},
}  # fmt: skip
_PLAIN_TYPES = ("year", "integer", "text", "language")
_PREFIX = re.compile(r"PREFIX\s+(?P<name>[\w.-]*):\s*<(?P<iri>[^>]*)>", re.IGNORECASE)


def lint(folder: Path) -> tuple[VanortError, ...]:
    """Return all that is wrong with the settings, decisions and queries of a workspace, or the queries of a folder.

    Each fault has its file, its line where there is one, and the nearest name that is known.
    """
    faults: list[VanortError] = []
    if (folder / SETTINGS).is_file():
        place = open_workspace(folder, faults=faults)
        faults += _unknown_settings(place.settings, _SETTINGS, folder / SETTINGS)
        try:
            read_decisions(place.decisions, shown=place.decisions.as_posix())
        except VanortError as fault:
            faults.append(fault)
        folder = place.queries
    for path in sorted(folder.rglob("*.rq")):
        try:
            faults += faults_of(read_question(path))
        except VanortError as fault:
            faults.append(fault)
    return tuple(faults)


def faults_of(question: Question) -> Iterator[VanortError]:
    """Yield what is wrong with one query: its header, its grammar, and its terms of the ontology."""
    yield from _of_header(question)
    try:
        open_text("").query(question.text, timeout=None).close()
    except QueryError as fault:
        yield QueryError(f"The query cannot be asked: {fault}", path=question.path)
        return
    yield from _of_terms(question)


def _of_header(question: Question) -> Iterator[VanortError]:
    for number, line in enumerate(question.text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue

        def fault(found: str, hint: str, number: int = number) -> QueryError:
            return QueryError(found, path=question.path, line=number, hint=hint)

        match = HEADER.fullmatch(line)
        if match is None:
            yield fault(f"This line of the header is not read: '{line}'.", "Write it as '#+ key: value'.")
        elif match["key"] not in HEADERS:
            yield fault(f"A header has no key '{match['key']}'.", _nearest(match["key"], HEADERS))
        elif match["key"] == "severity" and match["value"] not in SEVERITIES:
            yield fault(f"There is no severity '{match['value']}'.", _nearest(match["value"], SEVERITIES))
        elif match["key"] == "parameter":
            try:
                (parameter,) = Question("", question.text, question.path, {"parameter": (match["value"],)}).parameters
                if parameter.type not in _PLAIN_TYPES:
                    names_query(parameter.type)
            except QueryError as wrong:
                yield fault(wrong.found, wrong.hint)


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
            yield QueryError(found, path=question.path, line=line, hint=_nearest(name, known))


def _unknown_settings(settings: Any, known: dict[str, Any], path: Path) -> Iterator[VanortError]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    for key, value in settings.items():
        if key not in known:
            written = re.search(rf"^[ \t]*\[*[\w. \"]*\b{re.escape(key)}\b", text, re.MULTILINE)
            line = text.count("\n", 0, written.end()) + 1 if written else None
            yield VanortError(f"There is no setting '{key}'.", path=path, line=line, hint=_nearest(key, known))
        elif isinstance(known[key], dict):
            if isinstance(value, dict):
                yield from _unknown_settings(value, known[key], path)
            else:
                yield VanortError(f"'{key}' is a table, not a value.", path=path, hint=f"Write [{key}] above its keys.")


def _nearest(name: str, known: Iterable[str]) -> str:
    known = list(known)
    lower = {each.lower(): each for each in known}
    near = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return f"Did you mean {lower[near[0]]}?" if near else f"There are: {', '.join(sorted(known)[:20])}."
