"""Options that mean the same in every command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.errors import VanortError, WorkspaceError
from vanort.wording import speak
from vanort.workspace.model import Workspace, find_workspace, open_workspace

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
EndpointOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--endpoint",
        metavar="URL",
        help="Ask this SPARQL server, instead of that of the settings or what is built here.",
    ),
]


_NOWHERE = Path("vanort-server")  # stands for the workspace where a server is asked without one: nobody has made it


def _found(folder: Path | None, faults: list[VanortError]) -> Workspace:
    return find_workspace(faults=faults) if folder is None else open_workspace(folder, faults=faults)


def _speak_as_in(place: Workspace) -> None:
    """Speak the language of a workspace from now on, where it names one."""
    if "language" in place.settings:
        speak(place.language)


def chosen_workspace(folder: Path | None, *, endpoint: str | None = None) -> Workspace:
    """Open the workspace that -w names, or the nearest one upwards, and speak its language from now on.

    With `endpoint` its data are on that server; then there may be no workspace at all.
    """
    try:
        place = find_workspace() if folder is None else open_workspace(folder)
    except WorkspaceError:
        if folder is not None or not endpoint:
            raise
        place = Workspace(_NOWHERE)
    _speak_as_in(place)
    return place.asking(endpoint) if endpoint else place


def workspace_at_hand(folder: Path | None) -> Workspace | None:
    """Open a workspace as `chosen_workspace` does, None where none was named and none lies upwards."""
    try:
        return chosen_workspace(folder)
    except WorkspaceError:
        if folder is not None:
            raise
        return None


def asked_workspace(folder: Path | None, endpoint: str | None, *, shown: bool = False) -> Workspace:
    """Open a workspace whose data are asked for something, on a server or as they are built here (`built_workspace`)."""
    place = (
        chosen_workspace(folder, endpoint=endpoint) if endpoint else _found(folder, [])
    )  # faults are said by the build
    if place.endpoint:
        _speak_as_in(place)
        return place
    return built_workspace(folder, shown=shown)


def built_workspace(folder: Path | None, *, shown: bool = False) -> Workspace:
    """Open a workspace whose build is asked for something: built first where it is not fresh, and said so.

    `shown` is for what is made without imports that are too large for the page: then those are named.
    """
    from vanort.cli.screen import say, steps
    from vanort.current import bring_up_to_date
    from vanort.workspace.fingerprint import too_large_of

    faults: list[VanortError] = []
    place = _found(folder, faults)
    _speak_as_in(place)
    said: list[str] = []
    with steps() as progress:
        bring_up_to_date(place, faults=faults, say=said.append, progress=progress)
    for line in (*said, *(too_large_of(place.build).values() if shown else ())):
        say(line)
    return place
