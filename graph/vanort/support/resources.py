"""Find the files that ship with vanort: the ontology, the queries, the language packs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, in a checkout and in an installed wheel alike.

    >>> resource("ontology/vanort.ttl").name
    'vanort.ttl'

    Raises FileNotFoundError where nothing of that name is shipped.
    """
    for root in (_PACKAGE, _PACKAGE.parent.parent):
        if (path := root / name).exists():
            return path
    raise FileNotFoundError(f"{name} is not among the files that ship with vanort")
