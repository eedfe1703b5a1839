"""What is wrong with a query that the engine cannot read: the place, the word at fault, and what to write.

Oxigraph says where it stopped and what it would have taken, which is right and hard to read. The commonest slips are
looked for by name; for all others the engine's own reason is given, at the place where rdflib's parser stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.errors import QueryError
from vanort.store.guard import Token, tokens
from vanort.store.slips import SLIPS, SLIPS_OF_SENSE, Found

_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): (.*)", re.DOTALL)
_READABLE = re.compile(r"[A-Z][A-Z_ ]*|\"[^\"A-Za-z0-9\\]{1,2}\"")
_MOST_EXPECTED = 8


def complaint(text: str, error: Exception) -> QueryError:
    """Return the engine's complaint about a text as an error for a reader.

    >>> str(complaint("ASK { ?s rdfs:label ?o }", SyntaxError("error at 1:20: expected one of Prefix not found, ['%']")))
    'line 1, column 10: The prefix rdfs: is not declared. Write above the query: PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>'
    """
    match = _PLACE.fullmatch(str(error))
    if match is None:
        return QueryError(f"The query cannot be read: {str(error)[:200]}.")
    at = offset_of(text, int(match[1]), int(match[2]))
    reason = match[3].removeprefix("expected ").removeprefix("one of ")
    read = list(tokens(text))
    for look in SLIPS:
        if found := look(text, read, reason):
            return _error(text, found)
    return _error(text, _generic(text, read, at, reason))


def offset_of(text: str, line: int, column: int) -> int:
    """Return the position in a text of a line and a column, both counted from 1."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1 or len(text)
    return min(start + column - 1, len(text))


def place_of(text: str, at: int) -> str:
    r"""Return a position as a reader counts it.

    >>> place_of("ASK\n{ ?s", 6)
    'line 2, column 3'
    """
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def _error(text: str, found: Found) -> QueryError:
    at, what, hint = found
    return QueryError(what, path=place_of(text, at), hint=hint)


def _generic(text: str, read: Sequence[Token], at: int, reason: str) -> Found:
    """Give the place where rdflib's parser stops, which is that of the part at fault, with the engine's reason."""
    said = re.search(
        r"[A-Z][a-z]+ [a-z][^,\[]*|[A-Z]+ \*[^,\[]*|The SELECT [^,\[]*", reason
    )  # among what it would take
    expected = list(dict.fromkeys(part.strip() for part in _READABLE.findall(reason) if len(part) > 1))
    stopped = _where_rdflib_stops(text)
    hint = ""
    if _without_blanks(text, at) == stopped and 0 < len(expected) <= _MOST_EXPECTED:
        hint = f"Expected here: {', '.join(expected)}."
    if stopped is None:  # the grammar holds, so it is something that the engine says in words
        for look in SLIPS_OF_SENSE:
            if found := look(text, read, reason):
                return found
        token = next((token for token in read if token.end > at), None)
        what = said.group().strip() if said else "The query cannot be read from here on"
        return (token.start if token else len(text.rstrip())), f"{what}.", ""
    if said:
        return stopped, f"{said.group().strip()}.", ""
    part = " ".join(text[stopped : stopped + 60].split())
    if not part:
        return stopped, "The query ends too early.", hint
    return stopped, f"The query cannot be read from here on: “{part[:40]}{'…' if len(part) > 40 else ''}”.", hint


def _where_rdflib_stops(text: str) -> int | None:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseException as error:
        return _without_blanks(text, error.loc)
    except Exception:
        return None
    return None


def _without_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
