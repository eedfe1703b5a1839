"""A small map of where the partners of one organisation lie; who is far away stands on one of the world beside it."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

import numpy as np

from vanort.analysis.analysing import Analysis
from vanort.explorer.bundle import bundled
from vanort.explorer.places import Spot, locate
from vanort.report.labels import Box, name_beside
from vanort.report.partners import partners
from vanort.report.svg import drawing, element, title
from vanort.report.words import words

WIDTH, TALLEST = 720.0, 400.0
NEAR = 400.0  # units of the map, some 2,800 km: farther away from the middle of all is the world
MARGIN = 30.0  # units around the outermost
WORLD = (-2440.0, -1120.0, 4880.0, 2100.0)  # all lands but Antarctica: left, top, width, height
WORLD_WIDE = 300.0
GAP = 14.0
MOST_NAMES = 40
MOST_COUNTRIES = 6
_COUNTRY = "http://publications.europa.eu/resource/authority/country/"


class _Dot(NamedTuple):
    name: str
    spot: Spot
    shared: int  # 0: the organisation itself


class _Frame(NamedTuple):
    """A part of the map (x, y, width, height in its units), and where in the drawing it stands, with its scale."""

    part: Box
    left: float
    top: float
    scale: float

    def place(self, spot: Spot) -> tuple[float, float]:
        return self.left + (spot.x - self.part[0]) * self.scale, self.top + (spot.y - self.part[1]) * self.scale


def partner_map(analysis: Analysis) -> str:
    """Return the map as HTML, with its words for those who do not see it and the names of whom it cannot place.

    Empty text where no partner has a place. A partner is placed by the town that it is called after in its country,
    or in the middle of that; one whose country no source says is not placed.
    """
    said, things = words(analysis.language), analysis.undertakings
    rows = list(partners(things, analysis.organisation)) if analysis.organisation else []
    spots = {row.iri: spot for row in rows if (spot := _spot(analysis, row.iri))}
    if not spots:
        return ""
    dots = [_Dot(things.label(row.iri), spots[row.iri], row.shared) for row in rows if row.iri in spots]
    if home := _spot(analysis, analysis.organisation):
        dots.insert(0, _Dot(things.label(analysis.organisation), home, 0))
    unplaced = [things.label(row.iri) for row in rows if row.iri not in spots]
    near, far = _near_and_far(dots)
    frame = _frame([dot.spot for dot in near], WIDTH - (WORLD_WIDE + GAP if far else 0))
    frames = [(frame, near)]
    if far:
        frames.append((_Frame(WORLD, WIDTH - WORLD_WIDE, 0.0, WORLD_WIDE / WORLD[2]), far))
    parts: list[str] = []
    taken: list[Box] = []
    for each, _ in frames:
        parts += _land(each)
    if far:
        parts.append(_shown(frame, frames[1][0]))
    for each, held in frames:
        parts += _dots(each, held, taken)
    tall = max(each.part[3] * each.scale for each, _ in frames)
    countries = Counter(things.label(things.countries[row.iri]) for row in rows if row.iri in spots)
    most = sorted(countries.items(), key=lambda one: (-one[1], one[0]))
    description = said["map_description"].format(
        count=len(spots),
        countries=len(countries),
        most=", ".join(f"{name} ({many})" for name, many in most[:MOST_COUNTRIES]),
    )
    drawn = drawing("map", WIDTH, tall, said["map"], description, parts)
    caption = said["map_caption"] + (f" {said['map_unplaced'].format(names=', '.join(unplaced))}" if unplaced else "")
    return f"<figure>{drawn}<figcaption>{escape(caption)}</figcaption></figure>\n"


def _spot(analysis: Analysis, iri: str) -> Spot | None:
    things = analysis.undertakings
    country = things.countries.get(iri, "")
    if not country:
        return None
    code = country.removeprefix(_COUNTRY) if country.startswith(_COUNTRY) else ""
    return locate([things.label(iri)], code, () if code else [things.label(country)])


def _shown(frame: _Frame, world: _Frame) -> str:
    """Return the frame around the part of the world that is drawn larger."""
    left, top = world.place(Spot(frame.part[0], frame.part[1], approximate=False))
    size = {"width": frame.part[2] * world.scale, "height": frame.part[3] * world.scale}
    return element("rect", class_="part", x=left, y=top, **size)


def _near_and_far(dots: Sequence[_Dot]) -> tuple[list[_Dot], list[_Dot]]:
    """Return the dots around the one that has most others near it, and those that are far from there."""
    # A place at a time, with all its dots: thousands of partners share some hundred places.
    held = Counter(dot.spot[:2] for dot in dots)
    places, counts = np.array(list(held)), np.array(list(held.values()))

    def near(place: tuple[float, float]) -> np.ndarray:
        return np.asarray(np.hypot(*(places - place).T) <= NEAR)

    middle = max(held, key=lambda place: counts[near(place)].sum())
    close = {place for place, is_close in zip(held, near(middle), strict=True) if is_close}
    return [dot for dot in dots if dot.spot[:2] in close], [dot for dot in dots if dot.spot[:2] not in close]


def _frame(spots: Sequence[Spot], width: float) -> _Frame:
    xs, ys = [spot.x for spot in spots], [spot.y for spot in spots]
    wide, tall = max(xs) - min(xs) + 2 * MARGIN, max(ys) - min(ys) + 2 * MARGIN
    tall = max(tall, wide * 0.4)
    wide = max(wide, tall * width / TALLEST)  # no taller than it may be: more land to the sides instead
    left, top = (max(xs) + min(xs) - wide) / 2, (max(ys) + min(ys) - tall) / 2
    return _Frame((left, top, wide, tall), 0.0, 0.0, width / wide)


@cache
def _outlines() -> Sequence[Sequence[int]]:
    rings: Sequence[Sequence[int]] = json.loads(gzip.decompress(bundled("outlines.json.gz")))
    return rings


def _land(frame: _Frame) -> Iterator[str]:
    """Yield the sea and the countries of a part of the map, no finer than it is drawn."""
    x, y, wide, tall = frame.part
    size = (wide * frame.scale, tall * frame.scale)
    ways = []
    for ring in _outlines():
        across, down = ring[::2], ring[1::2]
        if max(across) < x or min(across) > x + wide or max(down) < y or min(down) > y + tall:
            continue
        points = [((px - x) * frame.scale, (py - y) * frame.scale) for px, py in zip(across, down, strict=True)]
        drawn = [(round(px + frame.left), round(py + frame.top)) for px, py in _within(points, size)]
        kept = [point for at, point in enumerate(drawn) if not at or point != drawn[at - 1]]
        if len(kept) > 2:
            ways.append("M" + "L".join(f"{px} {py}" for px, py in kept) + "z")
    yield element("rect", class_="sea", x=frame.left, y=frame.top, width=size[0], height=size[1])
    yield element("path", class_="land", d="".join(ways))


def _within(ring: list[tuple[float, float]], size: tuple[float, float]) -> list[tuple[float, float]]:
    """Cut a ring off at the sides of a rectangle, one after the other (Sutherland and Hodgman 1974).

    >>> _within([(-1.0, 0.0), (1.0, 0.0), (1.0, 1.0), (-1.0, 1.0)], (2.0, 2.0))
    [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    """
    for axis, side, end in ((0, 1, 0.0), (0, -1, size[0]), (1, 1, 0.0), (1, -1, size[1])):
        cut: list[tuple[float, float]] = []
        for at, point in enumerate(ring):
            before = ring[at - 1]
            inside, was = ((each[axis] - end) * side >= 0 for each in (point, before))
            if inside != was:
                share = (end - before[axis]) / (point[axis] - before[axis])
                cut.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                cut.append(point)
        ring = cut
    return ring


def _dots(frame: _Frame, dots: Sequence[_Dot], taken: list[Box]) -> Iterator[str]:
    places: Mapping[int, tuple[float, float]] = {at: frame.place(dot.spot) for at, dot in enumerate(dots)}
    taken += [(x - 3, y - 3, 6.0, 6.0) for x, y in places.values()]
    for at, dot in enumerate(dots):
        x, y = places[at]
        kind = "home" if not dot.shared else "place rough" if dot.spot.approximate else "place"
        yield element("circle", title(dot.name), cx=x, cy=y, r=_radius(dot), class_=kind)
    for at, dot in enumerate(dots[:MOST_NAMES]):
        yield from name_beside(dot.name, *places[at], _radius(dot), taken, WIDTH)


def _radius(dot: _Dot) -> float:
    return 6.0 if not dot.shared else min(7.0, 2.6 + 0.9 * math.sqrt(dot.shared))
