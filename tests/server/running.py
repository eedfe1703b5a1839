"""A real server in a process of its own, for tests."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode


@dataclass
class Answered:
    """A response, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass
class Server:
    """A running server; `log` is what it has printed."""

    port: int
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        """Where the endpoint is."""
        return f"http://127.0.0.1:{self.port}/sparql"

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        timeout: float = 30,
    ) -> Answered:
        """Send a request and read the whole response."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answered(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "", **parameters: str) -> Answered:
        """Send a GET with these parameters."""
        headers = {"Accept": accept} if accept else {}
        query = "?" + urlencode(parameters, quote_via=quote) if parameters else ""
        return self.request("GET", path + query, headers=headers)

    def query(self, text: str, accept: str = "application/sparql-results+json") -> Answered:
        """Send a query as the body of a POST."""
        return self.request(
            "POST", "/sparql", text.encode(), {"Accept": accept, "Content-Type": "application/sparql-query"}
        )

    def update(self, text: str) -> Answered:
        """Send an update as the body of a POST."""
        return self.request("POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-update"})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Server]:
    """Run `vanort serve` with these arguments on a free port until the block ends."""
    port, log = free_port(), folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "vanort", "serve", "--port", str(port), *arguments],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
        )
    try:
        _wait(port, process, log)
        yield Server(port, log, process)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1800):  # three minutes: a machine that others use is slow
        if process.poll() is not None:
            raise AssertionError(f"the server ended: {log.read_text(encoding='utf-8')}")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8')}")
