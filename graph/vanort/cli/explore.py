"""`vanort explore`: the one HTML file that a presenter sends and a strategist keeps open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace


def run(
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    output: OutputOption = None,
    include_contacts: Annotated[
        bool,
        typer.Option("--include-contacts", help="Keep names of persons, e-mail addresses and telephone numbers."),
    ] = False,
    tour: Annotated[
        Optional[Path],  # noqa: UP045 (typer reads it at run time)
        typer.Option("--tour", metavar="FILE", help="A guided tour: a YAML file of steps."),
    ] = None,
    check_tour: Annotated[
        bool,
        typer.Option("--check-tour", help="Only say which steps of the tour name or show what is not there."),
    ] = False,
    notes: Annotated[
        bool,
        typer.Option("--notes", help="Keep the notes of the tour, for the presenter's own copy: the key N shows them."),
    ] = False,
    for_editors: Annotated[
        bool,
        typer.Option(
            "--for-editors",
            help="Show what the public does not see: notes, what is denied or planned, confidence, review, file and line.",
        ),
    ] = False,
    lite: Annotated[
        bool, typer.Option("--lite", help="Leave out the engine that answers questions: a much smaller file.")
    ] = False,
) -> None:
    """Write one HTML file with network, evidence and questions; it opens anywhere, without a network.

    The views of a tour are projects, partners, municipalities (the map), funding, goals, timeline and countries, and those
    of the workspace's own network queries. In a tour Space, Page Down and the arrows go on and back, Esc ends it, N shows the
    notes.

    Example: vanort explore -o partnerships.html
    """
    from vanort.cli.screen import counted, say, write_output
    from vanort.explorer import explore_workspace, tour_of
    from vanort.wording import said

    place = asked_workspace(workspace, endpoint, shown=True)
    if check_tour:
        faults = tour_of(place, tour)
        for fault in faults:
            print(said(str(fault)))
        say(counted(len(faults), "fault"))
        raise typer.Exit(1 if faults else 0)
    target = output or place.build / "explorer.html"
    page = explore_workspace(
        place,
        engine="none" if lite else "inside",
        include_contacts=include_contacts,
        tour=tour,
        notes=notes,
        for_editors=for_editors,
    )
    write_output(page, target)
    if str(target) != "-":
        say(f"Open this file in a browser: {target} ({len(page.encode()) / 1e6:.1f} MB)")
