"""`vanort join`: other workspaces put into this one, and what cannot hold together."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace


class Form(StrEnum):
    """How conflicts are printed."""

    table = "table"
    json = "json"


def run(
    others: Annotated[
        list[Path],
        typer.Argument(
            metavar="OTHER…",
            help="Other workspaces, or datasets that were published: a folder, or a file (nq, trig, jsonld, each also .gz).",
        ),
    ],
    workspace: WorkspaceOption = None,
    form: Annotated[Form, typer.Option("-f", "--format", help="For people, or for programs.")] = Form.table,
) -> None:
    """Put other workspaces into this one: their documents with all that was read and decided; list what clashes.

    Of a published dataset, which has no documents in it, the passages come in that its claims rest on.

    Doing it again changes nothing, and the order does not matter. Things become one by an official code or by a decision
    only. Conflicts go to standard output, with the passages of both sides; your own decisions and claims stand.

    Example: vanort join ../neighbour -w our-town
    """
    from vanort.cli.screen import say
    from vanort.joining.join import join_places

    joined = join_places(chosen_workspace(workspace), others)
    if form is Form.json:
        print(json.dumps([conflict.as_dict() for conflict in joined.conflicts], ensure_ascii=False, indent=1))
    else:
        for conflict in joined.conflicts:
            print(" ".join(filter(None, (f"{conflict.kind}:", conflict.about, conflict.property))))
            for side in conflict.sides:
                print("  " + " · ".join(f"{key}: {value}" for key, value in side if value))
    for fault in joined.left_out:
        say(f"vanort: left out: {fault}")
    for name in joined.imports:
        say(f"imports/{name}: came in.")
    say(f"Joined: {len(joined.documents):,} new, {joined.known:,} here already, {len(joined.conflicts):,} in conflict.")
    if joined.left_out:
        raise typer.Exit(1)
