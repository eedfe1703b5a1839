"""Several things at a time give what they give one after the other."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from functools import partial

import pytest

from vanort.errors import QueryError, VanortError
from vanort.support.processes import beside, side_by_side


def fail() -> None:
    raise QueryError("This went wrong.", hint="Do better.")


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def square(number: int) -> int:
    return number * number


def test_tasks_give_their_results_in_their_order() -> None:
    """Whoever finishes first, results stand where their tasks stood; a task may use what is in memory here."""
    here = {"seven": 7, "unpicklable": lambda: 0}

    assert side_by_side([lambda n=n: n * here["seven"] for n in range(20)]) == [n * 7 for n in range(20)]


def test_no_tasks_give_no_results() -> None:
    """Nothing to do is done at once."""
    assert side_by_side([]) == []


def test_an_error_of_a_task_comes_out_as_it_is() -> None:
    """What a task raises in another process is raised here, with its hint."""
    with pytest.raises(QueryError, match="went wrong") as error:
        side_by_side([partial(square, 2), fail, partial(square, 3)])

    assert error.value.hint == "Do better."


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"),
    reason="this system does not say which processors this process may use",
)
def test_a_process_that_is_ended_is_an_error_that_says_so() -> None:
    """A task whose process is ended from outside does not leave anyone waiting."""
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one processor: tasks run in this process")
    with pytest.raises(VanortError, match="ended from outside"):
        side_by_side([partial(square, 2), end])


def test_a_task_beside_gives_its_result_when_it_is_asked_for() -> None:
    """A started task goes on beside; several wait for each other in their order."""
    with beside() as start:
        results = [start(square, number) for number in (2, 3)]

        assert [result() for result in results] == [4, 9]


@pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="this system cannot bind a process to one processor, as Linux can"
)
def test_on_one_processor_only_what_has_to_be_apart_is() -> None:
    """Where two processes take turns, a second one costs and brings nothing, except where its limits are wanted."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        with beside() as start, beside(apart=True) as start_apart:
            here, elsewhere = start(os.getpid)(), start_apart(os.getpid)()
    finally:
        os.sched_setaffinity(0, before)

    assert here == os.getpid() != elsewhere


def test_a_process_beside_that_is_ended_is_an_error_that_says_so() -> None:
    """Whoever asks for the result is told; whoever starts another task, too."""
    with beside(apart=True) as start:
        first = start(end)
        second = start(square, 2)

        for result in (first, second):
            with pytest.raises(VanortError, match="ended from outside"):
                result()


def test_an_error_beside_comes_out_as_it_is_and_the_next_task_goes_on() -> None:
    """What a task raises is raised where its result is asked for."""
    with beside() as start:
        first, second = start(fail), start(square, 5)

        with pytest.raises(QueryError, match="went wrong"):
            first()
        assert second() == 25


def test_nothing_is_waited_for_that_nobody_wants() -> None:
    """A task whose result is not asked for is ended with the rest."""
    began = time.monotonic()
    with suppress(KeyError), beside() as start:
        start(time.sleep, 60)
        raise KeyError

    assert time.monotonic() - began < 20
