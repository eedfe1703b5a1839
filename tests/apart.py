"""Run a test in a process of its own: what writes a store on disk leaves threads behind that no copy of the process has.

A server that a later test starts in a copy of that process would wait for them forever.
"""

from __future__ import annotations

import functools
import os
import traceback
from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


def apart(test: Callable[P, None]) -> Callable[P, None]:
    """Return a test that forks, and fails where its copy does."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                test(*args, **kwargs)
                code = 0
            except BaseException:  # the copy ends here, whatever happens
                traceback.print_exc()
            finally:
                os._exit(code)
        assert os.waitpid(pid, 0)[1] == 0, "the test failed in its own process: see what it wrote"

    return run
