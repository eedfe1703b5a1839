"""`vanort explore`: the one HTML file that a presenter sends and a strategist keeps open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import OutputOption, WorkspaceOption, built_workspace


def run(
    workspace: WorkspaceOption = None,
    output: OutputOption = None,
    include_contacts: Annotated[
        bool,
        typer.Option("--include-contacts", help="Keep names of persons, e-mail addresses and telephone numbers."),
    ] = False,
    tour: Annotated[
        Optional[Path],  # noqa: UP045 (typer reads it at run time)
        typer.Option("--tour", metavar="FILE", help="A guided tour: a YAML file of steps."),
    ] = None,
    lite: Annotated[
        bool, typer.Option("--lite", help="Leave out the engine that answers questions: a much smaller file.")
    ] = False,
) -> None:
    """Write one HTML file with network, evidence and questions; it opens anywhere, without a network.

    Example: vanort explore -o partnerships.html
    """
    from vanort.cli.screen import say, write_output
    from vanort.explorer import explore_workspace

    place = built_workspace(workspace)
    target = output or place.build / "explorer.html"
    page = explore_workspace(place, engine="none" if lite else "inside", include_contacts=include_contacts, tour=tour)
    write_output(page, target)
    if str(target) != "-":
        say(f"Open this file in a browser: {target} ({len(page.encode()) / 1e6:.1f} MB)")
