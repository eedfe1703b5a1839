"""Drawings that fill a disc, and discs set beside each other, what is tied close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vanort.analysis.layout import ROOM, apart, layout
from vanort.network import Adjacency

RIM = 1.2  # between the outermost things and the edge
GAP = 0.22  # between discs, in parts of their radius: links are seen there
_ROUNDS = 90
_PULL = 0.08
_STEP = 0.9  # of what discs lie in each other, parted at once
_MIDDLE = 0.02  # how strongly the middle draws everything


@dataclass(frozen=True, slots=True)
class Disc:
    """Places around (0, 0), and how far the edge around them is."""

    places: np.ndarray
    radius: float


def in_disc(network: Adjacency, *, seed: int, work: int) -> Disc:
    """Return a drawing of a network that fills a disc evenly, its nodes in their order; `work` as for `layout`."""
    size = len(network)
    placed = layout(network, seed=seed, groups=dict.fromkeys(network.nodes, 0), work=work)
    shape = np.array([placed[node] for node in network.nodes])
    if size == 1:
        return Disc(np.zeros((1, 2)), RIM)
    sides = shape.max(axis=0) - shape.min(axis=0)
    flat = shape / np.where(sides > 0, sides, 1.0)
    flat = flat - flat.mean(axis=0)
    away = np.hypot(flat[:, 0], flat[:, 1])
    rank = np.empty(size)
    rank[np.argsort(away, kind="stable")] = (np.arange(size) + 0.5) / size
    # Half as it was drawn, half as if every ring held its share: neither a crowd in the middle nor a pattern.
    wanted = (away / max(away.max(), 1e-6) + np.sqrt(rank)) / 2 * np.sqrt(ROOM * size / np.pi)
    spread = apart(flat * (wanted / np.maximum(away, 1e-6))[:, None], rounds=40)
    spread = spread - (spread.max(axis=0) + spread.min(axis=0)) / 2
    return Disc(spread, float(np.hypot(spread[:, 0], spread[:, 1]).max()) + RIM)


def spiral(size: int) -> Disc:
    """Return places for things that nothing ties, in their order from the middle outwards, as the seeds of a sunflower.

    >>> [round(float(value), 2) for value in spiral(2).places[0]]
    [0.89, 0.0]
    """
    at = np.arange(size)
    away, turn = np.sqrt(ROOM * (at + 0.5) / np.pi), at * np.pi * (3 - np.sqrt(5))
    return Disc(np.column_stack((away * np.cos(turn), away * np.sin(turn))), float(away[-1]) + RIM)


def beside(radii: Sequence[float], ties: np.ndarray, aspect: float) -> np.ndarray:
    """Return the middles of discs that do not touch, those with strong ties near each other, all round the middle.

    `aspect` is how much wider than high the whole is wanted.

    >>> beside([1.0], np.zeros((1, 1)), 1.0).tolist()
    [[0.0, 0.0]]
    """
    size = np.array(radii)
    if len(size) == 1:
        return np.zeros((1, 2))
    least = (size[:, None] + size[None, :]) * (1 + GAP / 2)
    np.fill_diagonal(least, 0)
    pull = np.sqrt(ties / ties.max()) if ties.any() else ties
    turn = np.arange(len(size)) * np.pi * (3 - np.sqrt(5))
    away = np.sqrt(np.cumsum(size**2) - size**2 / 2)
    places = np.column_stack((away * np.cos(turn), away * np.sin(turn)))
    for step in range(_ROUNDS):
        difference = places[None, :] - places[:, None]
        length = np.maximum(np.hypot(difference[..., 0], difference[..., 1]), 1e-9)
        beyond = np.maximum(length - least, 0)
        places = places + _PULL * (difference * (pull * beyond / length)[..., None]).sum(axis=1) / len(size)
        places = places * (1 - _MIDDLE * np.array([1.0, aspect**2]))
        places = _parted(places, least, size, share=min(1.0, 2 * step / _ROUNDS))
    for _ in range(4 * _ROUNDS):
        moved = _parted(places, least, size, share=1.0)
        if np.allclose(moved, places, atol=1e-3):
            break
        places = moved
    centred: np.ndarray = places - _middle(places, size)
    return centred


def _parted(places: np.ndarray, least: np.ndarray, size: np.ndarray, share: float) -> np.ndarray:
    """Push discs that touch away from each other, the smaller one farther."""
    difference = places[None, :] - places[:, None]
    length = np.maximum(np.hypot(difference[..., 0], difference[..., 1]), 1e-9)
    over = np.maximum(least - length, 0) * share
    weight = size[None, :] ** 2 / (size[:, None] ** 2 + size[None, :] ** 2)
    moved: np.ndarray = places - _STEP * (difference * (over * weight / length)[..., None]).sum(axis=1)
    return moved


def _middle(places: np.ndarray, size: np.ndarray) -> np.ndarray:
    middle: np.ndarray = ((places + size[:, None]).max(axis=0) + (places - size[:, None]).min(axis=0)) / 2
    return middle
