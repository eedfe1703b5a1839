"""Tables as documents: the sheets of a workbook or of a text file, and the text that they read as."""

from __future__ import annotations

from pathlib import Path

from vanort.documents.bounded import read_bounded
from vanort.documents.cells import Sheet, cell_text
from vanort.documents.delimited import read_delimited
from vanort.documents.laid_out import lay_out
from vanort.documents.model import Reading
from vanort.documents.spreadsheet import read_spreadsheet
from vanort.errors import DocumentError

TABLES = ("xlsx", "xls", "ods", "csv", "tsv")  # the kinds of document that are tables
_OF_TEXT = ("csv", "tsv")


def read_sheets(path: Path, data: bytes, kind: str) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the sheets of a table, and warnings; `kind` is one of TABLES.

    Raises DocumentError where the file cannot be read.
    """
    if kind in _OF_TEXT:
        return read_delimited(path, data, kind)
    hint = "Take out empty rows and columns, or save the sheet as .csv."
    return read_bounded(read_spreadsheet, path, data, hint=hint)


def read_table(kind: str, path: Path, data: bytes) -> Reading:
    """Read a table as a text: a heading a row, a line a cell.

    Raises DocumentError where the file cannot be read.
    """
    sheets, warnings = read_sheets(path, data, kind)
    if not any(any(map(cell_text, row)) for sheet in sheets for row in sheet.rows):
        raise DocumentError("The table holds nothing.", path=path, hint="Look whether it is empty.")
    laid_out = lay_out(sheets, path.name)
    return Reading(laid_out.text, {"title": path.stem}, warnings, laid_out.sections)
