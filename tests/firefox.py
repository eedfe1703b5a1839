"""Drive Debian's Firefox by its own remote control (Marionette): as much of it as the tests need, over a plain socket."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

CONTROL = "\ue009"
_ASYNC = """const done = arguments[arguments.length - 1];
(async () => { %s })().then((value) => done({ value }), (error) => done({ error: String(error) }));"""


class Firefox:
    """A Firefox without a window, with a profile of its own; use it in a `with` block."""

    def __init__(self, program: str, profile: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="ascii")
        command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--profile", str(profile)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._number = 0
        self._socket = self._connected(port)
        self._stream = self._socket.makefile("rb")
        self._receive()  # what it says of itself
        self._call("WebDriver:NewSession", {"capabilities": {}})
        self._call("WebDriver:SetTimeouts", {"script": 120_000, "pageLoad": 120_000})

    def __enter__(self) -> Firefox:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)

    def open(self, address: str, width: int = 1440, height: int = 900) -> None:
        """Show a page in a window of this size."""
        self._call("WebDriver:SetWindowRect", {"width": width, "height": height})
        self._call("WebDriver:Navigate", {"url": address})

    def click(self, selector: str) -> None:
        """Click on the first element that a CSS selector finds, once there is one."""
        self.wait_for(f"document.querySelector({json.dumps(selector)})?.checkVisibility()")
        element = self._call("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"]
        self._call("WebDriver:ElementClick", {"id": next(iter(element.values()))})

    def type(self, text: str) -> None:
        """Press the key of each letter, in whatever has the focus; CONTROL is held for the key that follows it."""
        held: list[str] = []
        actions = []
        for key in text:
            actions.append({"type": "keyDown", "value": key})
            if key == CONTROL:
                held.append(key)
                continue
            actions += [{"type": "keyUp", "value": up} for up in (key, *held)]
            held.clear()
        self._call("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def run(self, script: str) -> Any:
        """Run a script's text in the page, in a world that the page's policy does not hold, and return what it returns.

        The page's own objects are at `window.wrappedJSObject`; `await` may be used.
        """
        answer = self._call("WebDriver:ExecuteAsyncScript", {"script": _ASYNC % script, "args": [], "sandbox": "test"})
        found = answer["value"]
        if "error" in found:
            raise AssertionError(found["error"])
        return found.get("value")

    def wait_for(self, condition: str, seconds: float = 60) -> Any:
        """Wait until an expression is true in the page, and return its value."""
        until = time.monotonic() + seconds
        while not (found := self.run(f"return {condition}")):
            assert time.monotonic() < until, f"never true: {condition}"
            time.sleep(0.1)
        return found

    def screenshot(self) -> bytes:
        """Return a picture of what is seen, as PNG."""
        return base64.b64decode(self._call("WebDriver:TakeScreenshot", {"full": False})["value"])

    def _connected(self, port: int) -> socket.socket:
        for _ in range(600):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=180)
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise AssertionError("Firefox does not answer.")

    def _call(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def _receive(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox has gone."
            length += sign
        return json.loads(self._stream.read(int(length)))
