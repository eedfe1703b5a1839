"""What Virtuoso answers otherwise than SPARQL says: mended where it can be told, and said where it cannot."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from vanort.store.cells import XSD, Row
from vanort.store.guard import Token, tokens

_TRUTH = {"1": "true", "0": "false"}
_CHOICE, _OTHER_SIGNS = re.compile(r"[|{]"), re.compile(r"[.*+?()\[\]\\]")
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
    >>> [line.partition(":")[0] for line in quirks('SELECT * { ?s ?p ?o FILTER(?o < "m") FILTER(REGEX(?o, "a|b")) }')]
    ['Virtuoso compares anything with a text by <', 'Virtuoso looks for the pattern "a|b" letter by letter']
    >>> [line[:30] for line in quirks('SELECT * { ?s ?p ?o FILTER(REGEX(?o, "(Ä|Ö)") || REGEX(?o, "ö", "i")) }')]
    ['Virtuoso finds no letter beyon', 'Virtuoso finds no letter beyon']
    >>> list(quirks('SELECT * { ?s ?p ?o FILTER(STR(?o) < "m" && ?o > "2017"^^<x:y>) FILTER(REGEX(?o, "(a|b)")) }'))
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
    if sign := next(_orders_of_texts(read), ""):
        yield (
            f"Virtuoso compares anything with a text by {sign}: numbers, things and texts in a language pass, too. "
            f"Write STR(?x) {sign} … for its variable, and isLiteral(?x) beside it."
        )
    for pattern, has_flags in _patterns(read):
        is_choice, has_signs = _CHOICE.search(pattern), has_flags or _OTHER_SIGNS.search(pattern)
        if not pattern.isascii() and (is_choice or has_signs):
            yield f"Virtuoso finds no letter beyond a to z by a pattern such as {pattern}: use CONTAINS for each word."
        elif is_choice and not has_signs:
            yield f"Virtuoso looks for the pattern {pattern} letter by letter: put it in brackets, as in {_bracketed(pattern)}."


def _orders_of_texts(read: Sequence[Token]) -> Iterator[str]:
    """Yield the sign wherever a variable is held against a text by its order; one with a datatype is no text."""
    for number, token in enumerate(read):
        if token.kind != "other" or token.value not in ("<", ">"):
            continue
        equals = read[number + 1 : number + 2] and read[number + 1].value == "=" and read[number + 1].start == token.end
        left, after = read[:number], read[number + (2 if equals else 1) :]
        if not left or not after:
            continue
        sides = (left[-1], after[0])
        text = next((side for side in sides if side.kind == "text"), None)
        typed = text is after[0] and len(after) > 1 and after[1].value == "^"
        if text and not typed and any(side.kind == "variable" for side in sides):
            yield f"{token.value}{'=' if equals else ''}"


def _patterns(read: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Yield each pattern of REGEX that is written out, and whether flags stand beside it."""
    for number, token in enumerate(read):
        if token.value != "REGEX" or token.kind != "word":
            continue
        depth, commas = 0, []
        for at in range(number + 1, len(read)):
            depth += {"(": 1, ")": -1}.get(read[at].value, 0)
            if depth == 1 and read[at].value == ",":
                commas.append(at)
            if depth == 0:
                break
        pattern = read[commas[0] + 1] if commas else None
        if pattern and pattern.kind == "text":
            yield pattern.value, len(commas) > 1


def _bracketed(pattern: str) -> str:
    return f"{pattern[0]}({pattern[1:-1]}){pattern[-1]}"


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
