"""A server that answers as a language model would, in the words that a test gives it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answering = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


class ModelServer:
    """A server of the OpenAI-compatible protocol that remembers what it was asked."""

    def __init__(self, answering: Answering) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        heard = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                heard.asked.append(body)
                heard.headers.append(dict(self.headers))
                heard.paths.append(self.path)
                answering(self, body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"


@contextmanager
def model_server(answering: Answering) -> Iterator[ModelServer]:
    """Run a server for as long as a test asks it."""
    server = ModelServer(answering)
    thread = threading.Thread(target=server.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.server.shutdown()
        server.server.server_close()
        thread.join()


def replying(content: object, **choice: object) -> Answering:
    """Answer everything with one content, as JSON unless it is a text."""

    def answer(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        send(handler, 200, {"choices": [{"message": {"role": "assistant", "content": text}, **choice}]})

    return answer


def send(handler: BaseHTTPRequestHandler, status: int, body: object, **headers: str) -> None:
    """Send a status with a body, as JSON unless it is bytes."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)
