"""What was read by rules that have changed since: tables by their mappings, registers by their sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from vanort.dataset.imported import imports_of
from vanort.mappings.sources import source_files
from vanort.workspace.fingerprint import content_mark
from vanort.workspace.model import Workspace


def outdated(workspace: Workspace) -> Iterator[str]:
    """Yield a sentence for each table and each import whose mapping or source has changed since it was read.

    Nothing is read again by itself: claims may have been reviewed, and the files of a register may lie anywhere.
    """
    for note in sorted(workspace.mapped.glob("*.sha256")):
        mapping = workspace.mappings / f"{note.stem}.toml"
        read = note.read_text(encoding="utf-8").strip()
        if mapping.is_file() and (workspace.claims / f"{note.stem}.yaml").is_file() and content_mark(mapping) != read:
            yield f"{workspace.relative(mapping)} has changed since its table was read: run vanort extract"
    sources = source_files(workspace)
    for imported in imports_of(workspace):
        name, known = str(imported.plan.get("source", "")), imported.plan.get("source_text")
        if known and name in sources and source_mark(sources[name].read_bytes()) != known:
            yield (
                f"imports/{imported.name} was made by another version of {sources[name].name}: "
                f"import it again with vanort import {name}"
            )


def source_mark(content: bytes) -> str:
    """Return what tells one text of a source from another.

    >>> source_mark(b"a") == source_mark(b"a"), source_mark(b"a") == source_mark(b"b")
    (True, False)
    """
    return hashlib.sha256(content).hexdigest()
