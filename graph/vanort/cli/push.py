"""`vanort push`: the dataset to a SPARQL server."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, built_workspace
from vanort.errors import StoreError


class Auth(StrEnum):
    """How the server wants to know us."""

    auto = "auto"
    basic = "basic"
    digest = "digest"
    none = "none"


def run(
    endpoint: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "--endpoint", metavar="URL", help="Where the server answers queries; by default that of the settings."
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    update_endpoint: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--update-endpoint", metavar="URL", help="Where it takes updates, if that is elsewhere."),
    ] = None,
    auth: Annotated[
        Auth, typer.Option("--auth", help="User and password: VANORT_SPARQL_USER, VANORT_SPARQL_PASSWORD.")
    ] = Auth.auto,
    include_contacts: Annotated[
        bool, typer.Option("--include-contacts", help="Send persons, e-mail addresses and telephone numbers, too.")
    ] = False,
) -> None:
    """Send what changed of the built dataset to a SPARQL server, graph by graph; go on where the last push broke off.

    Example: vanort push --endpoint http://localhost:8890/sparql --update-endpoint http://localhost:8890/sparql-auth
    """
    from vanort.cli.screen import say
    from vanort.publish.push import push

    place = built_workspace(workspace)
    if not (url := endpoint or place.endpoint):
        raise StoreError(
            "No server is named.", hint='Give --endpoint URL, or write endpoint = "…" below [store] in vanort.toml.'
        )
    update_url = update_endpoint or (place.update_endpoint if url == place.endpoint else "")
    report = push(
        place.dataset,
        url=url,
        update_url=update_url or None,
        auth=auth.value,
        include_contacts=include_contacts,
        progress=say,
    )
    say(f"{len(report.sent)} graphs sent ({report.triples:,} triples), {len(report.unchanged)} already there.")
    for datatype, count in report.as_text.items():
        say(f"Stored as text, since the server changes it: {count:,} literals of {datatype}")
