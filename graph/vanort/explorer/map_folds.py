"""What a map of many things is folded into: a circle for each country, and in a large one circles for its parts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from vanort.analysis.nesting import MOST_CIRCLES, MOST_SHOWN

Placed = Mapping[str, tuple[float, float]]
Spots = Sequence[tuple[float, float]]


def map_folds(
    placed: Placed, countries: Mapping[str, str], names: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """Return the circles of a map, each after the one that it lies in; `countries` and their `names` go by code.

    A country with more things than an opened circle may show is halved across its longer side, again and again. Members
    are numbers in the order of `placed`.

    >>> map_folds({"a": (0.0, 0.0), "b": (2.0, 0.0)}, {"a": "SWE", "b": "SWE"}, {"SWE": {"en": "Sweden"}})
    [{'parent': None, 'rest': False, 'x': 1.0, 'y': 0.0, 'radius': 1, 'members': [0, 1], 'label': {'en': 'Sweden'}}]
    """
    spots = list(placed.values())
    held: dict[str, list[int]] = {}
    for at, node in enumerate(placed):
        held.setdefault(countries.get(node, ""), []).append(at)
    folds: list[dict[str, Any]] = []
    for country in sorted(held, key=lambda code: (-len(held[code]), code)):
        number = len(folds)
        _add(folds, held[country], spots, None)
        if names.get(country):
            folds[number]["label"] = dict(names[country])
    return folds


def _add(folds: list[dict[str, Any]], members: list[int], spots: Spots, parent: int | None) -> None:
    """Add a circle with all that lies in it."""
    number = len(folds)
    x, y = (sum(spots[at][axis] for at in members) / len(members) for axis in (0, 1))
    reach = max(math.hypot(spots[at][0] - x, spots[at][1] - y) for at in members)
    parts = _parts(members, spots, max(MOST_SHOWN, math.ceil(len(members) / MOST_CIRCLES)))
    circle = {"parent": parent, "rest": False, "x": round(x, 1), "y": round(y, 1), "radius": max(1, math.ceil(reach))}
    folds.append(circle | {"members": members if len(parts) == 1 else []})
    for part in parts if len(parts) > 1 else ():
        _add(folds, part, spots, number)


def _parts(members: list[int], spots: Spots, most: int) -> list[list[int]]:
    """Halve members across the longer side of where they lie until no part has more than so many."""
    if len(members) <= most:
        return [members]
    spans = [max(spots[at][axis] for at in members) - min(spots[at][axis] for at in members) for axis in (0, 1)]
    axis = spans.index(max(spans))
    ordered = sorted(members, key=lambda at: (spots[at][axis], at))
    half = len(ordered) // 2
    return _parts(sorted(ordered[:half]), spots, most) + _parts(sorted(ordered[half:]), spots, most)
