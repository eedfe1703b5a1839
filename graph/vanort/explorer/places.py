"""Where municipalities lie on the map: coordinates of the towns they are named after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from vanort.explorer.bundle import town_lists, towns_of
from vanort.explorer.geography import project
from vanort.geonames.towns import three_letters
from vanort.identity.name_parts import fold, take_apart
from vanort.languages.pack import language_packs

# A town that has five times the people of any namesake abroad is meant where nobody says the country.
_OUTWEIGHS = 5


class Spot(NamedTuple):
    """A place in the page's units, and its country (ISO 3166-1 alpha-3); approximate where it is not known for sure."""

    x: float
    y: float
    approximate: bool
    country: str = ""


class _Town(NamedTuple):
    country: str
    longitude: float
    latitude: float
    people: int
    region: str


def locate(names: Iterable[str], country: str = "", regions: Iterable[str] = ()) -> Spot | None:
    """Return where a town or region of one of these names lies.

    `country` is that which a source or an official code says (ISO 3166-1 alpha-3), `regions` are the names of what
    it is said to lie in: they decide between towns of one name. A town that is not in the list stands in the middle
    of its region, or else of its country. Without a country a name is placed where only one country knows it, or
    where one of its bearers outweighs all abroad; a municipality that is called after no town and that one country
    lists stands in the middle of that country. All but a town of its own country, or of one country alone, are
    said to be approximate. None where nothing is known.

    >>> [locate([name], "SWE").approximate for name in ("Växjö kommun", "Moheda", "Nowhere at all")]
    [False, False, True]
    >>> locate(["Shimokawa"], "JPN", ["Hokkaido"]) == locate(["Shinshimokawa"], "JPN")
    True
    >>> locate(["Växjö"]) == locate(["Växjö"], "SWE"), locate(["Nowhere at all"]) is None
    (True, True)
    """
    names = list(names)
    forms = list(dict.fromkeys(form for name in names for form in _forms(name)))
    if not towns_of(country):
        return _without_country(forms)
    of_region = any(take_apart(name).kind == "region" for name in names)
    codes = {t.region for name in regions for form in _forms(name) for t in _found(country, form) if not t.people}
    found = sorted((t for form in forms for t in _found(country, form)), key=lambda t: (t.people > 0) == of_region)
    within = [town for town in found if town.region in codes]
    if town := next(iter(within or (found if not codes else [])), None):
        return _spot(town, approximate=not town.people)
    middles = [town for name in regions for form in _forms(name) for town in _found(country, form)]
    return _spot((middles or found or list(_found(country, "")))[0], approximate=True)


def _forms(name: str) -> list[str]:
    """Return the ways in which a town may be meant by a name: as it stands, and without the word for its authority."""
    return [form for form in (fold(name), *sorted(take_apart(name).cores, key=lambda core: (-len(core), core))) if form]


def _without_country(forms: list[str]) -> Spot | None:
    for form in forms:
        largest = {c: max(towns, key=lambda t: t.people) for c in _bearers(form) if (towns := list(_found(c, form)))}
        ranked = sorted(largest.values(), key=lambda town: (-town.people, town.country))
        if len(ranked) == 1:
            return _spot(ranked[0], approximate=not ranked[0].people)
        if ranked and ranked[0].people > _OUTWEIGHS * ranked[1].people:
            return _spot(ranked[0], approximate=True)
    listed = {country for form in forms for country in _countries_by_municipality().get(form, ())}
    middle = next(_found(next(iter(listed)), ""), None) if len(listed) == 1 else None
    return _spot(middle, approximate=True) if middle else None


@cache
def _countries_by_municipality() -> Mapping[str, frozenset[str]]:
    """Return the countries whose lists of municipalities hold a name; not each is called after a town: "Guldborgsund"."""
    countries: dict[str, frozenset[str]] = {}
    for pack in language_packs().values():
        country = three_letters().get(str(pack.data.get("phone_region", "")), "")
        for line in pack.lists.get("municipalities", ()):
            name = fold(line.split("\t", 1)[0])
            countries[name] = countries.get(name, frozenset()) | {country}
    return countries


def _spot(town: _Town, *, approximate: bool) -> Spot:
    return Spot(*project(town.longitude, town.latitude), approximate, town.country)


def _found(country: str, name: str) -> Iterator[_Town]:
    """Yield the towns and regions of a name, in the order of the list."""
    for line in _by_name(country).get(name, ()):
        _, longitude, latitude, people, region = line.split("\t")
        yield _Town(country, float(longitude), float(latitude), int(people), region)


@cache
def _by_name(country: str) -> Mapping[str, list[str]]:
    """Return the lines of a country's list by the name at their head."""
    lines: dict[str, list[str]] = {}
    for line in towns_of(country).splitlines():
        if line:
            lines.setdefault(line[: line.index("\t")], []).append(line)
    return lines


def _bearers(name: str) -> list[str]:
    """Return the countries whose lists hold a name, and now and then another one that does not."""
    hashes, countries = _names_everywhere()
    begin, end = np.searchsorted(hashes, hash(name), "left"), np.searchsorted(hashes, hash(name), "right")
    return [town_lists()[number] for number in sorted(set(countries[begin:end].tolist()))]


@cache
def _names_everywhere() -> tuple[np.ndarray, np.ndarray]:
    """Return the hash of each name of all lists, sorted, and the number of its country: the names themselves take ten times the memory."""
    lists = [
        np.array([hash(line[: line.index("\t")]) for line in towns_of(country).splitlines() if line], dtype=np.int64)
        for country in town_lists()
    ]
    hashes = np.concatenate(lists)
    order = np.argsort(hashes, kind="stable")
    return hashes[order], np.repeat(np.arange(len(lists), dtype=np.uint16), [len(names) for names in lists])[order]
