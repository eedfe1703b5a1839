"""Sheets of cells as values, and what a cell says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from vanort.documents.plain import plain_text

Value = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta

_REPEATED = 80  # characters: names, years and kinds are shorter; what is longer is said once


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, empty for a text file, and the cells of its rows as the file has them, counted from A1."""

    name: str
    rows: tuple[tuple[Value, ...], ...]


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
