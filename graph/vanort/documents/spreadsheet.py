"""Workbooks of Excel and LibreOffice: the cells of their visible sheets, with what stands in merged cells in each row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vanort.documents.cells import Sheet, Value
from vanort.documents.limits import MOST_CHARACTERS, refuse_large
from vanort.errors import DocumentError

_LARGEST = 300_000_000  # bytes of all parts unpacked; 10,000 rows of 20 columns are 20 MB
_MOST_SHEETS = 100
_MOST_PACKED = 1_000  # so many times smaller than itself: sheets of one repeated value are packed 100 times


def read_spreadsheet(path: Path, data: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the sheets of a workbook that are shown and hold something, and a warning for each that is hidden.

    Raises DocumentError where the file is no workbook, is locked or damaged, or holds more than is read.
    """
    import python_calamine as calamine

    _refuse_bomb(path, data)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        metadata = workbook.sheets_metadata
        shown = [s for s in metadata if s.visible == calamine.SheetVisibleEnum.Visible]
        hidden = [s.name for s in metadata if s not in shown]
        if len(metadata) > _MOST_SHEETS:
            raise DocumentError(
                f"The workbook has {len(metadata):,} sheets; at most {_MOST_SHEETS} are read.",
                path=path,
                hint="Save the sheets that matter in a workbook of their own.",
            )
        sheets = tuple(_sheet(path, workbook.get_sheet_by_name(s.name)) for s in shown if _holds_cells(calamine, s))
    except calamine.PasswordError:
        raise DocumentError("The workbook is locked by a password.", path=path, hint="Save it without one.") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        raise DocumentError(
            f"The workbook cannot be read: {said}.", path=path, hint="Open it in a spreadsheet and save it anew."
        ) from None
    except BaseException as fault:
        if type(fault).__module__ != "pyo3_runtime":  # of the library, in Rust: what its authors thought impossible
            raise
        raise DocumentError(
            "The workbook cannot be read: it is damaged.", path=path, hint="Open it in a spreadsheet and save it anew."
        ) from None
    _refuse_long(path, sheets)
    warnings = tuple(f"The sheet “{name}” is hidden and was not read." for name in hidden)
    return tuple(sheet for sheet in sheets if sheet.rows), warnings


def _holds_cells(calamine: Any, sheet: Any) -> bool:
    return bool(sheet.typ == calamine.SheetTypeEnum.WorkSheet)


def _refuse_bomb(path: Path, data: bytes) -> None:
    """Raise DocumentError where a packed file says that it is very much larger than it looks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sizes = [(part.file_size, part.compress_size) for part in packed.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError):
        return  # an old .xls, or damaged: the reader says so
    if sum(size for size, _ in sizes) > _LARGEST or any(s > 10_000_000 and s > _MOST_PACKED * c for s, c in sizes):
        raise DocumentError(
            f"Unpacked the workbook has {sum(size for size, _ in sizes):,} bytes.",
            path=path,
            hint="Take out pictures and empty rows and columns, and save it anew.",
        )


def _refuse_long(path: Path, sheets: tuple[Sheet, ...]) -> None:
    """Raise DocumentError where cells hold more text than is read of any document."""
    length = sum(len(value) for sheet in sheets for row in sheet.rows for value in row if isinstance(value, str))
    if length > MOST_CHARACTERS:
        raise DocumentError(
            f"The cells have {length:,} characters together; at most {MOST_CHARACTERS:,} are read.",
            path=path,
            hint="Take out what you do not need, or split it into several files.",
        )


def _sheet(path: Path, sheet: Any) -> Sheet:
    height, width = sheet.total_height, sheet.total_width
    refuse_large(path, height, width, height * width)
    rows: list[list[Value]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for first, last in _merged(sheet):
        _fill_down(rows, first, last)
    return Sheet(str(sheet.name), tuple(tuple(row) for row in rows))


def _merged(sheet: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    yield from sheet.merged_cell_ranges or ()


def _fill_down(rows: list[list[Value]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Put what stands in merged cells into each of their rows, in the first column."""
    column = first[1]
    if first[0] >= len(rows) or column >= len(rows[first[0]]):
        return
    for row in range(first[0] + 1, min(last[0], len(rows) - 1) + 1):
        rows[row][column] = rows[first[0]][column]
