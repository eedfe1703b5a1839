"""Ask what a workspace lays over the shipped queries, within limits: nobody has tried it before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from vanort.catalogue.question import Question
from vanort.errors import QueryLimit
from vanort.store import EmbeddedStore, Store


@contextmanager
def remembering(store: EmbeddedStore) -> Iterator[None]:
    """Remember the rows of what is asked in the block: whoever asks the store the same in the same words later gets them.

    For processes that are begun afterwards, each as a copy of this one, and would ask much alike.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    store.remembered = rows
    try:
        yield
    finally:
        store.remembered = MappingProxyType(rows)  # what is asked from now on is not kept: it may be much


def rows_of(question: Question, text: str, store: Store) -> list[dict[str, Any]]:
    """Return the rows of a question as plain values; `text` is what it says with its parameters bound.

    Raises QueryLimit with its file where it is a workspace's own, and takes too long or gives too many rows.
    """
    known = getattr(store, "remembered", None)
    if known and text in known:
        return [dict(row) for row in known[text]]
    try:
        rows = store.query(text, timeout=question.timeout, max_rows=question.max_rows).to_python()
    except QueryLimit as limit:
        hint = "Make it narrower: fewer variables, a LIMIT, or a condition nearer to what you look for."
        raise QueryLimit(limit.found, path=question.path, hint=hint) from None
    if isinstance(known, dict):
        known[text] = [dict(row) for row in rows]
    return rows
