"""All measures of a network in one table."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from vanort.analysis import centrality
from vanort.analysis.flow import directed_measures
from vanort.analysis.structural_holes import structural_holes
from vanort.network import Adjacency, adjacency, arcs

DEFAULT_MEASURES = (
    "degree",
    "strength",
    "betweenness",
    "closeness",
    "eigenvector",
    "pagerank",
    "clustering",
    "constraint",
    "effective_size",
    "core",
)
SAMPLED_MEASURES = ("betweenness", "closeness")


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """One column of values a measure, in the order of `nodes`; which measures there are depends on `directed`.

    `sampled` is None where every path was followed, else the number of nodes that paths were started from for
    betweenness and closeness.
    """

    nodes: tuple[str, ...]
    columns: dict[str, np.ndarray]
    sampled: int | None
    directed: bool = False

    def by_node(self, name: str) -> dict[str, float]:
        """Return one measure as node → value."""
        return dict(zip(self.nodes, self.columns[name].tolist(), strict=True))

    def ranked(self, name: str) -> list[tuple[str, float]]:
        """Return nodes with their values, highest first, equal ones by name; undefined values are left out."""
        pairs = [(node, value) for node, value in self.by_node(name).items() if value == value]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def measures(network: nx.Graph | Adjacency, *, seed: int = 1, exact_work: int = centrality.EXACT_WORK) -> Measures:
    """Return every default measure of every node; formulas stand with each measure.

    Parallel ties are added up, loops are left out. Of a directed network these are the measures that follow its
    direction (vanort.analysis.flow); the others say little where, as with money, hardly anything comes back.

    >>> import networkx as nx
    >>> measures(nx.Graph([("a", "b"), ("b", "c")])).by_node("betweenness")
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    simple = adjacency(network)
    starts = centrality.pivots(simple, seed=seed, exact_work=exact_work)
    sampled = None if starts is None else len(starts)
    if isinstance(network, nx.Graph) and network.is_directed():
        return Measures(simple.nodes, directed_measures(arcs(network), starts), sampled, directed=True)
    columns = {
        "degree": centrality.degree(simple),
        "strength": centrality.strength(simple),
        "betweenness": centrality.betweenness(simple, starts),
        "closeness": centrality.closeness(simple, starts),
        "eigenvector": centrality.eigenvector(simple),
        "pagerank": centrality.pagerank(simple),
        "core": centrality.core(simple),
        **structural_holes(simple),
    }
    return Measures(simple.nodes, {name: columns[name] for name in DEFAULT_MEASURES}, sampled)
