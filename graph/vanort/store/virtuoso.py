"""What Virtuoso answers otherwise than SPARQL says: mended where it can be told, and said where it cannot."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from vanort.store.cells import XSD, Row
from vanort.store.guard import Token, tokens

_TRUTH = {"1": "true", "0": "false"}
_BOOLEAN = XSD + "boolean"
_TRUTHS = {"BOUND", "CONTAINS", "EXISTS", "ISBLANK", "ISIRI", "ISLITERAL", "ISNUMERIC", "ISURI", "LANGMATCHES", "REGEX"}
_TRUTHS |= {"STRENDS", "STRSTARTS", "=", "<", ">", "!", "&", "|"}


def is_virtuoso(server: str) -> bool:
    """Tell by the header `Server` whether an answer comes from Virtuoso.

    >>> is_virtuoso("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu")
    True
    """
    return server.startswith("Virtuoso")


def with_truths(row: Row) -> Row:
    """Return a row whose truth values are written as everywhere else.

    >>> with_truths((("literal", "1", "", XSD + "boolean"), ("literal", "1", "", XSD + "integer")))[0][1]
    'true'
    """
    return tuple(
        (*cell[:1], _TRUTH.get(cell[1], cell[1]), *cell[2:]) if cell and cell[-1] == _BOOLEAN else cell for cell in row
    )


def quirks(text: str) -> Iterator[str]:
    """Yield what a reader has to know of the answer of Virtuoso to a query.

    >>> list(quirks("SELECT * { ?s ?p ?o }"))
    []
    >>> len(list(quirks("SELECT (BOUND(?o) AS ?b) { ?s <http://example.org/p>* ?o }")))
    2
    >>> list(quirks("SELECT (IF(BOUND(?o), 1, 2) AS ?n) (COUNT(*) AS ?m) { ?s ?p ?o } # (1 = 1 AS ?x)"))
    []
    """
    read = list(tokens(text))
    for before, token in itertools.pairwise(read):
        if token.value == "*" and before.end == token.start and (before.kind in ("name", "iri") or before.value == ")"):
            yield "Virtuoso leaves out of a path with * the thing itself where nothing has the property: compare with +."
            break
    for number, token in enumerate(read[1:], 1):
        if token.kind == "variable" and read[number - 1].value == "AS" and _is_truth(read[: number - 1]):
            yield f"Virtuoso gives a truth value that it computes as a number: {token.value} is 1 for true, 0 for false."


def _is_truth(before: Sequence[Token]) -> bool:
    """Tell whether the expression that ends with these tokens is a comparison, or a test."""
    depth = 0
    for token in reversed(before):
        depth += {")": 1, "}": 1, "(": -1, "{": -1}.get(token.value, 0)
        if depth < 0:
            return False
        if depth == 0 and token.value in _TRUTHS:
            return True
    return False
