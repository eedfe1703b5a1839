"""What is served, loaded: in memory, or on disk where it is large; without persons unless they are asked for."""

from __future__ import annotations

import gc
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from vanort import __version__
from vanort.dataset.assemble import read_ontology
from vanort.errors import StoreError
from vanort.privacy.publish import publish
from vanort.privacy.shown import names_persons
from vanort.privacy.streamed import streamed
from vanort.server.elsewhere import Elsewhere, without_persons
from vanort.server.withholding import Held, held_on_disk, hold, settle_on_disk
from vanort.store import open_remote
from vanort.store.embedded import DISK_ABOVE_BYTES, EmbeddedStore, disk_folder, disk_store
from vanort.store.filling import load_nquads
from vanort.store.quads import graph_quads, quad_to_oxigraph
from vanort.support.files import write_lines_atomically
from vanort.vocabulary import ONTOLOGY, SCHEMA, VANORT, VIEW
from vanort.workspace.fingerprint import noted

_MARKS = (VANORT.Person, VANORT.contactPerson, SCHEMA.email, SCHEMA.telephone, VANORT.personalData)
_PASSAGE = "ASK { GRAPH ?graph { ?quote <http://www.w3.org/ns/oa#exact> ?words } }"
_SHOWN_EVERY = 50_000_000  # bytes: a line on the screen for each


def load(path: Path, *, include_contacts: bool, allow_update: bool = False) -> Held:
    """Load a dataset, of any RDF syntax by its ending; without contacts what is served never holds a person at all.

    Above 100 MB it lies on disk, beside its file, unless it may be changed: what is changed lives in memory. A dataset that a build
    has written, and that nothing has to be taken out of, is served from the store that questions have anyway.

    Raises StoreError where the file is not what its ending says.
    """
    started, size = time.monotonic(), path.stat().st_size
    on_disk = size > DISK_ABOVE_BYTES and not allow_update
    by_line = size > DISK_ABOVE_BYTES and not include_contacts and _was_built(path)
    if on_disk and _was_built(path) and _may_be_seen(path, include_contacts):
        held = held_on_disk(disk_folder(path))
        took = time.monotonic() - started
        print(f"{path.name}: {size / 1e6:,.0f} MB on disk, opened in {took:.1f} s.", file=sys.stderr)
        return held._replace(store=ox.Store())
    if on_disk:
        mark = f" {__version__} {include_contacts} counted"
        fill = partial(_fill_and_settle, path, include_contacts, by_line)
        held = held_on_disk(disk_store(path, path.with_name(f"{path.name}.served"), fill, mark))
    else:
        store = ox.Store()
        _fill(store, path, include_contacts, by_line=by_line)
        held = hold(store)
    _say_what_is_seen(held.store, path, time.monotonic() - started, on_disk=held.home is not None)
    return held._replace(store=ox.Store()) if held.home else held  # each worker opens what is on disk for itself


def _was_built(path: Path) -> bool:
    return path.name in noted(path.parent).get("files", {})


def _may_be_seen(path: Path, include_contacts: bool) -> bool:
    """Tell whether all of a dataset may be shown: nobody is in it, and no passage that could name somebody."""
    opened = EmbeddedStore(disk_store(path, disk_folder(path), partial(_fill_as_it_is, path)))
    try:
        return include_contacts or not (opened.query(_PASSAGE, timeout=None).boolean or names_persons(opened))
    finally:
        opened.close()


def load_elsewhere(endpoint: str, *, include_contacts: bool, timeout: float) -> Held:
    """Let another SPARQL server answer; one that holds persons, where they are not asked for, is copied without them.

    Raises StoreError where it does not answer, or is too large to be copied.
    """
    remote = open_remote(endpoint)
    if include_contacts or not names_persons(remote):
        print(f"Questions are answered by {remote.endpoint.shown}.", file=sys.stderr)
        gc.collect()  # connections that are done with: a worker that is forked later must not close what it has in their places
        return Held(ox.Store(), elsewhere=Elsewhere(remote, timeout))
    held = hold(without_persons(remote))
    print(f"{remote.endpoint.shown} holds persons: a copy without them answers, as it is now.", file=sys.stderr)
    return held


def _fill_as_it_is(path: Path, store: ox.Store, _: Path) -> None:
    load_nquads(store, path, tell=_Watched(path).at)


def _fill_and_settle(path: Path, include_contacts: bool, by_line: bool, store: ox.Store, folder: Path) -> None:
    _fill(store, path, include_contacts, by_line=by_line)
    settle_on_disk(store, folder)


def _fill(store: ox.Store, path: Path, include_contacts: bool, *, by_line: bool) -> None:
    """Load a file into a store, without persons unless they are asked for; `by_line` as a build has written it, never held."""
    format_ = ox.RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if format_ is None:
        raise StoreError(
            f"The ending {path.suffix!r} says of no RDF syntax.",
            path=path,
            hint="Known: nq, nt, ttl, trig, rdf, jsonld.",
        )
    if by_line:
        _fill_shown(store, path)
        return
    watched = _Watched(path)
    try:
        if format_ == ox.RdfFormat.N_QUADS:
            load_nquads(store, path, tell=watched.at)
        else:
            with path.open("rb") as file:
                reading = cast(IO[bytes], _Reading(file, watched.at))
                store.bulk_load(reading, format=format_, base_iri=path.resolve().as_uri())
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"This is not {format_.name}: {error}.", path=path) from None
    except OSError as error:
        raise StoreError(f"The dataset cannot be read: {error}.", path=path) from None
    if not include_contacts and _may_name_persons(store):
        published = publish(bytes(store.dump(format=ox.RdfFormat.N_QUADS) or b""))
        store.clear()
        store.bulk_load(published.data, format=ox.RdfFormat.N_QUADS)
        store.extend(map(quad_to_oxigraph, published.stand_ins))
    if not store.contains_named_graph(ox.NamedNode(str(ONTOLOGY))):
        store.extend(map(quad_to_oxigraph, graph_quads(str(ONTOLOGY), read_ontology())))


def _fill_shown(store: ox.Store, path: Path) -> None:
    """Fill a store with what may be shown of a large dataset, from disk to disk."""
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        shown = Path(folder) / path.name
        write_lines_atomically(shown, streamed(path).searched("what is served"))
        load_nquads(store, shown, tell=_Watched(shown).at)


def _may_name_persons(store: ox.Store) -> bool:
    """Tell whether anything in a store is of what the ontology marks as personal, or is put below it."""
    marks = [ox.NamedNode(str(mark)) for mark in _MARKS]
    found: Iterator[ox.Quad] = (
        quad
        for mark in marks
        for quads in (store.quads_for_pattern(None, mark, None), store.quads_for_pattern(None, None, mark))
        for quad in quads
    )
    return next(found, None) is not None


def _say_what_is_seen(store: ox.Store, path: Path, seconds: float, *, on_disk: bool) -> None:
    place = "on disk" if on_disk else "in memory"
    if store.contains_named_graph(ox.NamedNode(str(VIEW))):
        seen = "the view, the reference lists and the ontology"
    else:
        seen = "the file's default graph and the ontology"
    count = sum(1 for _ in store.named_graphs())
    print(f"{path.name}: {len(store):,} quads {place}, loaded in {seconds:.1f} s.", file=sys.stderr)
    print(
        f"Questions see {seen}; GRAPH ?g reaches the {count:,} named graph{'s' if count != 1 else ''}.", file=sys.stderr
    )


class _Watched:
    """Says how much of a file has been read, where that takes a while."""

    def __init__(self, path: Path) -> None:
        self._size, self._shown = path.stat().st_size, 0

    def at(self, position: int) -> None:
        if position - self._shown >= _SHOWN_EVERY:
            self._shown = position
            print(f"{position / self._size:.0%} of {self._size / 1e6:,.0f} MB read", file=sys.stderr, flush=True)


class _Reading(io.RawIOBase):
    """A file that tells how far it has been read."""

    def __init__(self, file: io.BufferedReader, tell: Callable[[int], None]) -> None:
        self._file, self._tell = file, tell

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._tell(self._file.tell())
        return data
