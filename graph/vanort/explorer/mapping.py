"""The view on a map: each municipality where the sources, its official code or its name say that it lies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import networkx as nx

from vanort.explorer.map_folds import map_folds
from vanort.explorer.places import locate
from vanort.explorer.texts import cell_text, last_part, rows
from vanort.explorer.things import Things
from vanort.geonames.towns import three_letters
from vanort.store import Store

_GOLDEN = math.pi * (3 - math.sqrt(5))  # no two of a pile stand in one direction
_STEP = 7.0  # page units between things at one place
_EU = "http://publications.europa.eu/resource/authority/country/"


FOLDED_ABOVE = 400  # things: of more a picture is admired rather than read
Placed = dict[str, tuple[float, float]]


def on_map(network: nx.Graph, found: Things, store: Store) -> tuple[Placed, set[str], dict[str, Any]]:
    """Return where each thing of a network lies, in the page's units, for which that is approximate, and what a map has besides.

    What nothing places is left out. Things at one place stand beside each other. Each country that holds any of them
    is given by its names and its middle; where there are many things, also the circles that they are folded into.
    """
    wholes = {cell_text(country): cell_text(whole) for country, whole in rows(store, "countries")}
    placed: dict[str, tuple[float, float]] = {}
    approximate = set()
    taken: dict[tuple[float, float], int] = {}
    countries: dict[str, dict[str, str]] = {}
    country_of: dict[str, str] = {}
    for node in network:
        thing = found.things[found.number[node]]
        names = [*thing["names"].values(), *(other["text"] for other in thing["others"])]
        around = _lies_in(thing, found)
        stated = [whole for iri in around if (whole := wholes.get(iri, iri)).startswith(_EU)]
        country = stated[0].removeprefix(_EU) if stated else _country_of_code(node)
        regions = [name for names in around.values() for name in names]
        if (spot := locate(names, country, regions)) is None:
            continue
        country_of[node] = spot.country
        if country:
            countries[country] = next((_by_language(found, iri) for iri in around if iri == _EU + country), {})
        count = taken[spot.x, spot.y] = taken.get((spot.x, spot.y), -1) + 1
        away = _STEP * math.sqrt(count)
        placed[node] = (spot.x + away * math.cos(count * _GOLDEN), spot.y + away * math.sin(count * _GOLDEN))
        if spot.approximate:
            approximate.add(node)
    middles = {country: middle for country in sorted(countries) if (middle := locate([""], country))}
    named = [
        {"x": round(x), "y": round(y), "label": countries[country] or country_names(country)}
        for country, (x, y, *_) in middles.items()
    ]
    view: dict[str, Any] = {"countries": [country for country in named if country["label"]]}
    if len(placed) > FOLDED_ABOVE:
        called = {country: countries.get(country) or country_names(country) for country in set(country_of.values())}
        view["folds"] = map_folds(placed, country_of, called)
    return placed, approximate, view


def _by_language(found: Things, iri: str) -> dict[str, str]:
    return dict(found.things[found.number[iri]]["names"])


@cache
def country_names(country: str) -> dict[str, str]:
    """Return the name of a country (ISO 3166-1 alpha-3) in each language of the page; none for a code that is none.

    >>> country_names("JPN")
    {'en': 'Japan', 'sv': 'Japan'}
    """
    from babel import Locale

    codes = {alpha3: alpha2 for alpha2, alpha3 in three_letters().items()} | {"1A0": "XK", "XKX": "XK"}
    names = {language: Locale(language).territories.get(codes.get(country, "")) for language in ("en", "sv")}
    return {language: str(name) for language, name in names.items() if name}


def _lies_in(thing: Mapping[str, Any], found: Things) -> dict[str, list[str]]:
    """Return the names of what a thing is said to lie in, by IRI, its country first."""
    facts = [fact for fact in thing["facts"] if fact["property"] in {"country", "locatedIn"} and "thing" in fact]
    facts = [fact for fact in facts if fact["held"]]
    holders = [found.things[fact["thing"]] for fact in sorted(facts, key=lambda fact: str(fact["property"]))]
    return {holder["iri"]: list(holder["names"].values()) for holder in holders}


def _country_of_code(iri: str) -> str:
    """Return the country (alpha-3) that the official code of a municipality begins with.

    >>> _country_of_code("https://w3id.org/vanort/id/municipality/se-0780"), _country_of_code("https://example.org/se-1")
    ('SWE', '')
    """
    country, dash, _ = last_part(iri).partition("-")
    alpha3 = {**three_letters(), "XK": "1A0"}  # Kosovo as the outlines and the list of towns call it
    return alpha3.get(country.upper(), "") if dash and "/municipality/" in iri else ""
