"""How central each node is, by seven definitions; sampled, and said so, where exact would take too long."""

from __future__ import annotations

import numpy as np

from vanort.analysis import engine
from vanort.analysis.lanczos import leading_eigenvector
from vanort.network import Adjacency
from vanort.network.adjacency import components

EXACT_WORK = 200_000_000  # nodes × ties up to which every node is a starting point
PIVOTS = 256
SMALL_COMPONENT = 256


def pivots(network: Adjacency, *, seed: int = 1, exact_work: int = EXACT_WORK) -> np.ndarray | None:
    """Return the nodes that shortest paths start from, or None where all of them do.

    Above `exact_work` (nodes × ties) 256 nodes are drawn without replacement.
    """
    if len(network) * network.ties <= exact_work or len(network) <= PIVOTS:
        return None
    return np.sort(np.random.default_rng(seed).choice(len(network), PIVOTS, replace=False))


def degree(network: Adjacency) -> np.ndarray:
    """Return the number of neighbours of each node."""
    return network.weights.row_counts()


def strength(network: Adjacency) -> np.ndarray:
    """Return the sum of the weights of each node's ties."""
    return network.weights.row_sums()


def betweenness(network: Adjacency, starts: np.ndarray | None = None) -> np.ndarray:
    """Return the share of shortest paths between others that lead through each node (Freeman 1977).

    Paths are counted in steps; weights, being strengths, play no part. Divided by (n − 1)(n − 2) / 2; 0 with
    fewer than three nodes. With `starts`, only paths from these are counted and scaled up by n / |starts|
    (Brandes and Pich 2007). The values are those of networkx `betweenness_centrality`.
    """
    size = len(network)
    if size < 3:
        return np.zeros(size)
    if starts is None:
        return engine.betweenness(network) * 2 / ((size - 1) * (size - 2))
    # From a source to every target each undirected path is met once, so there is no halving.
    total = engine.betweenness(network, starts)
    return total * (size / len(starts)) * 2 / ((size - 1) * (size - 2))


def closeness(network: Adjacency, starts: np.ndarray | None = None) -> np.ndarray:
    """Return how few steps away the others are: (m − 1)/Σd × (m − 1)/(n − 1), m nodes in the own component.

    Steps are counted, weights play no part. The second factor (Wasserman and Faust 1994) keeps a pair on its own
    from being the most central of all; 0 for a node without ties. With `starts`, the mean distance to these
    stands for the mean distance to all (Eppstein and Wang 2004), and a node whose component holds none of them is
    undefined (nan). The values are those of networkx `closeness_centrality`.
    """
    size = len(network)
    sources = np.arange(size) if starts is None else starts
    total, met = np.zeros(size), np.zeros(size)
    for block in np.array_split(sources, max(1, len(sources) // 256)):
        distance = _steps(network, block)
        reached = distance >= 0
        total += np.where(reached, distance, 0).sum(axis=1)
        met += reached.sum(axis=1)
        met[block] -= 1  # oneself is no other
    others = np.zeros(size)
    for part in components(network):
        others[part] = len(part) - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        value = met / total * others / max(size - 1, 1)
    value[others == 0] = 0.0
    if starts is not None:
        value[(others > 0) & (met == 0)] = np.nan
    return np.nan_to_num(value, nan=0.0) if starts is None else value


def eigenvector(network: Adjacency) -> np.ndarray:
    """Return the leading eigenvector of the weights of each component (Bonacich 1972), of Euclidean length 1.

    A node is central if its neighbours are. Each component is measured on its own; between components values do
    not compare, and a node without ties has 0. In a component the values are those of networkx
    `eigenvector_centrality`.
    """
    result = np.zeros(len(network))
    for part in components(network):
        if len(part) == 1:
            continue
        weights = network.weights.part(part)
        if len(part) <= SMALL_COMPONENT:
            vector = np.linalg.eigh(weights.toarray())[1][:, -1]
        else:
            vector = leading_eigenvector(weights)
        result[part] = np.abs(vector)
    return result


def pagerank(network: Adjacency, damping: float = 0.85) -> np.ndarray:
    """Return the share of time that a walker who follows ties by weight, and sometimes jumps, spends at a node.

    Brin and Page 1998; the jump has probability 1 − damping and goes anywhere, as it does from a node without
    ties. The values are those of networkx `pagerank`, computed to the end rather than to 1e-6.
    """
    if not len(network):
        return np.zeros(0)
    return engine.pagerank(network, damping)


def core(network: Adjacency) -> np.ndarray:
    """Return the largest k such that the node is in a part where all have k neighbours inside (Seidman 1983)."""
    return engine.coreness(network)


def _steps(network: Adjacency, starts: np.ndarray) -> np.ndarray:
    """Return the number of steps from each start to each node, n × |starts|, -1 where there is no path."""
    size, count, weights = len(network), len(starts), network.weights
    distance = np.full((size, count), -1, dtype=np.int32)
    distance[starts, np.arange(count)] = step = 0
    tied = np.flatnonzero(weights.row_counts())
    while len(tied):
        step += 1
        # Eight starts a byte: a node is reached where any of its neighbours is.
        reached = np.packbits(distance == step - 1, axis=1)
        spread = np.bitwise_or.reduceat(reached[weights.indices], weights.indptr[tied], axis=0)
        new = np.unpackbits(spread, axis=1, count=count).astype(bool) & (distance[tied] < 0)
        if not new.any():
            break
        distance[tied] = np.where(new, step, distance[tied])
    return distance
