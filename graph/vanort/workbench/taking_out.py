"""A document that was brought in, taken out again: only as long as nobody has worked on it, and its files are kept in build/."""

from __future__ import annotations

from pathlib import Path

from vanort.documents.metadata import metadata_path
from vanort.errors import ClaimsError
from vanort.support.turns import turn
from vanort.tables.of_workspace import mapping_path
from vanort.workbench.bench import Bench, Step
from vanort.workspace.fingerprint import content_mark

TAKEN_OUT = "taken-out"  # the folder in build/


def remember_brought(bench: Bench, tab: str, name: str) -> None:
    """Remember that a document was brought in, with its files as they are now; anew where it was corrected since."""
    step = Step(name, brought=tuple((path.as_posix(), content_mark(path)) for path in _files(bench, name)))
    trail = bench.trails.setdefault(tab, [])
    if trail and trail[-1].document == name and trail[-1].brought:
        trail.pop()
    trail.append(step)


def take_document_back(bench: Bench, step: Step) -> None:
    """Take a document out of the workspace, with its metadata, claims and mapping; they go to build/taken-out/.

    Raises ClaimsError, and takes nothing out, where one of its files is not as it was when it came.
    """
    with bench.lock, turn(bench.workspace.claims):
        now = {path.as_posix(): content_mark(path) for path in _files(bench, step.document)}
        if now != dict(step.brought):
            raise ClaimsError(
                "Somebody has worked on this document since it was brought in.",
                path=step.document,
                hint="Take back what was decided there first, or take its files out by hand.",
            )
        folder = bench.workspace.build / TAKEN_OUT
        folder.mkdir(parents=True, exist_ok=True)
        for path in map(Path, now):
            path.replace(folder / path.name)


def _files(bench: Bench, name: str) -> list[Path]:
    """Return the files that a document has: itself, what is known of it, its claims, the mapping of a table."""
    document, claims = bench.workspace.documents / name, bench.claims_path(name)
    found = (document, metadata_path(document), claims, mapping_path(bench.workspace, claims.stem))
    return [path for path in found if path.is_file()]
