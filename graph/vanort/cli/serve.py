"""`vanort serve`: SPARQL endpoint, pages and explorer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, WorkspaceOption, asked_workspace


def run(
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 8888,
    data: Annotated[
        Optional[Path],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "--data",
            metavar="FILE",
            help="Serve this RDF file (nq, nt, ttl, trig, rdf, jsonld) instead of the built dataset.",
        ),
    ] = None,
    allow_update: Annotated[
        bool, typer.Option("--allow-update", help="Let SPARQL Update change what is served; files stay as they are.")
    ] = False,
    include_contacts: Annotated[
        bool, typer.Option("--include-contacts", help="Show persons, e-mail addresses and telephone numbers.")
    ] = False,
    allow_origin: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "--allow-origin",
            metavar="URL|*",
            help="Let pages of this site ask questions in a browser (CORS), such as https://yasgui.org; * for every site.",
        ),
    ] = None,
    allow_embedding: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "--allow-embedding",
            metavar="URL|*",
            help="Let pages of this site show the explorer in a frame, such as https://www.lindby.example; * for every site.",
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Stop a question after this long.")
    ] = 30.0,
    max_rows: Annotated[
        int, typer.Option("--max-rows", metavar="N", min=1, help="Refuse answers of more rows.")
    ] = 100_000,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Questions answered at a time.")] = 8,
) -> None:
    """Serve the built dataset: a SPARQL 1.1 endpoint at /sparql, a page for every thing, the explorer at /.

    Only this machine can reach it, nothing can be changed, and no person is shown, unless you say so.

    Example: vanort serve --port 8888
    """
    import os

    from vanort.errors import StoreError, WorkspaceError
    from vanort.support.extras import needed

    if not hasattr(os, "fork"):
        raise StoreError("The server needs a system with fork (Linux, macOS).", hint="On Windows use WSL.")
    with needed("The server"):
        from vanort.server.engine import Limits
        from vanort.server.serving import Settings, serve
    from vanort.workspace.model import find_workspace, open_workspace

    if endpoint and data is not None:
        raise StoreError("A file and another server cannot be served at once.", hint="Leave out --data or --endpoint.")
    place = open_workspace(workspace) if workspace and data is not None else None  # for its own questions
    if data is None:
        try:
            if workspace is None and not endpoint:
                find_workspace(faults=[])
        except WorkspaceError:
            if not allow_update:  # with it, an empty store is a place to put data into
                raise
        else:
            place = asked_workspace(workspace, endpoint)
    limits = Limits(timeout=timeout, max_rows=max_rows, workers=workers)
    serve(
        Settings(
            place,
            data,
            host,
            port,
            allow_update,
            include_contacts,
            limits,
            tuple(allow_origin or ()),
            tuple(allow_embedding or ()),
        )
    )
