"""The view as a graph that knows the prefixes: of a dataset at hand, or as the last build has written it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import Graph

from vanort.dataset.assemble import Triple
from vanort.store.cells import cell_to_rdflib
from vanort.store.quads import Quad
from vanort.vocabulary import PREFIXES, VIEW

VIEW_FILE = "view.ttl"  # in the folder of a build


def view_graph(triples: Iterable[Triple]) -> Graph:
    """Return triples as a graph that knows the prefixes."""
    graph = Graph("SimpleMemory", bind_namespaces="none")  # half as long to fill as one that may be of several graphs
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph


def view_of(lines: Mapping[str, Quad]) -> Graph:
    """Return the view of a dataset, given as quads under their lines, as a graph that knows the prefixes."""
    view = ("uri", str(VIEW))
    return view_graph(tuple(map(cell_to_rdflib, quad[:3])) for quad in lines.values() if quad[3] == view)  # type: ignore[misc]
