"""What a filter holds a value against: a text or number that it must equal, or the language that it must have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vanort.emptiness.pattern import Part, Term

_TAIL = re.compile(r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\s*\^\^\s*(?:<[^>]*>|[\w.-]*:[\w.-]*)")
_ELSEWISE = re.compile(r"\|\||!(?!=)|\b(?:IF|COALESCE|EXISTS|IN)\b", re.IGNORECASE)  # another way to pass
_OPENS = r"(?:^FILTER\s*\(|&&|(?<!\w)\()[\s(]*"
_BEGINS, _ENDS = re.compile(rf"{_OPENS}$", re.IGNORECASE), re.compile(r"\s*(?:\)|&&)")
_OF_LANGUAGE = re.compile(rf"{_OPENS}(?P<range>LANGMATCHES\s*\(\s*)?LANG\s*\(\s*$", re.IGNORECASE)
_EQUALS, _HAS, _IN_RANGE = re.compile(r"\s*=\s*"), re.compile(r"\s*\)\s*=\s*"), re.compile(r"\s*\)\s*,\s*")


@dataclass(frozen=True, slots=True)
class Compared:
    """A variable and what its values must equal to pass, or the language that they must have."""

    variable: str
    value: Term
    is_language: bool = False


def compared(text: str, part: Part) -> Iterator[Compared]:
    """Yield the comparisons that everything must pass; none where the filter has another way to pass.

    >>> from vanort.emptiness.pattern import read_where
    >>> query = "ASK { ?x ?p ?y FILTER(?y = '1'^^<u:a> && LANG(?z) = 'sv' && STR(?x) = 'b') }"
    >>> [(one.variable, one.value.text, one.is_language) for one in compared(query, read_where(query).parts[1])]
    [('?y', "'1'^^<u:a>", False), ('?z', "'sv'", True)]
    """
    terms = list(_with_tails(text, part))
    edges = [(part.start, part.start), *((t.start, t.start + len(t.text)) for t in terms)]
    edges.append((part.start + len(part.text), 0))
    gaps = [text[before[1] : after[0]] for before, after in pairwise(edges)]
    if any(_ELSEWISE.search(gap) for gap in gaps):
        return
    for at, (left, right) in enumerate(pairwise(terms)):
        before, between, after = gaps[at : at + 3]
        if not _ENDS.match(after):
            continue
        language = _OF_LANGUAGE.search(before)
        if language and left.kind == "variable" and right.kind == "text":
            if (_IN_RANGE if language["range"] else _HAS).fullmatch(between):
                yield Compared(left.text, right, is_language=True)
        elif _BEGINS.search(before) and _EQUALS.fullmatch(between):
            for variable, value in ((left, right), (right, left)):
                if variable.kind == "variable" and value.kind in ("text", "number", "boolean"):
                    yield Compared(variable.text, value)


def _with_tails(text: str, part: Part) -> Iterator[Term]:
    """Yield the terms of a filter, each text with its language or datatype."""
    end = 0
    for term in part.terms:
        if term.start < end:
            continue  # the datatype of the text before it
        end = term.start + len(term.text)
        if term.kind == "text" and (tail := _TAIL.match(text, end)):
            end = tail.end()
        yield Term(term.kind, text[term.start : end], term.start)
