"""A crowded drawing in cells: each group fills one evenly, so that names find room, and what hardly hangs together stands apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vanort.analysis.layout import STRETCH
from vanort.analysis.sides import sides_of
from vanort.network import Adjacency

ASPECT = 1.7  # the picture's room in a window of 1440 by 900
CORNER = (0.24, 0.4)  # of its width and height, below at the left: there the page has its legend
ROOM = 2.2  # area for each node
FINE = 40  # points that stand for the room of a node while it is shared out
LEAST = 3  # nodes that make a group
STREET, RIVER = 0.9, 3.6  # between groups, and between sides that a node or nothing at all joins
ROUNDS = 60
EAGER = 0.3  # of what a cell lacks, given to it at once
FEWEST = 4  # points for each node that a cell keeps beside its streets
BEHIND = 1e6  # farther than anything
SWAPS = 3  # for each node of a group, at most


@dataclass(frozen=True, slots=True)
class Cells:
    """Hold the place of every node, and which of them join two sides."""

    places: dict[str, tuple[float, float]]
    joining: tuple[str, ...]


def in_cells(network: Adjacency, placed: Mapping[str, tuple[float, float]], groups: Mapping[str, int]) -> Cells:
    """Return places that keep the groups of a drawing apart: their cells are as large as they have nodes.

    Cells are those of a power diagram whose weights give each its share (Nocaj and Brandes 2012), nodes in one the centres
    of a division into even parts (Lloyd 1982); which node stands where makes links short.
    """
    if not len(network):
        return Cells({}, ())
    sides = sides_of(network)
    held = [at for at, node in enumerate(network.nodes) if node not in sides.between]
    side = np.array([sides.side[node] for node in network.nodes])
    label = _whole_groups(network, np.array([groups.get(node, -1) for node in network.nodes]), side)
    before = np.array([placed[node] for node in network.nodes])
    room, corner = _room(len(network))
    at_home = np.full((len(network), 2), np.nan)
    for part, ground in _shared(room, before, held, side, corner, RIVER):
        for members, cell in _shared(ground, before, part, label, corner, STREET):
            at_home[members] = _even(cell, before[members])
    _shorten(network, at_home, np.where(np.isin(np.arange(len(network)), held), side * (label.max() + 2) + label, -2))
    for node in sides.between:
        _between(network, network.nodes.index(node), at_home, room)
    middle = (np.nanmax(at_home, axis=0) + np.nanmin(at_home, axis=0)) / 2
    rounded = np.round(at_home - middle, 3) + 0.0
    return Cells(
        {node: (x, y) for node, (x, y) in zip(network.nodes, rounded.tolist(), strict=True)}, sides.between + sides.ends
    )


def _whole_groups(network: Adjacency, group: np.ndarray, side: np.ndarray) -> np.ndarray:
    """Return a group of one side for each node; one of too few goes with what it is tied to there, or with all such."""
    label = np.where(group < 0, -1, group + side * (group.max(initial=0) + 1))
    sizes = dict(zip(*(found.tolist() for found in np.unique(label, return_counts=True)), strict=True))
    large = np.array([number >= 0 and sizes[number] >= LEAST for number in label.tolist()], dtype=bool)
    found = np.where(large, label, -1)
    rows, columns = network.weights.rows, network.weights.indices
    for node in np.flatnonzero(~large).tolist():
        ends = columns[rows == node]
        near = label[ends[large[ends] & (side[ends] == side[node])]].tolist()
        found[node] = min(near, key=lambda number: (-near.count(number), number)) if near else -1
    return found


def _room(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return points all over the room for so many nodes, and the upper right end of the corner that stays free."""
    tall = np.sqrt(ROOM * count / ASPECT / (1 - CORNER[0] * CORNER[1]))
    step = np.sqrt(ROOM / FINE)
    x, y = np.meshgrid(np.arange(0, ASPECT * tall, step), np.arange(0, tall, step))
    corner = np.array([CORNER[0] * ASPECT * tall, (1 - CORNER[1]) * tall])
    free = (x > corner[0]) | (y < corner[1])
    return np.column_stack((x[free], y[free])), corner


def _shared(
    ground: np.ndarray,
    before: np.ndarray,
    nodes: Sequence[int] | np.ndarray,
    label: np.ndarray,
    corner: np.ndarray,
    street: float,
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Share ground among the groups of nodes; return the nodes of each, and what it gets: nothing beside another's border."""
    chosen = np.asarray(nodes)
    members = [chosen[label[chosen] == number] for number in np.unique(label[chosen])]
    if len(members) == 1:
        return [(members[0], ground)]
    share = np.array([len(part) for part in members]) / len(chosen) * len(ground)
    centres = _on(ground, _within(ground, before[chosen], np.array([before[part].mean(axis=0) for part in members])))
    weights = np.zeros(len(members))
    for _ in range(ROUNDS):
        owner = _away(ground, centres, weights, corner).argmin(axis=1)
        counts = np.bincount(owner, minlength=len(members))
        weights = weights + EAGER * ROOM / FINE * (share - counts)
        middles = [ground[owner == at].mean(axis=0) if counts[at] else centres[at] for at in range(len(members))]
        centres = _on(ground, (centres + np.array(middles)) / 2)
    away = _away(ground, centres, weights, corner)
    owner = away.argmin(axis=1)
    inner = ~_beside_another(ground, owner, street / 2)
    cells = []
    for at, part in enumerate(members):
        own = (
            owner == at
            if (owner == at).sum() >= len(part)
            else np.isin(np.arange(len(ground)), away[:, at].argsort()[: len(part)])
        )
        kept = own & inner
        cells.append((part, ground[kept if kept.sum() >= FEWEST * len(part) else own]))
    return cells


def _on(ground: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return the points of the ground that are nearest to points: a middle may lie in the free corner."""
    near: np.ndarray = ground[((ground[:, None] - points) ** 2).sum(axis=2).argmin(axis=0)]
    return near


def _beside_another(ground: np.ndarray, owner: np.ndarray, reach: float) -> np.ndarray:
    """Tell for each point whether another's lies within reach."""
    step = np.sqrt(ROOM / FINE)
    far = int(reach / step) + 1
    column, row = (np.round((ground - ground.min(axis=0)) / step).astype(int) + far).T
    owners = np.full((column.max() + far + 1, row.max() + far + 1), -1)
    owners[column, row] = owner
    found = np.zeros(len(ground), dtype=bool)
    for across in range(-far, far + 1):
        for down in range(-far, far + 1):
            if np.hypot(across, down) * step <= reach:
                near = owners[column + across, row + down]
                found |= (near != owner) & (near >= 0)
    return found


def _away(ground: np.ndarray, centres: np.ndarray, weights: np.ndarray, corner: np.ndarray) -> np.ndarray:
    """Return how far each point is from each centre, by its weight; very far where the free corner lies between them."""
    away: np.ndarray = ((ground[:, None] - centres) ** 2).sum(axis=2) - weights
    for part in np.linspace(0.1, 0.9, 9):
        x, y = (ground[:, None] + part * (centres - ground[:, None])).transpose(2, 0, 1)
        away = np.where((x < corner[0]) & (y > corner[1]), away + BEHIND, away)
    return away


def _within(ground: np.ndarray, before: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return where points of a drawing come to lie when its extent is that of the ground."""
    low, high = before.min(axis=0), before.max(axis=0)
    share = (points - low) / np.where(high > low, high - low, 1.0)
    placed: np.ndarray = ground.min(axis=0) + share * (ground.max(axis=0) - ground.min(axis=0))
    return placed


def _even(cell: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Return places spread evenly over a cell, each for the node that was drawn nearest to it."""
    flat = cell / [STRETCH, 1.0]
    sites = flat[_far_apart(flat, min(len(before), len(flat)))]
    for _ in range(ROUNDS // 2):
        nearest = ((flat[:, None] - sites) ** 2).sum(axis=2).argmin(axis=1)
        counts = np.bincount(nearest, minlength=len(sites))
        sums = np.column_stack([np.bincount(nearest, weights=flat[:, axis], minlength=len(sites)) for axis in (0, 1)])
        sites = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], sites)
    sites = sites * [STRETCH, 1.0]
    wanted = _within(cell, before, before)
    away = ((wanted[:, None] - sites) ** 2).sum(axis=2)
    placed = np.zeros_like(wanted)
    for _ in range(len(before)):
        node, site = np.unravel_index(away.argmin(), away.shape)
        placed[node] = sites[site]
        away[node], away[:, site] = np.inf, np.inf
    return placed


def _far_apart(points: np.ndarray, count: int) -> list[int]:
    """Return the numbers of points, each as far from those before it as there is one, the first in the corner."""
    chosen = [0]
    nearest = ((points - points[0]) ** 2).sum(axis=1)
    while len(chosen) < count:
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return chosen


def _shorten(network: Adjacency, places: np.ndarray, cell: np.ndarray) -> None:
    """Let nodes of one cell change places as long as that makes links shorter: `places` are changed."""
    ties = network.weights.toarray() > 0
    known = ~np.isnan(places[:, 0])
    for number in sorted(set(cell.tolist()) - {-2}):
        members = np.flatnonzero(cell == number)
        inside = ties[np.ix_(members, members)]
        for _ in range(SWAPS * len(members)):
            here = places[members]
            far = np.hypot(*(here[:, None] - np.where(known[:, None], places, 0.0)[None]).transpose(2, 0, 1))
            cost = (ties[members] & known).astype(float) @ far.T  # of each node at the place of each
            now = np.diag(cost)
            saved = now[:, None] + now - cost - cost.T - 2 * inside * far[:, members]
            one, other = np.unravel_index(saved.argmax(), saved.shape)
            if saved[one, other] <= 1e-6:
                break
            places[members[[one, other]]] = places[members[[other, one]]]


def _between(network: Adjacency, node: int, places: np.ndarray, room: np.ndarray) -> None:
    """Put a node where its links are shortest of all free ground: `places` are changed."""
    near = network.weights.indices[network.weights.rows == node]
    others = places[~np.isnan(places[:, 0])]
    ends = places[[end for end in near.tolist() if not np.isnan(places[end, 0])]]
    alone = np.hypot(*(room[:, None] - others).transpose(2, 0, 1)).min(axis=1)
    length = np.hypot(*(room[:, None] - ends).transpose(2, 0, 1)) if len(ends) else np.zeros((len(room), 1))
    # In the middle rather than at one end: the squares of both lengths together are least there.
    cost = (length**2).sum(axis=1) + np.where(alone < min(RIVER / 2 * 0.8, alone.max()), 1e9, 0.0)
    places[node] = room[int(cost.argmin())]
