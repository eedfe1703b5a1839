"""One after the other: who reads a folder's files in order to write them anew does so alone."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vanort.errors import VanortError

if sys.platform != "win32":
    import fcntl

PATIENCE = 600.0  # seconds: longer than any build or reading of one document takes
_AGAIN = 0.05  # seconds between two looks
_TAKEN = (errno.EAGAIN, errno.EACCES)


@contextmanager
def turn(
    folder: Path, *, patience: float = PATIENCE, waiting: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Hold a folder while other processes of vanort wait for it; make it where it is missing.

    The folder itself is locked: no file stays behind, and whoever ends, by `kill -9` too, gives it back. `waiting` hears
    that another one is at work. A file system without locks (some network drives) is used without them. A process that
    holds a folder must not ask for it a second time.

    Raises VanortError where another one has held it for longer than `patience` in seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _take(handle, folder, patience, waiting)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path, patience: float, waiting: Callable[[str], None]) -> None:
    end, said = time.monotonic() + patience, False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            if fault.errno not in _TAKEN:
                return  # no locks here
        else:
            return
        if time.monotonic() >= end:
            raise VanortError(
                f"Another vanort has been at work here for more than {patience:g} s.",
                path=folder,
                hint="Wait until it has ended, or end it.",
            )
        if not said:
            said = True
            waiting("Waiting for another vanort that is at work here")
        time.sleep(_AGAIN)
