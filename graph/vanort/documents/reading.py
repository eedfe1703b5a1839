"""One way in: a file becomes a Document, by the door of its format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from vanort.documents.bounded import read_bounded
from vanort.documents.kinds import ENDINGS, KINDS
from vanort.documents.limits import MOST_CHARACTERS
from vanort.documents.metadata import date_in, read_metadata
from vanort.documents.model import Document, Reading
from vanort.documents.plain import plain_text
from vanort.documents.sections import find_sections
from vanort.documents.sheets import TABLES, read_table
from vanort.documents.titles import title_in
from vanort.errors import DocumentError
from vanort.languages.detection import detect_language
from vanort.languages.pack import LanguagePack
from vanort.support.files import LARGEST, refuse_unnameable

_SMALL_PAGE = 500_000  # bytes of a web page that need no process of their own: it holds no more than it shows


def read_document(
    path: Path | str, *, expected: str = "", kind: str = "", packs: Mapping[str, LanguagePack] | None = None
) -> Document:
    """Read a text, web page, PDF, Word file or table, and the metadata beside it; a text file is read unchanged.

    `expected` is the language to take where the text hardly tells; `kind` is one of KINDS, where not the ending is to tell;
    `packs` are the languages that it may be in, the shipped ones by default.

    Raises DocumentError where there is no file, no text, or a format that is not read.
    """
    path = Path(path)
    data = _bytes(path)
    kind = kind or next((kind for kind, endings in KINDS.items() if path.suffix.lower() in endings), "")
    door = _door(path, kind)
    small_page = kind == "html" and len(data) < _SMALL_PAGE
    alone = door is not _read_plain and not small_page and kind not in TABLES  # tables see to it themselves
    hint = "Split it, or save only the pages that matter."
    reading = read_bounded(door, path, data, hint=hint) if alone else door(path, data)
    if len(reading.text) > MOST_CHARACTERS:
        raise DocumentError(
            f"The document has {len(reading.text):,} characters; at most {MOST_CHARACTERS:,} are read.",
            path=path,
            hint="Split it, or save only the pages that matter.",
        )
    if door is not _read_plain and reading.sections is None:
        # The text is made here; a text file's own is looked at in its plain form where it is searched.
        reading = replace(reading, text=plain_text(reading.text).text)
    if not reading.text.strip():
        raise DocumentError("The document has no text.", path=path, hint="Look whether it is empty.")
    beside = read_metadata(path)
    known = {**reading.metadata, **beside}
    plain = plain_text(reading.text).text
    if "date" not in beside:  # what the page says in words is better than what its head or its properties say
        known["date"] = date_in(plain) or known.get("date", "")
    known["language"] = known.get("language") or detect_language(plain, packs, expected=expected)
    known["title"] = known.get("title") or title_in(plain)
    return Document(
        path=path,
        text=reading.text,
        sections=find_sections(reading.text, reading.headings) if reading.sections is None else reading.sections,
        sha256=hashlib.sha256(data).hexdigest(),
        title=known["title"],
        publisher=known.get("publisher", ""),
        address=known.get("address", ""),
        language=known["language"],
        date=known.get("date", ""),
        warnings=reading.warnings,
        excerpt_of=known.get("excerpt_of", ""),
    )


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise DocumentError("There is no such file.", path=path)
    refuse_unnameable(path, error=DocumentError)
    size = path.stat().st_size
    if size > LARGEST:
        raise DocumentError(
            f"The file has {size / 1024 / 1024:.0f} MB; at most {LARGEST // 1024 // 1024} MB are read.",
            path=path,
            hint="Split it, or save only the pages that matter.",
        )
    return path.read_bytes()


def _door(path: Path, kind: str) -> Callable[[Path, bytes], Reading]:
    match kind:
        case "txt" | "md":
            return _read_plain
        case "html":
            from vanort.documents.html import read_html

            return read_html
        case "pdf":
            from vanort.documents.pdf import read_pdf

            return read_pdf
        case "docx":
            from vanort.documents.docx import read_docx

            return read_docx
        case "eml":
            from vanort.documents.mail import read_mail

            return read_mail
    if kind in TABLES:
        return partial(read_table, kind)
    raise DocumentError(
        f"Files of type {path.suffix or 'without an ending'} are not read.",
        path=path,
        hint=f"Save it as {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.",
    )


def _read_plain(path: Path, data: bytes) -> Reading:
    """Decode a text file; nothing in it is changed, so that offsets hold."""
    if b"\0" not in data:  # in UTF-16 without a mark the letters of English are UTF-8, too, with zeros between
        with suppress(UnicodeDecodeError):
            return Reading(data.decode("utf-8"))
    from vanort.documents.encoding import decode

    text, warnings = decode(path, data)
    return Reading(text, warnings=warnings)
