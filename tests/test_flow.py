"""Where ties have a direction, every measure has the value that networkx gives it on a DiGraph."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import simple_networks
from vanort.analysis.analysing import analyse_network
from vanort.analysis.flow import DIRECTED_MEASURES
from vanort.analysis.measures import measures
from vanort.analysis.output import write_text
from vanort.analysis.sentences import LANGUAGES

EXACT, ITERATIVE = 1e-9, 1e-6


@st.composite
def directed_networks(draw: st.DrawFn) -> nx.DiGraph:
    """Simple directed networks; where a tie goes both ways, the weights may differ."""
    one, other = draw(simple_networks()), draw(simple_networks())
    network = nx.DiGraph()
    network.add_nodes_from([*one, *other])
    network.add_weighted_edges_from((source, target, w) for source, target, w in one.edges(data="weight"))
    network.add_weighted_edges_from((target, source, w) for source, target, w in other.edges(data="weight"))
    return network


@given(directed_networks())
@settings(max_examples=200, deadline=None)
def test_directed_measures_equal_networkx(network: nx.DiGraph) -> None:
    """With weights, isolated nodes, several components, circles."""
    expected = {
        "in_degree": dict(network.in_degree()),
        "out_degree": dict(network.out_degree()),
        "in_strength": dict(network.in_degree(weight="weight")),
        "out_strength": dict(network.out_degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(network),
        "pagerank": nx.pagerank(network, weight="weight", tol=1e-13, max_iter=10_000),
    }
    found = measures(network)

    assert found.directed
    assert tuple(found.columns) == tuple(expected) == DIRECTED_MEASURES
    for name, values in expected.items():
        tolerance = ITERATIVE if name == "pagerank" else EXACT
        assert found.by_node(name) == pytest.approx(values, abs=tolerance, nan_ok=True), name


@given(directed_networks(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_directed_measures_do_not_depend_on_the_order_of_nodes(network: nx.DiGraph, order: random.Random) -> None:
    """To the last bit."""
    shuffled = nx.DiGraph()
    shuffled.add_nodes_from(order.sample(list(network), len(network)))
    shuffled.add_edges_from(order.sample(list(network.edges(data=True)), network.size()))
    one, other = measures(network), measures(shuffled)

    for name in one.columns:
        assert np.array_equal(one.columns[name], other.columns[name], equal_nan=True), name


def test_money_that_is_passed_on_has_a_direction() -> None:
    """The state pays the agency in two flows, the agency pays two projects; what leads to itself counts nothing."""
    network = nx.MultiDiGraph([("state", "agency"), ("state", "agency"), ("agency", "p"), ("agency", "q"), ("p", "p")])
    found = measures(network)

    assert found.by_node("out_degree") == {"agency": 2, "p": 0, "q": 0, "state": 1}
    assert found.by_node("out_strength") == {"agency": 2.0, "p": 0.0, "q": 0.0, "state": 2.0}
    assert found.by_node("in_strength") == {"agency": 2.0, "p": 1.0, "q": 1.0, "state": 0.0}
    assert found.by_node("betweenness") == pytest.approx({"agency": 2 / 6, "p": 0, "q": 0, "state": 0})


def test_sampled_directed_betweenness_comes_close() -> None:
    """Scaled up from the starting points, and said."""
    network = nx.relabel_nodes(nx.scale_free_graph(600, seed=3), lambda node: f"n{node:03}")
    exact, sampled = measures(network), measures(network, exact_work=0)

    assert sampled.sampled
    assert np.corrcoef(exact.columns["betweenness"], sampled.columns["betweenness"])[0, 1] > 0.95


@pytest.mark.parametrize(
    "network", [nx.DiGraph(), nx.empty_graph(["a"], create_using=nx.DiGraph), nx.DiGraph([("a", "a")])]
)
def test_next_to_nothing_has_a_direction_too(network: nx.DiGraph) -> None:
    """Empty, one node, one loop: zeros, and sentences."""
    found = measures(network)

    for name in DIRECTED_MEASURES[:-1]:
        assert found.columns[name].tolist() == [0] * len(network)
    assert write_text(analyse_network(nx.MultiDiGraph(network)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_directed_view_is_told_by_its_direction(language: str) -> None:
    """Who gives, who receives, who passes on, in columns that say so."""
    network = nx.MultiDiGraph([("a", "b"), ("c", "b"), ("b", "d"), ("b", "e")])
    text = write_text(analyse_network(network, language=language))

    for words in {
        "en": ("out from b, to 2", "in to b, from 2", "b passes on most", "Ties in", "Strength out"),
        "sv": ("ut från b, till 2", "in till b, från 2", "b förmedlar mest", "Band in", "Styrka ut"),
    }[language]:
        assert words in text
    assert "Kärna" not in text
    assert "Core" not in text
