"""Bring documents into a workspace: the bytes as received, and NAME.yaml beside them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from vanort.documents.metadata import metadata_path
from vanort.documents.reading import ENDINGS, read_document
from vanort.errors import DocumentError
from vanort.files import write_atomically
from vanort.workspace import Workspace


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and those of a format that is read in the folders named, in order.

    Raises DocumentError where a folder holds none.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in ENDINGS)
        if not found:
            raise DocumentError(f"The folder holds no {', '.join(ENDINGS)}.", path=path)
        yield from found


def add_document(
    workspace: Workspace,
    path: Path,
    *,
    address: str | None = None,
    language: str | None = None,
    today: datetime.date | None = None,
) -> str:
    """Copy one document in and say so; the metadata that people have written stays.

    Raises DocumentError where the file cannot be read, or where another document bears its name.
    """
    document = read_document(path, expected=str(workspace.settings.get("language", "")))
    target = workspace.documents / path.name
    if target.is_file() and target.read_bytes() != path.read_bytes():
        raise DocumentError(
            f"Another document is called {path.name} in the workspace.",
            path=path,
            hint="Rename this one first; a new edition is a document of its own.",
        )
    known = {
        "title": document.title,
        "publisher": document.publisher,
        "address": address or document.address,
        "language": language or document.language,
        "date": document.date,
        "retrieved": today.isoformat() if today else "",
        "sha256": document.sha256,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in known.items() if value]
    write_atomically(target, path.read_bytes())
    sidecar = metadata_path(target)
    if not sidecar.is_file() or address or language:
        write_atomically(sidecar, "\n".join(lines) + "\n")
    words = len(document.text.split())
    notes = "".join(f" {warning}" for warning in document.warnings)
    return f"{workspace.relative(target)}: {words} words, language {language or document.language}.{notes}"
