"""Order of views that are read from left to right: flows in columns."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import networkx as nx

Node = TypeVar("Node", bound=Hashable)

COLUMN, ROW = 420.0, 46.0
SWEEPS = 8


def columns(network: nx.DiGraph) -> dict[Node, int]:
    """Return the column of each node: the longest way from a source; a circle of flows shares its column.

    >>> columns(nx.DiGraph([("Sida", "ICLD"), ("ICLD", "project"), ("Sida", "project")]))
    {'Sida': 0, 'ICLD': 1, 'project': 2}
    """
    condensed = nx.condensation(network)
    depth: dict[int, int] = {}
    for part in nx.topological_sort(condensed):
        depth[part] = max((depth[before] + 1 for before in condensed.predecessors(part)), default=0)
    return {node: depth[condensed.graph["mapping"][node]] for node in network}


def layered(
    column: Mapping[Node, int], edges: Sequence[tuple[Node, Node]], rank: Mapping[Node, float]
) -> dict[Node, tuple[float, float]]:
    """Place nodes in columns, each near the middle of what it is tied to (barycentre method, Sugiyama 1981).

    `rank` orders the first column and settles ties.
    """
    tied: dict[Node, list[Node]] = {node: [] for node in column}
    for source, target in edges:
        tied[source].append(target)
        tied[target].append(source)
    levels = [
        sorted((n for n in column if column[n] == level), key=rank.__getitem__)
        for level in range(max(column.values(), default=-1) + 1)
    ]
    place = {node: float(row) for level in levels for row, node in enumerate(level)}
    for sweep in range(SWEEPS):
        order = pairwise(levels) if sweep % 2 == 0 else pairwise(reversed(levels))
        for fixed, moving in order:
            if sweep % 2 and moving is levels[0]:
                continue
            reference = set(fixed)
            mean = {n: _mean([place[m] for m in tied[n] if m in reference], place[n]) for n in moving}
            moving.sort(key=lambda node: (mean[node], rank[node]))
            place.update({node: float(row) for row, node in enumerate(moving)})
    return {node: (column[node] * COLUMN, (place[node] - (len(levels[column[node]]) - 1) / 2) * ROW) for node in column}


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
