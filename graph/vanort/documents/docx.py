"""Word files: paragraphs, lists and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vanort.documents.reading import Reading
from vanort.errors import DocumentError


def read_docx(path: Path, data: bytes) -> Reading:
    """Return the text of a Word file: headings as Markdown headings, cells with a tab between.

    Raises DocumentError where the file is no Word file.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise DocumentError(
            "The file is no Word document (.docx), or it is damaged or locked.",
            path=path,
            hint="Open it in Word or LibreOffice and save it as .docx without a password.",
        ) from error
    properties = document.core_properties
    found = {"title": properties.title or "", "publisher": properties.author or ""}
    if properties.modified:
        found["date"] = properties.modified.date().isoformat()
    return Reading(text.strip() + "\n", {key: value for key, value in found.items() if value})


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    styles: dict[str | None, str] = {}  # python-docx goes through all of them each time it is asked for one
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield ""
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)
            yield ""
            continue
        id_ = block._p.style
        if id_ not in styles:
            styles[id_] = (block.style.name or "") if block.style is not None else ""
        style = styles[id_]
        words = block.text
        if style.startswith("Heading") and words.strip():
            level = style.removeprefix("Heading").strip()
            yield ""
            yield f"{'#' * int(level or 1) if level.isdigit() or not level else '#'} {words}"
            yield ""
        elif style.startswith("List") and words.strip():
            yield f"• {words}"
        else:
            yield words
            yield ""
