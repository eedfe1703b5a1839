"""Measures, groups and drawings by igraph (GPL; the extra vanort[analysis]), and the one door to it: networks go in, seeded and in a fixed order; nothing of igraph comes out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import igraph
import numpy as np

from vanort.network import Adjacency, Arcs


@lru_cache(maxsize=1)  # several measures in turn ask for the same network
def to_igraph(network: Adjacency) -> igraph.Graph:
    """Return the same simple network in igraph, its vertices in the order of `network.nodes`; not to be changed."""
    sources, targets, weights = network.edge_list()
    graph = igraph.Graph(n=len(network), edges=np.column_stack((sources, targets)))
    graph.es["weight"] = weights.tolist()
    return graph


@lru_cache(maxsize=1)
def to_directed_igraph(network: Arcs) -> igraph.Graph:
    """Return the same directed network in igraph, its vertices in the order of `network.nodes`; not to be changed."""
    sources, targets, weights = network.arc_list()
    graph = igraph.Graph(n=len(network), edges=np.column_stack((sources, targets)), directed=True)
    graph.es["weight"] = weights.tolist()
    return graph


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of its own: results repeat, and Python's generator is untouched."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 (no secret is drawn)
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def betweenness(network: Adjacency, starts: np.ndarray | None = None) -> np.ndarray:
    """Return how many shortest paths lead through each node; with `starts` those from these to every node."""
    graph = to_igraph(network)
    if starts is None:
        return np.array(graph.betweenness(directed=False))
    return np.array(graph.betweenness(directed=False, sources=starts.tolist(), targets=None))


def arc_betweenness(network: Arcs, starts: np.ndarray | None = None) -> np.ndarray:
    """Return how many shortest directed paths lead through each node; with `starts` those from these only."""
    sources = None if starts is None else starts.tolist()
    return np.array(to_directed_igraph(network).betweenness(directed=True, sources=sources))


def pagerank(network: Adjacency, damping: float) -> np.ndarray:
    """Return the PageRank of each node, by weights."""
    return np.array(to_igraph(network).pagerank(directed=False, damping=damping, weights="weight"))


def arc_pagerank(network: Arcs, damping: float) -> np.ndarray:
    """Return the PageRank of each node along the arcs, by weights."""
    return np.array(to_directed_igraph(network).pagerank(directed=True, damping=damping, weights="weight"))


def coreness(network: Adjacency) -> np.ndarray:
    """Return the largest k of whose k-core each node is part."""
    return np.array(to_igraph(network).coreness(), dtype=int)


def bridges(network: Adjacency) -> list[tuple[int, int]]:
    """Return the ties, by the places of their ends, without which the network falls into more parts."""
    graph = to_igraph(network)
    return [(graph.es[tie].source, graph.es[tie].target) for tie in graph.bridges()]


def cut_points(network: Adjacency) -> list[int]:
    """Return the places of the nodes without which the network falls into more parts."""
    return sorted(to_igraph(network).articulation_points())


def groups(network: Adjacency, *, seed: int, resolution: float, rounds: int) -> tuple[np.ndarray, float]:
    """Return a group for each node by the Leiden algorithm, and the modularity of the partition."""
    with seeded(seed):
        partition = to_igraph(network).community_leiden(
            "modularity", weights="weight", resolution=resolution, n_iterations=rounds
        )
    return np.array(partition.membership), float(partition.modularity)


def spread(network: Adjacency, start: list[list[float]], *, seed: int, steps: int, large: bool) -> np.ndarray:
    """Return a drawing of a connected network by Fruchterman and Reingold, from a starting position."""
    size = len(network)
    with seeded(seed):
        drawn = to_igraph(network).layout_fruchterman_reingold(
            weights="weight", niter=steps, seed=start, start_temp=np.sqrt(size) / (20 if large else 4), grid=large
        )
    return np.array(drawn.coords)
