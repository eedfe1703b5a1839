"""Sheets as a text in which every cell has its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vanort.documents.cells import Sheet, cell_text, column_letters
from vanort.documents.heads import Heads, find_heads
from vanort.documents.model import Section

Place = tuple[int, int, int]  # sheet, row and column, each counted from 0

_OF_ROW = 3  # the level of a row's heading, below the file's and the sheet's


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Sheets as one text: `spans` says where each cell that holds something stands in it."""

    text: str
    sections: tuple[Section, ...]
    spans: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    heads: tuple[Heads, ...] = ()


def lay_out(sheets: Sequence[Sheet], name: str) -> LaidOut:
    """Return sheets as a text below the file's name: a heading a row, a line a cell with the head of its column before it.

    >>> sheet = Sheet("Partners", (("Name", "Country"), ("Kragerholm", "Norway")))
    >>> print(lay_out([sheet], "twins.xlsx").text.strip())
    twins.xlsx
    <BLANKLINE>
    Partners
    <BLANKLINE>
    Partners, row 2
    Name: Kragerholm
    Country: Norway
    """
    out = _Text()
    out.heading(name, 1)
    heads = tuple(map(find_heads, sheets))
    for number, (sheet, head) in enumerate(zip(sheets, heads, strict=True)):
        if sheet.name and any(any(map(cell_text, row)) for row in sheet.rows):
            out.heading(" ".join(cell_text(sheet.name).split()), 2)
        for index, row in enumerate(sheet.rows):
            cells = [(column, text) for column, value in enumerate(row) if (text := cell_text(value))]
            if not cells or index == head.row:
                continue
            data = head.row < index < head.end
            if data or head.row < 0 or index >= head.end:
                out.heading(f"{sheet.name}, row {index + 1}" if sheet.name else f"row {index + 1}", _OF_ROW)
            for column, text in cells:
                label = head.of(column) if data else column_letters(column) if index > head.row else ""
                out.cell((number, index, column), label, text)
            out.add("\n")
    return LaidOut(out.text(), out.sections(), out.spans, heads)


class _Text:
    """Collect pieces of a text, and where headings and cells stand in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.headings: list[tuple[int, str, int]] = []
        self.spans: dict[Place, tuple[int, int]] = {}

    def add(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def heading(self, words: str, level: int) -> None:
        self.headings.append((self.length, words, level))
        self.add(words + ("\n" if level == _OF_ROW else "\n\n"))

    def cell(self, place: Place, label: str, words: str) -> None:
        self.add(f"{label}: " if label else "")
        self.spans[place] = self.length, self.length + len(words)
        self.add(f"{words}\n")

    def text(self) -> str:
        return "".join(self.pieces)

    def sections(self) -> tuple[Section, ...]:
        ends = [*(start for start, _, _ in self.headings[1:]), self.length]
        return tuple(
            Section(words, level, start, end) for (start, words, level), end in zip(self.headings, ends, strict=True)
        )
