"""Groups that are tied more closely inside than to the rest, and how much to trust them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

from vanort.analysis import engine
from vanort.network import Adjacency, adjacency

DEFAULT_RUNS = 10
RUNS_WHEN_LARGE = 3
ROUNDS, ROUNDS_WHEN_LARGE = 10, 4  # networks of real ties are settled by then; until nothing improves may be never
LARGE = 20_000


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition: node → number of its group (0 is the largest), and how good and how steady it is.

    `modularity` is undefined (None) without ties. `stability` is the mean adjusted Rand index between the
    partitions of `runs` runs that differ in their seed only: 1 means always the same, 0 mere chance.
    """

    membership: dict[str, int]
    modularity: float | None
    stability: float
    runs: int

    def __len__(self) -> int:
        return len(set(self.membership.values()))


def communities(
    network: nx.Graph | Adjacency, *, seed: int = 1, runs: int | None = None, resolution: float = 1.0
) -> Communities:
    """Find groups by the Leiden algorithm (Traag, Waltman and van Eck 2019), maximising modularity; by Louvain's where igraph is missing.

    Weights are strengths of ties. The best of several seeded runs is kept; it does not depend on the order
    of the nodes. A node without ties is a group of its own.

    >>> import networkx as nx
    >>> communities(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "x"), ("x", "y")])).membership
    {'a': 0, 'b': 0, 'c': 0, 'x': 1, 'y': 1}
    """
    simple = adjacency(network)
    large = simple.ties > LARGE
    runs = runs or (RUNS_WHEN_LARGE if large else DEFAULT_RUNS)
    rounds = ROUNDS_WHEN_LARGE if large else ROUNDS
    if not simple.ties:
        return Communities({node: number for number, node in enumerate(simple.nodes)}, None, 1.0, runs)
    found = []
    for run in range(runs):
        label, worth = engine.groups(simple, seed=seed + run, resolution=resolution, rounds=rounds)
        found.append((by_size(label), worth))
    labels, modularity = max(found, key=lambda pair: pair[1])
    pairs = [adjusted_rand_index(one, other) for (one, _), (other, _) in combinations(found, 2)]
    stability = float(np.mean(pairs)) if pairs else 1.0
    return Communities(simple.by_node(labels), float(modularity), stability, runs)


def adjusted_rand_index(one: np.ndarray, other: np.ndarray) -> float:
    """Compare two partitions (Hubert and Arabie 1985): 1 for the same, about 0 for chance.

    >>> adjusted_rand_index(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    >>> round(adjusted_rand_index(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])), 2)
    -0.5
    """
    together = _pairs(np.unique(one * (other.max(initial=0) + 1) + other, return_counts=True)[1])
    rows, columns = _pairs(np.bincount(one)), _pairs(np.bincount(other))
    expected = rows * columns / (len(one) * (len(one) - 1) / 2) if len(one) > 1 else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((together - expected) / (most - expected))


def _pairs(counts: np.ndarray) -> float:
    return float((counts * (counts - 1) / 2).sum())


def by_size(labels: np.ndarray) -> np.ndarray:
    """Number the groups by size, largest first, then by their first node."""
    groups, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(groups), dtype=int)
    rank[order] = np.arange(len(groups))
    return rank[np.searchsorted(groups, labels)]
