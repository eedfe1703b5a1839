"""`vanort init`: an empty workspace with one tiny example."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def run(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")]) -> None:
    """Make a workspace with commented settings and one tiny example document.

    Example: vanort init our-town
    """
    from vanort.cli.screen import say
    from vanort.scaffold import make_workspace

    for path in make_workspace(folder):
        say(f"made {path}")
    say(f"Build it with: vanort build -w {folder}")
