"""The cells of one row as its mapping names them: for each target what stands there, value by value, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vanort.claims import Span
from vanort.claims.model import ASSERTED
from vanort.documents.cells import Sheet, cell_text, column_letters
from vanort.documents.heads import Heads
from vanort.documents.laid_out import LaidOut
from vanort.languages.cell_concepts import concept_of
from vanort.languages.cell_marks import is_sum, mark_of
from vanort.languages.column_heads import says_nothing
from vanort.mappings import DAY_MONTH, Column, SheetMapping
from vanort.mappings.targets import BODIES
from vanort.tables.collected import Said
from vanort.tables.remarks import remarks_of
from vanort.tables.standing import PLAIN, Standing, weightiest
from vanort.tables.template import is_example
from vanort.tables.times import time_of
from vanort.tables.values import country_of, parts_of

NAMED = (*BODIES, "name", "project", "inPartnership")
TIMES = ("start", "end", "period")
UNCLEAR = "cross"  # the target of a cell in a column of crosses that says neither yes nor no
_WITH_ROLES = ("partner", "involves")
_BY_ROLE = {"coordinator": "coordinator", "partner": "partner", "funder": "fundedBy", "host": "involves"}
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell under one column of a mapping."""

    column: Column
    label: str
    said: Said
    place: int = 0

    def parts(self) -> list[Said]:
        """Return the values of the cell, each with its place; a name without the remark in brackets behind it."""
        if self.column.cross:
            return [self.said]
        return [
            replace(
                self._said(left, right, standing),
                land=self._said(*aside, PLAIN) if aside and self._is_land(aside) else None,
            )
            for left, right, standing, aside in self._split()
        ]

    def asides(self) -> list[Said]:
        """Return the remarks in brackets behind the names of the cell."""
        if self.column.cross:
            return []
        asides = [aside for _, _, _, aside in self._split() if aside is not None]
        return [self._said(*aside, PLAIN) for aside in asides if not self._is_land(aside)]

    def _is_land(self, aside: tuple[int, int]) -> bool:
        return bool(country_of(self.said.text[slice(*aside)]))

    def _split(self) -> Iterator[tuple[int, int, Standing, tuple[int, int] | None]]:
        """Yield where each value stands, how its remark lets it stand, and where that, or its country, stands in brackets."""
        text = self.said.text
        for left, right in parts_of(text, self.column.signs):
            aside = _ASIDE.search(text, left, right) if self.column.to in NAMED else None
            of_body = aside is not None and self.column.to in BODIES
            land = aside is not None and of_body and country_of(aside[1])  # "(NO)" is Norway
            if aside and not land and _is_acronym(aside[1], text[left : aside.start()]):
                aside = None
            found = list(remarks_of(aside[1], DAY_MONTH, "")) if aside and not land else []
            if aside and (found or land or (of_body and time_of(aside[1], DAY_MONTH, ""))):
                standings = (Standing(one.modality, aside[1][one.start : one.end], one.sure) for one in found)
                yield left, aside.start(), weightiest(s for s in standings if s.modality != ASSERTED), aside.span(1)
            else:
                yield left, right, PLAIN, None

    def _said(self, left: int, right: int, standing: Standing) -> Said:
        start = self.said.span.start
        return Said(self.said.text[left:right], Span(start + left, start + right), self.said.sure, standing)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts, and its cells by target, those that say nothing left out."""

    sheet: str
    number: int
    cells: Mapping[str, tuple[Cell, ...]]

    def of(self, target: str) -> tuple[Cell, ...]:
        """Return the cells of a target; none where the row has none."""
        return self.cells.get(target, ())

    def first(self, target: str) -> Said | None:
        """Return the first thing said under a target; None where nothing is."""
        return next((said for cell in self.of(target) for said in cell.parts()), None)


def _is_acronym(aside: str, before: str) -> bool:
    """Tell whether brackets hold the acronym of a name: one word in capitals behind others that are not.

    >>> _is_acronym("ACTIVE", "Ageing Citizens Together"), _is_acronym("VILANDE", "TORVIK"), _is_acronym("Active", "Torvik")
    (True, False, False)
    """
    return aside.isupper() and len(aside.split()) == 1 and not before.isupper()


def columns_of(sheet: SheetMapping, heads: Sequence[str]) -> dict[int, Column]:
    """Return which columns of a sheet a mapping speaks of, by their place; a head that stands twice means the first.

    >>> found = columns_of(SheetMapping("", 1, "Project", (Column("Land", "country"), Column("C", "start"))), ["Namn", "Land", "År"])
    >>> {place: column.to for place, column in found.items()}
    {1: 'country', 2: 'start'}
    """
    places = {column_letters(number): number for number in range(max(len(heads), 26 * 27))}
    for number in reversed(range(len(heads))):
        if heads[number]:
            places[heads[number]] = number
    return {places[column.head]: column for column in sheet.columns if column.head in places}


def heads_of(sheet: Sheet, mapping: SheetMapping, found: Heads) -> Heads:
    """Return the heads where a mapping says that they stand."""
    row = mapping.head - 1
    if row == found.row or not 0 <= row < len(sheet.rows):
        return found if row == found.row else Heads(-1, (), len(sheet.rows))
    texts = tuple(" ".join(cell_text(value).split()) for value in sheet.rows[row])
    return Heads(row, texts, found.end if found.end > row + 1 else len(sheet.rows))


def rows_of(number: int, sheet: Sheet, mapping: SheetMapping, heads: Heads, laid_out: LaidOut) -> Iterator[Row]:
    """Yield the rows of a sheet's table that hold anything under a column of the mapping."""
    columns = columns_of(mapping, heads.texts)
    last = max(
        (index for index in range(heads.row + 1, heads.end) if any(map(cell_text, sheet.rows[index]))), default=-1
    )
    for index in range(heads.row + 1, heads.end):
        texts = [cell_text(value) for value in sheet.rows[index]]
        dated = any(text and place in columns and columns[place].to in TIMES for place, text in enumerate(texts))
        if is_sum(texts) and (index == last or not dated):  # a project may be called "Together", and has its years
            continue
        cells: dict[str, list[Cell]] = {}
        for place in range(len(texts)):
            if place in columns and (number, index, place) in laid_out.spans:
                span = Span(*laid_out.spans[number, index, place])
                for target, cell in _cells(columns[place], heads.of(place), span, place, laid_out.text):
                    cells.setdefault(target, []).append(cell)
        first = next(filter(None, texts), "")
        if cells and not is_example(first):
            yield Row(sheet.name, index + 1, {target: tuple(found) for target, found in cells.items()})


def _cells(column: Column, label: str, span: Span, place: int, laid_out: str) -> Iterator[tuple[str, Cell]]:
    """Yield what a cell says under a column, with its target; a cross says what stands above it."""
    text = laid_out[span.start : span.end]
    if not column.cross:
        if not says_nothing(text):
            yield column.to, Cell(column, label, Said(text, span, column.sure), place)
        return
    role = _BY_ROLE.get(concept_of("role", text), "") if column.to in _WITH_ROLES else ""
    mark = mark_of(text)
    if mark or role:
        whole = Span(span.start - len(f"{label}: "), span.end)  # the head stands before the cell
        name = None if column.value else Span(whole.start, whole.start + len(label))
        said = Said(column.value or label, whole, column.sure, name=name)
        yield role or column.to, Cell(column, label, said, place)
    elif mark is None:
        yield UNCLEAR, Cell(column, label, Said(text, span, column.sure), place)
