"""Questions on their way from requests to workers and back, without ever blocking the event loop.

A fixed number of questions run at a time; the others wait for a while in line. A worker that is slow is made to
yield to the quick ones, and one that is out of time, or whose client has gone, is killed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from vanort.errors import QueryLimit, StoreError
from vanort.server.graph_body import GraphBody
from vanort.server.keeper import RELOAD, Data, Update, start_keeper
from vanort.server.replies import Question, Reply
from vanort.server.withholding import Held
from vanort.store.limits import died, too_slow
from vanort.store.worker import LENGTH, error_from, pack, unpack

MOST_ANSWERS = 500  # of a worker: the engine keeps some 25 kB of each, which go with the process
SLOW_AFTER = 0.5  # seconds until a question gives way to quicker ones
_YIELDING = 10  # the priority it then has (nice)


class Busy(StoreError):
    """More questions wait than can be answered in good time."""


@dataclass(frozen=True)
class Limits:
    """What questions may take, all together and each."""

    workers: int = 8
    waiting: int = 500
    patience: float = 20.0  # seconds in line
    timeout: float = 30.0
    max_rows: int = 100_000
    memory: int = 1_000_000_000  # bytes a question may take beyond the store itself
    query: int = 1_000_000  # characters of a query: the longest that people send have some thousands
    change: int = 2_000_000  # characters of an update: the engine reads a million of them in a second
    body: int = 10_000_000  # bytes of a graph


@dataclass
class _Worker:
    pid: int
    connection: socket.socket
    generation: int
    yielding: bool = field(default=False)
    answers: int = field(default=0)

    def kill(self) -> None:
        self.connection.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


class Engine:
    """Ask and change the store that a keeper process keeps."""

    def __init__(self, load: Callable[[], Held], limits: Limits) -> None:
        """Start the keeper; do this before there are threads or an event loop."""
        self.limits = limits
        self._keeper, self._control, self.explorer = start_keeper(load, memory=limits.memory)
        self._control.setblocking(False)
        self._idle: deque[_Worker] = deque()
        self._generation = 0
        self._waiting = 0
        self._turns = asyncio.Semaphore(limits.workers)
        self._commands = asyncio.Lock()

    @property
    def generation(self) -> int:
        """What grows when something else is served than before."""
        return self._generation

    async def ask(self, question: Question | GraphBody, *, timeout: float | None = None) -> Reply:
        """Return the whole answer to a question.

        Raises QueryError, QueryLimit as the worker does, and Busy where no worker comes free in good time.
        """
        seconds = self.limits.timeout if timeout is None else min(timeout, self.limits.timeout)
        async with self._turn(), self._worker() as worker:
            return await self._answer(worker, question, seconds)

    async def update(self, text: str, base: str, data: Data | None = None) -> None:
        """Change the store, then put data into it, both or neither; the next question sees it.

        Raises QueryError where the text is no update, QueryLimit where it takes too long.
        """
        await self._command(Update(text, base, self.limits.timeout, data))
        self._renew()

    async def reload(self) -> None:
        """Load the store anew; questions are answered from the old one until the new one is there.

        Raises what loading raised; the old one is then asked as before.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            await self._command(RELOAD, theirs)
            kind, message = await _receive(ours)
            if kind == "error":
                raise error_from(message)
        except (EOFError, OSError):
            ours.close()
            raise died() from None
        except BaseException:
            ours.close()  # a keeper that nobody wants notices and ends
            raise
        async with self._commands:
            self._control.close()  # which ends the old keeper; its workers finish what they do
            self._control, (self._keeper, self.explorer) = ours, message
        self._renew()

    def _renew(self) -> None:
        """Let no worker answer that was forked before a change."""
        self._generation += 1
        while self._idle:
            self._idle.popleft().kill()

    def stop(self) -> None:
        """End the keeper and every idle worker."""
        while self._idle:
            self._idle.popleft().kill()
        self._control.close()
        with suppress(ProcessLookupError):
            os.kill(self._keeper, signal.SIGTERM)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= self.limits.waiting:
            raise Busy("Too many questions are waiting.", hint="Try again in a moment.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                await self._turns.acquire()
        except TimeoutError:
            raise Busy("Every worker is busy with a long question.", hint="Try again in a moment.") from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turns.release()

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[_Worker]:
        worker = self._idle.pop() if self._idle else await self._fork()
        finished = False
        try:
            yield worker
            finished = True
        except (QueryLimit, StoreError):
            raise
        except Exception:
            finished = True  # a question at fault leaves its worker in order
            raise
        finally:
            worker.answers += 1
            fit = worker.generation == self._generation and worker.answers < MOST_ANSWERS
            if finished and fit and not worker.yielding:
                self._idle.append(worker)
            else:
                worker.kill()

    async def _answer(self, worker: _Worker, question: Question | GraphBody, seconds: float) -> Reply:
        loop = asyncio.get_running_loop()
        slow = loop.call_later(SLOW_AFTER, _give_way, worker)
        reply = None
        try:
            async with asyncio.timeout(seconds):
                await loop.sock_sendall(worker.connection, pack((seconds, question)))
                while True:
                    kind, message = await _receive(worker.connection)
                    if kind == "error":
                        raise error_from(message)
                    if kind == "end":
                        break
                    reply = message
        except TimeoutError:
            raise too_slow(seconds) from None
        except (EOFError, ConnectionError):
            raise died() from None
        finally:
            slow.cancel()
        if reply is None:
            raise died()
        return Reply(*reply)

    async def _fork(self) -> _Worker:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            pid = await self._command(None, theirs)
        except BaseException:
            ours.close()  # a worker that has been forked meanwhile notices and ends
            raise
        return _Worker(pid, ours, self._generation)

    async def _command(self, command: Update | str | None, descriptor: socket.socket | None = None) -> int:
        # Shielded: whoever gives up waiting must not leave half a command, or an unread reply, to the next one.
        return await asyncio.shield(self._exchange(pack(command), descriptor))

    async def _exchange(self, data: bytes, descriptor: socket.socket | None) -> int:
        loop = asyncio.get_running_loop()
        async with self._commands:
            try:
                socket.send_fds(self._control, [data[: LENGTH.size]], [descriptor.fileno()] if descriptor else [])
                await loop.sock_sendall(self._control, data[LENGTH.size :])
                kind, message = await _receive(self._control)
            except (EOFError, OSError):
                raise Busy("The store has stopped.", hint="Start the server again.") from None
            finally:
                if descriptor is not None:
                    descriptor.close()
        if kind == "error":
            raise error_from(message)
        if kind == "updated":
            self._keeper = message
        return int(message)


def _give_way(worker: _Worker) -> None:
    worker.yielding = True
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, worker.pid, _YIELDING)


async def _receive(connection: socket.socket) -> Any:
    (length,) = LENGTH.unpack(await _exactly(connection, LENGTH.size))
    return unpack(await _exactly(connection, length))


async def _exactly(connection: socket.socket, length: int) -> bytearray:
    loop = asyncio.get_running_loop()
    data = bytearray(length)
    view = memoryview(data)
    while view:
        count = await loop.sock_recv_into(connection, view)
        if count == 0:
            raise EOFError
        view = view[count:]
    return data
