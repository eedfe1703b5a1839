"""How long, how many, how much: what one question may take, and what is said when it takes more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from vanort.errors import QueryLimit

DEFAULT_TIMEOUT = 30.0
DEFAULT_MEMORY = 2_000_000_000

Item = TypeVar("Item")


def at_most(items: Iterable[Item], max_rows: int | None) -> Iterator[Item]:
    """Yield the items, and raise QueryLimit at the first one too many.

    >>> list(at_most("abc", 3))
    ['a', 'b', 'c']
    """
    for number, item in enumerate(items):
        if max_rows is not None and number >= max_rows:
            raise too_many_rows(max_rows)
        yield item


def too_many_rows(max_rows: int) -> QueryLimit:
    """Return the error for an answer with more rows than allowed."""
    return QueryLimit(
        f"The answer has more than {max_rows:,} rows.",
        hint="Add LIMIT to the query, or raise the limit (--max-rows N, max_rows=N in Python).",
    )


def too_slow(timeout: float) -> QueryLimit:
    """Return the error for a question that was stopped because its time was up."""
    return QueryLimit(
        f"The question took longer than {timeout:g} s and was stopped.",
        hint="Make it narrower, or raise the limit (--timeout SECONDS, timeout=SECONDS in Python).",
    )


def died() -> QueryLimit:
    """Return the error for a question whose process ended under it."""
    return QueryLimit(
        f"The question needed more than {DEFAULT_MEMORY / 1e9:g} GB of memory and was stopped.",
        hint="Make it narrower: fewer variables, a LIMIT, or a condition nearer to what you look for.",
    )
