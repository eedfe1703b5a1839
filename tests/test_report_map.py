"""The small map of the report: every partner is on it or named as not placed, far ones on the world beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from vanort.analysis.analysing import Analysis, analyse_network
from vanort.analysis.undertakings import Undertakings
from vanort.report.map import partner_map
from vanort.report.words import words

EU = "http://publications.europa.eu/resource/authority/country/"
HOME = ("Växjö", "SWE")
NEAR_ONES = {"Leipzig": "DEU", "Riga": "LVA"}


def analysed(towns: Mapping[str, str], language: str = "en") -> Analysis:
    """Return the analysis of Växjö with a project with each of these towns, by their country (none: not stated)."""
    labels = {name: name for name in [HOME[0], *towns]} | {EU + code: code for code in [HOME[1], *towns.values()]}
    countries = {name: EU + code for name, code in [HOME, *towns.items()] if code}
    members = {f"p-{name}": frozenset({HOME[0], name}) for name in towns}
    labels |= {project: project for project in members}
    things = Undertakings(
        labels=labels,
        members=members,
        years=dict.fromkeys(members, (2010, None)),
        countries=countries,
        language=language,
    )
    return replace(analyse_network(nx.MultiGraph(), language=language), organisation=HOME[0], undertakings=things)


def dots(drawn: str) -> dict[str, tuple[str, float]]:
    """Return the kind and the place from the left of each dot, by its name."""
    found = re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="[\d.]+" class="([\w ]+)"><title>([^<]+)', drawn)
    return {name: (kind, float(x)) for x, kind, name in found}


@pytest.mark.parametrize("language", ["en", "sv"])
def test_partners_and_the_own_town_are_on_the_map(language: str) -> None:
    """Each placed partner has its dot, the organisation one of its own kind; the words for it say how many lie where."""
    drawn = partner_map(analysed(NEAR_ONES, language))

    assert {name: kind for name, (kind, _) in dots(drawn).items()} == {
        "Växjö": "home",
        "Leipzig": "place",
        "Riga": "place",
    }
    assert words(language)["map_description"].format(count=2, countries=2, most="DEU (1), LVA (1)") in drawn


def test_who_has_no_stated_country_is_named() -> None:
    """Nobody is left out in silence, and nobody is placed by a guess."""
    drawn = partner_map(analysed(NEAR_ONES | {"Paris": ""}))

    assert "Paris" not in dots(drawn)
    assert "Not placed, because no source says their country: Paris." in drawn


def test_a_place_that_is_only_known_by_country_is_an_open_dot() -> None:
    """A partner that is called after no town stands in the middle of its country, and is seen to."""
    assert (
        dots(partner_map(analysed(NEAR_ONES | {"Bureau of Nowhere": "FIN"})))["Bureau of Nowhere"][0] == "place rough"
    )


def test_far_partners_stand_on_the_world_beside_the_map() -> None:
    """One far away leaves the others their room; without one there is no map of the world."""
    near, far = partner_map(analysed(NEAR_ONES)), partner_map(analysed(NEAR_ONES | {"Kumamoto": "JPN"}))

    assert 'class="part"' not in near
    assert 'class="part"' in far
    assert dots(far)["Kumamoto"][1] > max(x for name, (_, x) in dots(far).items() if name != "Kumamoto")


def test_without_places_there_is_no_map() -> None:
    """Where no partner can be placed nothing is drawn."""
    assert partner_map(analysed({"Paris": ""})) == ""


def test_a_hostile_name_stays_text() -> None:
    """What a name holds is written, never read as markup."""
    drawn = partner_map(analysed(NEAR_ONES | {"<script>x</script>": "FIN"}))

    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_partners_in_one_place_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of partners that are known by their country only cost as much as one: places are compared, not dots."""
    compared = []
    monkeypatch.setattr(
        "vanort.report.map.np.hypot", lambda *xy: compared.append(1) or np.sqrt(xy[0] ** 2 + xy[1] ** 2)
    )

    drawn = partner_map(analysed({f"Nowhere {n}": "FIN" for n in range(300)} | NEAR_ONES | {"Kumamoto": "JPN"}))

    assert len(compared) <= 6
    assert len(dots(drawn)) == 304
