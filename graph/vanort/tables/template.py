"""A workbook to be filled in: sheets and heads that are read without a mapping, lists to choose from, an example, notes."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from vanort.errors import DocumentError
from vanort.languages.cell_concepts import concept_labels
from vanort.support.extras import needed

LANGUAGES = ("en", "sv")
_ROWS = 500  # that the drop-down lists reach down to
_WIDEST = 28  # characters of a column: what a row of ten shows without scrolling
_GREY, _HEAD = "808080", "DCE6F1"
_MADE = datetime(2026, 1, 1)  # a workbook has a date inside; the same template has the same bytes


@cache
def template_words() -> Mapping[str, Any]:
    """Return sheets, columns and words of the template, by language."""
    return tomllib.loads(Path(__file__).with_name("template.toml").read_text(encoding="utf-8"))


def is_example(text: str) -> bool:
    """Tell whether the first cell of a row marks it as the template's example.

    >>> is_example("Example: Clean Lakes"), is_example("Exempel: Rena sjöar"), is_example("Clean Lakes")
    (True, True, False)
    """
    return text.startswith(tuple(template_words()["words"]["example"].values()))


def make_template(language: str) -> bytes:
    """Return the workbook in a language of LANGUAGES, as the bytes of an .xlsx file.

    Raises VanortError where the library that writes it is not installed.
    """
    with needed("A template"):
        from openpyxl import Workbook
        from openpyxl.comments import Comment
        from openpyxl.styles import Font, PatternFill

    book = Workbook()
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "vanort"
    book.remove(book.active)
    words = template_words()
    for sheet in words["sheet"]:
        page = book.create_sheet(sheet["name"][language])
        page.freeze_panes = "A2"
        for number, column in enumerate(sheet["columns"], 1):
            head = page.cell(1, number, column[language])
            head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
            head.comment = Comment(column["note"][language], "vanort")
            example = column["example"][language]
            shown = f"{words['words']['example'][language]} {example}" if number == 1 else example
            page.cell(2, number, shown).font = Font(italic=True, color=_GREY)
            page.column_dimensions[head.column_letter].width = min(
                max(len(str(shown)), len(column[language])) + 4, _WIDEST
            )
            if "list" in column:
                _add_list(page, head.column_letter, labels_of(column["list"], language))
    _add_notes(book, words, language)
    return _bytes(book)


def _add_list(page: Any, letter: str, labels: tuple[str, ...]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=f'"{",".join(labels)}"', allow_blank=True)
    page.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{_ROWS}")


def _add_notes(book: Any, words: Mapping[str, Any], language: str) -> None:
    """Add a sheet that says what belongs where; it has no heads that are known, and is hidden from reading by its name."""
    page = book.create_sheet(words["words"]["notes"][language])
    page.column_dimensions["A"].width = 110
    page.append([words["words"]["intro"][language]])
    for sheet in words["sheet"]:
        page.append([])
        for column in sheet["columns"]:
            page.append([f"{sheet['name'][language]}, {column[language]}: {column['note'][language]}"])


def _bytes(book: Any) -> bytes:
    """Return a workbook as bytes that are the same each time: the parts of the packed file bear one date.

    Raises DocumentError where the files that the workbook is put together from cannot be written.
    """
    import zipfile

    written = io.BytesIO()
    try:
        book.save(written)
    except OSError:
        raise
    except Exception as error:  # openpyxl writes sheets to files of their own, and says in many ways that it cannot
        raise DocumentError(
            "The workbook cannot be written.", hint="Is the disk full? Make room on it and run the command again."
        ) from error
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the time of saving
                data = _undated(data)
            target.writestr(zipfile.ZipInfo(name, _MADE.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _undated(data: bytes) -> bytes:
    import re

    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), data)


def labels_of(scheme: str, language: str) -> tuple[str, ...]:
    """Return how the concepts of a scheme are called.

    >>> labels_of("status", "sv")
    ('inställt', 'avslutat', 'pågående', 'planerat')
    """
    return tuple(label for _, label, tag in concept_labels(scheme) if tag == language)
