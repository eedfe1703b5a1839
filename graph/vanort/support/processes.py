"""Several things at a time: tasks in processes of their own beside what goes on here, or instead of it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import Pipe, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Protocol, TypeVar

from vanort.errors import VanortError

T = TypeVar("T")


class Start(Protocol):
    """Start a task and return at once; what it returns waits for the task's result."""

    def __call__(self, task: Callable[..., T], *arguments: object, **options: object) -> Callable[[], T]:
        """Start a task of a module, with arguments that can be pickled."""


@contextmanager
def beside(
    prepare: Callable[[], object] | None = None, *, apart: bool = False, holding: Sequence[object] = ()
) -> Iterator[Start]:
    """Yield a function that starts tasks, one after the other, in another process while this one goes on.

    The process begins as a copy of this one and runs `prepare` at once, so that what it imports costs no time when
    the tasks come. Where the system cannot fork, or has one processor, a task runs here when its result is asked for;
    `apart` asks for the process on one processor, too: for work under limits, or whose memory has to go with it.
    `holding` are values of this process that are too large to be sent: each task gets them before its own arguments.

    Raises VanortError where a process was ended from outside before it gave its result.
    """
    if _at_once() < 2 and not (apart and _forks()):
        yield partial(_later, holding)
        return
    here, there = Pipe()
    process = get_context("fork").Process(target=_serve, args=(here, there, prepare, holding), daemon=False)
    process.start()
    there.close()
    results: list[Future[Any]] = []

    def collect() -> None:
        """Receive the results that have not been asked for yet, so that the process can take the next task."""
        for future in results:
            try:
                succeeded, result = here.recv()
            except (EOFError, OSError):
                succeeded, result = False, ended()
            future.set_result(result) if succeeded else future.set_exception(result)
        results.clear()

    def start(task: Callable[..., T], *arguments: object, **options: object) -> Callable[[], T]:
        collect()
        future: Future[T] = Future()
        results.append(future)
        with suppress(OSError):  # it has ended: whoever asks for the result is told
            here.send((task, arguments, options))  # from this thread: one beside it would wait for what goes on here

        def result() -> T:
            if not future.done():
                collect()
            return future.result()

        return result

    try:
        yield start
    finally:
        if results:  # nobody wants them any more
            process.terminate()
        with suppress(OSError):
            here.send(None)  # said, since a process that began meanwhile keeps the pipe open
        here.close()
        process.join()


def _serve(
    theirs: Connection, own: Connection, prepare: Callable[[], object] | None, holding: Sequence[object]
) -> None:
    """Do the tasks that come in, until none is the next."""
    theirs.close()
    begin(prepare)
    with suppress(EOFError, ConnectionError):  # whoever wanted the tasks has ended, and has said why
        while (work := own.recv()) is not None:
            task, arguments, options = work
            try:
                answer: tuple[bool, object] = True, task(*holding, *arguments, **options)
            except Exception as error:
                answer = False, error
            own.send(answer)


def side_by_side(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """Return what the tasks return, in their order; as many run at a time as the machine has processors.

    Each process begins as a copy of this one, so that a task may use whatever is in memory here; only its result
    has to be one that can be pickled. Where the system cannot fork, or has one processor, they run one after the other.

    Raises VanortError where a process was ended from outside before it gave its result.
    """
    at_once = min(len(tasks), _at_once())
    if at_once < 2:
        return [task() for task in tasks]
    with ProcessPoolExecutor(at_once, mp_context=get_context("fork"), initializer=_take, initargs=(tasks,)) as pool:
        futures = [pool.submit(_do, number) for number in range(len(tasks))]
        return [_result(future) for future in futures]


def _at_once() -> int:
    """Return how many processes get on with their work at a time, each begun as a copy of this one."""
    if not _forks():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forks() -> bool:
    return "fork" in get_all_start_methods()


_tasks: Sequence[Callable[[], Any]] = ()  # of a process that was started for them


def _take(tasks: Sequence[Callable[[], object]]) -> None:
    global _tasks
    begin(None)
    _tasks = tasks


def _do(number: int) -> Any:
    return _tasks[number]()


def begin(prepare: Callable[[], object] | None) -> None:
    """Make this process one that works for another: it ends with that one, and without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word; the process that people see speaks
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    if prepare is not None:
        prepare()


def _end_with(parent: int) -> None:
    """End this process when the one that started it has gone: nobody waits for a result then."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _later(holding: Sequence[object], task: Callable[..., T], *arguments: object, **options: object) -> Callable[[], T]:
    return lambda: task(*holding, *arguments, **options)


def _result(future: Future[T]) -> T:
    try:
        return future.result()
    except BrokenProcessPool:
        raise ended() from None


def ended() -> VanortError:
    """Return the error of a process that gave no result."""
    return VanortError(
        "A process that did a part of the work was ended from outside.",
        hint="Look whether the machine has enough memory, and start again.",
    )
