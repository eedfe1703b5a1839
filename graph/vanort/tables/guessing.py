"""What a column may hold whose head no language pack knows: by known words in its head, or by its place in the table.

Nothing of it is sure: what is read from such a column waits for review.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vanort.languages.column_heads import bare_head, head_meanings
from vanort.tables.meanings import HeadedColumn, ordered, passes

_SHORTEST = 4  # letters of a known word at the end of another: "Samarbetsort" has "ort" as "Transport" has
_LEAST_BEFORE = 3  # letters of what stands before it
_NAMES = frozenset({"project", "partner", "body", "coordinator", "funder", "municipality", "twin", "programme"})
_OF_PROJECTS = frozenset({"budget", "funder", "programme", "coordinator"})  # what a list of projects says of each
_MANY = 0.6  # the share of different values in a column of names


def guessed(columns: Sequence[HeadedColumn], chosen: Mapping[int, str], language: str) -> dict[int, str]:
    """Return what columns may hold of which nothing is known, by their places; `chosen` is what the others do.

    A table that says who pays, or how much, and of which no column is known to name what a row is about, has the name in the first
    column of words that differ from row to row.
    """
    unknown = [col for col in columns if not chosen.get(col.place) and not col.meanings and col.values]
    found = {col.place: meaning for col in unknown if (meaning := _by_words(col, language))}
    has = {*chosen.values(), *found.values()}
    if "project" not in has and has & _OF_PROJECTS and not has & {"twin", "partnership", "recipient", "name"}:
        first = next((col for col in unknown if col.place not in found and _differs(col)), None)
        if first is not None:
            found[first.place] = "project"
    return found


def known_parts(head: str) -> tuple[frozenset[str], ...]:
    """Return what the known phrases in a head may mean: the longest at its end, or the end of a word, then the longest before it.

    >>> [sorted(each) for each in known_parts("Slutligt beviljat belopp")], known_parts("Transport")
    ([['budget']], ())
    >>> [sorted(each) for each in known_parts("Kontaktperson vänort")]
    [['municipality', 'twin'], ['contact']]
    """
    words = bare_head(head).split()
    last = words[-1] if words else ""
    phrases = [" ".join(words[start:]) for start in range(1, len(words))]
    endings = [last[start:] for start in range(_LEAST_BEFORE, len(last) - _SHORTEST + 1)]
    beginnings = [" ".join(words[:end]) for end in range(len(words) - 1, 0, -1)]
    found = (next(filter(None, map(head_meanings, texts)), None) for texts in ((*phrases, *endings), beginnings))
    return tuple(each for each in found if each)


def _by_words(col: HeadedColumn, language: str) -> str:
    """Return the first meaning of the known words in a head that fits the values of the column.

    What the values can show goes before what may be any name: "Kontaktperson vänort" holds persons, and no towns.
    """
    meanings = [meaning for part in known_parts(col.head) for meaning in ordered(part)]
    shown = [meaning for meaning in meanings if passes(col, meaning, language)]
    return next(iter(shown or [m for m in meanings if m in _NAMES and _is_of_names(col)]), "")


def _differs(col: HeadedColumn) -> bool:
    return _is_of_names(col) and len(set(col.values)) > _MANY * len(col.values)


def _is_of_names(col: HeadedColumn) -> bool:
    """Tell whether most values of a column may be names: words that are no number, address or sentence."""
    return col.mostly(lambda value: re.search(r"[^\W\d_]{2}", value) and "@" not in value and not value.endswith("."))
