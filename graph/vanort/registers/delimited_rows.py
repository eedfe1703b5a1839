"""The rows of a delimited file as records, one after the other, each with its line."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from vanort.errors import DocumentError
from vanort.mappings.source import Source, Table
from vanort.registers.facts import Record, Unread
from vanort.registers.opening import BoundedStream, Part
from vanort.support.confined import Exhausted, within

_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 2_000
_LONGEST_LINE = 4 * 1024 * 1024  # bytes
_LONGEST_CELL = 2 * 1024 * 1024  # characters; the abstracts of CORDIS have some 2,000
_SHOWN = 12
_MOST_SECONDS = 5  # of the processor, to tell which table a line of heads or cells begins
_WHOLE = re.compile(r"(\d+)\.0+")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def delimited_rows(part: Part, source: Source, path: Path, encoding: str = "utf-8") -> Iterator[Record | Unread]:
    """Yield the rows of a stream; those with another number of cells than there are columns as unread.

    Raises DocumentError where no table of the source has such columns, and, with the line, where the file is damaged, cut off
    or in another encoding.
    """
    lines = _Lines(part.stream, path, encoding)
    first = next(lines, "")
    found = _recognised_in_time(first, source, path)
    if found is None:
        raise _unknown(first, source, path)
    number, delimiter, heads = found
    table = source.tables[number]
    names = heads if table.heads else list(table.columns)
    rows = _rows(lines if table.heads else lines.again(first), delimiter, path, lines)
    whole = [name for name in names if name in table.whole]
    line = lines.number if table.heads else 0
    for row in rows:
        line, at = lines.number, line + 1
        if not any(row):
            continue
        if len(row) < len(names) and lines.cut_off:
            raise DocumentError(
                "The file ends in the middle of a row.",
                path=path,
                line=at,
                hint="It was cut off: get it once more; nothing of it was imported.",
            )
        if len(row) != len(names) and (len(row) < len(names) or any(cell.strip() for cell in row[len(names) :])):
            reason = f"The row has {len(row)} cells, and the table has {len(names)} columns."
            yield Unread(at, "", reason, delimiter.join(row)[:200])
            continue
        yield Record(at, _cells(names, row, table, whole), number)


def _cells(names: Sequence[str], row: Sequence[str], table: Table, whole: Sequence[str]) -> dict[str, str]:
    cells = {}
    for name, said in zip(names, row, strict=False):
        text = said.strip()
        if text and text.casefold() not in table.missing:
            cells[name] = text
    for name in whole:
        if name in cells and (match := _WHOLE.fullmatch(cells[name])):
            cells[name] = match[1]
    return cells


def _rows(lines: Iterator[str], delimiter: str, path: Path, counted: _Lines) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=delimiter, quotechar='"')
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise DocumentError(
                f"Here the table cannot be read: {error}.",
                path=path,
                line=counted.number,
                hint="Often a quotation mark is opened and not closed. Mend the line, or get the file once more.",
            ) from None
        if row is None:
            return
        counted.begin_record()
        yield row


class _Lines(Iterator[str]):
    """The lines of a stream as text; counts them, and knows whether the last one was cut off."""

    def __init__(self, stream: BoundedStream, path: Path, encoding: str) -> None:
        self._stream, self._path, self._encoding = stream, path, encoding
        self.number, self.cut_off = 0, False
        self.begin_record = stream.begin_record

    def __next__(self) -> str:
        data = self._stream.readline(_LONGEST_LINE)
        if not data:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            data = data.removeprefix(codecs.BOM_UTF8)
        if len(data) >= _LONGEST_LINE:
            self._refuse(
                f"The line has more than {_LONGEST_LINE // 1024**2} MB.", "This is no table, or it is damaged."
            )
        self.cut_off = not data.endswith(b"\n")
        if b"\0" in data:
            self._refuse("Here is a character that no text holds.", "Save the file as UTF-8, or get it once more.")
        try:
            return data.decode(self._encoding)
        except UnicodeDecodeError as fault:
            hint = "Save the file as UTF-8, or say what it is in, such as --encoding cp1252."
            if self._encoding != "utf-8":
                hint = "Name another with --encoding."
            self._refuse(f"Byte {data[fault.start]:#04x} is not {self._encoding.upper()}.", hint)
        raise AssertionError

    def _refuse(self, said: str, hint: str) -> None:
        raise DocumentError(said, path=self._path, line=self.number, hint=hint)

    def again(self, first: str) -> Iterator[str]:
        """Return the lines with the first one, which has been read, before them."""
        yield first
        yield from self


def _recognised(first: str, source: Source) -> tuple[int, str, list[str]] | None:
    """Return which table of a source begins with a line: its place, the sign between cells, and the cells."""
    best: tuple[int, int, str, list[str]] | None = None
    for delimiter in _DELIMITERS:
        row = next(csv.reader([first], delimiter=delimiter), []) if first.count(delimiter) < _MOST_COLUMNS else []
        cells = [" ".join(cell.split()) for cell in row]
        for number, table in enumerate(source.tables):
            if table.delimiter not in ("", delimiter):
                continue
            fits = set(table.columns) <= set(cells) if table.heads else _match(cells, table)
            if fits and (best is None or len(table.columns) > best[0]):
                best = (len(table.columns), number, delimiter, cells)
    return best[1:] if best else None


def _recognised_in_time(first: str, source: Source, path: Path) -> tuple[int, str, list[str]] | None:
    """Return the same, within limits: the patterns of a source of one's own may be such that try all ways to match."""
    try:
        with within(_MOST_SECONDS):
            return _recognised(first, source)
    except Exhausted:
        raise DocumentError(
            f"To compare the first line with the source '{source.name}' takes more than {_MOST_SECONDS} s.",
            path=path,
            line=1,
            hint="Look at its patterns for a repetition inside a repetition, such as (a+)+.",
        ) from None


def _match(cells: Sequence[str], table: Table) -> bool:
    patterns = [table.patterns.get(column, r".+") for column in table.columns]
    return len(cells) == len(patterns) and all(
        re.fullmatch(pattern, cell) for pattern, cell in zip(patterns, cells, strict=True)
    )


def _unknown(first: str, source: Source, path: Path) -> DocumentError:
    if first.startswith(("\ufeff", "\ufffe")) or "\0" in first:
        return DocumentError("The file is not UTF-8.", path=path, hint="Save it as UTF-8.")
    columns = max((first.count(delimiter) for delimiter in _DELIMITERS), default=0) + 1
    if columns > _MOST_COLUMNS:
        return DocumentError(
            f"The table has more than {_MOST_COLUMNS:,} columns, and that is more than any register has.",
            path=path,
            line=1,
            hint="Look at its first line.",
        )
    known = "; or ".join(", ".join(table.columns[:_SHOWN]) for table in source.tables if table.heads)
    return DocumentError(
        f"The source '{source.name}' knows no table with these columns: {' '.join(first.split())[:120] or 'none'}.",
        path=path,
        line=1,
        hint=f"It knows tables with: {known}." if known else "Look at its first line.",
    )
