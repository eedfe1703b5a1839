"""A forked process that runs one query at a time, and can be killed while it does.

The engine cannot be told to stop, so whatever has a time limit runs in a child that shares the loaded store
copy-on-write; when the time is up the child is killed and another one takes its place. Should the parent
vanish, the kernel ends the child: its socket closes while it is idle, its processor time runs out while busy.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import struct
import sys
import time
import warnings
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from vanort.errors import QueryError, QueryLimit, StoreError, VanortError
from vanort.store.limits import DEFAULT_MEMORY, ended, out_of_memory, too_slow

with suppress(ImportError):  # on Windows, which has no fork either, so that nothing here runs
    import resource

CAN_FORK = hasattr(os, "fork")
LENGTH = struct.Struct("!Q")
_ERRORS: dict[str, type[VanortError]] = {error.__name__: error for error in (QueryError, QueryLimit, StoreError)}
_PATIENCE = 0.02  # seconds to read the rest of an answer that nobody wants, before its process is killed

Handler = Callable[[Any], Iterable[Any]]


class Worker:
    """A child process that answers requests with `handle`; `handle` yields the messages of one answer.

    Everything that `handle` reaches must be in memory before the fork, or be opened by it afterwards. A
    request given as `first` is answered to nobody, so that the next one finds everything warm.
    """

    def __init__(self, handle: Handler, *, memory: int = DEFAULT_MEMORY, first: Any = None) -> None:
        ours, theirs = socket.socketpair()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads: the child starts none
            self.pid = os.fork()
        if self.pid == 0:
            run_child(theirs, handle, memory, first)
        theirs.close()
        self._socket: socket.socket | None = ours
        self._memory = memory
        weakref.finalize(self, _forgotten, ours, self.pid, os.getpid()).atexit = False

    def ask(self, request: Any, *, timeout: float | None) -> Iterator[Any]:
        """Send a request and yield the messages of its answer; only time spent waiting counts.

        Raises QueryLimit, and kills the process, where the time is up; or the error that the handler raised.
        """
        try:
            send(self._open, (timeout, request))
            left = timeout
            while True:
                started = time.monotonic()
                kind, message = receive(self._open, left)
                if left is not None:
                    left = max(left - (time.monotonic() - started), 0.001)
                if kind == "end":
                    return
                if kind == "error":
                    raise error_from(message)
                yield message
        except TimeoutError:
            self.kill()
            raise too_slow(timeout or 0) from None
        except (EOFError, BrokenPipeError, ConnectionError):
            raise ended(self._status(), timeout=timeout, memory=self._memory) from None
        except GeneratorExit:
            self._drain()
            raise

    def _drain(self) -> None:
        """Read the unwanted rest of an answer, or kill the process if there is too much of it."""
        until = time.monotonic() + _PATIENCE
        try:
            while receive(self._open, max(until - time.monotonic(), 0.001))[0] == "part":
                pass
        except (OSError, EOFError):
            self.kill()

    @property
    def _open(self) -> socket.socket:
        if self._socket is None:
            raise EOFError
        return self._socket

    @property
    def alive(self) -> bool:
        """Whether the process can take another request."""
        return self._socket is not None

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            end_process(self.pid)

    def _status(self) -> int:
        """Return how the process ended, as `os.waitpid` says it; one that only closed its end is killed."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        until = time.monotonic() + 1
        try:
            while time.monotonic() < until:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    return status
                time.sleep(0.01)
        except ChildProcessError:
            return 0
        end_process(self.pid)
        return 0


def _forgotten(connection: socket.socket, pid: int, owner: int) -> None:
    """End the process of a worker that nobody closed; one that was killed has no connection any more."""
    if connection.fileno() >= 0:
        connection.close()
        if os.getpid() == owner:  # a forked copy of the worker ends nothing
            end_process(pid)


def end_process(pid: int) -> None:
    """Kill a child and take note of its end, so that none stays behind as a zombie."""
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


def pack(message: Any) -> bytes:
    """Return a message as it travels: its length, then its pickle."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data


def unpack(data: bytes | bytearray) -> Any:
    """Return the message of a pickle that another process of ours has made."""
    return pickle.loads(data)  # noqa: S301 (it came over a private socket)


def send(connection: socket.socket, message: Any) -> None:
    """Send one message."""
    connection.sendall(pack(message))


def receive(connection: socket.socket, timeout: float | None = None) -> Any:
    """Receive one message.

    Raises TimeoutError, or EOFError where the other end has closed.
    """
    connection.settimeout(timeout)
    (length,) = LENGTH.unpack(_exactly(connection, LENGTH.size))
    return unpack(_exactly(connection, length))


def error_from(message: tuple[str, str, str]) -> VanortError:
    """Return the error that a worker sent as its name, what was found and what to do."""
    name, found, hint = message
    return _ERRORS[name](found, hint=hint)


def run_child(connection: socket.socket, handle: Handler, memory: int, first: Any) -> None:
    """Answer requests until the other end closes; never returns."""
    code = 1
    try:
        _settle(connection, memory)
        if first is not None:
            list(handle(first))
        while True:
            timeout, request = receive(connection)
            limit_processor_time(timeout)
            try:
                for message in handle(request):
                    send(connection, ("part", message))
            except VanortError as error:
                send(connection, ("error", described(error)))
            except MemoryError:
                send(connection, ("error", described(out_of_memory(memory))))
            else:
                send(connection, ("end", None))
    except (EOFError, ConnectionError):
        code = 0
    finally:
        os._exit(code)


def described(error: VanortError) -> tuple[str, str, str]:
    """Return an error as it travels between processes; see `error_from`."""
    name = type(error).__name__
    return (name if name in _ERRORS else "QueryError", str(error), "")


def _settle(connection: socket.socket, memory: int) -> None:
    """Let go of everything of the parent's but the store and the one socket."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    keep = connection.fileno()
    os.closerange(3, keep)
    os.closerange(keep + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit_memory(memory)


def limit_memory(more: int) -> None:
    """Let this process take so many bytes more than it has; beyond that its allocations fail."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            in_use = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (in_use + more, resource.getrlimit(resource.RLIMIT_AS)[1]))


def limit_processor_time(timeout: float | None) -> None:
    """Have the kernel end this process when it computes for longer than so many seconds from now."""
    if timeout is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + timeout) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def lift_limits() -> None:
    """Let this process take as much memory and compute as long as its system allows at all."""
    for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        resource.setrlimit(limit, (resource.getrlimit(limit)[1],) * 2)


def _exactly(connection: socket.socket, length: int) -> bytearray:
    data = bytearray(length)
    view = memoryview(data)
    while view:
        count = connection.recv_into(view)
        if count == 0:
            raise EOFError
        view = view[count:]
    return data
