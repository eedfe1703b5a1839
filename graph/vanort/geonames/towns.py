"""Towns with their names in many languages, and the codes of countries (tables by vanort.geonames.making)."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from vanort.errors import VanortError

FOLDER = Path(__file__).parent / "tables"


class TownsError(VanortError):
    """The tables of towns and countries are missing."""


class Town(NamedTuple):
    """A town: its number, country (ISO 3166-1 alpha-2), people, name and other names in Latin letters."""

    number: str
    country: str
    people: int
    name: str
    others: tuple[str, ...]


def towns() -> Iterator[Town]:
    """Yield the towns of GeoNames from 500 people on.

    Raises TownsError where the table has not been made.

    >>> next(town for town in towns() if town.name == "Växjö")[:2]
    ('2663536', 'SE')
    """
    for line in lzma.decompress(_table("towns.tsv.xz")).decode("utf-8").split("\n"):
        number, country, people, name, *others = line.split("\t")
        yield Town(number, country, int(people), name, tuple(others))


def large_towns(name: str) -> list[tuple[str, str]]:
    """Return number and country of each large town (15,000 people, and capitals) that bears a folded name.

    Raises TownsError where the table has not been made.

    >>> large_towns("vaxjo"), large_towns("nowhere at all")
    ([('2663536', 'SE')], [])
    """
    numbers = _large_towns().get(name, "")
    return [(number, country) for number, country in map(str.split, numbers.split("\t") if numbers else ())]


@cache
def _large_towns() -> Mapping[str, str]:
    """Return the line of each name; a line is taken apart when its name is asked for, as few are."""
    lines = lzma.decompress(_table("large_towns.tsv.xz")).decode("ascii").split("\n")
    return dict(line.split("\t", 1) for line in lines)


@cache
def three_letters() -> Mapping[str, str]:
    """Return the code with three letters of each country by that with two.

    Raises TownsError where the table has not been made.

    >>> three_letters()["SE"]
    'SWE'
    """
    return dict(line.split("\t") for line in _table("countries.tsv").decode("utf-8").splitlines())


def digest() -> str:
    """Return a digest of the table of towns, for what is kept of it.

    Raises TownsError where the table has not been made.
    """
    return hashlib.sha256(_table("towns.tsv.xz")).hexdigest()


def _table(name: str) -> bytes:
    try:
        return (FOLDER / name).read_bytes()
    except FileNotFoundError:
        raise TownsError(
            "The table of towns has not been made.",
            path=FOLDER / name,
            hint="Make it with: make bundle (or install the package again: pip install -e .)",
        ) from None
