"""The view on a map: each municipality where the sources, its official code or its name say that it lies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import networkx as nx

from vanort.explorer.places import locate
from vanort.explorer.texts import cell_text, last_part, rows
from vanort.explorer.things import Things
from vanort.geonames.towns import three_letters
from vanort.store import Store

_GOLDEN = math.pi * (3 - math.sqrt(5))  # no two of a pile stand in one direction
_STEP = 7.0  # page units between things at one place
_EU = "http://publications.europa.eu/resource/authority/country/"


def on_map(network: nx.Graph, found: Things, store: Store) -> tuple[dict[str, tuple[float, float]], set[str]]:
    """Return where each thing of a network lies, in the page's units, and for which that is approximate.

    What nothing places is left out. Things at one place stand beside each other.
    """
    wholes = {cell_text(country): cell_text(whole) for country, whole in rows(store, "countries")}
    placed: dict[str, tuple[float, float]] = {}
    approximate = set()
    taken: dict[tuple[float, float], int] = {}
    for node in network:
        thing = found.things[found.number[node]]
        names = [*thing["names"].values(), *(other["text"] for other in thing["others"])]
        around = _lies_in(thing, found)
        stated = [whole for iri in around if (whole := wholes.get(iri, iri)).startswith(_EU)]
        country = stated[0].removeprefix(_EU) if stated else _country_of_code(node)
        regions = [name for names in around.values() for name in names]
        if (spot := locate(names, country, regions)) is None:
            continue
        count = taken[spot.x, spot.y] = taken.get((spot.x, spot.y), -1) + 1
        away = _STEP * math.sqrt(count)
        placed[node] = (spot.x + away * math.cos(count * _GOLDEN), spot.y + away * math.sin(count * _GOLDEN))
        if spot.approximate:
            approximate.add(node)
    return placed, approximate


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
