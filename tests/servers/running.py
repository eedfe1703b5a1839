"""Real SPARQL servers on loopback, in folders of their own: Virtuoso from Debian, Oxigraph from PyPI."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ServerThreads = 10
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True)
class SparqlServer:
    """Where a server is asked and where it is changed; user and password where it wants them."""

    name: str
    url: str
    update_url: str
    user: str = ""
    password: str = ""


def oxigraph_binary() -> str | None:
    """Return the path of the Oxigraph server, if it is installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


@contextmanager
def virtuoso(folder: Path) -> Iterator[SparqlServer]:
    """Run Virtuoso in the foreground with an ini of our own."""
    port, sql_port = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO_INI.format(folder=folder, port=port, sql_port=sql_port), encoding="utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", str(ini)]
    with _running(command, folder, f"http://127.0.0.1:{port}/sparql"):
        base = f"http://127.0.0.1:{port}"
        yield SparqlServer("virtuoso", f"{base}/sparql", f"{base}/sparql-auth", "dba", "dba")


@contextmanager
def oxigraph(folder: Path) -> Iterator[SparqlServer]:
    """Run the official Oxigraph server in memory."""
    port = free_port()
    command = [str(oxigraph_binary()), "serve", "--bind", f"127.0.0.1:{port}"]
    base = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{base}/query?query=ASK%7B%7D"):
        yield SparqlServer("oxigraph", f"{base}/query", f"{base}/update")


STARTS = {"oxigraph": oxigraph, "virtuoso": virtuoso}
_MISSING = {
    "virtuoso": "Virtuoso is not installed (on Debian: apt-get install virtuoso-opensource-7)",
    "oxigraph": "the Oxigraph server is not installed (pip install oxigraph)",
}


@contextmanager
def sparql_server(name: str, folder: Path) -> Iterator[SparqlServer]:
    """Run one of STARTS, with its user and password known to vanort; skip the test, saying what to install, where it is missing."""
    if not (shutil.which("virtuoso-t") if name == "virtuoso" else oxigraph_binary()):
        pytest.skip(_MISSING[name])
    with STARTS[name](folder) as running, pytest.MonkeyPatch.context() as environment:
        environment.setenv("VANORT_SPARQL_USER", running.user)
        environment.setenv("VANORT_SPARQL_PASSWORD", running.password)
        yield running


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
    try:
        _wait(process, url, folder / "output.log")
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 (a loopback address of our own)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')[-1000:]}")
