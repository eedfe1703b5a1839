"""`vanort review`: people judge what the machine proposes, and who is who."""

from __future__ import annotations

import sys
from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace
from vanort.workspace.model import Workspace


def run(
    workspace: WorkspaceOption = None,
    accept_above: Annotated[
        Optional[float],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "--accept-above",
            metavar="X",
            min=0,
            max=1,
            help="Ask nothing: accept each proposal whose confidence is X or more (0.85: 85 in 100 of them are right, or more), "
            "say how many are likely wrong, and merge what is the same beyond doubt.",
        ),
    ] = None,
    browser: Annotated[
        bool,
        typer.Option(
            "--browser", help="Judge, add what was missed, and see what is left, in a browser on this machine."
        ),
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port of the page; by default one that is free.")
    ] = 0,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; your user name by default.")] = "",
) -> None:
    """Go through proposed claims and through things that may be the same; every verdict is a line in a text file.

    A claims file that cannot be read is named and left out; the exit is 1 then.

    Example: vanort review -w data
    """
    if browser:
        _in_browser(chosen_workspace(workspace), by or _user(), port)
        return
    from contextlib import nullcontext
    from datetime import date

    from vanort.claims.model import TOLD
    from vanort.claims.of_workspace import read_claims
    from vanort.cli.screen import say
    from vanort.dataset.assemble import read_reference
    from vanort.errors import VanortError
    from vanort.review.session import accept_all_above, gather, sit
    from vanort.support.turns import turn

    place = chosen_workspace(workspace)
    reference = read_reference(place.reference)
    faults: list[VanortError] = []
    with turn(place.claims) if place.claims.is_dir() else nullcontext():  # as one state: an extraction may be at work
        files = read_claims(place, faults=faults)
        queue = gather(place, files, reference, by=by or _user(), date=date.today().isoformat())
    for fault in faults:
        say(f"vanort: left out: {fault}")
    if accept_above is not None:
        say(str(accept_all_above(queue, accept_above)))
    elif not queue.waiting:
        say("Nothing waits for review.")
    elif not sys.stdin.isatty():
        say(f"{len(queue.proposals)} proposals and {len(queue.questions)} questions of who is who wait for review.")
        say(
            f"Run this in a terminal to judge them, or accept those that are told (85 in 100 right) with: vanort review --accept-above {TOLD}"
        )
    else:
        counts = sit(queue, key=typer.getchar, ask=_ask)
        said = ", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())) or "nothing decided"
        say(f"{said}. See what it changes with: vanort build")
    if faults:
        raise typer.Exit(1)


def _in_browser(place: Workspace, by: str, port: int) -> None:
    from vanort.support.extras import needed

    with needed("The workbench"):
        from vanort.server.workbench.serving import open_workbench
    open_workbench(place, by=by, port=port)


def _ask(question: str, default: str) -> str:
    return str(typer.prompt(question, default=default, err=True))


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
