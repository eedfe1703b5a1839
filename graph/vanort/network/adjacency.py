"""The weights of a network as a sparse matrix, for measures that must be quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from vanort.network.sparse import SparseMatrix, from_entries


@dataclass(frozen=True, slots=True, eq=False)
class Adjacency:
    """Hold a simple undirected network: sorted nodes, a symmetric n × n matrix of weights, no diagonal."""

    nodes: tuple[str, ...]
    weights: SparseMatrix

    def __len__(self) -> int:
        return len(self.nodes)

    @property
    def ties(self) -> int:
        """Return the number of pairs that are tied."""
        return self.weights.nnz // 2

    def edge_list(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return sources, targets (source before target) and weights, each of length `ties`, sorted."""
        rows, columns = self.weights.rows, self.weights.indices
        once = rows < columns
        return rows[once], columns[once], self.weights.data[once]

    def by_node(self, values: np.ndarray) -> dict[str, Any]:
        """Pair the nodes with one plain value each."""
        return dict(zip(self.nodes, values.tolist(), strict=True))


def adjacency(network: nx.Graph | Adjacency, *, weight: str = "weight") -> Adjacency:
    """Return the weights between each two nodes: parallel edges added up, direction and loops left out.

    An edge without a weight counts as 1.

    >>> network = nx.MultiGraph([("b", "a"), ("a", "b"), ("b", "b")])
    >>> adjacency(network).weights.toarray().tolist()
    [[0.0, 2.0], [2.0, 0.0]]
    """
    if isinstance(network, Adjacency):
        return network
    nodes = tuple(sorted(network))
    position = {node: index for index, node in enumerate(nodes)}
    ties = [
        (position[source], position[target], 1.0 if value is None else float(value))
        for source, target, value in network.edges(data=weight)
        if source != target
    ]
    sources, targets, values = (np.array(column) for column in zip(*ties, strict=True)) if ties else _nothing()
    return Adjacency(nodes, symmetric(len(nodes), sources, targets, values))


def symmetric(size: int, sources: np.ndarray, targets: np.ndarray, values: np.ndarray) -> SparseMatrix:
    """Return the symmetric matrix in which every given pair stands both ways, repeated pairs added up."""
    order = np.lexsort((values, np.maximum(sources, targets), np.minimum(sources, targets)))
    one, other = np.minimum(sources, targets)[order], np.maximum(sources, targets)[order]
    # Summing the sorted upper half once keeps both halves equal to the last bit, in any order of edges.
    upper = from_entries((size, size), one, other, values[order].astype(float))
    rows, columns = np.concatenate((upper.rows, upper.indices)), np.concatenate((upper.indices, upper.rows))
    return from_entries((size, size), rows, columns, np.tile(upper.data, 2))


def _nothing() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.array([], dtype=int), np.array([], dtype=int), np.array([])


def components(network: Adjacency) -> list[np.ndarray]:
    """Return the positions of the nodes of each connected component, largest first, then by first node."""
    if not len(network):
        return []
    first = _first_of_component(network.weights)
    order = np.argsort(first, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(first[order])) + 1)
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _first_of_component(weights: SparseMatrix) -> np.ndarray:
    """Return for each node the first node of its component.

    The smallest number spreads along the ties, and by leaps to the number of one's number (Shiloach and Vishkin 1982).
    """
    one, other = weights.rows, weights.indices
    first = np.arange(weights.shape[0])
    while True:
        before = first.copy()
        np.minimum.at(first, one, first[other])
        np.minimum.at(first, other, first[one])
        first = first[first]
        if np.array_equal(first, before):
            return first


def group_by(values: Mapping[str, Any]) -> dict[Any, list[str]]:
    """Return the nodes that have each value, sorted.

    >>> group_by({"b": 1, "a": 1, "c": 0})
    {0: ['c'], 1: ['a', 'b']}
    """
    groups: dict[Any, list[str]] = {}
    for node, value in sorted(values.items(), key=lambda item: (item[1], item[0])):
        groups.setdefault(value, []).append(node)
    return groups
