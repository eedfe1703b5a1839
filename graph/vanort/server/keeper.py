"""The process that keeps the store: it forks a worker for whoever asks, and lives through changes by succession.

It runs in one thread and does nothing else, so forking it is safe at any time. An update runs in a fork of it, under
the same limits as a question; when it succeeds the fork becomes the keeper and the old one goes, and when it fails,
or takes too long, nothing has happened. A new build is loaded by a fork, too, which is then asked instead; until then,
and where it fails, the old one goes on.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyoxigraph as ox

from vanort.errors import QueryLimit, StoreError, VanortError
from vanort.server.answering import answer
from vanort.server.graph_body import GraphBody
from vanort.server.replies import Question
from vanort.server.withholding import Held, held_on_disk
from vanort.store.complaint import complaint
from vanort.store.limits import died, too_slow
from vanort.store.worker import (
    LENGTH,
    described,
    lift_limits,
    limit_memory,
    limit_processor_time,
    pack,
    receive,
    run_child,
    send,
    unpack,
)

RELOAD = "reload"
_WARM = Question("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1", "json")


class Data(NamedTuple):
    """Triples as N-Triples, and the IRI of the graph that takes them; none for the default graph."""

    triples: bytes
    graph: str


class Update(NamedTuple):
    """A SPARQL update with its base and its time limit, and data that come in after it.

    As text of an update the same data take the engine seven times as long.
    """

    text: str
    base: str
    timeout: float
    data: Data | None = None


def start_keeper(load: Callable[[], Held], *, memory: int) -> tuple[int, socket.socket, str | None]:
    """Fork the keeper, wait until it has loaded the store, and return its process id, its socket and its explorer.

    Raises whatever `load` raised.
    """
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        _keep(theirs, load, memory)
    theirs.close()
    kind, message = receive(ours)
    if kind == "error":
        os.waitpid(pid, 0)
        raise StoreError(message[1])
    return pid, ours, message[1]


def _keep(control: socket.socket, load: Callable[[], Held], memory: int) -> None:
    """Load the store and obey until the other end closes; never returns.

    A successor comes back here with a socket of its own, and without what its predecessor held.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        while True:
            control = _obey(control, load, memory)
    except (EOFError, ConnectionError):
        os._exit(0)
    except BaseException as error:  # a forked process ends here, whatever happens
        print(f"vanort: the keeper of the store failed: {type(error).__name__}", file=sys.stderr)
        os._exit(1)


def _obey(control: socket.socket, load: Callable[[], Held], memory: int) -> socket.socket:
    """Load the store and do what comes; return, in a fork that is to load it anew, the socket of that one."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # loading may wait for a process of its own
    try:
        held = load()
    except VanortError as error:
        send(control, ("error", described(error)))
        os._exit(1)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries dead workers
    send(control, ("ready", (os.getpid(), held.explorer)))
    held = held._replace(explorer=None)
    while True:
        command, connection = _receive(control)
        if isinstance(command, Update):
            _succeed(control, held.store, command, memory)
        elif connection is not None and command == RELOAD:
            pid = os.fork()
            if pid == 0:
                control.close()
                return connection
            connection.close()
            send(control, ("forked", pid))
        elif connection is not None:
            send(control, ("forked", _fork_worker(held, connection, memory)))


def _receive(control: socket.socket) -> tuple[Any, socket.socket | None]:
    head, descriptors, _, _ = socket.recv_fds(control, LENGTH.size, 1)
    if len(head) < LENGTH.size:
        raise EOFError
    data = bytearray()
    (length,) = LENGTH.unpack(head)
    while len(data) < length:
        part = control.recv(min(length - len(data), 1 << 20))
        if not part:
            raise EOFError
        data += part
    return unpack(data), socket.socket(fileno=descriptors[0]) if descriptors else None


def _fork_worker(held: Held, connection: socket.socket, memory: int) -> int:
    opened = [] if held.home else [held]

    def handle(question: Question | GraphBody) -> Iterator[Any]:
        if held.home and not opened:
            opened.append(held_on_disk(held.home))
        yield answer(opened[0], question)

    pid = os.fork()
    if pid == 0:
        run_child(connection, handle, memory, None if held.elsewhere else _WARM)  # which may be out of reach just now
    connection.close()
    return pid


def _succeed(control: socket.socket, store: ox.Store, update: Update, memory: int) -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _try(control, store, update, memory, writing)
        return  # as the new keeper
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], update.timeout)
    verdict = os.read(reading, 65_536) if ready else b""
    os.close(reading)
    if verdict == b"done":
        os._exit(0)
    if not verdict:
        os.kill(pid, signal.SIGKILL)
    failure = unpack(verdict) if verdict else described(died() if ready else too_slow(update.timeout))
    send(control, ("error", failure))


def _try(control: socket.socket, store: ox.Store, update: Update, memory: int, writing: int) -> None:
    """Run an update in this fork, and become the keeper, or report why not and end."""
    try:
        limit_memory(memory)
        limit_processor_time(update.timeout)
        store.update(update.text, base_iri=update.base)
        if update.data is not None:
            graph = ox.NamedNode(update.data.graph) if update.data.graph else ox.DefaultGraph()
            store.load(update.data.triples, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    except (SyntaxError, ValueError) as error:
        os.write(writing, pack(described(complaint(update.text, error)))[LENGTH.size :])
        os._exit(0)
    except (OSError, RuntimeError, MemoryError) as error:
        failure = QueryLimit(f"The update could not be done: {str(error)[:200]}.")
        os.write(writing, pack(described(failure))[LENGTH.size :])
        os._exit(0)
    lift_limits()
    os.write(writing, b"done")
    os.close(writing)
    send(control, ("updated", os.getpid()))
