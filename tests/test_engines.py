"""The two engines of the analysis, igraph and what stands in for it, against each other."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_packaging import without
from vanort.analysis import with_networkx
from vanort.network import adjacency, arcs

with_igraph = pytest.importorskip("vanort.analysis.with_igraph", reason="needs igraph: pip install vanort[analysis]")

TIES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 5)), min_size=1, max_size=30)


def drawn(ties: list[tuple[int, int, int]], kind: type[nx.Graph]) -> nx.Graph:
    network = kind()
    network.add_nodes_from(map(str, range(10)))
    network.add_weighted_edges_from((str(one), str(other), weight) for one, other, weight in ties if one != other)
    return network


@settings(max_examples=40, deadline=None)
@given(TIES)
def test_both_engines_measure_the_same(ties: list[tuple[int, int, int]]) -> None:
    """Every measure of a network has one value, whoever computes it."""
    network = adjacency(drawn(ties, nx.Graph))
    some = np.array([0, 3, 7])
    for one, other in (
        (with_igraph.betweenness(network), with_networkx.betweenness(network)),
        (with_igraph.betweenness(network, some), with_networkx.betweenness(network, some)),
        (with_igraph.pagerank(network, 0.85), with_networkx.pagerank(network, 0.85)),
        (with_igraph.coreness(network), with_networkx.coreness(network)),
    ):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-11)
    assert with_igraph.cut_points(network) == with_networkx.cut_points(network)
    assert {frozenset(tie) for tie in with_igraph.bridges(network)} == set(
        map(frozenset, with_networkx.bridges(network))
    )


@settings(max_examples=40, deadline=None)
@given(TIES)
def test_both_engines_measure_flows_the_same(ties: list[tuple[int, int, int]]) -> None:
    """Directed measures have one value, too, from all nodes and from some."""
    network = arcs(drawn(ties, nx.DiGraph))
    some = np.array([0, 3, 7])
    for one, other in (
        (with_igraph.arc_betweenness(network), with_networkx.arc_betweenness(network)),
        (with_igraph.arc_betweenness(network, some), with_networkx.arc_betweenness(network, some)),
        (with_igraph.arc_pagerank(network, 0.85), with_networkx.arc_pagerank(network, 0.85)),
    ):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-11)


def test_both_engines_find_plain_groups() -> None:
    """Where groups are plain to see, Leiden and Louvain see the same, of the same modularity."""
    network = adjacency(nx.relabel_nodes(nx.connected_caveman_graph(6, 6), str))
    (one, worth), (other, same) = (
        engine.groups(network, seed=1, resolution=1.0, rounds=10) for engine in (with_igraph, with_networkx)
    )
    assert worth == pytest.approx(same)
    np.testing.assert_array_equal(one[:, None] == one, other[:, None] == other)


def test_the_analysis_runs_without_igraph() -> None:
    """Groups and drawing need no igraph, and repeat themselves."""
    program = (
        "sys.modules.pop('igraph'); import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'igraph' else real(name, *rest)\n"
        "import networkx as nx; from vanort.analysis.layout import layout; from vanort.analysis import engine\n"
        "network = nx.relabel_nodes(nx.karate_club_graph(), str)\n"
        "print(engine.groups.__module__, 'igraph' in sys.modules, layout(network) == layout(network), len(layout(network)))"
    )
    done = without(("igraph",), program)
    assert done.stdout.split() == ["vanort.analysis.with_networkx", "False", "True", "34"], done.stderr
