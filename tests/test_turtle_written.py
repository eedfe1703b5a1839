"""A graph as Turtle: the bytes that rdflib writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from vanort.dataset.viewed import view_graph
from vanort.store.turtle import read_turtle, write_turtle
from vanort.vocabulary import VANORT

ROOT = Path(__file__).parents[1]
OWN = "https://example.org/terms/"


@pytest.mark.parametrize("bound", [True, False])
def test_turtle_is_what_rdflib_writes(bound: bool) -> None:
    """IRIs are shortened once each, also where a prefix is made for one only after it was met."""
    graph = view_graph(()) if bound else Graph(bind_namespaces="none")
    for number in range(3):
        thing = URIRef(f"https://example.org/things/{number}.")
        graph.add((thing, RDF.type, URIRef(f"{OWN}Town")))
        graph.add((thing, URIRef(f"{OWN}near"), URIRef(f"{OWN}near")))
        graph.add((thing, VANORT.start, Literal(str(number), datatype=URIRef(f"{OWN}year"))))

    assert write_turtle(graph) == graph.serialize(format="longturtle", canon=False)


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "reference").glob("*.ttl")), ids=lambda path: path.stem)
def test_each_shipped_list_is_what_rdflib_writes(path: Path) -> None:
    """Names in many languages, codes and dates are written in the same bytes."""
    graph = view_graph(read_turtle(path))

    assert write_turtle(graph) == graph.serialize(format="longturtle", canon=False)
