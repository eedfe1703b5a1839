"""Which names of other things hold a name: "Eva Lund" holds "Lund"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property

from vanort.claims.quotes import first_and_last

_BETWEEN = "\0"  # stands in no name, so that no name is found across two


class Bearers:
    """The names of all things of a file and who bears them, laid out once for all who ask."""

    def __init__(self, named: Iterable[tuple[Hashable, str]]) -> None:
        """Take pairs of a thing and one of its names."""
        self._things: dict[str, set[Hashable]] = {}
        for thing, name in named:
            self._things.setdefault(name, set()).add(thing)
        self._names = tuple(self._things)
        self._joined = _BETWEEN.join(self._names)
        self._starts: list[int] = []
        start = 0
        for name in self._names:
            self._starts.append(start)
            start += len(name) + len(_BETWEEN)

    def longer(self, name: str, thing: Hashable) -> list[str]:
        """Return the longer names that hold a name and that other things than this one bear.

        >>> bearers = Bearers([("town", "Lund"), ("person", "Eva Lund"), ("school", "Lunds skola"), ("town", "Lund town")])
        >>> bearers.longer("Lund", "town"), bearers.longer("Eva Lund", "person")
        (['Eva Lund', 'Lunds skola'], [])
        """
        found = []
        at, last = self._places.get(name) or (self._joined.find(name), len(self._joined))
        while at >= 0 and self._names:
            number = bisect_right(self._starts, at) - 1
            other = self._names[number]
            if other != name and self._things[other] - {thing}:
                found.append(other)
            behind = self._starts[number] + len(other) + len(_BETWEEN)
            at = self._joined.find(name, behind) if behind <= last else -1
        return found

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        """Where each name stands among all names for the first and for the last time: most stand there once."""
        return first_and_last(self._joined, self._names)
