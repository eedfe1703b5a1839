"""Files whose bytes can stand for very much more than they are, read in a process that may not take much."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from vanort.errors import DocumentError
from vanort.support.confined import MEMORY, SECONDS, Exhausted, confined

T = TypeVar("T")


def read_bounded(read: Callable[[Path, bytes], T], path: Path, data: bytes, *, hint: str) -> T:
    """Return what a function reads from a file; `hint` says how to make the file smaller.

    Raises DocumentError where that takes more memory or time than one file may, and what `read` raises.
    """
    try:
        return confined(partial(read, path, data))
    except Exhausted:
        found = f"To read the file takes more than {MEMORY // 10**9} GB of memory or {SECONDS} s."
        raise DocumentError(found, path=path, hint=hint) from None
