"""A question as a worker gets it, and the answer as it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from vanort.errors import QueryLimit
from vanort.store.cells import Row

MAX_BYTES = 100_000_000
CELLS = "cells"  # not a file: the first rows themselves, for a page that says that there are more
EXPLAIN = "explain"
DUMP = "dump"


class Question(NamedTuple):
    """A query with the form its answer is wanted in; `formats` are those for rows and those for graphs."""

    text: str
    rows_format: str
    graph_format: str = "ttl"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    max_rows: int | None = None
    purpose: str = ""  # EXPLAIN asks why the answer is empty, instead of for the answer; DUMP asks for everything
    everywhere: bool = False  # asks all graphs as if they were one
    counted: bool = False  # asks also for what the answer lacks because it is withheld


class Table(NamedTuple):
    """The first rows of an answer, and whether there are more."""

    variables: list[str]
    rows: list[Row]
    more: bool


class Reply(NamedTuple):
    """An answer: the format it came out in, and its bytes; for a page a table or a truth value.

    `withheld` counts what the answer lacks, by kind; `is_empty` says that it holds nothing and lacks nothing.
    To the question why an answer is empty, the body is the lines to be said, and `otherwise` counts what it would have
    where sources tell it as over or planned, or deny it.
    """

    format: str
    body: Any
    withheld: dict[str, int]
    is_empty: bool = False
    otherwise: dict[str, int] = {}  # noqa: RUF012 (never changed)


def first_rows(variables: list[str], rows: Iterable[Row], size: int | None) -> Table:
    """Return the first rows of an answer, and whether there are more."""
    shown = list(islice(rows, None if size is None else size + 1))
    more = size is not None and len(shown) > size
    return Table(variables, shown[:size] if more else shown, more)


def limited(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the parts of an answer.

    Raises QueryLimit where they are too much together.
    """
    size = 0
    for part in parts:
        size += len(part)
        if size > MAX_BYTES:
            raise QueryLimit(
                f"The answer has more than {MAX_BYTES // 1_000_000} million bytes.", hint="Add LIMIT to the query."
            )
        yield part
