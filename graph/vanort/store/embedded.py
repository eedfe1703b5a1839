"""The built-in store: Oxigraph in memory, or on disk for a dataset that is large.

Every question with a time limit runs in a worker process (`vanort.store.worker`), so that it can be ended.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pyoxigraph as ox

from vanort.errors import StoreError
from vanort.store import guard
from vanort.store.answer import Answer
from vanort.store.cells import Row, rows_from_oxigraph
from vanort.store.complaint import complaint
from vanort.store.filling import load_nquads
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.limits import DEFAULT_MEMORY, DEFAULT_TIMEOUT, at_most
from vanort.store.worker import CAN_FORK, Worker
from vanort.support.fresh_process import in_fresh_process

DISK_ABOVE_BYTES = 100_000_000  # about half a million quads, which take some three seconds to load
MADE_FROM = "vanort-made-from"  # the file in a store on disk that says which state of the dataset it was made from
_BATCHES = (1, 50, 500, 5000)

Fill: TypeAlias = Callable[[ox.Store, Path], None]


class Request(NamedTuple):
    """A query as a worker gets it; None for graphs means: as the store or the query itself has it."""

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    max_rows: int | None = None
    base: str | None = None
    union: bool = False  # the default graph is all graphs together, whatever else is said


_FIRST = Request("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1", None, None)


class EmbeddedStore:
    """Answer queries from a pyoxigraph store in this process and in workers forked from it."""

    def __init__(
        self,
        home: ox.Store | Path,
        *,
        default_graphs: Sequence[str] | None = DEFAULT_GRAPHS,
        allow_service: bool = False,
        memory: int = DEFAULT_MEMORY,
        ready: bool = True,
    ) -> None:
        self.default_graphs = None if default_graphs is None else tuple(default_graphs)
        self._home, self._allow_service, self._memory = home, allow_service, memory
        # Rows by the text of the question: see vanort.catalogue.limited.
        self.remembered: Mapping[str, list[dict[str, Any]]] | None = None
        self._idle: list[Worker] = []
        self._finalize = weakref.finalize(self, _kill_all, self._idle)
        if ready and isinstance(home, ox.Store) and CAN_FORK:
            self._idle.append(self._fork())  # now, while the process is small and no question waits for it

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        max_rows: int | None = None,
    ) -> Answer:
        """Ask a query; see `vanort.store.Store`."""
        reading = guard.read_query(text, allow_service=self._allow_service)
        if default_graphs is None and named_graphs is None and not reading.names_dataset:
            default_graphs = self.default_graphs
        request = Request(text, _tuple(default_graphs), _tuple(named_graphs), max_rows)
        if timeout is None or not CAN_FORK:  # without fork (Windows) a time limit cannot be kept
            return _answer(reading.form.lower(), ask(self.oxigraph, request))
        worker = self._idle.pop() if self._idle else self._fork()
        return _answer(reading.form.lower(), self._watched(worker, request, timeout))

    @property
    def oxigraph(self) -> ox.Store:
        """The pyoxigraph store itself, for bulk reading; whoever uses it does without limits."""
        if isinstance(self._home, Path):
            return ox.Store.read_only(str(self._home))
        return self._home

    @property
    def is_in_memory(self) -> bool:
        """Whether the store lies in memory, where something can be laid into it."""
        return isinstance(self._home, ox.Store)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs, sorted."""
        return tuple(sorted(name.value for name in self.oxigraph.named_graphs()))

    def close(self) -> None:
        """End the workers."""
        self._finalize()

    def _fork(self) -> Worker:
        home = self._home
        opened: list[ox.Store] = [home] if isinstance(home, ox.Store) else []

        def handle(request: Request) -> Iterator[Any]:
            if not opened:  # a store on disk has threads and files of its own: each process opens it for itself
                opened.append(ox.Store.read_only(str(home)))
            return ask(opened[0], request)

        return Worker(handle, memory=self._memory, first=_FIRST)

    def _watched(self, worker: Worker, request: Request, timeout: float) -> Iterator[Any]:
        try:
            yield from worker.ask(request, timeout=timeout)
        finally:
            if worker.alive and self._finalize.alive:
                self._idle.append(worker)
            else:
                worker.kill()


def open_embedded(
    dataset: Path | str,
    *,
    default_graphs: Sequence[str] | None = DEFAULT_GRAPHS,
    home: str = "auto",
    disk: Path | str | None = None,
    allow_service: bool = False,
    memory: int = DEFAULT_MEMORY,
) -> EmbeddedStore:
    """Open an N-Quads file as a store.

    `home` is `memory`, `disk` or `auto` (disk above 100 MB of N-Quads); the store on disk lies in the folder
    `disk`, by default beside the file as NAME.oxigraph, and is made again when the file has changed.
    `default_graphs` are what a query sees without GRAPH; None stands for the default graph of the file.

    Raises StoreError where the file is missing or is not N-Quads.
    """
    path = Path(dataset)
    if not path.is_file():
        raise StoreError("There is no such dataset.", path=path, hint="Make it with: vanort build")
    if home not in ("auto", "memory", "disk"):
        raise StoreError(f"The store has no home called {home!r}.", hint="Choose memory, disk or auto.")
    on_disk = home == "disk" or (home == "auto" and path.stat().st_size > DISK_ABOVE_BYTES)
    place: ox.Store | Path
    if on_disk:
        folder = Path(disk) if disk else disk_folder(path)
        place = disk_store(path, folder, partial(_load, path))
    else:
        place = ox.Store()
        load_nquads(place, path)
    return EmbeddedStore(place, default_graphs=default_graphs, allow_service=allow_service, memory=memory)


def open_text(quads: str | bytes, *, default_graphs: Sequence[str] | None = DEFAULT_GRAPHS) -> EmbeddedStore:
    """Open N-Quads that are in memory already, for questions without a time limit first of all.

    Raises StoreError where the text is not N-Quads.
    """
    store = ox.Store()
    try:
        store.bulk_load(quads.encode("utf-8") if isinstance(quads, str) else quads, format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        hint = "Make it again with: vanort build"
        raise StoreError(f"This is not N-Quads: {error}.", path="the dataset", hint=hint) from None
    return EmbeddedStore(store, default_graphs=default_graphs, ready=False)


def ask(store: ox.Store, request: Request) -> Iterator[Any]:
    """Yield the parts of an answer: first its variables or truth value, then its rows in growing batches.

    Raises QueryError where the text is not SPARQL, QueryLimit at one row too many.
    """
    result = evaluate(store, request)
    if isinstance(result, ox.QueryBoolean):
        yield bool(result)
        return
    rows: Iterable[Row]
    if isinstance(result, ox.QuerySolutions):
        yield tuple(variable.value for variable in result.variables)
        rows = rows_from_oxigraph(result)
    else:
        yield ()
        rows = rows_from_oxigraph((t.subject, t.predicate, t.object) for t in result)
    limited = iter(at_most(rows, request.max_rows))
    sizes = iter(_BATCHES)
    size = next(sizes)
    while batch := list(islice(limited, size)):
        yield batch
        size = next(sizes, size)


def evaluate(store: ox.Store, request: Request) -> Any:
    """Start a query on a pyoxigraph store.

    Raises QueryError where the text is not SPARQL.
    """
    try:
        return store.query(
            request.text,
            base_iri=request.base,
            use_default_graph_as_union=request.union,
            default_graph=None if request.union else _names(request.default_graphs),
            named_graphs=_names(request.named_graphs),
        )
    except (SyntaxError, ValueError, UnicodeError) as error:
        raise complaint(request.text, error) from None


def _answer(kind: str, parts: Iterator[Any]) -> Answer:
    head = next(parts)
    close = getattr(parts, "close", None)
    if isinstance(head, bool):
        for _ in parts:  # the answer is complete: let the worker go
            pass
        return Answer(kind, boolean=head, close=close)
    return Answer(kind, variables=head, rows=(row for batch in parts for row in batch), close=close)


def disk_store(path: Path, folder: Path, fill: Fill, mark: str = "") -> Path:
    """Return a folder with the store of this very file, made beside it first and then renamed.

    `fill` gets the store, and the folder that it lies in until then; it can be pickled, since a process of its own writes the store.
    `mark` is what, beside the file, makes a store another one.

    Raises StoreError where the folder cannot be written, and what `fill` raises.
    """
    stamp = stamp_of(path) + mark
    note = folder / MADE_FROM
    if note.is_file() and note.read_text(encoding="utf-8") == stamp:
        return folder
    try:
        with making_store(folder) as making:
            in_fresh_process(_write, fill, making)
            (making / note.name).write_text(stamp, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"The store on disk cannot be made: {error.strerror}.", path=folder) from None
    return folder


def _write(fill: Fill, making: Path) -> None:
    store = ox.Store(str(making))
    fill(store, making)
    store.flush()


def _load(path: Path, store: ox.Store, _: Path) -> None:
    load_nquads(store, path)


def disk_folder(path: Path) -> Path:
    """Return where the store on disk of a dataset lies, if nothing else is said."""
    return path.with_suffix(".oxigraph")


def stamp_of(path: Path) -> str:
    """Return what tells one state of a dataset's file from another, without reading it."""
    status = path.stat()
    # The time of the last change of the file's entry cannot be set by hand, as that of its content can.
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {ox.__version__}"


@contextmanager
def making_store(folder: Path) -> Iterator[Path]:
    """Yield an empty folder beside the one of a store; it takes its place at the end, and goes away where something fails."""
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield making
        shutil.rmtree(folder, ignore_errors=True)
        making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _names(graphs: tuple[str, ...] | None) -> list[Any] | None:
    if graphs is None:
        return None
    return [ox.NamedNode(graph) if graph else ox.DefaultGraph() for graph in graphs]


def _tuple(graphs: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if graphs is None else tuple(map(str, graphs))


def _kill_all(workers: list[Worker]) -> None:
    while workers:
        workers.pop().kill()
