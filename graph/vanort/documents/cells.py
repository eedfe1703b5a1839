"""Sheets of cells as values, and how they read as a text in which every cell has its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, zip_longest

from vanort.documents.model import Section
from vanort.documents.plain import plain_text
from vanort.languages.column_heads import head_meanings

Value = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta
Place = tuple[int, int, int]  # sheet, row and column, each counted from 0

_TOP = 30  # rows among which the heads of a table are looked for: longer preambles are texts, not tables
_LONGEST_HEAD = 80  # characters
_SOME = 5  # at most one in so many heads has a number in it
_REPEATED = 80  # characters: names, years and kinds are shorter; what is longer is said once
_OF_ROW = 3  # the level of a row's heading, below the file's and the sheet's
_KNOWN = 2  # heads with a meaning that make a row the heads of a table: one may be a value by chance


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, empty for a text file, and the cells of its rows as the file has them, counted from A1."""

    name: str
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the heads of a sheet's table stand, and which rows belong to it; `row` is -1 where there are none."""

    row: int
    texts: tuple[str, ...]
    end: int

    def of(self, column: int) -> str:
        """Return what a column is called: its head, else its letter.

        >>> Heads(0, ("Land", ""), 5).of(0), Heads(0, ("Land", ""), 5).of(1), Heads(-1, (), 5).of(27)
        ('Land', 'B', 'AB')
        """
        text = self.texts[column] if column < len(self.texts) else ""
        return text or column_letters(column)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Sheets as one text: `spans` says where each cell that holds something stands in it."""

    text: str
    sections: tuple[Section, ...]
    spans: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    heads: tuple[Heads, ...] = ()


def is_tabular(sheet: Sheet) -> bool:
    """Tell whether a sheet has a row of several cells: a column of notes is a text.

    >>> is_tabular(Sheet("", (("a", "b"),))), is_tabular(Sheet("", (("a", ""), ("b",))))
    (True, False)
    """
    return any(sum(bool(cell_text(value)) for value in row) > 1 for row in sheet.rows)


def column_letters(column: int) -> str:
    """Return how spreadsheets call a column that is counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701), column_letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_text(value: Value) -> str:
    r"""Return what a cell says: numbers without end as they are, days as ISO 8601 writes them.

    >>> cell_text(1998.0), cell_text(0.5), cell_text(datetime.date(1998, 5, 1)), cell_text(" Lund\r\nSkåne ")
    ('1998', '0.5', '1998-05-01', 'Lund\nSkåne')
    """
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() | int():
            return _number(value)
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return str(value)
    return _words_repeated(value) if len(value) <= _REPEATED else _words(value)


def _words(value: str) -> str:
    text = plain_text(value.replace("\r\n", "\n").replace("_x000D_", "")).text
    return "\n".join(line for part in text.splitlines() if (line := part.strip()))


_words_repeated = lru_cache(maxsize=50_000)(_words)  # a table is read several times, and says the same in many rows


def _number(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e18 else repr(value)
    return f"{Decimal(repr(value)):f}" if value == value and abs(value) < 1e18 else repr(value)


def find_heads(sheet: Sheet) -> Heads:
    """Find the row that says what the columns hold, and where the table ends: at its end, or where another one begins.

    The first row with two heads that are known is it, or the row right below it where that one has more; else the first row of
    different short texts that is as wide as what follows.
    """
    texts = [tuple(map(cell_text, row)) for row in sheet.rows]
    filled = [number for number, row in enumerate(texts) if any(row)]
    top = filled[:_TOP]
    known = [row for row in top if _is_named(texts[row], sheet.rows[row])]
    found = known[:1] or [row for row in top if _opens(row, filled, texts, sheet.rows)][:1]
    if not found or found[0] == filled[-1]:
        return Heads(-1, (), len(texts))
    row = found[0]
    if row + 1 in filled and _is_named(texts[row + 1], sheet.rows[row + 1]) and _are_groups(texts[row], texts[row + 1]):
        row += 1
    heads = texts[row]
    if row - 1 in filled and _are_groups(texts[row - 1], heads):
        heads = _below_groups(texts[row - 1], heads)
    end = next((gap for gap, other in _after_gaps(filled, row) if _opens_another(other, filled, texts)), len(texts))
    return Heads(row, tuple(" ".join(text.split()) for text in heads), end)


def _are_groups(groups: Sequence[str], heads: Sequence[str]) -> bool:
    """Tell whether a row holds heads of groups of columns: all known, and fewer than the heads below it.

    >>> _are_groups(("Project", "", "Period"), ("Name", "Role", "Start")), _are_groups(("Partners 2024", "", ""), ("Name", "Role", "Start"))
    (True, False)
    """
    said = [text for text in groups if text]
    return all(map(head_meanings, said)) and len(set(said)) < len({text for text in heads if text})


def _below_groups(groups: Sequence[str], heads: Sequence[str]) -> tuple[str, ...]:
    """Return the heads of columns that stand in groups with a head of their own: "Name" below "Project" is the project's.

    >>> _below_groups(("Project", "", "Time", "", "Funder"), ("Name", "Role", "Start", "End", ""))
    ('Project', 'Role', 'Start', 'End', 'Funder')
    """
    found, group = [], ""
    for own, head in zip_longest(groups, heads, fillvalue=""):
        group = own or group
        found.append(group if head_meanings(head) == {"name"} and head_meanings(group) else head or own)
    return tuple(found)


def _after_gaps(filled: Sequence[int], row: int) -> Iterator[tuple[int, int]]:
    """Yield for each gap below a row where it begins, and the row behind it."""
    below = [number for number in filled if number >= row]
    yield from ((before + 1, after) for before, after in pairwise(below) if after > before + 1)


def _opens_another(row: int, filled: Sequence[int], texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row behind a gap holds heads: texts without numbers, one of them known, over a row with numbers."""
    said = [(column, text) for column, text in enumerate(texts[row]) if text]
    below = next((texts[number] for number in filled if number > row), ())
    if len(said) < _KNOWN or any(char.isdigit() for _, text in said for char in text):
        return False
    known = sum(bool(head_meanings(text)) for _, text in said)
    over_number = any(column < len(below) and any(map(str.isdigit, below[column])) for column, _ in said)
    return 2 * known >= len(said) or (known > 0 and over_number)


def _is_named(texts: Sequence[str], values: Sequence[Value]) -> bool:
    """Tell whether a row holds heads that are known: two, and as many as it holds other texts."""
    said = [text for text, value in zip(texts, values, strict=True) if text and isinstance(value, str)]
    known = sum(bool(len(text) <= _LONGEST_HEAD and head_meanings(text)) for text in said)
    return known >= _KNOWN and 2 * known >= len(said) and len(said) == sum(map(bool, texts))


def _opens(row: int, filled: Sequence[int], texts: Sequence[Sequence[str]], rows: Sequence[Sequence[Value]]) -> bool:
    """Tell whether a row looks like heads: short texts, all different, over rows that are no wider and hold other things."""
    said = [text for text in texts[row] if text]
    below = [number for number in filled if number > row]
    if len(said) < _KNOWN or not below or any(len(text) > _LONGEST_HEAD for text in said):
        return False
    plain = all(isinstance(value, str) for value, text in zip(rows[row], texts[row], strict=True) if text)
    numbered = sum(any(map(str.isdigit, text)) for text in said)  # "nuts_3_code" is a head, too
    if not plain or len(set(said)) < len(said) or _SOME * numbered > len(said):
        return False
    widest = max(sum(map(bool, texts[number])) for number in below[:_TOP])
    later = {text for number in below for text in texts[number]}
    repeated = sum(text in later for text in said)  # a name in the first row of data stands in others, too
    values_differ = any(_holds_numbers(column, below[:_TOP], texts) for column, text in enumerate(texts[row]) if text)
    return 2 * len(said) > widest and not repeated and (values_differ or all(text[:1].isupper() for text in said))


def _holds_numbers(column: int, rows: Sequence[int], texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether most of what a column says begins with a number."""
    said = [texts[row][column] for row in rows if column < len(texts[row]) and texts[row][column]]
    return bool(said) and 2 * sum(text.lstrip("-+ ")[:1].isdigit() for text in said) > len(said)


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
