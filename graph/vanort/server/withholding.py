"""What a server holds: the store that answers, and beside it the stand-ins for what is withheld from all answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from vanort.privacy.withheld import GRAPHS, in_place, lacking, sentence
from vanort.server.elsewhere import Elsewhere
from vanort.store.cells import Row, rows_from_oxigraph
from vanort.store.embedded import Request, evaluate
from vanort.store.quads import quad_from_oxigraph, quad_to_oxigraph

Counts = Callable[[Sequence[Row]], dict[str, int]]

MOST_COUNTED = 10_000  # rows: of longer answers nobody is told what they lack, since it would take as long again
PATIENCE = 2.0  # seconds that an answer may have taken to be counted for
SEE = "vanort serve --include-contacts"
_WHOLE = "whole"  # the folder of the store that has the stand-ins, within the folder of the one that answers


class Held(NamedTuple):
    """What is served, and the stand-ins for what is withheld from it (see `vanort.privacy.withheld`).

    A store on disk has threads and files of its own, so `home` is the folder that each worker opens for itself. What is
    on disk cannot be changed to be counted in, so a second store beside it, `whole`, has the stand-ins in their places.
    `explorer` is the page that asks this store, where there is one. With `elsewhere` another server answers, and the store is empty.
    """

    store: ox.Store
    stand_ins: tuple[ox.Quad, ...] = ()
    home: Path | None = None
    whole: Path | None = None
    explorer: str | None = None
    elsewhere: Elsewhere | None = None

    @property
    def withholds(self) -> bool:
        """Whether anything is withheld that can be counted."""
        return bool(self.stand_ins) or self.whole is not None


def hold(store: ox.Store) -> Held:
    """Take the stand-ins out of a store that has just been loaded, so that no answer shows one."""
    graphs = [graph for graph in store.named_graphs() if str(graph.value).startswith(GRAPHS)]
    quads = [quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]
    for graph in graphs:
        store.remove_graph(graph)
    return Held(store, tuple(quad_to_oxigraph(in_place(quad_from_oxigraph(quad))) for quad in quads))


def settle_on_disk(store: ox.Store, folder: Path) -> None:
    """Take the stand-ins out of a store on disk that has just been loaded into a folder, and keep them in a second one there."""
    stand_ins = hold(store).stand_ins
    if stand_ins:
        store.flush()
        store.backup(str(folder / _WHOLE))  # by hard links, so that it takes hardly any room
        whole = ox.Store(str(folder / _WHOLE))
        whole.extend(stand_ins)
        whole.flush()


def held_on_disk(folder: Path) -> Held:
    """Return what lies in a folder; each process opens it for itself."""
    whole = folder / _WHOLE
    return Held(ox.Store.read_only(str(folder)), home=folder, whole=whole if whole.is_dir() else None)


def counting(held: Held, request: Request) -> Counts:
    """Return how to count what the rows of an answer lack that the store would have given with what is withheld.

    To count takes as long as the answer did; where that took too long, only no answer at all is counted for.
    """
    until = time.monotonic() + PATIENCE

    def counts(shown: Sequence[Row]) -> dict[str, int]:
        if len(shown) > MOST_COUNTED or (shown and time.monotonic() > until):
            return {}
        with _whole(held) as store:
            result = evaluate(store, request)
            if isinstance(result, ox.QueryBoolean):
                return {} if shown == [truth_row(bool(result))] else {"answer": 1}
            return lacking(shown, islice(rows_of(result), 2 * MOST_COUNTED))

    return counts


@contextmanager
def _whole(held: Held) -> Iterator[ox.Store]:
    """Give the store with the stand-ins in it."""
    if held.whole:
        yield ox.Store.read_only(str(held.whole))
        return
    held.store.extend(held.stand_ins)
    try:
        yield held.store
    finally:
        for quad in held.stand_ins:
            held.store.remove(quad)


def truth_row(value: bool) -> Row:
    """Return a truth value as a row, to be counted like one."""
    return (("literal", str(value)),)


def rows_of(result: Any) -> Iterable[Row]:
    """Return the solutions, or the triples, of a result of pyoxigraph as rows of cells."""
    if isinstance(result, ox.QuerySolutions):
        return rows_from_oxigraph(result)
    return rows_from_oxigraph((triple.subject, triple.predicate, triple.object) for triple in result)


def head(lacks: dict[str, int]) -> dict[str, Any]:
    """Return what the head of a JSON answer says of what is withheld: the counts, and a sentence in each language.

    >>> head({"person": 2})["withheld"]["en"]
    'Withheld here: 2 persons (see vanort serve --include-contacts).'
    >>> head({})
    {}
    """
    sentences = {language: sentence(lacks, language, see=SEE) for language in ("en", "sv")}
    return {"withheld": {**sentences, "counts": lacks}} if lacks else {}
