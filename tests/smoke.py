"""Use an installed vanort as a newcomer would: init, build, explore, serve. Usage: python smoke.py, in its environment."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

VANORT = (sys.executable, "-m", "vanort")
PATIENCE = 180  # seconds for a server to come up on a slow machine


def main() -> None:
    """Run the four commands in a new folder; exit with 1 and say which went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "example"
        ran("init", str(place), "--with-example", cwd=Path(folder))
        ran("build", cwd=place)
        ran("explore", "-o", str(place / "page.html"), cwd=place)
        if (place / "page.html").stat().st_size < 100_000:
            sys.exit("explore wrote a page with nothing in it.")
        serves(place) if hasattr(os, "fork") else refuses(place)
    print("init, build, explore, serve: all as they should be.")


def ran(*command: str, cwd: Path) -> None:
    if subprocess.run([*VANORT, *command], cwd=cwd).returncode:
        sys.exit(f"vanort {command[0]} failed.")


def serves(place: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*VANORT, "serve", "--port", str(port)], cwd=place)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and server.poll() is None:
            try:
                address = f"http://127.0.0.1:{port}/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"
                asked = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
                with urllib.request.urlopen(asked) as answer:  # noqa: S310 (our own server)
                    if b"true" in answer.read():
                        return
                sys.exit("The server knows nothing of the example.")
            except OSError:
                time.sleep(0.2)
        sys.exit("vanort serve did not answer.")
    finally:
        server.terminate()
        server.wait()


def refuses(place: Path) -> None:
    """Where a process cannot be forked, the server says in one line what to do instead."""
    done = subprocess.run([*VANORT, "serve"], cwd=place, capture_output=True, text=True)
    if done.returncode != 1 or "WSL" not in done.stderr or "Traceback" in done.stderr:
        sys.exit(f"vanort serve did not refuse as it should: {done.stderr}")


if __name__ == "__main__":
    main()
