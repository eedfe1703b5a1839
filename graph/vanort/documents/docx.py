"""Word files: the package, its parts, and what it says about itself; see docx_text for the words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vanort.documents.docx_text import Parts, text_of
from vanort.documents.model import Reading
from vanort.errors import DocumentError
from vanort.support.extras import needed

# Bytes of XML: some 2,000 pages of plain text. A tree takes ten times as much memory.
LARGEST_PART = 40 * 1024 * 1024
MOST_SIGNS = 4_000_000  # "<" of a part: two or one an element, and a million elements take some 500 MB
LARGEST_PACKAGE = 400 * 1024 * 1024  # with its pictures
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(path: Path, data: bytes) -> Reading:
    """Return the text of a Word file as it reads with all changes accepted.

    Headings become Markdown headings, points of a list begin with a bullet, cells stand with a tab between. Text
    boxes, footnotes and endnotes follow the paragraph that they belong to. Comments, headers and footers, and what is
    deleted, struck out or hidden are not read.

    Raises DocumentError where the file is no Word file, locked, damaged or too large.
    """
    if data.startswith(_COMPOUND_FILE):
        raise DocumentError(
            "The file is locked with a password, or it is an old Word file (.doc).",
            path=path,
            hint="Open it in Word or LibreOffice and save it as .docx without a password.",
        )
    _refuse_too_large(path, data)
    with needed("Reading a Word file", path):
        from docx import Document

    try:
        document = Document(io.BytesIO(data))
        text, warnings = text_of(document.element.body, _parts(document.part))
        metadata = _metadata(document.core_properties)
    except RecursionError as error:
        raise _damaged(path) from error
    except Exception as error:  # python-docx and lxml say in many ways that a part is damaged or missing
        raise _damaged(path) from error
    return Reading(text, metadata, warnings)


def _damaged(path: Path) -> DocumentError:
    return DocumentError(
        "The file is no Word document (.docx), or it is damaged.",
        path=path,
        hint="Open it in Word or LibreOffice and save it as .docx again.",
    )


def _refuse_too_large(path: Path, data: bytes) -> None:
    """Refuse a package whose parts are too large once unpacked, before any of them is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _refuse_too_many(path, package, parts)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(path) from error
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    whole = sum(part.file_size for part in parts)
    for size, most, what in ((largest, LARGEST_PART, "text"), (whole, LARGEST_PACKAGE, "content")):
        if size > most:
            raise DocumentError(
                f"The file unpacks to {size / 1024 / 1024:,.0f} MB of {what}; at most {most // 1024 // 1024} MB are read.",
                path=path,
                hint="Split it, or save only the pages that matter.",
            )


def _refuse_too_many(path: Path, package: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse a package with a part of more elements than can be held: hardly any words, and a tree of gigabytes."""
    for part in parts:
        large = MOST_SIGNS < part.file_size <= LARGEST_PART
        if large and part.filename.endswith((".xml", ".rels")) and package.read(part).count(b"<") > MOST_SIGNS:
            raise DocumentError(
                f"The file has a part of more than {MOST_SIGNS // 2:,} elements.",
                path=path,
                hint="Split it, or save only the pages that matter.",
            )


def _parts(main: Any) -> Parts:
    """Gather what the body refers to: the names of styles, the notes, and the addresses of links."""
    from lxml import etree

    notes: dict[tuple[str, str], Any] = {}
    links: dict[str, str] = {}
    for key, relation in main.rels.items():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external:
            links[key] = relation.target_ref
        elif kind in _NOTES:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(relation.target_part.blob, parser):
                identifier = note.get(f"{{{note.nsmap['w']}}}id", "")
                notes[_NOTES[kind], identifier] = note
    return Parts(main.styles.element, notes, links)


def _metadata(properties: Any) -> dict[str, str]:
    found = {"title": properties.title or "", "publisher": properties.author or ""}
    if properties.modified:
        found["date"] = properties.modified.date().isoformat()
    return {key: value for key, value in found.items() if value}
