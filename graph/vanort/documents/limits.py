"""How large a document may be, and how long it may be read: what is larger is refused with one message."""

from __future__ import annotations

from pathlib import Path

from vanort.errors import DocumentError

MOST_PAGES = 1_000  # of a PDF, at some 20 ms a page
MOST_CHARACTERS = 10_000_000  # of a document as it was written, repetitions and pictures of letters among them
MOST_READ = 1_000_000  # characters in which claims are looked for, some 400 full pages at 40 to 90 µs a character
MOST_SECONDS = 50  # of the processor, in which they are looked for: nobody waits a minute for one text without a word
MOST_ROWS = 5_000  # each cell is a claim that people look through; 2,000 rows of 8 columns are built in a minute or two
MOST_COLUMNS = 500
MOST_CELLS = 500_000


def refuse_large(path: Path, rows: int, columns: int, cells: int) -> None:
    """Raise DocumentError where a table has more rows, columns or cells than are read."""
    for number, most, what in (
        (rows, MOST_ROWS, "rows"),
        (columns, MOST_COLUMNS, "columns"),
        (cells, MOST_CELLS, "cells"),
    ):
        if number > most:
            raise DocumentError(
                f"The table has more than {most:,} {what}, and that is more than is read.",
                path=path,
                hint="Take out what you do not need, or split it into several files.",
            )
