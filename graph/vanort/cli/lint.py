"""`vanort lint`: all that is written wrong in the files of a workspace, at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.support.printable import printable


def run(
    folder: Annotated[
        Optional[Path],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(
            metavar="[FOLDER]",
            help="A workspace, or a folder of queries or language packs; the nearest workspace upwards.",
        ),
    ] = None,
) -> None:
    """Say what is written wrong: unknown keys, values of a wrong type, unknown terms, broken syntax.

    Read are the settings, tours, decisions, metadata, mappings, sources, reference lists, language packs and queries. Each fault is told with
    file, line and the nearest name that there is, in the language of the workspace; the exit is 1 where there is any.

    Example: vanort lint our-town
    """
    from vanort.cli.screen import counted, say
    from vanort.errors import WorkspaceError
    from vanort.validation.lint import lint
    from vanort.wording import said, speak
    from vanort.workspace.model import SETTINGS, find_workspace, open_workspace

    place = folder or find_workspace(faults=[]).root
    if not place.is_dir():
        raise WorkspaceError("There is no such folder.", path=place)
    if (place / SETTINGS).is_file():
        speak(open_workspace(place, faults=[]).language)
    faults = lint(place)
    for fault in faults:
        print(printable(said(str(fault))))
    say(counted(len(faults), "fault"))
    if faults:
        raise typer.Exit(1)
