"""Start the workbench: take a port on this machine, print the address with its token, and read ahead what will be opened."""

from __future__ import annotations

import secrets
import socket
import sys
import threading

import uvicorn

from vanort.errors import StoreError, VanortError
from vanort.server.workbench.app import create_workbench
from vanort.server.workbench.desk import Desk
from vanort.wording import said
from vanort.workbench import Bench
from vanort.workspace.model import Workspace

HOST = "127.0.0.1"
GRACE = 5  # seconds for what is under way when the workbench is stopped


def open_workbench(workspace: Workspace, *, by: str, port: int = 0) -> None:
    """Serve the workbench until the process is told to stop; a port of 0 takes any that is free.

    Raises StoreError where the port cannot be used.
    """
    listener = _listener(port)
    port, token = listener.getsockname()[1], secrets.token_urlsafe(24)
    desk = Desk(Bench(workspace, by))
    config = uvicorn.Config(
        create_workbench(desk, token=token, port=port),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=100,
        ws="none",
    )
    threading.Thread(target=_read_ahead, args=(desk,), daemon=True).start()
    print(
        said(f"Open http://{HOST}:{port}/?token={token} in a browser (stop with Ctrl-C)."), file=sys.stderr, flush=True
    )
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()  # from here on a browser is answered, as soon as the server runs
    except OSError:
        listener.close()
        raise StoreError(f"The address {HOST}:{port} cannot be used.", hint="Choose another with --port.") from None
    return listener


def _read_ahead(desk: Desk) -> None:
    """Read terms, lists and documents before they are asked for; what cannot be read is told when it is asked for."""
    for name in desk.bench.names():
        try:
            desk.bench.open(name)
        except VanortError:
            continue
    len(desk.terms), len(desk.lists)
