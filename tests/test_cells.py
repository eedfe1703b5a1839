"""A crowded drawing keeps groups apart, and shows where the network hangs together by one thing alone."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest

from vanort.analysis.cells import RIVER, STREET, in_cells
from vanort.analysis.communities import communities
from vanort.analysis.layout import layout
from vanort.analysis.sides import sides_of
from vanort.network import adjacency


def ring(count: int, size: int, name: str) -> nx.Graph:
    """Return cliques in a ring: groups that no single thing or link parts from the others."""
    made = nx.relabel_nodes(nx.connected_caveman_graph(count, size), lambda node: f"{name}{node:03}")
    made.add_edges_from(
        (f"{name}{at * size + 1:03}", f"{name}{(at * size + size + 2) % (count * size):03}") for at in range(count)
    )
    return made


def halves() -> nx.Graph:
    """Return two rings that one node joins."""
    made = nx.compose(ring(6, 12, "a"), ring(5, 12, "b"))
    made.add_edges_from([("a000", "middle"), ("middle", "b000")])
    return made


def drawn(network: nx.Graph) -> tuple[dict[str, tuple[float, float]], tuple[str, ...], dict[str, int]]:
    """Return places, what joins, and the groups."""
    ties = adjacency(network)
    groups = communities(ties, runs=1).membership
    cells = in_cells(ties, layout(ties, groups=groups), groups)
    return cells.places, cells.joining, groups


def nearest(one: np.ndarray, other: np.ndarray) -> float:
    """Return how close two sets of places come."""
    return float(np.linalg.norm(one[:, None] - other[None], axis=2).min())


def test_groups_keep_a_street_between_them_and_sides_a_river() -> None:
    """No thing of a group is as near to another group as the street is wide, none of a side as the river to the other side."""
    places, _, _ = drawn(halves())
    cliques = {(node[0], int(node[1:]) // 12) for node in places if node != "middle"}
    of = {clique: np.array([places[f"{clique[0]}{clique[1] * 12 + at:03}"] for at in range(12)]) for clique in cliques}
    sides = [np.array([places[node] for node in places if node.startswith(side)]) for side in "ab"]

    assert min(nearest(of[a], of[b]) for a in of for b in of if a < b) > STREET * 0.9
    assert nearest(*sides) > RIVER * 0.9


def test_nothing_lies_on_anything_and_the_corner_of_the_legend_is_free() -> None:
    """Every two things have room between them; below at the left there is nothing."""
    places = np.array(list(drawn(ring(20, 10, "n"))[0].values()))
    low, high = places.min(axis=0), places.max(axis=0)
    share = (places - low) / (high - low)

    assert (np.linalg.norm(places[:, None] - places[None], axis=2) + 9 * np.eye(len(places))).min() > 0.5
    assert not ((share[:, 0] < 0.2) & (share[:, 1] > 0.65)).any()


def test_what_joins_two_sides_stands_between_them() -> None:
    """The one thing without which two halves fall apart is nearer to both than they are to each other."""
    places, joining, _ = drawn(halves())
    sides = [np.array([places[node] for node in places if node.startswith(side)]) for side in "ab"]

    assert joining == ("middle",)
    assert max(nearest(np.array([places["middle"]]), side) for side in sides) < nearest(*sides)


@pytest.mark.parametrize(
    ("links", "between", "ends"),
    [
        ([("a001", "m"), ("m", "b001")], ("m",), ()),  # a thing
        ([("a001", "b001")], (), ("a001",)),  # a link alone: its end with fewer links
        ([("a001", "m"), ("m", "b001"), ("a020", "b020")], (), ()),  # there is another way
        ([("a001", "m"), ("m", "n"), ("n", "o")], (), ()),  # what hangs on it is no side
    ],
)
def test_only_what_large_parts_fall_apart_without_joins_sides(
    links: list[tuple[str, str]], between: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    """A way round, and a tail of three, make nothing a bridge."""
    network = nx.compose(
        ring(4, 8, "a"), ring(4, 8, "b") if any("b0" in end for link in links for end in link) else nx.Graph()
    )
    network.add_edges_from(links)
    sides = sides_of(adjacency(network))

    assert (sides.between, sides.ends) == (between, ends)
    assert len({number for node, number in sides.side.items() if node not in between}) == (2 if between or ends else 1)


def test_the_order_of_nodes_and_links_does_not_matter() -> None:
    """The same network, told in another order, looks the same to the last digit."""
    network = halves()
    order = random.Random(4)  # noqa: S311 (no secret)
    shuffled = nx.Graph()
    shuffled.add_nodes_from(order.sample(list(network), len(network)))
    shuffled.add_edges_from((b, a) for a, b in order.sample(list(network.edges()), network.size()))

    assert drawn(shuffled)[0] == drawn(network)[0]


@pytest.mark.parametrize("network", [nx.Graph(), nx.empty_graph(130), nx.star_graph(150)])
def test_next_to_nothing_can_be_drawn_in_cells(network: nx.Graph) -> None:
    """No node, no link, one hub."""
    places, joining, _ = drawn(nx.relabel_nodes(network, str))

    assert len(set(places.values())) == len(network)
    assert joining == ()
