"""How long, how many, how much: what one question may take, and what is said when it takes more."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from typing import TypeVar

from vanort.errors import QueryLimit

DEFAULT_TIMEOUT = 30.0
DEFAULT_MEMORY = 1_200_000_000  # bytes beside the dataset: a question and vanort itself stay below 1.5 GB

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


def out_of_memory(memory: int) -> QueryLimit:
    """Return the error for a question that asked for more memory than it may take."""
    return QueryLimit(
        f"The question needed more than {memory / 1e9:g} GB of memory and was stopped.",
        hint="Make it narrower: fewer variables, a LIMIT, or a condition nearer to what you look for.",
    )


def ended(status: int, *, timeout: float | None, memory: int) -> QueryLimit:
    """Return the error for a question whose process ended, told by its wait status (see `os.waitpid`).

    The kernel ends a process whose processor time is up with SIGXCPU; the engine ends itself with SIGABRT where it is
    refused memory.

    >>> ended(9, timeout=1, memory=2_000_000_000).found
    'The process of the question was ended from outside (SIGKILL).'
    """
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number == signal.SIGXCPU:
        return too_slow(timeout or 0)
    if number == signal.SIGABRT:
        return out_of_memory(memory)
    if number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        return QueryLimit(
            f"The process of the question was ended from outside ({signal.Signals(number).name}).",
            hint="Ask again; a system that runs out of memory ends processes so, too.",
        )
    how = signal.Signals(number).name if number else f"exit {os.waitstatus_to_exitcode(status)}"
    return QueryLimit(f"The engine failed at the question ({how}).", hint="Make it shorter, or less deeply nested.")


def died() -> QueryLimit:
    """Return the error for a question whose process ended where nobody can tell why."""
    return QueryLimit(
        "The process of the question ended before the answer was whole: the question was too large for the engine, "
        "or the process was refused memory, or ended from outside.",
        hint="Make it shorter or narrower: fewer variables, a LIMIT, or a condition nearer to what you look for.",
    )
