"""What the cells of a row say beside what their columns hold: remarks, states, and words behind a date or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanort.claims import Span
from vanort.extraction.discourse.assertion import ASSERTED, PLANNED
from vanort.mappings import SheetMapping
from vanort.tables.cells_of_row import TIMES, Cell, Row
from vanort.tables.collected import Said
from vanort.tables.remarks import Remark, remarks_of
from vanort.tables.standing import PLAIN, Standing, weightiest
from vanort.tables.times import period_of, time_of

_WHOLE = ("status", "remark")  # columns whose cells are remarks from end to end
_UNDER_WAY = ("ongoing", "completed")
_BEHIND = re.compile(r"\s*(?:[(\[,;\n]|\s[–—-]\s)\s*")
_SIDES = ("partner", "twinnedWith", "memberOf")


@dataclass(frozen=True, slots=True)
class Noted:
    """What a row remarks: how it stands as a whole, and each remark with its words."""

    standing: Standing = PLAIN
    remarks: tuple[tuple[Remark, Said], ...] = ()

    def of(self, key: str) -> tuple[tuple[str, Said], ...]:
        """Return what the remarks say under `status`, `begun` or `ended`, each with its words."""
        return tuple((value, said) for remark, said in self.remarks if (value := getattr(remark, key)))

    def explains(self, cell: Cell) -> bool:
        """Tell whether a cell was understood as a remark."""
        span = cell.said.span
        return any(span.start <= said.span.start and said.span.end <= span.end for _, said in self.remarks)


def noted(row: Row, mapping: SheetMapping, language: str) -> Noted:
    """Return what a row says beside the values of its columns."""
    found = tuple(_remarks(row, mapping, language))
    if any(
        remark.status in _UNDER_WAY for remark, _ in found
    ):  # then what is planned is something else: "a second phase"
        found = tuple((remark, said) for remark, said in found if remark.modality != PLANNED)
    standings = [
        Standing(remark.modality, said.text, remark.sure) for remark, said in found if remark.modality != ASSERTED
    ]
    return Noted(weightiest(standings), found)


def _remarks(row: Row, mapping: SheetMapping, language: str) -> Iterator[tuple[Remark, Said]]:
    for target in _WHOLE:
        for cell in row.of(target):
            yield from _in(cell.said, 0, mapping.dates, language)
    for target in TIMES:
        for cell in row.of(target):
            _, _, behind = dated(cell.said.text, mapping.dates, language)
            if behind < len(cell.said.text):
                yield from _in(cell.said, behind, mapping.dates, language)
    sides = [cell for target in _SIDES for cell in row.of(target)] if mapping.each == "Partnership" else []
    if sum(len(cell.parts()) for cell in sides) == 1:
        for aside in sides[0].asides():
            if time := time_of(aside.text, mapping.dates, language):
                yield Remark(0, len(aside.text), begun=time), aside
            yield from _in(aside, 0, mapping.dates, language)
    names = row.of("name")
    if sum(len(cell.parts()) for cell in names) == 1:
        for aside in names[0].asides():
            yield from _in(aside, 0, mapping.dates, language)


def _in(said: Said, start: int, dates: str, language: str) -> Iterator[tuple[Remark, Said]]:
    for remark in remarks_of(said.text[start:], dates, language):
        left, right = start + remark.start, start + remark.end
        span = Span(said.span.start + left, said.span.start + right)
        yield remark, Said(said.text[left:right], span, said.sure)


def dated(text: str, dates: str, language: str) -> tuple[str, str, int]:
    """Return when something began and ended by a cell, and where what the cell says behind that begins.

    A lone day or year stands first, whichever of both it is; with nothing of time in front, all of the cell is behind.

    >>> dated("1964 (vilande sedan 2014)", "day-month", "sv"), dated("2019–2022", "day-month", "sv"), dated("vet ej", "day-month", "sv")
    (('1964', '', 6), ('2019', '2022', 9), ('', '', 0))
    """
    for end, behind in ((len(text), len(text)), *((m.start(), m.end()) for m in _BEHIND.finditer(text))):
        if time := time_of(text[:end], dates, language):
            return time, "", behind
        start, finish = period_of(text[:end], dates, language)
        if start or finish:
            return start, finish, behind
    return "", "", 0
