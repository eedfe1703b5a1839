"""How central each node is where ties have a direction, such as money that flows from funder to project."""

from __future__ import annotations

import numpy as np

from vanort.analysis import engine
from vanort.network.arcs import Arcs

DIRECTED_MEASURES = ("in_degree", "out_degree", "in_strength", "out_strength", "betweenness", "pagerank")


def directed_measures(network: Arcs, starts: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """Return every measure for which direction matters; with `starts`, betweenness is sampled."""
    return {
        "in_degree": in_degree(network),
        "out_degree": out_degree(network),
        "in_strength": in_strength(network),
        "out_strength": out_strength(network),
        "betweenness": directed_betweenness(network, starts),
        "pagerank": directed_pagerank(network),
    }


def in_degree(network: Arcs) -> np.ndarray:
    """Return from how many others a tie leads to each node; networkx `in_degree` without parallel edges and loops."""
    return np.bincount(network.arc_list()[1], minlength=len(network))


def out_degree(network: Arcs) -> np.ndarray:
    """Return to how many others a tie leads from each node; networkx `out_degree` without parallel edges and loops."""
    return network.weights.row_counts()


def in_strength(network: Arcs) -> np.ndarray:
    """Return the sum of the weights that lead to each node; networkx `in_degree` with weights."""
    return network.weights.column_sums()


def out_strength(network: Arcs) -> np.ndarray:
    """Return the sum of the weights that lead from each node; networkx `out_degree` with weights."""
    return network.weights.row_sums()


def directed_betweenness(network: Arcs, starts: np.ndarray | None = None) -> np.ndarray:
    """Return the share of shortest directed paths between others that lead through each node (Freeman 1977).

    Paths follow the direction of ties and are counted in steps; weights play no part. Divided by (n − 1)(n − 2);
    0 with fewer than three nodes, and for a node that only gives or only receives. With `starts`, only paths from
    these are counted and scaled up by n / |starts| (Brandes and Pich 2007). The values are those of networkx
    `betweenness_centrality` on a DiGraph.
    """
    size = len(network)
    if size < 3:
        return np.zeros(size)
    counted = 1.0 if starts is None else size / len(starts)
    total = engine.arc_betweenness(network, starts)
    return total * counted / ((size - 1) * (size - 2))


def directed_pagerank(network: Arcs, damping: float = 0.85) -> np.ndarray:
    """Return the share of time that a walker who follows ties in their direction, and sometimes jumps, is at a node.

    Brin and Page 1998: high where much leads to, directly or by others. A tie is followed by its weight; the jump
    has probability 1 − damping and goes anywhere, as it does from a node that no tie leads from. The values are
    those of networkx `pagerank` on a DiGraph, computed to the end rather than to 1e-6.
    """
    if not len(network):
        return np.zeros(0)
    return engine.arc_pagerank(network, damping)
