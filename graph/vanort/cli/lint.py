"""`vanort lint`: all that is written wrong in settings, decisions and queries, at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def run(
    folder: Annotated[
        Optional[Path],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(metavar="[FOLDER]", help="A workspace, or a folder of queries; the nearest workspace upwards."),
    ] = None,
) -> None:
    """Say what is written wrong: settings, decisions, headers, terms and grammar of queries; exit 1 where there is any.

    Example: vanort lint our-town
    """
    from vanort.cli.screen import counted, say
    from vanort.errors import WorkspaceError
    from vanort.validation.lint import lint
    from vanort.workspace.model import find_workspace

    place = folder or find_workspace(faults=[]).root
    if not place.is_dir():
        raise WorkspaceError("There is no such folder.", path=place)
    faults = lint(place)
    for fault in faults:
        print(fault)
    say(counted(len(faults), "fault"))
    if faults:
        raise typer.Exit(1)
