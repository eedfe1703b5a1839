"""A large network falls into circles that hold every thing once, few enough to be read, none on another."""

from __future__ import annotations

import math
import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanort.analysis.nesting import MOST_CIRCLES, MOST_SHOWN, Nesting, nesting
from vanort.network import adjacency


def nested(network: nx.Graph) -> Nesting:
    """Nest a network of numbers, each called by its number."""
    named = nx.relabel_nodes(network, {node: f"n{node:05}" for node in network})
    return nesting(adjacency(named), {node: node for node in named})


NETWORKS = {
    "cliques": nx.connected_caveman_graph(60, 10),
    "star": nx.star_graph(900),
    "pairs": nx.from_edgelist([(2 * at, 2 * at + 1) for at in range(700)]),
    "many small groups": nx.disjoint_union_all([nx.complete_graph(3)] * 300),
    "no ties": nx.empty_graph(3000),
    "grown": nx.barabasi_albert_graph(2000, 2, seed=1),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_every_thing_is_in_one_circle_and_circles_are_few(name: str) -> None:
    """Whatever the network is like: leaves hold all things once, no level has more than can be told apart."""
    found = nested(NETWORKS[name])
    held = [member for circle in found.circles for member in circle.members]
    inside: dict[int | None, int] = {}
    for number, circle in enumerate(found.circles):
        inside[circle.parent] = inside.get(circle.parent, 0) + 1
        assert circle.parent is None or circle.parent < number
        assert bool(circle.members) != any(other.parent == number for other in found.circles)

    assert sorted(held) == sorted(found.places)
    assert max(len(circle.members) for circle in found.circles) <= MOST_SHOWN
    assert max(inside.values()) <= MOST_CIRCLES


@pytest.mark.parametrize("name", NETWORKS)
def test_things_lie_in_their_circle_and_circles_in_theirs(name: str) -> None:
    """No circle lies on another of its level, nothing lies outside of what holds it."""
    found = nested(NETWORKS[name])
    for at, one in enumerate(found.circles):
        for member in one.members:
            assert math.dist(found.places[member], (one.x, one.y)) <= one.radius
        if one.parent is not None:
            outer = found.circles[one.parent]
            assert math.dist((one.x, one.y), (outer.x, outer.y)) + one.radius <= outer.radius + 0.01
        for other in found.circles[at + 1 :]:
            if one.parent == other.parent:
                assert math.dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius - 0.01


@given(st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_nesting_does_not_depend_on_the_order_of_nodes(seed: int) -> None:
    """The same network, told in another order, falls into the same circles at the same places."""
    network = nx.relabel_nodes(nx.connected_caveman_graph(8, 12), {node: f"n{node}" for node in range(96)})
    order = random.Random(seed)  # noqa: S311 (no secret)
    shuffled = nx.Graph(order.sample(list(network.edges), network.size()))
    names = {node: node for node in network}

    assert nesting(adjacency(shuffled), names) == nesting(adjacency(network), names)
