"""`vanort build`: documents, claims and decisions become the dataset and what is shown of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace
from vanort.support.printable import printable

_SIGNS = ("+ ", "- ", "~ ")  # of a fact that came, went or changed


def run(
    workspace: WorkspaceOption = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045 (typer reads it at run time)
        typer.Option("-o", "--output", metavar="DIR", help="Build here instead of build/ in the workspace."),
    ] = None,
    with_proposals: Annotated[
        bool,
        typer.Option("--with-proposals", help="Use proposed claims that nobody has reviewed, too, marked as such."),
    ] = False,
) -> None:
    """Build the knowledge graph and its pages; say which facts came, went and changed.

    A document whose claims file has a fault is left out and named; the others are built, and the exit is 1.

    Example: vanort build -w data
    """
    from vanort.build import build
    from vanort.cli.screen import counted, say, steps
    from vanort.validation.lint import lint
    from vanort.wording import said

    place = chosen_workspace(workspace)
    with steps() as progress:
        built = build(place, output=output, with_proposals=with_proposals, progress=progress)
    if not built.fresh:
        say(
            f"Nothing has changed: {counted(built.triples, 'fact')} from {counted(built.documents, 'document')} "
            f"in {built.folder}"
        )
    else:
        for line in built.changes:
            shown = line if line[:2] in _SIGNS else said(line)  # what things are called is left alone
            print(printable(shown), file=sys.stderr)
        say(
            f"Built {counted(built.triples, 'fact')} from {counted(built.claims, 'claim')} "
            f"in {counted(built.documents, 'document')}: {built.folder}"
        )
    if not built.documents:
        say("No claims are there yet: put documents in with vanort add, then have them read with vanort extract.")
    for fault in built.left_out:
        where = f"{fault.where}: " if fault.where else ""
        say(f"vanort: left out: {where}{fault.found}{' ' + fault.hint if fault.hint else ''}")
    for sentence in built.too_large:
        say(sentence)
    for misfit in lint(place.root):
        say(f"vanort: {misfit}")
    wrong = sum(finding.severity == "violation" for finding in built.findings)
    if built.findings:
        told = f"{counted(wrong, 'violation')} and {counted(len(built.findings) - wrong, 'warning')}"
        say(f"{told}; see them with: vanort check")
    page = built.folder / "explorer.html"
    if page.is_file():
        say(f"Open in a browser: {page}")
    if built.left_out:
        raise typer.Exit(1)
