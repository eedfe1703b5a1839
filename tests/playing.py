"""A server that does what a test says, for the client of remote endpoints."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from vanort.store import RemoteStore
from vanort.store.endpoint import Endpoint

JSON = "application/sparql-results+json"
Reply = tuple[int, dict[str, str], bytes]
Script = Callable[[BaseHTTPRequestHandler, dict[str, list[str]]], Reply]


class Playing:
    """A server that does what a test says, and remembers what it was asked."""

    def __init__(self, script: Script) -> None:
        self.asked: list[dict[str, Any]] = []
        self.slept: list[float] = []
        playing = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                form = parse_qs(self.rfile.read(length).decode()) if length else parse_qs(urlsplit(self.path).query)
                playing.asked.append({"method": self.command, "headers": dict(self.headers), **form})
                status, headers, body = script(self, form)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = answer  # noqa: N815 (the names that http.server calls)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/sparql"

    def store(self, **options: Any) -> RemoteStore:
        """Return a store that asks this server and does not really sleep."""
        return RemoteStore(Endpoint(self.url, sleep=self.slept.append, **options))


@contextmanager
def playing(script: Script) -> Iterator[Playing]:
    server = Playing(script)
    thread = threading.Thread(target=server.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.server.shutdown()
        server.server.server_close()
        thread.join()


def rows(*values: object) -> bytes:
    bindings = [{"n": {"type": "literal", "value": str(value)}} for value in values]
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": bindings}}).encode()


def always(status: int = 200, body: bytes = b"", content_type: str = JSON, **headers: str) -> Script:
    return lambda *_: (status, {"Content-Type": content_type, **headers}, body)


def ask(store: RemoteStore, text: str = "SELECT ?n {}", **options: Any) -> list[str]:
    return [str(row["n"]) for row in store.query(text, default_graphs=(), **options)]
