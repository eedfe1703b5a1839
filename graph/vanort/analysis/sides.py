"""Which large parts of a network hang together by one thing or one link alone, and by which."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from vanort.analysis.bridges import parts_without
from vanort.network import Adjacency

PART = 0.1  # of all things: a smaller part is no side
SHARE = 0.4  # of its links: what is tied to one side with most of them belongs to that one


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold the side of each node, as a number; `between` are nodes that stand between two, without which they fall apart.

    Of a link without which two sides fall apart `ends` holds the end with fewer links.
    """

    side: dict[str, int]
    between: tuple[str, ...]
    ends: tuple[str, ...]


def sides_of(network: Adjacency) -> Sides:
    """Return the sides of a network; parts that nothing joins are sides, too, and small ones stand together as the last.

    >>> from vanort.network import adjacency
    >>> halves = [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x")]
    >>> sides_of(adjacency(nx.Graph([*halves, ("a", "m"), ("m", "x")]))).between
    ('m',)
    >>> sides_of(adjacency(nx.Graph([*halves, ("a", "b"), ("a", "x")]))).ends
    ('a',)
    """
    whole = nx.Graph()
    whole.add_nodes_from(network.nodes)
    sources, targets, _ = network.edge_list()
    ends = zip(sources.tolist(), targets.tolist(), strict=True)
    whole.add_edges_from((network.nodes[one], network.nodes[other]) for one, other in ends)
    least = max(2.0, PART * len(whole))
    between = [node for node, parts in parts_without(whole).items() if parts[1] >= least and _joins(whole, node, least)]
    left = nx.Graph(whole.subgraph(set(whole) - set(between)))
    cut = []
    while link := _weakest(left, least):
        left.remove_edge(*link)
        cut.append(min(link, key=lambda node: (whole.degree(node), node)))
    parts = sorted(nx.connected_components(left), key=lambda part: (-len(part), min(part)))
    large = [part for part in parts if len(part) >= least]
    side = {node: number for number, part in enumerate(large) for node in part}
    return Sides({node: side.get(node, len(large)) for node in network.nodes}, tuple(between), tuple(cut))


def _joins(whole: nx.Graph, node: str, least: float) -> bool:
    """Tell whether a node has a fair share of its links with each of two large parts that fall apart without it."""
    left = whole.subgraph(set(whole) - {node})
    links = [len(part & set(whole[node])) for part in nx.connected_components(left) if len(part) >= least]
    return len([count for count in links if count >= SHARE * whole.degree(node)]) > 1


def _weakest(network: nx.Graph, least: float) -> tuple[str, str] | None:
    """Return the link without which the two most equal of all large parts fall apart; None where there is none."""
    found = []
    for one, other in sorted(tuple(sorted(link)) for link in nx.bridges(network)):
        if 1 in (network.degree(one), network.degree(other)):
            continue
        network.remove_edge(one, other)
        smaller = min(len(nx.node_connected_component(network, end)) for end in (one, other))
        network.add_edge(one, other)
        if smaller >= least:
            found.append((-smaller, one, other))
    return min(found)[1:] if found else None
