"""Two things at a time: a task in a process of its own beside what goes on here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def beside(task: Callable[..., T], *arguments: object) -> Iterator[Callable[[], T]]:
    """Run a task in a process of its own while this one goes on; the yielded function waits for what it returns.

    Where the system cannot fork, the task runs when its result is asked for.
    """
    if "fork" not in get_all_start_methods():
        yield lambda: task(*arguments)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        yield pool.submit(task, *arguments).result
