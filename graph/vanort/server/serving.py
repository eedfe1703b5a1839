"""Start the server: load the dataset, without persons unless they are asked for, and listen."""

from __future__ import annotations

import ipaddress
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from vanort.catalogue.question import question_folders, read_catalogue
from vanort.errors import StoreError
from vanort.server.app import create_app
from vanort.server.cors import read_origins
from vanort.server.engine import Engine, Limits
from vanort.server.kept_page import kept_page
from vanort.server.loading import load, load_elsewhere
from vanort.server.site import Site
from vanort.server.source import Source
from vanort.server.withholding import Held
from vanort.support.processes import beside
from vanort.workspace.model import Workspace

GRACE = 10  # seconds for open requests when the server is stopped


@dataclass(frozen=True)
class Settings:
    """How to serve: what, where, and what is allowed; without `data` the built dataset of the workspace."""

    workspace: Workspace | None = None
    data: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8888
    allow_update: bool = False
    include_contacts: bool = False
    limits: Limits = field(default_factory=Limits)
    allow_origins: tuple[str, ...] = ()
    allow_embedding: tuple[str, ...] = ()


def serve(settings: Settings) -> None:
    """Serve until the process is told to stop (SIGINT or SIGTERM); then finish what is under way.

    Raises StoreError where there is no dataset, or where the address cannot be used.
    """
    site = open_site(settings)
    config = uvicorn.Config(
        create_app(site),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=20,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=1_000,
        ws="none",
    )
    address = f"http://{'[' + settings.host + ']' if ':' in settings.host else settings.host}:{settings.port}/"
    print(f"Serving on {address} (stop with Ctrl-C)", file=sys.stderr)
    try:
        uvicorn.Server(config).run()
    except SystemExit as error:
        raise StoreError(
            f"The address {settings.host}:{settings.port} cannot be used.", hint="Choose another with --port."
        ) from error
    finally:
        site.engine.stop()


def open_site(settings: Settings) -> Site:
    """Load the dataset into a keeper process and return the site.

    Raises StoreError where there is no dataset.
    """
    endpoint = settings.workspace.endpoint if settings.workspace and not settings.data else ""
    source = settings.data or (settings.workspace.dataset if settings.workspace and not endpoint else None)
    origins, embedding = (
        read_origins(settings.allow_origins),
        read_origins(settings.allow_embedding),
    )  # before anything is loaded
    empty = source is None and settings.allow_update  # a place to put data into
    if endpoint and settings.allow_update:
        raise StoreError(
            "Updates cannot be taken for another server.", hint="Send it what was built with: vanort push --endpoint …"
        )
    if not empty and not endpoint and (source is None or not source.is_file()):
        raise StoreError(
            "There is no dataset to serve.", path=source, hint="Make it with vanort build, or name one with --data."
        )
    include = settings.include_contacts
    workspace = settings.workspace if not settings.data else None

    def loaded() -> Held:
        explorer = None
        if workspace:
            explorer = kept_page(workspace, include_contacts=include, make=lambda: _made(workspace, include))
        if endpoint:
            held = load_elsewhere(endpoint, include_contacts=include, timeout=settings.limits.timeout)
        elif source:
            held = load(source, include_contacts=include, allow_update=settings.allow_update)
        else:
            held = Held(ox.Store())
        return held._replace(explorer=explorer)

    served_from = Source(
        source, None if endpoint else workspace
    )  # looked at before it is loaded, so that no change between is missed
    engine = Engine(loaded, settings.limits)
    own = settings.workspace.queries if settings.workspace else None
    return Site(
        engine,
        read_catalogue(question_folders("questions", own)),
        settings.allow_update,
        _is_loopback(settings.host),
        origins,
        embedding,
        served_from,
    )


def _made(workspace: Workspace, include_contacts: bool) -> str | None:
    # In a process of its own, whose libraries go with it; ended before there is a store that it would copy.
    with beside(_import_explorer, apart=True) as start:
        return start(_explorer, workspace, include_contacts)()


def _import_explorer() -> None:
    import vanort.explorer  # noqa: F401


def _explorer(workspace: Workspace, include_contacts: bool) -> str | None:
    """Make the page of a workspace that asks this server; none where another server's data are too large for one."""
    from vanort.explorer import explore_workspace

    try:  # the endpoint tells all of it anyway, so nothing is kept from the reader of this page
        return explore_workspace(
            workspace, engine="endpoint", endpoint="/sparql", include_contacts=include_contacts, for_editors=True
        )
    except StoreError as error:
        if not workspace.endpoint:
            raise
        print(f"Without the explorer: {error}", file=sys.stderr)
        return None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
