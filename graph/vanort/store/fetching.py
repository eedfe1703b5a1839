"""The whole dataset of a SPARQL server, read graph by graph, for what needs all of it: pages, exports, checks."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.errors import StoreError
from vanort.store.quads import GENID, Quad, Term, quad_line
from vanort.store.remote import RemoteStore
from vanort.store.retyping import retyped

# Quads: half a minute to read from a server, and 1 GB while a page is made of them.
MOST_FETCHED = 500_000
_TIMEOUT = 300.0  # seconds for one graph, however many pages it takes


def fetch_dataset(store: RemoteStore, *, most: int = MOST_FETCHED) -> str:
    """Return the dataset that a server holds as sorted N-Quads, as a build writes them.

    Raises StoreError where the server holds no dataset of ours, or more than `most` quads.
    """
    graphs = store.graphs(timeout=_TIMEOUT)
    if not graphs:
        raise StoreError(
            f"{store.endpoint.shown} holds no dataset of vanort.", hint="Send one there with: vanort push --endpoint …"
        )
    counts = {graph: _count(store, graph) for graph in graphs}
    if (total := sum(counts.values())) > most:
        raise StoreError(
            f"{store.endpoint.shown} holds {total:,} quads; what needs all of them at once takes {most:,} at most.",
            hint="Ask it with vanort query, network or analyse, which fetch only what they ask for.",
        )
    quads = [quad for graph in graphs for quad in _quads(store, graph)]
    return "".join(sorted(map(quad_line, retyped(quads))))


def _count(store: RemoteStore, graph: str) -> int:
    text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    ((cell,),) = store.query(text, default_graphs=(), timeout=_TIMEOUT).cells()
    return int(cell[1]) if cell else 0


def _quads(store: RemoteStore, graph: str) -> Iterator[Quad]:
    text = f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    with store.query(text, default_graphs=(), timeout=_TIMEOUT) as answer:
        for subject, predicate, object_ in answer.cells():
            yield _blank(subject or ()), predicate or (), _blank(object_ or ()), ("uri", graph)


def _blank(term: Term) -> Term:
    """Return the blank node that a push has given an IRI (RDF 1.1, section 3.5); any other term as it is."""
    is_ours = term[0] == "uri" and term[1].startswith(GENID)
    return ("bnode", term[1].removeprefix(GENID)) if is_ours else term
