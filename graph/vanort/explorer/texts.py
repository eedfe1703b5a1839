"""Rows of the queries that the page's data comes from (queries/explorer), and how an IRI is shortened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from vanort.store import Store
from vanort.support.resources import resource

Cell = tuple[Any, ...]


def rows(store: Store, name: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query of this name as cells (see vanort.store.cells)."""
    text = resource(f"queries/explorer/{name}.rq").read_text(encoding="utf-8")
    yield from store.query(text, timeout=None).cells()


def cell_text(cell: Cell | None) -> str:
    """Return what a cell says; nothing for one that is not bound.

    >>> cell_text(("uri", "https://example.org/a")), cell_text(None)
    ('https://example.org/a', '')
    """
    return "" if cell is None else str(cell[1])


@lru_cache(maxsize=65_536)  # facts repeat their properties
def last_part(iri: str) -> str:
    """Return what stands after the last # or / of an IRI.

    >>> last_part("https://w3id.org/vanort/ns#partner")
    'partner'
    """
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
