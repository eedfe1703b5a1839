"""Whether a build is still what its inputs would give: a fingerprint of all of them, kept beside what was built."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from vanort import __version__
from vanort.documents.reading import LARGEST
from vanort.resources import resource
from vanort.workspace import Workspace

STATE = "build.json"
_BUNDLE = Path(__file__).parent / "explorer" / "bundle"


def fingerprint(workspace: Workspace, **options: object) -> str:
    """Return a hash of everything that a build reads: the workspace, the shipped files, the program, the options."""
    digest = hashlib.sha256(f"{__version__} {sorted(options.items())}".encode())
    own = (workspace.documents, workspace.claims, workspace.decisions, workspace.reference, workspace.queries)
    shipped = (resource("ontology"), resource("queries"), resource("data/reference"), Path(__file__).parent)
    paths = [path for path in sorted(workspace.root.glob("*")) if path.suffix in (".toml", ".yaml") and path.is_file()]
    paths += [path for folder in (*own, *shipped) for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in paths:
        if "__pycache__" not in path.parts:
            digest.update(f"\n{path.name} ".encode() + _mark(path))
    return digest.hexdigest()


def _mark(path: Path) -> bytes:
    """Return what tells one content of a file from another.

    One that no document may be as large as is not read, nor is what was bundled when the package was built.
    """
    status = path.stat()
    if status.st_size > LARGEST or path.is_relative_to(_BUNDLE):
        return f"{status.st_size} {status.st_mtime_ns}".encode()
    return hashlib.sha256(path.read_bytes()).digest()


def read_state(folder: Path, inputs: str, files: tuple[str, ...]) -> dict[str, Any] | None:
    """Return what was noted of the last build, if it was made from these inputs and its files are there."""
    saved = noted(folder)
    fresh = saved.get("inputs") == inputs and all((folder / name).is_file() for name in files)
    return saved if fresh else None


def noted(folder: Path) -> dict[str, Any]:
    """Return what was noted of the last build in a folder; nothing where there is none that can be read."""
    try:
        saved = json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return saved if isinstance(saved, dict) else {}


def format_state(inputs: str, **content: object) -> str:
    """Return the note of a build as JSON."""
    return json.dumps({"inputs": inputs, **content}, ensure_ascii=False, indent=1) + "\n"
