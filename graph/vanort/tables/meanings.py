"""What the columns of a table hold: what their heads mean, and where those are silent or mean several things, their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from vanort.documents.cells import Sheet, cell_text, column_letters
from vanort.documents.crosses import is_crossed
from vanort.documents.heads import Heads
from vanort.languages.cell_concepts import concept_of
from vanort.languages.cell_marks import is_sum, mark_of
from vanort.languages.column_heads import head_meanings, says_nothing
from vanort.mappings import DAY_MONTH
from vanort.tables.amounts import amount_of
from vanort.tables.bodies import kind_of_body
from vanort.tables.remarks import remarks_of
from vanort.tables.times import period_of, time_of
from vanort.tables.values import EMAIL, PHONE, country_of, parts_of, persons_in

_MOST = 0.6  # the share of a column's values that must be of a kind before they tell what it holds
_SAMPLE = 200  # values of a column that are looked at
_LONGEST_NAME = 60  # characters of a value that can be a name
_OF_NAMES = frozenset({"twin", "network", "membership", "project", "partnership", "partner"})
# What a head is taken for where it could mean several things: the first of these.
_ORDER = [
    "twin",
    "network",
    "membership",
    "member_since",
    "first_name",
    "family_name",
    "email",
    "phone",
    "status",
    "country",
    "kind",
    "theme",
    "programme",
    "currency",
    "recipient",
    "goals",
    "start",
    "end",
    "period",
    "duration",
    "budget",
    "contact",
    "coordinator",
    "person",
    "project",
    "partnership",
    "partner",
    "funder",
    "municipality",
    "body",
    "own_role",
    "role",
    "region",
    "place",
    "homepage",
    "description",
    "position",
    "fax",
    "name",
    "remark",
    "note",
]


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """A column: its place and head, what that can mean, its first values that say anything, and whether it holds crosses alone."""

    place: int
    head: str
    key: str
    meanings: frozenset[str]
    values: tuple[str, ...]
    texts: tuple[str, ...]
    crossed: bool = False
    group: str = ""

    def mostly(self, test: Callable[[str], object]) -> bool:
        """Tell whether most values pass a test."""
        return bool(self.values) and sum(bool(test(value)) for value in self.values) > _MOST * len(self.values)


def columns_of_table(sheet: Sheet, heads: Heads) -> list[HeadedColumn]:
    """Return the columns of a sheet's table that hold anything, if only crosses, or are known; one without a head goes by its letter."""
    rows = [row for row in sheet.rows[heads.row + 1 : heads.end] if not is_sum([cell_text(value) for value in row])]
    width = max([len(heads.texts), *map(len, rows)])
    seen: set[str] = set()
    found = []
    for place in range(width):
        texts = [cell_text(row[place]) for row in rows if place < len(row)]
        said = tuple(text for text in texts if text and not says_nothing(text))
        head = heads.texts[place] if place < len(heads.texts) else ""
        if not any(texts) and not (head and head_meanings(head)):
            continue
        key = head if head and head not in seen else column_letters(place)
        seen.add(head)
        meanings = head_meanings(head) if head else frozenset()
        group = heads.groups[place] if place < len(heads.groups) else ""
        crossed = is_crossed(texts) and bool(head)
        found.append(HeadedColumn(place, head, key, meanings, said[:_SAMPLE], said, crossed, group))
    return found


def meaning_of(col: HeadedColumn, language: str) -> tuple[str, bool]:
    """Return what a column holds, and whether its head says so; empty where neither head nor values tell."""
    meanings = set(col.meanings)
    for key, test in _TESTS.items():
        if key in meanings and len(col.meanings) > 1 and not col.mostly(partial(_passes, test, language)):
            meanings.discard(key)
    if not meanings and not col.values:
        meanings = set(col.meanings)
    for weak in ("note", "remark"):
        if len(meanings) > 1:
            meanings.discard(weak)
    if found := next((key for key in _ORDER if key in meanings), ""):
        if found in _OF_NAMES and col.mostly(lambda value: mark_of(value) is not None and not value.isdigit()):
            return "", False  # whether there is an agreement, and not what it is called
        if found == "funder" and col.mostly(lambda value: _is_money(value, language)):
            return "budget", True
        if found == "start" and col.mostly(partial(_is_period, language=language)):
            return "period", True
        return found, True
    for key in ("email", "country", "start", "period", "status"):
        if passes(col, key, language):
            return key, False
    if col.mostly(lambda value: len(value) <= _LONGEST_NAME and kind_of_body(value, language)):
        return "partner", False
    return "", False


def ordered(meanings: Iterable[str]) -> list[str]:
    """Return meanings in the order in which a head is taken for one of several."""
    return sorted(set(meanings) & set(_ORDER), key=_ORDER.index)


def passes(col: HeadedColumn, meaning: str, language: str) -> bool:
    """Tell whether most values of a column are what a meaning asks for; False for one that asks for nothing."""
    return meaning in _TESTS and col.mostly(partial(_passes, _TESTS[meaning], language))


def _passes(test: Callable[[str, str], object], language: str, value: str) -> bool:
    return bool(test(value, language))


def _is_period(value: str, language: str) -> bool:
    """Tell whether a value has a beginning and an end: "2019-2021"."""
    return bool(period_of(value, DAY_MONTH, language)[1]) and not time_of(value, DAY_MONTH, language)


def _has_person(value: str, language: str) -> bool:
    """Tell whether a cell names a person: "Stadt Lindau" has the form of a person's name, and says itself what it is."""
    return any(not kind_of_body(value[start:end], language) for start, end in persons_in(value))


def _is_money(value: str, language: str) -> bool:
    return amount_of(value, currency="", times=1, language=language) is not None


_TESTS: dict[str, Callable[[str, str], object]] = {
    "email": lambda value, _: EMAIL.search(value),
    "phone": lambda value, _: PHONE.search(value),
    "country": lambda value, _: all(country_of(value[s:e]) for s, e in parts_of(value, [";", "\n", ","])),
    "status": lambda value, language: concept_of("status", value) or any(remarks_of(value, DAY_MONTH, language)),
    "start": lambda value, language: time_of(value, DAY_MONTH, language),
    "period": lambda value, language: any(period_of(value, DAY_MONTH, language)),
    "role": lambda value, _: concept_of("role", value),
    "budget": _is_money,
    "contact": lambda value, language: _has_person(value, language) or EMAIL.search(value),
    "person": lambda value, language: _has_person(value, language),
    "goals": lambda value, _: re.search(r"\d", value),
}
