"""Measures, groups and drawings by networkx: what stands in where igraph is not installed; see engine."""

from __future__ import annotations

import networkx as nx
import numpy as np

from vanort.network import Adjacency, Arcs
from vanort.network.sparse import SparseMatrix

PRECISE, MOST_ROUNDS = 1e-14, 10_000  # PageRank to the last digits, as igraph gives it
ALL_AT_ONCE = 500  # nodes from which on networkx draws in a way that needs scipy
BLOCK = 1 << 20  # pairs of nodes whose forces are worked out at a time
STEPS = 200  # of a drawing; networkx's are slow, and it cools as it goes


def _graph(network: Adjacency) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(len(network)))
    graph.add_weighted_edges_from(zip(*(column.tolist() for column in network.edge_list()), strict=True))
    return graph


def _directed(network: Arcs) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(network)))
    graph.add_weighted_edges_from(zip(*(column.tolist() for column in network.arc_list()), strict=True))
    return graph


def _array(values: dict[int, float]) -> np.ndarray:
    return np.array([values[place] for place in range(len(values))])


def _between(graph: nx.Graph, starts: np.ndarray | None) -> np.ndarray:
    if starts is None:
        return _array(nx.betweenness_centrality(graph, normalized=False))
    return _array(nx.betweenness_centrality_subset(graph, starts.tolist(), list(graph), normalized=False))


def betweenness(network: Adjacency, starts: np.ndarray | None = None) -> np.ndarray:
    """Return how many shortest paths lead through each node; with `starts` those from these to every node."""
    return _between(_graph(network), starts)


def arc_betweenness(network: Arcs, starts: np.ndarray | None = None) -> np.ndarray:
    """Return how many shortest directed paths lead through each node; with `starts` those from these only."""
    return _between(_directed(network), starts)


def pagerank(network: Adjacency, damping: float) -> np.ndarray:
    """Return the PageRank of each node, by weights."""
    return _pagerank(network.weights, damping)


def arc_pagerank(network: Arcs, damping: float) -> np.ndarray:
    """Return the PageRank of each node along the arcs, by weights."""
    return _pagerank(network.weights, damping)


def _pagerank(weights: SparseMatrix, damping: float) -> np.ndarray:
    """Return what networkx's `pagerank` returns, which needs scipy."""
    size, leaving = weights.shape[0], weights.row_sums()
    share = weights.data / leaving[weights.rows]
    rank = np.full(size, 1 / size)
    for _ in range(MOST_ROUNDS):
        before, stranded = rank, rank[leaving == 0].sum()
        along = np.bincount(weights.indices, share * before[weights.rows], size)
        rank = damping * (along + stranded / size) + (1 - damping) / size
        if np.abs(rank - before).sum() < size * PRECISE:
            break
    return rank


def coreness(network: Adjacency) -> np.ndarray:
    """Return the largest k of whose k-core each node is part."""
    return _array(nx.core_number(_graph(network))).astype(int)


def bridges(network: Adjacency) -> list[tuple[int, int]]:
    """Return the ties, by the places of their ends, without which the network falls into more parts."""
    return list(nx.bridges(_graph(network)))


def cut_points(network: Adjacency) -> list[int]:
    """Return the places of the nodes without which the network falls into more parts."""
    return sorted(nx.articulation_points(_graph(network)))


def groups(network: Adjacency, *, seed: int, resolution: float, rounds: int) -> tuple[np.ndarray, float]:
    """Return a group for each node by the Louvain algorithm, and the modularity of the partition."""
    graph = _graph(network)
    found = nx.community.louvain_communities(graph, resolution=resolution, seed=seed, max_level=rounds)
    label = np.zeros(len(network), dtype=int)
    for number, members in enumerate(found):
        label[list(members)] = number
    return label, float(nx.community.modularity(graph, found, resolution=resolution))


def spread(network: Adjacency, start: list[list[float]], *, seed: int, steps: int, large: bool) -> np.ndarray:
    """Return a drawing of a connected network by Fruchterman and Reingold, from a starting position."""
    rounds = min(steps, STEPS // 4 if large else STEPS)
    if len(network) >= ALL_AT_ONCE:
        return _drawn(network, np.array(start), rounds)
    position = {place: np.array(point) for place, point in enumerate(start)}
    drawn = nx.spring_layout(_graph(network), pos=position, iterations=rounds, seed=seed)
    return np.array([drawn[place] for place in range(len(network))])


def _drawn(network: Adjacency, place: np.ndarray, rounds: int) -> np.ndarray:
    """Draw as networkx does, some nodes at a time; its own way for large networks needs scipy."""
    size, (sources, targets, pull) = len(network), network.edge_list()
    ideal = np.sqrt(1 / size)
    reach = max(np.ptp(place, axis=0).max() * 0.1, 1e-9)
    blocks = np.array_split(np.arange(size), size * size // BLOCK + 1)
    for left in range(rounds + 1, 1, -1):
        move = np.zeros_like(place)
        for block in blocks:
            apart = place[block, None] - place[None]
            square = np.maximum((apart**2).sum(axis=2), 1e-4)
            move[block] = np.einsum("ijk,ij->ik", apart, ideal**2 / square)
        along = place[sources] - place[targets]
        drawn = along * (pull * np.linalg.norm(along, axis=1) / ideal)[:, None]
        for axis in (0, 1):
            move[:, axis] += np.bincount(targets, drawn[:, axis], size) - np.bincount(sources, drawn[:, axis], size)
        length = np.maximum(np.linalg.norm(move, axis=1), 0.01)
        place = place + move * (reach * left / (rounds + 1) / length)[:, None]
    return place
