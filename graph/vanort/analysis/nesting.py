"""Groups within groups, each in a circle of its own, so that a large network can be drawn folded and opened step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vanort.analysis import engine
from vanort.analysis.communities import ROUNDS, by_size
from vanort.analysis.discs import Disc, beside, in_disc, spiral
from vanort.network import Adjacency

MOST_SHOWN = 120  # things that an opened group shows: as many names find room in a window
MOST_CIRCLES = 24  # circles beside each other: more are not told apart at one look
LEAST = 3  # things that make a group
ASPECT = 1.6  # the whole is wider than high, as windows are
WORK = 60_000  # pairs of things moved, in all steps, to draw one group


@dataclass(frozen=True, slots=True)
class Circle:
    """Where a group stands, what circle (by its number) it lies in, and what it holds: things, or other circles.

    `rest` is one of what belongs to no group, by name.
    """

    parent: int | None
    members: tuple[str, ...]
    rest: bool
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Nesting:
    """Hold the place of every node, and the circles, each after the one that it lies in."""

    places: dict[str, tuple[float, float]]
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The positions of nodes that belong together, how they are tied, and the groups that they fall into, if any."""

    members: np.ndarray
    rest: bool
    inner: Adjacency | None = None
    parts: tuple[_Group, ...] = ()


def nesting(network: Adjacency, names: Mapping[str, str], *, seed: int = 1) -> Nesting:
    """Return groups within groups, none of them with more than MOST_SHOWN things or MOST_CIRCLES groups in it, and places.

    Groups are found by the Leiden algorithm, and again inside each that is too large. What belongs to none is
    kept together, by `names`. No two things are closer than about 1, and no two circles touch.

    >>> import networkx as nx; from vanort.network import adjacency
    >>> two = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x")])
    >>> [circle.members for circle in nesting(adjacency(two), {node: node for node in two}).circles]
    [('a', 'b', 'c'), ('x', 'y', 'z')]
    """
    if not len(network):
        return Nesting({}, ())
    order = np.array(sorted(range(len(network)), key=lambda at: (names[network.nodes[at]], network.nodes[at])))
    by_name = np.empty(len(order), dtype=int)
    by_name[order] = np.arange(len(order))
    groups = _split(network, np.arange(len(network)), by_name, seed)
    drawn = [_draw(network, group, seed) for group in groups]
    corners = beside(
        [disc.radius for disc, _ in drawn], _ties(network, _numbered(len(network), groups), len(groups)), ASPECT
    )
    places = np.zeros((len(network), 2))
    circles: list[Circle] = []
    for (_, found), corner in zip(drawn, corners, strict=True):
        _settle(found, corner, None, places, circles, network.nodes)
    rounded = np.round(places, 3) + 0.0
    return Nesting({node: (x, y) for node, (x, y) in zip(network.nodes, rounded.tolist(), strict=True)}, tuple(circles))


def _split(inner: Adjacency, part: np.ndarray, by_name: np.ndarray, seed: int) -> tuple[_Group, ...]:
    """Return the groups of a network, the largest first, and what belongs to none of them last; `part` are its nodes in the whole."""
    found = engine.groups(inner, seed=seed, resolution=1.0, rounds=ROUNDS)[0] if inner.ties else np.arange(len(part))
    label = by_size(found)
    sizes = np.bincount(label)
    kept = int((sizes >= LEAST).sum())
    if kept == 1 and sizes[0] == len(part):  # no group in the group: who has most ties first, the others by name
        ties = np.bincount(inner.weights.rows, weights=inner.weights.data, minlength=len(part))
        label = np.ones(len(part), dtype=int)
        label[np.argsort(-ties, kind="stable")[:MOST_SHOWN]] = 0
    groups = [_group(inner, part, np.flatnonzero(label == number), by_name, seed) for number in range(kept)]
    return _gather(groups, _ties(inner, label, kept), part[label >= kept], by_name)


def _gather(groups: Sequence[_Group], ties: np.ndarray, others: np.ndarray, by_name: np.ndarray) -> tuple[_Group, ...]:
    """Return the groups where they are few, else those that are tied most in one; what is tied to none stays together.

    Again and again the smallest goes with what it is tied to most, for its size, so that none outgrows the others.
    """
    held: list[list[int]] = [[at] for at in range(len(groups))]
    sizes = np.array([len(group.members) for group in groups])
    alone: list[int] = []
    while len(held) + bool(alone or len(others)) > MOST_CIRCLES:
        smallest = int(np.argmin(sizes))
        near = ties[smallest] / sizes
        into = int(np.argmax(near))
        if near[into] > 0:
            held[into] += held[smallest]
            sizes[into] += sizes[smallest]
            ties[into] += ties[smallest]
            ties[:, into] += ties[:, smallest]
            ties[into, into] = 0
        else:
            alone += held[smallest]
        del held[smallest]
        sizes = np.delete(sizes, smallest)
        ties = np.delete(np.delete(ties, smallest, 0), smallest, 1)
    parts = [_joined([groups[at] for at in sorted(kept)]) for kept in held]
    apart = [*(groups[at] for at in sorted(alone)), *([_rest(others, by_name)] if len(others) else [])]
    if apart and not alone:
        return (*parts, *apart)
    return (*parts, *([_Group(_members(apart), rest=True, parts=_in_circles(apart))] if apart else []))


def _joined(groups: Sequence[_Group]) -> _Group:
    return groups[0] if len(groups) == 1 else _Group(_members(groups), rest=False, parts=_in_circles(groups))


def _in_circles(groups: Sequence[_Group]) -> tuple[_Group, ...]:
    """Return groups that nothing ties, as many beside each other as one circle may hold."""
    if len(groups) <= MOST_CIRCLES:
        return tuple(groups)
    smaller = groups[MOST_CIRCLES - 1 :]
    return (*groups[: MOST_CIRCLES - 1], _Group(_members(smaller), rest=True, parts=_in_circles(smaller)))


def _members(groups: Sequence[_Group]) -> np.ndarray:
    return np.sort(np.concatenate([group.members for group in groups]))


def _group(outer: Adjacency, part: np.ndarray, chosen: np.ndarray, by_name: np.ndarray, seed: int) -> _Group:
    inner = Adjacency(tuple(outer.nodes[at] for at in chosen), outer.weights.part(chosen))
    parts = _split(inner, part[chosen], by_name, seed) if len(chosen) > MOST_SHOWN else ()
    return _Group(part[chosen], rest=False, inner=inner, parts=parts)


def _rest(members: np.ndarray, by_name: np.ndarray) -> _Group:
    """Return things that nothing groups, from A to Z in as many pieces as are needed."""
    ordered = members[np.argsort(by_name[members])]
    if len(ordered) <= MOST_SHOWN:
        return _Group(ordered, rest=True)
    pieces = np.array_split(ordered, min(MOST_CIRCLES, -(-len(ordered) // MOST_SHOWN)))
    return _Group(ordered, rest=True, parts=tuple(_rest(piece, by_name) for piece in pieces))


def _ties(network: Adjacency, label: np.ndarray, count: int) -> np.ndarray:
    """Return the sum of the weights between each two of the first groups, by the number of each node's group (-1: none)."""
    one, other = label[network.weights.rows], label[network.weights.indices]
    between = (one >= 0) & (other >= 0) & (one < count) & (other < count) & (one != other)
    found = np.zeros((count, count))
    np.add.at(found, (one[between], other[between]), network.weights.data[between])
    return found


def _numbered(size: int, groups: Sequence[_Group]) -> np.ndarray:
    number = np.full(size, -1)
    for at, group in enumerate(groups):
        number[group.members] = at
    return number


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A group around its own middle: things, or what lies in it with the place of each."""

    group: _Group
    disc: Disc
    parts: tuple[tuple[_Drawn, np.ndarray], ...]


def _draw(network: Adjacency, group: _Group, seed: int) -> tuple[Disc, _Drawn]:
    if not group.parts:
        disc = in_disc(group.inner, seed=seed, work=WORK) if group.inner is not None else spiral(len(group.members))
        return disc, _Drawn(group, disc, ())
    inside = [_draw(network, part, seed) for part in group.parts]
    corners = beside(
        [disc.radius for disc, _ in inside], _ties(network, _numbered(len(network), group.parts), len(group.parts)), 1.0
    )
    reach = max(float(np.hypot(*corner)) + disc.radius for corner, (disc, _) in zip(corners, inside, strict=True))
    disc = Disc(np.zeros((0, 2)), reach + 1.0)
    return disc, _Drawn(group, disc, tuple((drawn, corner) for (_, drawn), corner in zip(inside, corners, strict=True)))


def _settle(
    drawn: _Drawn,
    middle: np.ndarray,
    parent: int | None,
    places: np.ndarray,
    circles: list[Circle],
    nodes: Sequence[str],
) -> None:
    """Move a drawn group to its place in the whole: `places` and `circles` are filled."""
    number = len(circles)
    members = () if drawn.parts else tuple(nodes[at] for at in drawn.group.members)
    x, y = (float(value) for value in np.round(middle, 3) + 0.0)
    circles.append(Circle(parent, members, drawn.group.rest, x, y, round(drawn.disc.radius, 3)))
    if not drawn.parts:
        places[drawn.group.members] = drawn.disc.places + middle
    for inside, corner in drawn.parts:
        _settle(inside, middle + corner, number, places, circles, nodes)
