"""Work on what comes from outside, which may take so much memory and time and no more."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import current_thread, main_thread
from typing import Any, TypeVar

from vanort.errors import DocumentError, VanortError
from vanort.support.processes import beside

T = TypeVar("T")
MEMORY = 1_000_000_000  # bytes more than are in use already
SECONDS = 45  # of the processor: nobody waits a minute for one file without a word


class Exhausted(VanortError):
    """The work took more memory or time than it may have."""


def confined(task: Callable[[], T], *, memory: int = MEMORY, seconds: int = SECONDS) -> T:
    """Return what a task returns, run where it can do no harm: libraries in C cannot be stopped in any other way.

    The task and its result have to be such that can be pickled. Only Linux keeps the limits.

    Raises Exhausted where the process took too much and was ended; else what the task raises.
    """
    if sys.platform != "linux":
        return task()
    with beside(partial(_confine, memory, seconds), apart=True) as start:
        try:
            return start(task)()
        except DocumentError:
            raise
        except (MemoryError, VanortError):  # an error of beside: the process has ended
            raise Exhausted("The work took more memory or time than it may have.") from None


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop work in Python of this very process that takes the processor for longer.

    Beside the main thread, and where the system has no such clock (Windows), there is no limit.

    Raises Exhausted when the time is up.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: Any) -> None:
        raise Exhausted("The work took more time than it may have.")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _confine(memory: int, seconds: int) -> None:
    import os
    import resource

    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a library says when it fails is for nobody
    with open("/proc/self/statm", encoding="ascii") as file:
        in_use = int(file.read().split()[0]) * resource.getpagesize()
    for limit, most in ((resource.RLIMIT_AS, in_use + memory), (resource.RLIMIT_CPU, seconds)):
        with suppress(ValueError, OSError):  # there is a lower one already
            resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
