"""Who sits between others who do not know each other: clustering, constraint, effective size.

All three rest on triangles, so the triangles are gone through once, for every measure together. Each triangle is
found from the corner of lowest degree, which keeps the search short in networks with a few large hubs
(Chiba and Nishizeki 1985).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vanort.network import Adjacency

BLOCK = 4_000_000
# A product of whole matrices takes a step for each three nodes, a search some thirty for each pair of ties that meet.
_SEARCHED = 30
_WHOLE = 3_000  # nodes: a whole matrix of more takes too much memory
_DIGITS = 12  # of what products of whole matrices give: processors differ in the last ones
Edges = tuple[np.ndarray, np.ndarray, np.ndarray]


def structural_holes(network: Adjacency) -> dict[str, np.ndarray]:
    """Return clustering, constraint and effective size of every node; weights are strengths of ties.

    With a the weights, s_i the sum and m_i the largest of the weights of i, and p_ij = a_ij / s_i:

    - `clustering` is the mean over pairs of neighbours of the geometric mean of the triangle's weights, in units
      of the largest weight in the network (Onnela and others 2005); 0 with fewer than two neighbours;
    - `constraint` is Σ_j (p_ij + Σ_q p_iq p_qj)², high where all contacts know each other (Burt 1992);
    - `effective_size` is Σ_j (1 − Σ_q p_iq a_jq / m_j), the number of contacts that are not redundant (Burt
      1992); it and constraint are undefined (nan) for a node without ties.

    The values are those of networkx `clustering`, `constraint` and `effective_size` with weights.
    """
    size = len(network)
    sources, targets, weights = network.edge_list()
    strength = network.weights.row_sums()
    largest = network.weights.row_maxima()
    shared, indirect, closed = _through_third(size, sources, targets, weights, strength)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Each tie counts for both of its ends.
        ends = np.concatenate((sources, targets))
        others = np.concatenate((targets, sources))
        part = (np.tile(weights + indirect, 2) / strength[ends]) ** 2
        redundancy = np.tile(shared, 2) / (strength[ends] * largest[others])
        degree = np.bincount(ends, minlength=size)
        constraint = np.bincount(ends, part, minlength=size).astype(float)
        effective = degree - np.bincount(ends, redundancy, minlength=size).astype(float)
    lonely = degree == 0
    constraint[lonely] = effective[lonely] = np.nan
    pairs = degree * (degree - 1.0)
    clustering = np.divide(2 * closed, pairs, out=np.zeros(size), where=pairs > 0)
    return {"clustering": clustering, "constraint": constraint, "effective_size": effective}


def _through_third(
    size: int, sources: np.ndarray, targets: np.ndarray, weights: np.ndarray, strength: np.ndarray
) -> Edges:
    """Add up what two-step ties bring: by tie Σ_q a_iq a_jq and Σ_q a_iq a_qj / s_q, by node its triangles."""
    ties = len(sources)
    shared, indirect, closed = np.zeros(ties), np.zeros(ties), np.zeros(size)
    root = np.cbrt(weights / weights.max()) if ties else weights
    degree = np.bincount(sources, minlength=size) + np.bincount(targets, minlength=size)
    meetings = _meetings(degree, sources, targets)
    if meetings > BLOCK and _SEARCHED * meetings > size**3 and size <= _WHOLE:
        return _through_third_whole(size, sources, targets, weights, strength, root)
    for one, two, three in _triangles(size, sources, targets):
        corner = np.stack([_common(a, b, sources, targets) for a, b in ((one, two), (two, three), (three, one))])
        sides = (one, two, three)
        volume = root[one] * root[two] * root[three]
        for place in range(3):
            # The side opposite to the corner of two others is closed by those two.
            left, right, opposite = sides[place], sides[(place + 1) % 3], sides[(place + 2) % 3]
            product = weights[left] * weights[right]
            shared += np.bincount(opposite, product, minlength=ties)
            indirect += np.bincount(opposite, product / strength[corner[place]], minlength=ties)
            closed += np.bincount(corner[place], volume, minlength=size)
    return shared, indirect, closed


def _meetings(degree: np.ndarray, sources: np.ndarray, targets: np.ndarray) -> int:
    """Return how many pairs of ties are looked at to find all triangles, each from its corner of lowest degree."""
    later = np.bincount(np.where(degree[sources] <= degree[targets], sources, targets), minlength=len(degree))
    return int((later * (later - 1) // 2).sum())


def _through_third_whole(
    size: int,
    sources: np.ndarray,
    targets: np.ndarray,
    weights: np.ndarray,
    strength: np.ndarray,
    root: np.ndarray,
) -> Edges:
    """Return the same by products of whole matrices: where all know all, there are too many triangles to look for."""
    ties, sides = np.zeros((size, size)), np.zeros((size, size))
    ties[sources, targets] = ties[targets, sources] = weights
    sides[sources, targets] = sides[targets, sources] = root
    shared = (ties @ ties)[sources, targets]
    passing = np.divide(1, strength, out=np.zeros(size), where=strength > 0)
    indirect = ((ties * passing) @ ties)[sources, targets]
    closed = ((sides @ sides) * sides).sum(axis=1) / 2
    return shared.round(_DIGITS), indirect.round(_DIGITS), closed.round(_DIGITS)


def _common(one: np.ndarray, other: np.ndarray, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the node that two adjacent ties have in common."""
    first = sources[one]
    shared: np.ndarray = np.where((first == sources[other]) | (first == targets[other]), first, targets[one])
    return shared


def _triangles(size: int, sources: np.ndarray, targets: np.ndarray) -> Iterator[Edges]:
    """Yield blocks of triangles as three arrays of tie numbers."""
    ties = len(sources)
    degree = np.bincount(sources, minlength=size) + np.bincount(targets, minlength=size)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(size)
    low, high = np.minimum(rank[sources], rank[targets]), np.maximum(rank[sources], rank[targets])
    order = np.lexsort((high, low))
    low, high = low[order], high[order]
    key = low * size + high
    end = np.searchsorted(low, low, side="right")
    later = end - np.arange(ties) - 1  # how many ties of the same low corner come after this one
    stops = np.searchsorted(np.cumsum(later), np.arange(BLOCK, later.sum(), BLOCK)) + 1
    stops = np.unique(np.append(stops, ties))
    for begin, stop in zip(np.concatenate(([0], stops[:-1])), stops, strict=True):
        count = later[begin:stop]
        first = np.repeat(np.arange(begin, stop), count)
        offset = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
        second = first + 1 + offset
        wanted = high[first] * size + high[second]
        third = np.searchsorted(key, wanted)
        found = third < ties
        found[found] = key[third[found]] == wanted[found]
        yield order[first[found]], order[second[found]], order[third[found]]
