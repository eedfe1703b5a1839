"""A workbench that runs, as `vanort review --browser` starts it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

_PATIENCE = (
    150_000  # milliseconds: a machine may have other work, and a document waits for the build that goes on beside it
)
TOURED = "vanort-workbench-tour"  # the cookie of whoever has seen the tour
_DRAWN = 150  # milliseconds in which an answer is on the screen
# What a browser writes by itself when the workbench refuses something (4xx): the page tells it to the reader.
_REFUSED = "Failed to load resource: the server responded with a status of 4"


@dataclass(frozen=True)
class Running:
    """A workbench on a port, and the address that it has printed."""

    address: str

    @property
    def port(self) -> int:
        """The port that it has taken."""
        return int(urlsplit(self.address).port or 0)

    @property
    def token(self) -> str:
        """The token of its address."""
        return self.address.partition("token=")[2]

    def ask(
        self, path: str, body: Any = None, *, headers: Mapping[str, str] | None = None, key: bool = True
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask for a path, or send JSON to it; `key` brings the token along."""
        own = {"Host": f"127.0.0.1:{self.port}"} | ({"Authorization": f"Bearer {self.token}"} if key else {})
        own |= {"Content-Type": "application/json"} if body is not None else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            data = None if body is None else json.dumps(body)
            connection.request("GET" if body is None else "POST", path, data, own | dict(headers or {}))
            response = connection.getresponse()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        finally:
            connection.close()


@contextmanager
def opened(browser: Browser, running: Running, document: str = "", *, toured: bool = True) -> Iterator[Page]:
    """Open a workbench; at the end nothing may have been asked of others, and no error have stood in the console.

    The browser has been `toured`, or it is its first visit.
    """
    faults: list[str] = []

    def written(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_REFUSED):
            faults.append(message.text)

    own = f"http://127.0.0.1:{running.port}/"
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    if toured:
        context.add_cookies([{"name": TOURED, "value": "1", "url": own}])
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    page.on("request", lambda request: None if request.url.startswith(own) else faults.append(request.url))
    page.on("console", written)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(running.address + (f"&document={document}" if document else ""))
    page.wait_for_selector("html[data-ready]")
    yield page
    context.close()
    assert not faults, faults


def wait_for_value(field: Locator, words: str) -> None:
    """Wait until a field holds words. The page may be drawing it."""
    from playwright.sync_api import expect

    expect(field).to_have_value(re.compile(re.escape(words)), timeout=_PATIENCE)


def press(page: Page, *keys: str) -> None:
    """Press keys, each when what the one before has written is there."""
    for key in keys:
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.keyboard.press(key)
        page.wait_for_timeout(_DRAWN)


@contextmanager
def running_workbench(root: Path, *, by: str = "Maja") -> Iterator[Running]:
    """Start `vanort review --browser` on a workspace, and end it."""
    command = [sys.executable, "-m", "vanort", "review", "--browser", "--by", by, "-w", str(root)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            assert line.startswith("Open http://127.0.0.1:"), line + process.stderr.read()
            yield Running(line.split()[1])
        finally:
            process.terminate()
            process.wait(timeout=20)
