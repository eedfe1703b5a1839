"""Tables in text files: cells between semicolons, commas or tabs, in whatever encoding a spreadsheet wrote them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

from vanort.documents.cells import Sheet
from vanort.documents.encoding import decode
from vanort.documents.limits import refuse_large
from vanort.errors import DocumentError

_DELIMITERS = ";\t,|"  # in this order where two do equally well: commas stand in texts and numbers
_SAMPLE = 100  # rows that tell which sign stands between cells
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # as Excel writes it for itself
_LONGEST = 100_000  # characters of one cell; spreadsheets hold 32,767


def read_delimited(path: Path, data: bytes, kind: str) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the one sheet of a .csv or .tsv file, and a warning where its encoding had to be guessed.

    Raises DocumentError, with the line, where the file is no table, or a larger one than is read.
    """
    text, warnings = decode(path, data)
    declared = _DECLARED.match(text)
    skipped = 1 if declared else 0
    text = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else "\t" if kind == "tsv" and "\t" in text else _delimiter(text)
    csv.field_size_limit(_LONGEST)
    rows: list[tuple[str, ...]] = [()] * skipped
    cells = 0
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for row in reader:
            cells += len(row)
            refuse_large(path, len(rows) + 1, len(row), cells)
            rows.append(tuple(row))
    except csv.Error as error:
        raise DocumentError(
            f"Here the table cannot be read: {error}.",
            path=path,
            line=reader.line_num + skipped,
            hint="Often a quotation mark is opened and not closed. Save it as .xlsx, or mend the line.",
        ) from None
    return (Sheet("", _even(rows)),), warnings


def _even(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return rows without the empty cells at their ends."""
    cut = []
    for row in rows:
        width = len(row)
        while width and not row[width - 1].strip():
            width -= 1
        cut.append(row[:width])
    return tuple(cut)


def _delimiter(text: str) -> str:
    r"""Return the sign that divides most rows into the same number of cells, of several that which makes most cells.

    >>> _delimiter("Namn;Belopp\\nLund;1,5\\nMalmö;2,5\\n"), _delimiter("a,b\\n1,2\\n"), _delimiter("one\\n")
    (';', ',', ';')
    """
    best, most = _DELIMITERS[0], 1.0
    sample = text[: _SAMPLE * 1000].splitlines(keepends=True)[:_SAMPLE]
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if any(row))
        except csv.Error:
            continue
        width, number = max(widths.items(), key=lambda found: (found[1] * (found[0] > 1), found[0]), default=(1, 0))
        score = width * (number / max(1, widths.total())) ** 2
        if width > 1 and score > most:
            best, most = delimiter, score
    return best
