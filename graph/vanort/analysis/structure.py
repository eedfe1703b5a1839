"""The network as a whole: its parts, what holds them together, how dense it is, who keeps to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vanort.analysis import engine
from vanort.network import Adjacency
from vanort.network.adjacency import components


@dataclass(frozen=True, slots=True)
class Structure:
    """Figures of a network, loops left out, several ties between two nodes counted once.

    `density` is undefined (None) with fewer than two nodes. `components` are sizes, largest first. `bridges` are
    the ties, `articulation_points` the nodes, without which the network falls into more parts.
    """

    nodes: int
    ties: int
    density: float | None
    components: tuple[int, ...]
    bridges: tuple[tuple[str, str], ...]
    articulation_points: tuple[str, ...]


def structure(network: Adjacency) -> Structure:
    """Return the figures of a network; bridges and cut points by Tarjan's algorithm (1974)."""
    size, ties = len(network), network.ties
    names = network.nodes
    bridges = sorted(tuple(sorted((names[one], names[other]))) for one, other in engine.bridges(network))
    return Structure(
        nodes=size,
        ties=ties,
        density=2 * ties / (size * (size - 1)) if size > 1 else None,
        components=tuple(len(part) for part in components(network)),
        bridges=tuple((one, other) for one, other in bridges),
        articulation_points=tuple(names[place] for place in engine.cut_points(network)),
    )


def assortativity(network: Adjacency, values: Mapping[str, str]) -> float | None:
    """Return how far nodes keep to others of the same value: 1 always, 0 as chance would have it (Newman 2003).

    With e_ij the share of ties between values i and j, and a_i = Σ_j e_ij, this is (Σ e_ii − Σ a_i²)/(1 − Σ a_i²).
    Ties count once, whatever their weight; ties to a node without a value are left out. Undefined (None) where
    no tie is left or all ends have one value. The value is that of networkx
    `attribute_assortativity_coefficient` on the nodes that have one.
    """
    kinds = {value: number for number, value in enumerate(sorted(set(values.values())))}
    kind = np.array([kinds[values[node]] if node in values else -1 for node in network.nodes], dtype=int)
    sources, targets, _ = network.edge_list()
    both = (kind[sources] >= 0) & (kind[targets] >= 0)
    if not both.any():
        return None
    one, other = kind[sources[both]], kind[targets[both]]
    share = (np.bincount(one, minlength=len(kinds)) + np.bincount(other, minlength=len(kinds))) / (2 * len(one))
    chance = float((share**2).sum())
    return None if chance == 1 else float(((one == other).mean() - chance) / (1 - chance))
