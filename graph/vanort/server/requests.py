"""Requests, read with care: bounded bodies, clients that go away, errors as statuses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from vanort.errors import QueryError, QueryLimit, StoreError, VanortError
from vanort.server.protocol import Refusal
from vanort.server.words import chosen_language

BODY_SECONDS = 30.0
_AT_ONCE = 20_000  # characters: some hundredths of a second

Result = TypeVar("Result")


class Gone(Exception):
    """The client has closed the connection; nobody waits for an answer."""


async def body_of(request: Request, limit: int, what: str = "A request") -> bytes:
    """Return the body of a request; `what` it is says the refusal.

    Raises Refusal where it is longer than `limit` bytes or does not come.
    """
    too_long = Refusal(413, f"{what} may have {limit:,} bytes here. Send it in parts.")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise too_long
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > limit:
                    raise too_long
    except TimeoutError:
        raise Refusal(408, f"The request did not come within {BODY_SECONDS:g} s.", {"Retry-After": "2"}) from None
    except ClientDisconnect:
        raise Gone from None
    return bytes(body)


async def apart(work: Callable[[], Result], size: int) -> Result:
    """Return what some work on a text of so many characters gives; a long one in a thread, so that nobody else waits."""
    return work() if size < _AT_ONCE else await asyncio.to_thread(work)


async def while_connected(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """Do some work for as long as the client waits for it; the body has been read before.

    Raises Gone, having cancelled the work, when the client goes away.
    """
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Gone
        return task.result()
    finally:
        for each in (task, gone):
            if not each.done():
                each.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def language_of(request: Request) -> str:
    """Return the language of the page that is asked for."""
    return chosen_language(request.query_params.get("lang", ""), request.headers.get("accept-language", ""))


def refused(error: VanortError) -> tuple[int, dict[str, str]]:
    """Return the status and headers for an error: by whose fault it is and whether waiting helps."""
    if isinstance(error, QueryLimit):
        return 503, {"Retry-After": "10"}  # the server may be less busy then; a question that is too large stays so
    if isinstance(error, StoreError):
        return 503, {"Retry-After": "2"}
    return (400 if isinstance(error, QueryError) else 500), {}
