"""`vanort push`: the dataset to a SPARQL server."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, built_workspace


class Auth(StrEnum):
    """How the server wants to know us."""

    auto = "auto"
    basic = "basic"
    digest = "digest"
    none = "none"


def run(
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="Where the server answers queries.")],
    workspace: WorkspaceOption = None,
    update_endpoint: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Option("--update-endpoint", metavar="URL", help="Where it takes updates, if that is elsewhere."),
    ] = None,
    auth: Annotated[
        Auth, typer.Option("--auth", help="User and password: VANORT_SPARQL_USER, VANORT_SPARQL_PASSWORD.")
    ] = Auth.auto,
    include_contacts: Annotated[
        bool, typer.Option("--include-contacts", help="Send persons, e-mail addresses and telephone numbers, too.")
    ] = False,
) -> None:
    """Send the built dataset to a SPARQL server, graph by graph; go on where the last push broke off.

    Example: vanort push --endpoint http://localhost:8890/sparql --update-endpoint http://localhost:8890/sparql-auth
    """
    from vanort.cli.screen import say
    from vanort.publish.push import push

    report = push(
        built_workspace(workspace).dataset,
        url=endpoint,
        update_url=update_endpoint,
        auth=auth.value,
        include_contacts=include_contacts,
        progress=say,
    )
    say(f"{len(report.sent)} graphs sent ({report.triples:,} triples), {len(report.unchanged)} already there.")
    for datatype, count in report.as_text.items():
        say(f"Stored as text, since the server changes it: {count:,} literals of {datatype}")
