"""Ask what a workspace lays over the shipped queries, within limits: nobody has tried it before."""

from __future__ import annotations

from typing import Any

from vanort.catalogue.question import Question
from vanort.errors import QueryLimit
from vanort.store import Store


def rows_of(question: Question, text: str, store: Store) -> list[dict[str, Any]]:
    """Return the rows of a question as plain values; `text` is what it says with its parameters bound.

    Raises QueryLimit with its file where it is a workspace's own, and takes too long or gives too many rows.
    """
    try:
        return store.query(text, timeout=question.timeout, max_rows=question.max_rows).to_python()
    except QueryLimit as limit:
        hint = "Make it narrower: fewer variables, a LIMIT, or a condition nearer to what you look for."
        raise QueryLimit(limit.found, path=question.path, hint=hint) from None
