"""How large a table may be that is read as a document."""

from __future__ import annotations

from pathlib import Path

from vanort.errors import DocumentError

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
