"""Notice that an answer is empty while it is written, and find out why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import pyoxigraph as ox

from vanort.emptiness import explain, looks_empty
from vanort.emptiness.probes import TRUE
from vanort.store.cells import Row, rows_from_oxigraph
from vanort.store.embedded import Request, evaluate

_Item = TypeVar("_Item")


class Seen:
    """Count what passes, so that an answer of nothing is known as such."""

    def __init__(self, text: str) -> None:
        """Take the query that is answered."""
        self._text, self._kind, self._count = text, "select", 0
        self._boolean: bool | None = None
        self._first: Any = ()

    def boolean(self, value: bool) -> bool:
        """Let a truth value pass."""
        self._kind, self._boolean = "ask", value
        return value

    def each(self, items: Iterable[_Item], *, kind: str) -> Iterator[_Item]:
        """Let rows ("select") or triples ("construct") pass."""
        self._kind = kind
        for item in items:
            self._first = self._first or item
            self._count += 1
            yield item

    def looks_empty(self) -> bool:
        """Tell whether what has passed says nothing."""
        return looks_empty(self._text, self._kind, count=self._count, boolean=self._boolean, first=self._first)


def explained(store: ox.Store, request: Request) -> tuple[str, ...]:
    """Return what there is to say of a query whose answer is empty, line by line."""

    def ask(text: str) -> list[Row]:
        result = evaluate(store, request._replace(text=text))
        if isinstance(result, ox.QueryBoolean):
            return [(TRUE,)] if result else [(None,)]
        return list(rows_from_oxigraph(result))

    return explain(request.text, ask).sentences()
