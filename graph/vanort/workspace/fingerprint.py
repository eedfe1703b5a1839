"""Whether something that was made is still what its inputs would give: one notion of fresh for every command.

Contents are compared, never times: a file that was restored, edited twice within a second, or saved while the clock was
set back is told from what it was before. What was made is compared, too, so that a build that broke off between two
files, or a dataset that was put there by hand, is not taken for the answer.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vanort import __version__
from vanort.support.files import LARGEST, write_atomically
from vanort.support.resources import resource
from vanort.workspace.model import Workspace

STATE = "build.json"
_TICK = 2.0  # seconds: the coarsest clock of a file system in use
_PACKAGE = Path(__file__).parents[1]
_BUNDLE = _PACKAGE / "explorer" / "bundle"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from, each as a fingerprint: its graph, and everything, pages and findings among it."""

    graph: str
    everything: str


def inputs_of(workspace: Workspace, *, with_proposals: bool = False) -> Inputs:
    """Return the fingerprints of what a build of this workspace reads.

    The graph is made from documents, claims, decisions, reference lists, settings and rules; pages and findings from the
    tour and from all other queries, too.
    """
    root = workspace.root
    graph = fingerprint(root, _below(_graph_folders(workspace)), sorted(workspace.settings.items()), with_proposals)
    beside = [path for path in sorted(root.glob("*")) if path.suffix in (".toml", ".yaml") and path.is_file()]
    pages = [*beside, *_below([workspace.queries])]
    return Inputs(graph, fingerprint(root, pages, graph, _bundle()))


def stamps_of(workspace: Workspace) -> str:
    """Return what changes when a file of a workspace's graph does, without reading one: their sizes and times.

    It says when to look at the contents, not what they are.
    """
    found = []
    for path in _below(_graph_folders(workspace)):
        with suppress(OSError):
            status = path.stat()
            found.append((str(path), status.st_size, status.st_mtime_ns))
    return hashlib.sha256(repr(found).encode()).hexdigest()


def _graph_folders(workspace: Workspace) -> tuple[Path, ...]:
    beside = (workspace.documents, workspace.claims, workspace.decisions, workspace.reference)
    return (*beside, workspace.queries / "rules", workspace.imports)


def fingerprint(root: Path, paths: Iterable[Path], *options: object) -> str:
    """Return a hash of files by name and content, of what ships with vanort, and of options.

    Names are taken relative to `root`, so that a workspace may be moved.
    """
    digest = hashlib.sha256(f"{program_mark()} {options!r}".encode())
    for path in paths:
        name = path.relative_to(root) if path.is_relative_to(root) else path
        digest.update(f"\n{name.as_posix()} {_content(path)}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


@cache
def program_mark() -> str:
    """Return a hash of vanort itself: its version, code, ontology, queries, reference lists and language packs."""
    digest = hashlib.sha256(__version__.encode())
    for folder in (resource("ontology"), resource("queries"), resource("data/reference"), _PACKAGE):
        for path in _below([folder]):
            if "__pycache__" not in path.parts and not path.is_relative_to(_BUNDLE):
                digest.update(
                    f"\n{path.relative_to(folder).as_posix()} {_content(path)}".encode("utf-8", "surrogateescape")
                )
    return digest.hexdigest()


@cache
def _bundle() -> str:
    """Return what tells one bundle of the page's scripts from another; it is made once, when the package is built."""
    status = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in _below([_BUNDLE])]
    return hashlib.sha256(repr(status).encode()).hexdigest()


def _below(folders: Iterable[Path]) -> Iterator[Path]:
    return (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())


def _content(path: Path) -> str:
    """Return what tells one content of a file from another, the same for each that cannot be read.

    One that is larger than any document, claims file or query may be is not read by a build, and not here either;
    for lists there is no such limit.
    """
    try:
        if path.suffix != ".ttl" and (size := path.stat().st_size) > LARGEST:
            return f"{size} bytes"
    except OSError:  # gone meanwhile: whoever reads it says so
        return ""
    return content_mark(path)


def fresh_note(folder: Path, inputs: Inputs) -> dict[str, Any] | None:
    """Return what was noted of the last build, if all of it is what these inputs give and lies there unchanged."""
    saved = noted(folder)
    made = saved.get("files", {})
    fresh = saved.get("everything") == inputs.everything and made
    return saved if fresh and all(content_mark(folder / name) == mark for name, mark in made.items()) else None


def is_fresh(folder: Path, inputs: Inputs, name: str) -> bool:
    """Tell whether one file of the last build, made from the graph alone, is what these inputs give."""
    saved = noted(folder)
    mark = saved.get("files", {}).get(name)
    return saved.get("graph") == inputs.graph and mark is not None and kept_mark(folder / name) == mark


def kept_mark(path: Path) -> str:
    """Return the `content_mark` of a file, of a large one as it was noted when it was looked at last, if nobody has touched it since.

    The time of the last change of a file's entry cannot be set by hand. A file that had just changed when it was looked at is looked
    at again: within one tick of the clock two changes have the same time.
    """
    if not path.is_file() or path.stat().st_size <= LARGEST:
        return content_mark(path)
    beside = path.with_name(f".{path.name}.mark")
    before = _entry(path)
    with suppress(OSError, ValueError):
        entry, mark = beside.read_text(encoding="utf-8").split("\n")
        if entry == before:
            return mark
    settled = time.time() - path.stat().st_ctime > _TICK
    mark = content_mark(path)
    if settled and _entry(path) == before:
        with suppress(OSError):  # in a folder that cannot be written it is looked at each time
            write_atomically(beside, f"{before}\n{mark}")
    return mark


def _entry(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_dev}"


def content_mark(path: Path) -> str:
    """Return what tells one content of a file that was made from another, however large it is; empty where there is none."""
    if not path.is_file():  # a pipe or a device has no content that ends
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def noted(folder: Path) -> dict[str, Any]:
    """Return what was noted of the last build in a folder; nothing where there is none that can be read."""
    try:
        saved = json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return saved if isinstance(saved, dict) else {}


def too_large_of(folder: Path) -> dict[str, str]:
    """Return the imports that are too large for the pages of a build: by title, what is to be said of each."""
    return dict(noted(folder).get("too_large", {}))


def format_state(inputs: Inputs, files: Mapping[str, bytes], marks: Mapping[str, str], **content: object) -> str:
    """Return the note of a build as JSON: what it was made from, what was made, and what else is to be known of it.

    `marks` are those of files that were too large to be held in memory.
    """
    marks = {**{name: hashlib.sha256(data).hexdigest() for name, data in files.items()}, **marks}
    note = {"graph": inputs.graph, "everything": inputs.everything, "files": marks, **content}
    return json.dumps(note, ensure_ascii=False, indent=1) + "\n"
