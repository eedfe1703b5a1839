"""`vanort init`: an empty workspace, with one tiny example on request."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    with_example: Annotated[
        bool, typer.Option("--with-example", help="Put in one invented document with its claims, to look at.")
    ] = False,
) -> None:
    """Make an empty workspace with commented settings, in the language of the system.

    Example: vanort init our-town
    """
    from vanort.cli.screen import say
    from vanort.wording import spoken
    from vanort.workspace.scaffold import make_workspace

    for path in make_workspace(folder, language=spoken(), with_example=with_example):
        say(f"made {path}")
    if with_example:
        say(f"Build it with: vanort build -w {folder}")
    else:
        say(f"Put your documents in with: vanort add FILE… -w {folder}")
