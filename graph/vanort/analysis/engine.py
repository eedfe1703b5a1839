"""The one door to igraph: networks go in, seeded and in a fixed order; nothing of igraph comes out."""

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
