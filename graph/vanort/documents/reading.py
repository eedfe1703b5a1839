"""One way in: a file becomes a Document, by the door of its format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from vanort.documents.metadata import read_metadata
from vanort.documents.model import Document
from vanort.documents.sections import find_sections
from vanort.errors import DocumentError

LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's door makes of the bytes: the text, what the file says about itself, and warnings."""

    text: str
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_document(path: Path | str) -> Document:
    """Read a .txt, .md, .html, .pdf or .docx file, and the metadata beside it; a text file is read unchanged.

    Raises DocumentError where there is no file, no text, or a format that is not read.
    """
    path = Path(path)
    data = _bytes(path)
    reading = _door(path)(path, data)
    if not reading.text.strip():
        raise DocumentError("The document has no text.", path=path, hint="Look whether it is empty.")
    known = {**reading.metadata, **read_metadata(path)}
    return Document(
        path=path,
        text=reading.text,
        sections=find_sections(reading.text),
        sha256=hashlib.sha256(data).hexdigest(),
        title=known.get("title", ""),
        publisher=known.get("publisher", ""),
        address=known.get("address", ""),
        language=known.get("language", ""),
        date=known.get("date", ""),
        warnings=reading.warnings,
    )


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise DocumentError("There is no such file.", path=path)
    size = path.stat().st_size
    if size > LARGEST:
        raise DocumentError(
            f"The file has {size / 1024 / 1024:.0f} MB; at most {LARGEST // 1024 // 1024} MB are read.",
            path=path,
            hint="Split it, or save only the pages that matter.",
        )
    return path.read_bytes()


def _door(path: Path) -> Callable[[Path, bytes], Reading]:
    if path.suffix.lower() in {".txt", ".md"}:
        return _read_plain
    raise DocumentError(
        f"Files of type {path.suffix or 'without an ending'} are not read.",
        path=path,
        hint="Save it as .txt, .md, .html, .pdf or .docx.",
    )


def _read_plain(path: Path, data: bytes) -> Reading:
    try:
        return Reading(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DocumentError(f"The text is not UTF-8: {error.reason} at byte {error.start}.", path=path) from error
