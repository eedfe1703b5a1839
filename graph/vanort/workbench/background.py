"""What takes long is computed by a process of its own, behind what one does, and anew where a file has changed since."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from vanort.errors import VanortError
from vanort.workspace.fingerprint import stamps_of
from vanort.workspace.model import Workspace, open_workspace

_LONGEST = 600  # seconds that it may take


@dataclass
class Background:
    """The last answer of a module that prints JSON about a workspace: `python -m MODULE FOLDER`."""

    workspace: Workspace
    module: str
    _lock: Lock = field(default_factory=Lock)
    _state: str = ""
    _running: str = ""
    _found: dict[str, Any] = field(default_factory=dict)

    def now(self) -> dict[str, Any]:
        """Return what is known, with `running` where a newer answer is on its way; ask for one where that is needed."""
        state = stamps_of(self.workspace) + _stamp(self.workspace.rules)
        with self._lock:
            if state != self._state and not self._running:
                self._running = state
                Thread(target=self._run, args=(state,), daemon=True).start()
            return {**self._found, "running": bool(self._running)}

    def _run(self, state: str) -> None:
        command = [sys.executable, "-m", self.module, str(self.workspace.root)]
        try:
            done = subprocess.run(  # noqa: S603 (this Python, a module of ours)
                command, capture_output=True, text=True, timeout=_LONGEST, check=False
            )
            found = json.loads(done.stdout)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            found = {"fault": "The workspace could not be checked."}
        with self._lock:
            self._state, self._running, self._found = state, "", found


def answer(compute: Callable[[Workspace], dict[str, Any]]) -> None:
    """Print what is computed of the workspace that the command line names, or why that could not be done."""
    try:
        found = compute(open_workspace(Path(sys.argv[1])))
    except VanortError as fault:
        found = {"fault": str(fault)}
    print(json.dumps(found, ensure_ascii=False))


def _stamp(path: Path) -> str:
    with suppress(OSError):
        status = path.stat()
        return f"{status.st_size} {status.st_mtime_ns}"
    return ""
