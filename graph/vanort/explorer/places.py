"""Where municipalities lie on the map: coordinates of the towns they are named after, looked up in their country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vanort.explorer.bundle import towns_of
from vanort.explorer.geography import fold, project

_WORDS = re.compile(
    r"\b(?:city of|city council|local municipality|municipality of|municipality|municipal council|town of|komuna|"
    r"kommun|stad|grad|opština|opstina|comune di|stadt|gmina|ville de|ayuntamiento de|province|provins(?:en)?)\b"
)


class Spot(NamedTuple):
    """A place in the page's units; approximate where only the country is known."""

    x: float
    y: float
    approximate: bool


def locate(names: Iterable[str], country: str) -> Spot | None:
    """Return where a town of one of these names lies in a country (ISO 3166-1 alpha-3).

    A town that is not in the list is placed in the middle of its country's towns, and said to be approximate;
    None where the country is not known either.

    >>> [locate([name], "SWE").approximate for name in ("Växjö kommun", "Moheda", "Nowhere at all")]
    [False, False, True]
    >>> locate(["Växjö"], "") is None
    True
    """
    if not (towns := towns_of(country)):
        return None
    for name in names:
        for form in (fold(name), " ".join(_WORDS.sub(" ", fold(name)).replace(",", " ").split())):
            if form and (found := _looked_up(towns, form)):
                return Spot(*project(*found), False)
    middle = _looked_up(towns, "")
    return Spot(*project(*middle), True) if middle else None


def _looked_up(towns: str, name: str) -> tuple[float, float] | None:
    """Return longitude and latitude of a town; the list is searched as it stands, since few names are asked for."""
    begin = f"\n{name}\t"
    if (at := towns.find(begin)) < 0:
        return None
    longitude, latitude = towns[at + len(begin) : towns.index("\n", at + 1)].split("\t")
    return float(longitude), float(latitude)
