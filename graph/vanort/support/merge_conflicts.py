"""Find what a merge leaves behind in a file: the lines between which nobody has chosen yet."""

from __future__ import annotations

import re
from pathlib import Path

from vanort.errors import VanortError

# See https://git-scm.com/docs/git-merge#_how_conflicts_are_presented; ||||||| stands there in the diff3 style.
_MARKER = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?=[ \t\r\n]|\Z).*|={7}[ \t]*)\r?$", re.MULTILINE)
_SIGNS = ("<" * 7, ">" * 7, "|" * 7, "=" * 7)


def refuse_conflict(text: str, *, path: Path | str, error: type[VanortError] = VanortError) -> None:
    r"""Refuse a text that still holds the marks of a merge.

    >>> refuse_conflict("a: 1\n<<<<<<< HEAD\nb: 2\n", path="x.yaml")
    Traceback (most recent call last):
    vanort.errors.VanortError: x.yaml:2: A merge conflict is left here: '<<<<<<< HEAD'. Keep what is right of the two sides, and take out the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>.

    Raises `error` with the line of the first mark.
    """
    if not any(sign in text for sign in _SIGNS):
        return
    if mark := _MARKER.search(text):
        raise error(
            f"A merge conflict is left here: '{mark.group().strip()[:60]}'.",
            path=path,
            line=text.count("\n", 0, mark.start()) + 1,
            hint="Keep what is right of the two sides, and take out the lines that begin with "
            f"{_SIGNS[0]}, {_SIGNS[2]}, {_SIGNS[3]} and {_SIGNS[1]}.",
        )
