"""What a column may hold whose head no language pack knows: by a known word at the end of its head, or by its place in the table.

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
    found = {col.place: meaning for col in unknown if (meaning := _by_last_words(col, language))}
    has = {*chosen.values(), *found.values()}
    if "project" not in has and has & _OF_PROJECTS and not has & {"twin", "partnership", "recipient", "name"}:
        first = next((col for col in unknown if col.place not in found and _is_of_names(col)), None)
        if first is not None:
            found[first.place] = "project"
    return found


def known_ending(head: str) -> frozenset[str]:
    """Return what the longest known phrase, or word, at the end of a head may mean; nothing where there is none.

    >>> sorted(known_ending("Slutligt beviljat belopp")), sorted(known_ending("Huvudfinansiär")), sorted(known_ending("Transport"))
    (['budget'], ['funder'], [])
    """
    words = bare_head(head).split()
    phrases = [" ".join(words[start:]) for start in range(1, len(words))]
    last = words[-1] if words else ""
    endings = [last[start:] for start in range(_LEAST_BEFORE, len(last) - _SHORTEST + 1)]
    return next((found for text in (*phrases, *endings) if (found := head_meanings(text))), frozenset())


def _by_last_words(col: HeadedColumn, language: str) -> str:
    """Return the first meaning of a head's last words that fits the values of the column."""
    for meaning in ordered(known_ending(col.head)):
        fits = _is_of_words(col) if meaning in _NAMES else passes(col, meaning, language)
        if fits:
            return meaning
    return ""


def _is_of_names(col: HeadedColumn) -> bool:
    return _is_of_words(col) and len(set(col.values)) > _MANY * len(col.values)


def _is_of_words(col: HeadedColumn) -> bool:
    """Tell whether most values of a column are words that may be a name, and no number, address or sentence."""
    return col.mostly(lambda value: re.search(r"[^\W\d_]{2}", value) and "@" not in value and not value.endswith("."))
