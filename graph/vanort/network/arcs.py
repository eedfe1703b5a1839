"""The weights of a directed network as a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from vanort.network.sparse import SparseMatrix, from_entries


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Hold a simple directed network: sorted nodes, an n × n matrix of weights from row to column, no diagonal."""

    nodes: tuple[str, ...]
    weights: SparseMatrix

    def __len__(self) -> int:
        return len(self.nodes)

    def arc_list(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return sources, targets and weights, sorted by source, then target."""
        return self.weights.rows, self.weights.indices, self.weights.data


def arcs(network: nx.DiGraph, *, weight: str = "weight") -> Arcs:
    """Return the weights from each node to each other: parallel edges added up, loops left out.

    An edge without a weight counts as 1.

    >>> arcs(nx.MultiDiGraph([("b", "a"), ("a", "b"), ("a", "b"), ("b", "b")])).weights.toarray().tolist()
    [[0.0, 2.0], [1.0, 0.0]]
    """
    nodes = tuple(sorted(network))
    position = {node: index for index, node in enumerate(nodes)}
    # Sorted before they are added up: the sums are the same to the last bit in any order of edges.
    ties = sorted(
        (position[source], position[target], 1.0 if value is None else float(value))
        for source, target, value in network.edges(data=weight)
        if source != target
    )
    rows, columns, values = zip(*ties, strict=True) if ties else ((), (), ())
    entries = np.array(rows, int), np.array(columns, int), np.array(values, float)
    return Arcs(nodes, from_entries((len(nodes),) * 2, *entries))
