"""`vanort fetch`: what Wikidata, CORDIS or Kohesio know, in a file of its own; nothing of it goes into the graph."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Optional

import typer

from vanort.cli.options import OutputOption, WorkspaceOption, workspace_at_hand


def run(
    question: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(metavar="[NAME]", help="A question of queries/remote; without one they are listed."),
    ] = None,
    workspace: WorkspaceOption = None,
    parameter: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("-p", "--parameter", metavar="KEY=VALUE", help="A parameter of the question."),
    ] = None,
    endpoint: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--endpoint", metavar="URL", help="Ask here instead of where the question says."),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="Stop after this long.")
    ] = 60.0,
    output: OutputOption = None,
) -> None:
    """Ask another server what it knows, and write it as Turtle with its source, licence and date.

    What comes back stays a file for you to read and compare: `vanort build` takes no fact that no document states.

    Example: vanort fetch wikidata-twins -p item=http://www.wikidata.org/entity/Q500217 -o twins.ttl
    """
    from dataclasses import replace

    from vanort.catalogue.question import question_folders, read_catalogue
    from vanort.cli.query import pair
    from vanort.cli.screen import counted, say, steps, write_output
    from vanort.errors import QueryError
    from vanort.identity.remote_sources import fetch, in_turtle
    from vanort.store import open_remote
    from vanort.support.schema import nearest

    place = workspace_at_hand(workspace)
    catalogue = read_catalogue(question_folders("remote", place.queries if place else None))
    if question is None:
        for name, each in catalogue.items():
            print(f"{name}: {each.header('summary')}")
            for one in each.parameters:
                print(f"  -p {one.name}={one.example}")
        return
    if question not in catalogue:
        raise QueryError(f"There is no remote question '{question}'.", hint=nearest(question, catalogue))
    asked = catalogue[question]
    if endpoint is not None:
        asked = replace(asked, headers={**asked.headers, "endpoint": (endpoint,)})
    values = dict(pair(item) for item in parameter or ())
    store = open_remote(asked.header("endpoint"), patience=timeout)
    try:
        with steps() as progress:
            progress(f"Asking {asked.header('source')}")
            fetched = fetch(asked, store, values, today=date.today())
    finally:
        store.close()
    write_output(in_turtle(fetched), output)
    say(f"{counted(fetched.facts, 'fact')} from {asked.header('source')}, under {asked.header('licence')}")
