"""Coroutines in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def awaited(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own and return what it gives.

    The browser's driver keeps its loop in the thread of the tests from the first page to the last,
    and a second loop cannot run there: `asyncio.run` works in a file of tests alone, and fails after a browser.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
