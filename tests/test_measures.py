"""Every measure has the value that networkx gives it, on 200 random networks."""

from __future__ import annotations

import math
import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import simple_networks
from vanort.analysis.bridges import parts_without
from vanort.analysis.centrality import PIVOTS, eigenvector
from vanort.analysis.measures import DEFAULT_MEASURES, measures
from vanort.analysis.structure import assortativity, structure
from vanort.network import adjacency
from vanort.network.adjacency import components

EXACT, ITERATIVE = 1e-9, 1e-6


def expected(network: nx.Graph) -> dict[str, dict[str, float]]:
    """The measures by networkx alone, weights as strengths, tolerances tightened."""
    effective = nx.effective_size(network, nodes=list(network), weight="weight") if len(network) else {}
    return {
        "degree": dict(network.degree()),
        "strength": dict(network.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(network),
        "closeness": nx.closeness_centrality(network),
        "pagerank": nx.pagerank(network, weight="weight", tol=1e-13, max_iter=10_000),
        "clustering": nx.clustering(network, weight="weight"),
        # networkx's quick way for all nodes at once divides by the largest weight of the wrong node (3.6.1);
        # node by node it follows its own definition.
        "constraint": nx.constraint(network, weight="weight") if len(network) else {},
        "effective_size": effective,
        "core": nx.core_number(network),
    }


@given(simple_networks())
@settings(max_examples=200, deadline=None)
def test_measures_equal_networkx(network: nx.Graph) -> None:
    """With weights, isolated nodes and several components."""
    found = measures(network)

    for name, values in expected(network).items():
        tolerance = ITERATIVE if name == "pagerank" else EXACT
        assert found.by_node(name) == pytest.approx(values, abs=tolerance, nan_ok=True), name


@given(simple_networks())
@settings(max_examples=200, deadline=None)
def test_eigenvectors_equal_networkx_in_each_component(network: nx.Graph) -> None:
    """A component is measured on its own; a node without ties has nothing to share in."""
    found = measures(network).by_node("eigenvector")

    for part in nx.connected_components(network):
        alone = network.subgraph(part)
        values = (
            nx.eigenvector_centrality(alone, weight="weight", tol=1e-12, max_iter=1_000_000)
            if len(part) > 1
            else dict.fromkeys(part, 0.0)
        )
        assert {node: found[node] for node in part} == pytest.approx(values, abs=ITERATIVE)


def test_a_large_component_has_the_same_eigenvector_by_the_sparse_way() -> None:
    """Where the dense solver would be slow, the sparse one gives the same."""
    network = nx.relabel_nodes(nx.gnm_random_graph(200, 800, seed=1), lambda node: f"n{node:03}")
    values = nx.eigenvector_centrality_numpy(network)

    assert adjacency(network).by_node(eigenvector(adjacency(network))) == pytest.approx(values, abs=ITERATIVE)


@given(simple_networks())
@settings(max_examples=200, deadline=None)
def test_structure_equals_networkx(network: nx.Graph) -> None:
    """Density, components, bridges, articulation points."""
    found = structure(adjacency(network))

    assert found.ties == network.number_of_edges()
    assert found.density == (pytest.approx(nx.density(network)) if len(network) > 1 else None)
    assert list(found.components) == sorted(map(len, nx.connected_components(network)), reverse=True)
    assert set(found.bridges) == {tuple(sorted(bridge)) for bridge in nx.bridges(network)}
    assert set(found.articulation_points) == set(nx.articulation_points(network))


@given(simple_networks())
@settings(max_examples=200, deadline=None)
def test_the_parts_without_a_node_are_those_that_are_left_when_it_is_taken_out(network: nx.Graph) -> None:
    """For each node that holds others together: the sizes of what its component falls into, largest first."""
    found = parts_without(network)

    assert set(found) == set(nx.articulation_points(network))
    for node, sizes in found.items():
        around = network.subgraph(nx.node_connected_component(network, node) - {node})
        assert sizes == sorted(map(len, nx.connected_components(around)), reverse=True)


@given(simple_networks(), st.lists(st.sampled_from(["SE", "RS", None]), min_size=14, max_size=14))
@settings(max_examples=200, deadline=None)
def test_assortativity_equals_networkx(network: nx.Graph, kinds: list[str | None]) -> None:
    """Among the nodes whose country is known."""
    values = {node: kind for node, kind in zip(network, kinds, strict=False) if kind is not None}
    known = network.subgraph(values).copy()
    nx.set_node_attributes(known, values, "country")
    found = assortativity(adjacency(network), values)
    if not known.number_of_edges():
        assert found is None
        return
    with np.errstate(invalid="ignore", divide="ignore"):
        value = nx.attribute_assortativity_coefficient(known, "country")

    assert (math.nan if found is None else found) == pytest.approx(value, nan_ok=True)


@given(simple_networks(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_measures_do_not_depend_on_the_order_of_nodes(network: nx.Graph, order: random.Random) -> None:
    """To the last bit."""
    shuffled = nx.Graph()
    shuffled.add_nodes_from(order.sample(list(network), len(network)))
    shuffled.add_edges_from(order.sample(list(network.edges(data=True)), network.size()))
    one, other = measures(network), measures(shuffled)

    for name in DEFAULT_MEASURES:
        assert np.array_equal(one.columns[name], other.columns[name], equal_nan=True), name


def test_parallel_ties_add_up_and_loops_count_nothing() -> None:
    """Two projects tie more than one; what is tied to itself is tied to nobody."""
    network = nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "c"), ("c", "c")])
    found = measures(network)

    assert found.by_node("strength") == {"a": 2.0, "b": 3.0, "c": 1.0}
    assert found.by_node("degree") == {"a": 1, "b": 2, "c": 1}


def test_sampled_measures_say_so_and_come_close() -> None:
    """A third of the nodes as starting points gives nearly the same ranking."""
    network = nx.relabel_nodes(nx.barabasi_albert_graph(800, 3, seed=2), lambda node: f"n{node:03}")
    exact, sampled = measures(network), measures(network, exact_work=0)

    assert (exact.sampled, sampled.sampled) == (None, PIVOTS)
    for name in ("betweenness", "closeness"):
        assert np.corrcoef(exact.columns[name], sampled.columns[name])[0, 1] > 0.98
        assert sampled.columns[name].mean() == pytest.approx(exact.columns[name].mean(), rel=0.05)


def test_closeness_of_a_part_without_a_sampled_node_is_undefined() -> None:
    """No path was followed there, so nothing is known."""
    from vanort.analysis.centrality import closeness

    network = adjacency(nx.Graph([("a", "b"), ("b", "c"), ("x", "y")]))

    assert closeness(network, np.array([0])).tolist() == pytest.approx(
        [np.nan, 1 / 2, 1 / 4, np.nan, np.nan], nan_ok=True
    )


@pytest.mark.parametrize("network", [nx.Graph(), nx.empty_graph(["a"]), nx.MultiGraph([("a", "a")])])
def test_next_to_nothing_can_be_measured(network: nx.Graph) -> None:
    """Empty, one node, one loop: zero where a count is asked for, undefined where nothing can be said."""
    found = measures(network)
    figures = structure(adjacency(network))

    assert figures.density is None
    assert figures.components == (1,) * len(network)
    for name in ("degree", "strength", "betweenness", "closeness", "eigenvector", "clustering", "core"):
        assert found.columns[name].tolist() == [0] * len(network)
    for name in ("constraint", "effective_size"):
        assert np.isnan(found.columns[name]).all()


def test_a_thousand_components_can_be_measured() -> None:
    """Each on its own."""
    network = nx.relabel_nodes(nx.disjoint_union_all([nx.path_graph(3)] * 1000), lambda node: f"n{node:04}")
    found = measures(network)

    assert structure(adjacency(network)).components == (3,) * 1000
    assert set(np.round(found.columns["eigenvector"], 6)) == {0.5, 0.707107}


@given(st.integers(0, 40), st.floats(0, 0.2), st.integers(0, 1000))
def test_components_equal_networkx(size: int, density: float, seed: int) -> None:
    """Every node is in one component, with all that it reaches and nothing else; the largest comes first."""
    network = nx.relabel_nodes(nx.gnp_random_graph(size, density, seed=seed), "{:03}".format)
    simple = adjacency(network)
    found = [[simple.nodes[at] for at in part] for part in components(simple)]

    assert sorted(found) == sorted(sorted(part) for part in nx.connected_components(network))
    assert [len(part) for part in found] == sorted(map(len, found), reverse=True)
