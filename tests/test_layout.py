"""Drawings and groups are the same on every run and fit to be read."""

from __future__ import annotations

import random
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import simple_networks
from vanort.analysis import communities, layout
from vanort.analysis.communities import adjusted_rand_index


def named(network: nx.Graph) -> nx.Graph:
    """Give a network of numbers names."""
    return nx.relabel_nodes(network, {node: f"n{node:03}" for node in network})


@given(simple_networks(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_drawing_and_groups_do_not_depend_on_the_order_of_nodes(network: nx.Graph, order: random.Random) -> None:
    """The same network, told in another order, looks the same to the last digit."""
    shuffled = nx.Graph()
    shuffled.add_nodes_from(order.sample(list(network), len(network)))
    shuffled.add_edges_from(
        (target, source, data) for source, target, data in order.sample(list(network.edges(data=True)), network.size())
    )

    assert layout(shuffled) == layout(network)
    assert communities(shuffled) == communities(network)


@given(simple_networks())
@settings(max_examples=50, deadline=None)
def test_no_two_nodes_share_a_spot(network: nx.Graph) -> None:
    """Every node has a finite position of its own, well apart from the others."""
    positions = np.array(list(layout(network).values())).reshape(-1, 2)
    distances = np.linalg.norm(positions[:, None] - positions[None], axis=2) + 10 * np.eye(len(positions))

    assert np.isfinite(positions).all()
    assert distances.min(initial=10) > 0.8


def test_groups_are_drawn_apart() -> None:
    """In a ring of cliques every node is nearer to the centre of its own group than to any other."""
    network = named(nx.connected_caveman_graph(6, 8))
    positions, groups = layout(network), communities(network)
    centres = {
        group: np.mean([positions[n] for n, g in groups.membership.items() if g == group], axis=0)
        for group in range(len(groups))
    }

    assert len(groups) == 6
    assert groups.stability == 1.0
    for node, group in groups.membership.items():
        nearest = min(centres, key=lambda other: float(np.linalg.norm(centres[other] - positions[node])))
        assert nearest == group


def test_a_thousand_components_are_set_side_by_side() -> None:
    """A drawing of many parts is neither a tower nor a line."""
    positions = np.array(list(layout(named(nx.disjoint_union_all([nx.path_graph(2)] * 1000))).values()))
    width, height = positions.max(axis=0) - positions.min(axis=0)

    assert 0.5 < width / height < 4


@pytest.mark.parametrize("network", [nx.MultiGraph(), named(nx.empty_graph(1)), nx.MultiGraph([("a", "a")])])
def test_next_to_nothing_can_be_drawn(network: nx.Graph) -> None:
    """Empty, one node, one loop."""
    assert layout(network) == dict.fromkeys(network, (0.0, 0.0))
    assert communities(network).modularity is None


def test_pythons_generator_is_left_alone() -> None:
    """Whoever draws random numbers beside us gets the same ones as without us."""
    before = random.getstate()
    communities(named(nx.karate_club_graph()))

    assert random.getstate() == before


def test_another_process_gives_the_same_bytes() -> None:
    """Nothing hangs on hash seeds or on what ran before."""
    program = (
        "import networkx as nx; from vanort.analysis import communities, layout;"
        "n = nx.relabel_nodes(nx.karate_club_graph(), str); print(layout(n), communities(n))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1


def test_the_rand_index_knows_the_same_partition_under_other_names() -> None:
    """By hand: the table of {a,b},{c} against {a},{b,c} has no pair together: (0 - 1/3) / (1 - 1/3)."""
    assert adjusted_rand_index(np.array([0, 0, 1]), np.array([5, 5, 2])) == 1.0
    assert adjusted_rand_index(np.array([0, 0, 1]), np.array([0, 1, 1])) == pytest.approx(-0.5)
