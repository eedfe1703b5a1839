"""The nearest of the names that there are, for somebody who has written another."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_MOST = 20  # names that a reader takes in at a glance


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint: the nearest name where one is near, else the names that there are; nothing where there are none.

    >>> nearest("titel", ["language", "title"]), nearest("xyz", ["b", "a"]), nearest("xyz", [])
    ('Did you mean title?', 'There are: a, b.', '')
    """
    known = sorted(known)
    if not known:
        return ""
    lower = {each.lower(): each for each in known}
    near = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return f"Did you mean {lower[near[0]]}?" if near else f"There are: {', '.join(known[:_MOST])}."
