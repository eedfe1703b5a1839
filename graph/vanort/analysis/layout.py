"""Positions for drawing: the same on every run, groups apart, nothing on top of anything else."""

from __future__ import annotations

import networkx as nx
import numpy as np

from vanort.analysis import engine
from vanort.analysis.communities import communities
from vanort.network import Adjacency, adjacency
from vanort.network.adjacency import components, symmetric

LARGE = 1_000
STEPS, FEWEST_STEPS, WORK = 1_500, 60, 60_000_000
INSIDE, BETWEEN = 2.0, 1.0
ROUNDS, FEW_ROUNDS = 200, 10
FEW = 120  # points of which each is compared with each sooner than they are sorted
ASPECT = 1.6
ROOM = 5.0  # area for each node
CROWD, CROWDED = 120, 2.2  # nodes from which on names need all room there is: area for each, over a window's shape
EVEN = 0.6  # of the way from as it was drawn to evenly spread
STRETCH = 1.5  # names are wider than high, so neighbours stand further apart sideways than above each other


def layout(
    network: nx.Graph | Adjacency, seed: int = 1, *, groups: dict[str, int] | None = None, work: int = WORK
) -> dict[str, tuple[float, float]]:
    """Return a position for every node; two nodes are at least about 1 apart, sideways 1.5.

    Each component is drawn by the algorithm of Fruchterman and Reingold (1991), in which ties inside a group
    pull harder than ties between groups (`groups`: node → number, by default its communities). Then it is
    turned so that its longer side lies flat, nodes that sit too close are moved apart, and components are set
    side by side, largest first. The result does not depend on the order of nodes or edges. `work` is how many pairs
    of nodes are moved in all steps together; with fewer than usual, what lies too close is left to the caller.

    >>> import networkx as nx
    >>> layout(nx.Graph([("a", "b")]))
    {'a': (-0.75, 0.0), 'b': (0.75, 0.0)}
    """
    simple = adjacency(network)
    if not len(simple):
        return {}
    groups = groups if groups is not None else communities(simple, seed=seed, runs=1).membership
    label = np.array([groups.get(node, -1) for node in simple.nodes])
    drawn = [(part, _draw(simple, part, label[part], seed, work)) for part in components(simple)]
    positions = np.zeros((len(simple), 2))
    for (part, shape), corner in zip(drawn, _pack([shape for _, shape in drawn]), strict=True):
        positions[part] = shape - shape.min(axis=0) + corner
    if CROWD <= len(simple) <= LARGE and work == WORK:
        positions = _evenly(positions)
    positions -= (positions.max(axis=0) + positions.min(axis=0)) / 2
    # Three decimals are far finer than a pixel and keep the last bits of arithmetic out of the files.
    rounded = np.round(positions, 3) + 0.0
    return {node: (x, y) for node, (x, y) in zip(simple.nodes, rounded.tolist(), strict=True)}


def _draw(network: Adjacency, part: np.ndarray, label: np.ndarray, seed: int, work: int) -> np.ndarray:
    size = len(part)
    if size < 3:
        return np.array([[STRETCH * place, 0.0] for place in range(size)])
    weights = network.weights.part(part)
    sources, targets = weights.rows, weights.indices
    once = sources < targets
    sources, targets, strength = sources[once], targets[once], np.log1p(weights.data[once])
    pull = strength * np.where(label[sources] == label[targets], INSIDE, BETWEEN)
    inner = Adjacency(tuple(map(str, range(size))), symmetric(size, sources, targets, pull))
    large = size > LARGE
    steps = max(FEWEST_STEPS, min(STEPS, work // size**2))
    shape = _flat(engine.spread(inner, _start(label, seed), seed=seed, steps=steps, large=large))
    sides = np.maximum(shape.max(axis=0) - shape.min(axis=0), [1e-6, 1e-6])
    scale = np.sqrt(ROOM * size / (sides[0] * max(sides[1], sides[0] / 4)))
    return shape * scale if work < WORK else apart(shape * scale, rounds=FEW_ROUNDS if large else ROUNDS)


def _evenly(positions: np.ndarray) -> np.ndarray:
    """Spread a drawing over the shape of a window, so that names find room: along both axes partly as it is, partly evenly."""
    size = len(positions)
    sides = positions.max(axis=0) - positions.min(axis=0)
    rank = np.argsort(np.argsort(positions, axis=0, kind="stable"), axis=0, kind="stable") / (size - 1)
    share = (1 - EVEN) * (positions - positions.min(axis=0)) / np.where(sides > 0, sides, 1.0) + EVEN * rank
    return apart(share * np.sqrt(CROWDED * size * np.array([ASPECT, 1 / ASPECT])), rounds=ROUNDS)


def _start(label: np.ndarray, seed: int) -> list[list[float]]:
    """Set every group around a centre of its own; centres lie on a sunflower spiral, large groups inside."""
    size = len(label)
    generator = np.random.default_rng(seed)
    names, group = np.unique(label, return_inverse=True)
    turn = np.arange(len(names)) * np.pi * (3 - np.sqrt(5))
    radius = np.sqrt(size) * np.sqrt(np.arange(len(names)) / max(len(names), 1))
    centres = np.column_stack((radius * np.cos(turn), radius * np.sin(turn)))
    spread = np.sqrt(np.bincount(group))[group] / 2
    noise = generator.normal(size=(size, 2)) * spread[:, None]
    start: list[list[float]] = (centres[group] + noise).tolist()
    return start


def _flat(shape: np.ndarray) -> np.ndarray:
    """Turn a drawing so that its longer axis lies flat and its first node sits in the upper left half."""
    centred = shape - shape.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    flat: np.ndarray = turned * np.where(turned[0] > 0, -1.0, 1.0)
    return flat


def apart(shape: np.ndarray, rounds: int) -> np.ndarray:
    """Move nodes closer than 1 (sideways: STRETCH) away from each other, little by little, until none is."""
    moved = shape / [STRETCH, 1.0]
    for _ in range(rounds):
        pairs = _close(moved)
        if not len(pairs):
            break
        difference = moved[pairs[:, 0]] - moved[pairs[:, 1]]
        length = np.linalg.norm(difference, axis=1)
        # Two nodes on one spot have no direction to part in: the pair's own number gives one.
        same = length < 1e-9
        angle = pairs[same].sum(axis=1) * 2.399963
        difference[same] = np.column_stack((np.cos(angle), np.sin(angle)))
        length[same] = 1.0
        step = difference / length[:, None] * (1.02 - np.where(same, 0.0, length))[:, None] / 2
        np.add.at(moved, pairs[:, 0], step)
        np.add.at(moved, pairs[:, 1], -step)
    return moved * [STRETCH, 1.0]


def _close(points: np.ndarray) -> np.ndarray:
    """Return the pairs of points that are not further than 1 apart, by their numbers and in their order.

    Of more than a few only points whose squares of side 1 touch are compared.
    """
    if len(points) <= FEW:
        x, y = points.T  # each axis by itself: summed along a short one numpy takes three times as long
        across, down = x[:, None] - x, y[:, None] - y
        return np.column_stack(np.nonzero(np.triu(across * across + down * down <= 1.0, 1)))
    square = np.floor(points - points.min(axis=0)).astype(np.int64) + 1
    row = square[:, 1].max() + 2  # with a free square at each end, so that no step leads into another row
    place = square[:, 0] * row + square[:, 1]
    order = np.argsort(place, kind="stable")
    sorted_place = place[order]
    found = []
    for step in (0, 1, row - 1, row, row + 1):
        begin = np.searchsorted(sorted_place, place + step, "left")
        count = np.searchsorted(sorted_place, place + step, "right") - begin
        one = np.repeat(np.arange(len(points)), count)
        other = order[np.repeat(begin - (np.cumsum(count) - count), count) + np.arange(count.sum())]
        near = ((points[one] - points[other]) ** 2).sum(axis=1) <= 1.0
        if step == 0:
            near &= one < other
        found.append(np.sort(np.column_stack((one[near], other[near])), axis=1))
    pairs = np.concatenate(found)
    ordered: np.ndarray = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return ordered


def _pack(shapes: list[np.ndarray]) -> list[np.ndarray]:
    """Return a corner for each drawing: rows of drawings, wrapped so that the whole is wider than high."""
    gap = 1.5
    sides = [shape.max(axis=0) - shape.min(axis=0) + gap for shape in shapes]
    width = max(max(side[0] for side in sides), float(np.sqrt(ASPECT * sum(side[0] * side[1] for side in sides))))
    corners, x, y, height = [], 0.0, 0.0, 0.0
    for side in sides:
        if x > 0 and x + side[0] > width:
            x, y, height = 0.0, y + height, 0.0
        corners.append(np.array([x, y]))
        x, height = x + side[0], max(height, float(side[1]))
    return corners
