"""Tables: rows of cells between tabs or upright bars, the first row naming the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanort.extraction.layout.units import Page, Unit

COLUMNS = (
    "project",
    "partner",
    "municipality",
    "country",
    "start",
    "end",
    "coordinator",
    "period",
    "contact",
    "email",
    "phone",
    "budget",
    "funder",
    "body",
    "role",
)
_REACHED = frozenset({"phone", "email"})  # columns of a table of persons, and those that only one of projects has
_OF_PROJECTS = frozenset({"start", "end", "coordinator", "period", "budget", "funder"})


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the span of each cell by the meaning of its column; `first` is the first cell."""

    unit: Unit
    cells: dict[str, tuple[int, int]]
    first: tuple[int, int]


def find_rows(page: Page) -> Iterator[Row]:
    """Yield the rows of tables whose first row names at least two columns that the lexicon knows."""
    header: list[str] = []
    last_line = -9
    for unit in page.units:
        if unit.kind != "row":
            continue
        spans = cells(page, unit)
        names = _columns(page, spans)
        if unit.line != last_line + 1 or not header:
            header = (
                names
                if sum(map(bool, names)) >= 2 and len(spans) >= 2 and all(len(page.text[slice(*s)]) < 30 for s in spans)
                else []
            )
            last_line = unit.line
            continue
        last_line = unit.line
        named = {name: span for name, span in zip(header, spans, strict=False) if name}
        yield Row(unit, named, spans[0])


def is_head(page: Page, unit: Unit) -> bool:
    """Tell whether a row names columns: two of its cells or more, and most of them, are labels that the lexicon knows.

    A row of labels with their values ("Contact | Ann Berg | Phone | 123") is none.
    """
    if unit.kind != "row":
        return False
    columns = [bool(_column(page, page.text[slice(*span)])) for span in cells(page, unit)]
    return sum(columns) >= 2 and 2 * sum(columns) > len(columns)


def cells(page: Page, unit: Unit) -> list[tuple[int, int]]:
    """Return the spans of the cells of a row."""
    return [(unit.start + m.start(), unit.start + m.end()) for m in re.finditer(r"[^\t|]+", page.words(unit))]


def _columns(page: Page, spans: list[tuple[int, int]]) -> list[str]:
    """Return the meaning of each cell as a column's head; beside telephone or mail, "Name" is that of persons."""
    names = [_column(page, page.text[slice(*span)]) for span in spans]
    name = page.lexicon.labels.get("name")
    if name is None or _REACHED.isdisjoint(names) or not _OF_PROJECTS.isdisjoint(names):
        return names
    heads = [page.text[slice(*span)].strip(" :*_") for span in spans]
    return ["" if name.fullmatch(head) else meaning for head, meaning in zip(heads, names, strict=True)]


def _column(page: Page, text: str) -> str:
    text = text.strip(" :*_")
    for name in COLUMNS:
        pattern = page.lexicon.labels.get(name)
        if pattern and pattern.fullmatch(text):
            return name
    return ""
