"""The id of a thing that is new in a claims file."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import chain, count

from vanort.support.letters import plain_letters

LONGEST_ID = 48  # characters, so that a claim still fits on a line
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def new_id(name: str, taken: Container[str]) -> str:
    """Return an id made of a name's letters and digits, with a number where it is taken.

    >>> new_id("Växjö kommun", {"vaxjo-kommun"})
    'vaxjo-kommun-2'
    """
    base = _NO_LETTERS.sub("-", plain_letters(name)).strip("-")[:LONGEST_ID].strip("-") or "thing"
    return next(id_ for id_ in chain([base], (f"{base}-{number}" for number in count(2))) if id_ not in taken)
