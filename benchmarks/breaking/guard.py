"""A ceiling over a whole run: no part of it takes the machine's memory, and nothing that it started outlives it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ADOPT_ORPHANS, _DIE_WITH_PARENT = 36, 1  # linux/prctl.h
_EVERY = 2.0  # seconds
MOST_TOGETHER = 8_000  # MB that all processes of a run may have together, what they share counted once


@contextmanager
def guarded() -> Iterator[None]:
    """Watch over everything that this process starts while the block runs; end what is left of it at the end."""
    _prctl(_ADOPT_ORPHANS)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    over = threading.Event()
    watching = threading.Thread(target=_watch, args=(over,), daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()
        while left := started(os.getpid()):
            for pid in left:
                _kill(pid)
            with suppress(ChildProcessError):
                while os.waitpid(-1, 0):
                    pass


def die_with_parent() -> None:
    """Let this process end when the run that started it is killed."""
    _prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def started(root: int) -> list[int]:
    """Return the processes that one has started, and those that they have started."""
    children: dict[int, list[int]] = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError, ValueError, IndexError):
            fields = Path(f"/proc/{entry}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(entry))
    found, waiting = [], [root]
    while waiting:
        new = children.get(waiting.pop(), [])
        found += new
        waiting += new
    return found


def _watch(over: threading.Event) -> None:
    while not over.wait(_EVERY):
        taken = {pid: _share(pid) for pid in started(os.getpid())}
        if sum(taken.values()) > MOST_TOGETHER:
            largest = max(taken, key=lambda pid: taken[pid])
            print(
                f"over {MOST_TOGETHER:,} MB together: ended one of {taken[largest]:,} MB", file=sys.stderr, flush=True
            )
            _kill(largest)


def _share(pid: int) -> int:
    """Return the megabytes of a process, its part of what it shares."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) // 1000
    return 0


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)


def _prctl(option: int, value: int = 1) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
