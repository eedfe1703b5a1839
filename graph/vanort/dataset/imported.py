"""What was imported from registers, and how it becomes a part of the dataset.

An import keeps its own graph as sorted N-Quads. A build merges it, thing by thing, with what documents say: the graph goes in
as it is, and the view gets what it says, with superclasses and superproperties, where documents, lists and imports of a
better rank do not say otherwise. Nothing of it is held in memory but one thing at a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vanort.errors import VanortError
from vanort.support.files import read_text
from vanort.workspace.fingerprint import content_mark
from vanort.workspace.model import Workspace

NOTE = "import.json"


@dataclass(frozen=True, slots=True)
class Imported:
    """One dataset that was imported: where it lies, from what it was made, and what is in it.

    `rows` are all that the files have, `distinct` those that differ from each other, `left_out` those that could not be read,
    `set_aside` those that the source says are about something else, and `cells` the single cells that could not be read.
    """

    folder: Path
    plan: Mapping[str, Any]
    title: str
    date: str
    graph: Path
    marks: Mapping[str, str]
    rows: int
    distinct: int
    left_out: int
    set_aside: int
    cells: int
    quads: int
    things: Mapping[str, int]

    @property
    def name(self) -> str:
        """The name of the dataset, which is that of its folder."""
        return self.folder.name

    @property
    def unread(self) -> Path:
        """The list of what could not be read."""
        return self.folder / "unread.tsv"

    def is_whole(self) -> bool:
        """Whether its files lie there as they were written."""
        return all(content_mark(self.folder / name) == mark for name, mark in self.marks.items())


def imports_of(workspace: Workspace) -> tuple[Imported, ...]:
    """Return what was imported into a workspace, by name."""
    folders = sorted(workspace.imports.glob("*/")) if workspace.imports.is_dir() else []
    return tuple(found for folder in folders if (found := read_imported(folder)) is not None)


def read_imported(folder: Path) -> Imported | None:
    """Return what lies in the folder of a dataset; None where no import has ended there."""
    try:
        note = json.loads(read_text(folder / NOTE))
        return Imported(folder, **{**note, "graph": folder / note["graph"]})
    except (VanortError, ValueError, TypeError, KeyError):
        return None
