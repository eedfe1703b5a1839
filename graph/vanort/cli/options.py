"""Options that mean the same in every command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.workspace import Workspace, find_workspace, open_workspace

WorkspaceOption = Annotated[
    Optional[Path],  # noqa: UP045 (typer reads it at run time)
    typer.Option("-w", "--workspace", metavar="DIR", help="The workspace; the nearest folder upwards by default."),
]
OutputOption = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write here instead of standard output (- is standard output)."
    ),
]


def chosen_workspace(folder: Path | None) -> Workspace:
    """Open the workspace that -w names, or the nearest one upwards."""
    return find_workspace() if folder is None else open_workspace(folder)
