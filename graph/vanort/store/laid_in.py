"""A graph laid into a store for as long as one question takes: what a query makes of the store itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from vanort.store.embedded import EmbeddedStore, Request, evaluate
from vanort.store.interface import DEFAULT_GRAPHS

MOST = 10_000  # triples: more would take longer to lay in and to take out than a reader waits


@contextmanager
def laid_in(store: ox.Store, construct: str, graph: str) -> Iterator[bool]:
    """Lay what a CONSTRUCT query gives into a graph of a store in memory; tell whether there is anything."""
    triples = list(zip(evaluate(store, Request(construct, DEFAULT_GRAPHS, None)), range(MOST + 1), strict=False))
    name = ox.NamedNode(graph)
    quads = (
        [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple, _ in triples]
        if len(triples) <= MOST
        else []
    )
    store.extend(quads)
    try:
        yield bool(quads)
    finally:
        for quad in quads:
            store.remove(quad)


def beside(store: EmbeddedStore, graph: str) -> EmbeddedStore:
    """Return a store in memory as it is now, with a graph among those that a query sees."""
    return EmbeddedStore(store.oxigraph, default_graphs=(*(store.default_graphs or ()), graph))
