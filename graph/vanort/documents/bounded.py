"""Files whose bytes can stand for very much more than they are, and texts of which much is to be read, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from vanort.documents.limits import MOST_READ, MOST_SECONDS
from vanort.documents.plain import plain_text
from vanort.errors import DocumentError
from vanort.support.confined import MEMORY, SECONDS, Exhausted, confined, within

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


@contextmanager
def read_in_time(path: Path, text: str) -> Iterator[None]:
    """Let claims be looked for in a text, within limits.

    Raises DocumentError where the text has more characters than are read, or where the work takes longer than it may.
    """
    hint = "Split it, or save only the pages that matter."
    if len(text) > MOST_READ and (length := len(plain_text(text).text)) > MOST_READ:
        found = f"The text has {length:,} characters; claims are looked for in {MOST_READ:,} at most."
        raise DocumentError(found, path=path, hint=hint)
    try:
        with within(MOST_SECONDS):
            yield
    except Exhausted:
        raise DocumentError(
            f"To look for claims in it takes more than {MOST_SECONDS} s.", path=path, hint=hint
        ) from None
