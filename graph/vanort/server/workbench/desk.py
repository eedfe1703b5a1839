"""A bench with what the page needs beside it, and how a call reads what it was given."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rdflib import Graph

from vanort.dataset.assemble import read_reference
from vanort.errors import ClaimsError, VanortError
from vanort.workbench.background import Background
from vanort.workbench.bench import Bench
from vanort.workbench.finding import Known, lists_known, things_known
from vanort.workbench.terms import terms_shown

Values = Mapping[str, Any]


@dataclass
class Desk:
    """A bench with what the page needs beside it: the reference lists, and the names of all things."""

    bench: Bench
    _found: dict[str, tuple[tuple[str, ...], Any]] = field(default_factory=dict)
    _others: dict[str, tuple[str, list[tuple[str, Known]]]] = field(default_factory=dict)
    _finding: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def reference(self) -> Graph:
        """The concept schemes and the official lists."""
        return read_reference(self.bench.workspace.reference)

    @cached_property
    def lists(self) -> tuple[tuple[str, Known], ...]:
        """The names that official lists know."""
        return lists_known(self.reference)

    @cached_property
    def terms(self) -> dict[str, Any]:
        """What can be said."""
        return terms_shown(self.reference)

    @cached_property
    def preview(self) -> Background:
        """What a build would change."""
        return Background(self.bench.workspace, "vanort.workbench.previewing")

    @cached_property
    def offers(self) -> Background:
        """Which rules are worth taking."""
        return Background(self.bench.workspace, "vanort.workbench.rules")

    def found(self, name: str, find: Callable[[], Any], *more: str) -> Any:
        """Return what is found in all documents, found anew where one of them, or something `more`, has changed."""
        state = (*more, *(f"{each} {self._version(each)}" for each in self.bench.names()))
        with self._finding:
            if self._found.get(name, ((), None))[0] != state:
                self._found[name] = state, find()
            return self._found[name][1]

    def _version(self, name: str) -> str:
        try:
            return self.bench.open(name).version
        except VanortError as fault:
            return str(fault)

    def known(self, name: str) -> list[tuple[str, Known]]:
        """Return all names: of this document, of the others that can be read, of the lists."""
        found = list(things_known(self.bench.open(name), own=True))
        for other in self.bench.names():
            if other == name:
                continue
            try:
                opened = self.bench.open(other)
            except VanortError:
                continue
            if self._others.get(other, ("", []))[0] != opened.version:
                self._others[other] = opened.version, list(things_known(opened, own=False))
            found += self._others[other][1]
        return [*found, *self.lists]


def text_of(given: Values, key: str) -> str:
    """Return a text that a page has sent; empty where there is none.

    Raises ClaimsError where it is something else.
    """
    found = given.get(key, "")
    if not isinstance(found, str):
        raise ClaimsError(f"'{key}' is no text.")
    return found


def texts_of(given: Values, key: str) -> dict[str, str]:
    """Return texts by name that a page has sent; none where there are none.

    Raises ClaimsError where they are something else.
    """
    found = given.get(key) or {}
    if not isinstance(found, Mapping) or not all(isinstance(value, str) for value in found.values()):
        raise ClaimsError(f"'{key}' is no text.")
    return {str(name): str(value) for name, value in found.items()}
