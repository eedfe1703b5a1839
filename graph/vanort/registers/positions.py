"""Whether a place lies in the country that a table says, told by the towns around its position."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
from babel import Locale

from vanort.explorer.bundle import town_lists, towns_of
from vanort.geonames.towns import three_letters
from vanort.mappings.source import Position
from vanort.tables.values import country_of

# A place is itself a town of its country, or has one near; that of another country may be near at a border, but not that much nearer.
_TIMES, _KILOMETRES = 3.0, 2.0
_NEAR = 40.0  # kilometres: further off nobody lives who could tell
_EARTH = 111.2  # kilometres for a degree
# Parts of a country that ISO 3166-1 gives a code of their own, and that are called by the name of the whole as well.
_PARTS = {
    "FI": {"AX"},
    "FR": {"BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"},
    "DK": {"FO", "GL"},
    "NO": {"SJ"},
    "NL": {"AW", "BQ", "CW", "SX"},
    "GB": {"GG", "GI", "IM", "JE"},
    "US": {"AS", "GU", "MP", "PR", "VI"},
    "CN": {"HK", "MO"},
    "RS": {"XK"},
}


def misplaced(positions: tuple[Position, ...], cells: Mapping[str, str]) -> str:
    """Return why a row cannot be right: a place lies in another country than the row says; empty where nothing speaks against it."""
    for position in positions:
        country = country_of(cells.get(position.country, ""))
        where = tuple(cells.get(column, "") for column in (position.latitude, position.longitude))
        if country and all(where):
            try:
                latitude, longitude = map(float, where)
            except ValueError:
                continue
            if other := lies_in_another(latitude, longitude, country):
                name = Locale("en").territories.get(other, other)
                return f"The row says {cells[position.country]}, and the position lies in {name}."
    return ""


@lru_cache(maxsize=65_536)
def lies_in_another(latitude: float, longitude: float, country: str) -> str:
    """Return the country (ISO 3166-1 alpha-2) that a position lies in, where that is clearly another one than is said.

    >>> lies_in_another(56.883, 14.8, "DK"), lies_in_another(56.883, 14.8, "SE"), lies_in_another(56.04, 12.61, "SE")
    ('SE', '', 'DK')
    """
    nearest = _nearest(latitude, longitude)
    if not nearest:
        return ""
    other, distance = min(nearest.items(), key=lambda item: (item[1], item[0]))
    own = nearest.get(country, _NEAR)
    if country not in _countries() or other in {country, *_PARTS.get(country, ())} or distance > _NEAR:
        return ""
    return other if own > _TIMES * distance + _KILOMETRES else ""


def _nearest(latitude: float, longitude: float) -> dict[str, float]:
    """Return how far the nearest town of each country is, for the towns within a degree or so."""
    cells = _towns()
    found: dict[str, float] = {}
    for row in range(int(latitude // 1) - 1, int(latitude // 1) + 2):
        for column in range(int(longitude // 1) - 1, int(longitude // 1) + 2):
            for country, places in cells.get((row, column), {}).items():
                north = (places[:, 0] - latitude) * _EARTH
                east = (places[:, 1] - longitude) * _EARTH * np.cos(np.radians(latitude))
                distance = float(np.sqrt(np.min(north * north + east * east)))
                found[country] = min(distance, found.get(country, distance))
    return found


@cache
def _countries() -> frozenset[str]:
    return frozenset(two for two, three in three_letters().items() if three in town_lists())


@cache
def _towns() -> dict[tuple[int, int], dict[str, np.ndarray[tuple[int, int], np.dtype[np.float32]]]]:
    """Return the positions of all towns by degree and country."""
    found: dict[tuple[int, int], dict[str, list[tuple[float, float]]]] = {}
    two = {three: code for code, three in three_letters().items()}
    for three in town_lists():
        for line in towns_of(three).splitlines():
            parts = line.split("\t")
            if len(parts) == 5 and parts[0] and int(parts[3]):
                longitude, latitude = float(parts[1]), float(parts[2])
                cell = (int(latitude // 1), int(longitude // 1))
                found.setdefault(cell, {}).setdefault(two.get(three, three), []).append((latitude, longitude))
    return {
        cell: {country: np.array(places, dtype=np.float32) for country, places in each.items()}
        for cell, each in found.items()
    }
