"""Run a function in a fresh Python, which has neither the threads of this process nor anything that it has open."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar

from vanort.support.processes import begin, ended

T = TypeVar("T")


def in_fresh_process(task: Callable[..., T], *arguments: object) -> T:
    """Return what a function of a module returns; it, its arguments and its result have to be such as can be pickled.

    A copy of this process would do where nothing has threads: one that has written a store on disk leaves locks behind in
    its copies, for which they wait forever. What the function prints goes to standard error.

    Raises whatever the function raised, VanortError where its process was ended from outside.
    """
    done = subprocess.run(
        [sys.executable, "-m", "vanort.support.fresh_process"],
        input=pickle.dumps((task, arguments)),
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise ended()
    succeeded, result = pickle.loads(done.stdout)  # noqa: S301 (what our own process has written)
    if not succeeded:
        raise result
    return result  # type: ignore[no-any-return]


def main() -> None:
    """Do the task that comes in, and send its result or its error back."""
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    begin(None)
    task, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 (what the process that started this one has written)
    try:
        answer: tuple[bool, object] = True, task(*arguments)
    except Exception as error:
        answer = False, error
    with os.fdopen(answers, "wb") as file:
        pickle.dump(answer, file)


if __name__ == "__main__":
    main()
