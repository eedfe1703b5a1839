"""Many documents: each read, proposed for and written before the next, so that a stop loses nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vanort import __version__
from vanort.claims import document_of, format_claims_file, read_claims_file
from vanort.documents import read_document
from vanort.documents.reading import ENDINGS
from vanort.errors import ClaimsError, DocumentError
from vanort.extraction.amending import amend
from vanort.extraction.people import plain_letters
from vanort.extraction.proposals import propose
from vanort.extraction.reading import extract
from vanort.extraction.renewal import renew
from vanort.files import write_atomically
from vanort.workspace import Workspace


@dataclass
class Outcome:
    """What became of each document: a line to print, and how many could not be read."""

    lines: list[str] = field(default_factory=list)
    documents: list[Path] = field(default_factory=list)
    failed: int = 0


def extract_workspace(
    workspace: Workspace,
    files: Sequence[Path] = (),
    *,
    folder: Path | None = None,
    language: str | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Propose claims for the documents named, else for those of the workspace that changed since the last time.

    A document that cannot be read is reported, and the others still go through.
    """
    outcome = Outcome()
    known = _claims_files(workspace)
    state_path = workspace.build / "extracted.json"
    state: dict[str, str] = _state(state_path)
    paths = list(files) or _documents(workspace)
    for number, path in enumerate(paths, 1):
        step(f"{number} of {len(paths)}: {path.name}")
        try:
            document = read_document(path)
            outcome.documents.append(path)
            mark = f"{document.sha256} {language or document.language} {__version__}"
            if not files and state.get(path.name) == mark:
                continue
            target = (folder or workspace.claims) / known.get(path.name, f"{_stem(path)}.yaml")
            line = _write(target, path, language, workspace)
        except (DocumentError, ClaimsError) as error:
            outcome.failed += 1
            outcome.lines.append(f"vanort: {error}")
            continue
        outcome.lines.append(line)
        state[path.name] = mark
        write_atomically(state_path, json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    if not outcome.lines:
        outcome.lines.append(f"Nothing to do: {len(paths)} document(s) are as they were.")
    return outcome


def _documents(workspace: Workspace) -> list[Path]:
    return sorted(path for path in workspace.documents.glob("*") if path.suffix.lower() in ENDINGS)


def _claims_files(workspace: Workspace) -> dict[str, str]:
    """Return which claims file speaks about which document."""
    return {document_of(path): path.name for path in sorted(workspace.claims.glob("*.yaml"))}


def _state(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stem(path: Path) -> str:
    r"""Return the name of a document's claims file.

    >>> _stem(Path("Våra vänorter (2024).html"))
    'vara-vanorter-2024'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain_letters(path.stem)).strip("-") or "document"


def _write(target: Path, path: Path, language: str | None, workspace: Workspace) -> str:
    document = read_document(path)
    proposed = propose(extract(document, language), target.stem)
    shown = workspace.relative(target)
    if not target.is_file():
        write_atomically(target, format_claims_file(proposed))
        return f"{shown}: {len(proposed.things)} things, {len(proposed.statements)} claims proposed."
    existing = read_claims_file(target, document, name=shown)
    renewal = renew(existing, proposed)
    if not renewal.added and not renewal.removed:
        return f"{shown}: nothing new."
    written = target.read_bytes().decode("utf-8")
    write_atomically(target, amend(written, existing, renewal.file))
    return f"{shown}: {renewal.added} new, {renewal.removed} no longer proposed; what you decided stays."
