"""Where things lie on the map: by what sources say, by official code, and by name only where that is plain."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanort
from vanort.explorer.places import locate
from workspaces import make_workspace

TEXT = "Ekby is twinned with Yorkton in England, with Llanfair in Wales and with Nyby.\n"
CLAIMS = """\
document: page.txt
things:
  ekby: {type: Municipality, name: Ekby, code: se-0780}
  york: {type: Municipality, name: Yorkton}
  fair: {type: Municipality, name: Llanfair}
  nyby: {type: Municipality, name: Nyby}
  england: {type: Country, name: England, code: GB-ENG}
  wales: {type: Country, name: Wales, code: GB-WLS}
claims:
  - {subject: york, property: country, object: england, quote: Yorkton in England}
  - {subject: fair, property: country, object: wales, quote: Llanfair in Wales}
  - {subject: ekby, property: twinnedWith, object: york, quote: twinned with Yorkton}
  - {subject: ekby, property: twinnedWith, object: fair, quote: Llanfair}
  - {subject: ekby, property: twinnedWith, object: nyby, quote: with Nyby}
"""


@pytest.mark.parametrize(
    ("names", "country", "like"),
    [
        (["Lunds kommun"], "SWE", "Lund"),
        (["Joensuun kaupunki"], "FIN", "Joensuu"),
        (["Stadt Celle"], "DEU", "Celle"),
        (["Odense Kommune"], "DNK", "Odense"),
        (["Municipality of Modena"], "ITA", "Modena"),
        (["Vračar"], "SRB", "Vracar"),
    ],
)
def test_an_authority_lies_where_its_town_lies(names: list[str], country: str, like: str) -> None:
    """The word for the authority and a genitive do not hide the town."""
    assert locate(names, country) == locate([like], country)


@pytest.mark.parametrize(
    ("name", "country", "regions"),
    [("Shimokawa", "JPN", ("Hokkaido", "Fukushima")), ("Neustadt", "DEU", ("Hesse", "Bavaria"))],
)
def test_a_named_region_decides_between_towns_of_one_name(name: str, country: str, regions: tuple[str, str]) -> None:
    """The same name lies elsewhere in another region."""
    one, other = (locate([name], country, [region]) for region in regions)

    assert one is not None
    assert other is not None
    assert (one.x, one.y) != (other.x, other.y)


def test_a_name_without_country_is_placed_only_where_it_is_plain() -> None:
    """A name of one country alone is placed, one of many countries is not, unless one town outweighs all others."""
    assert locate(["Eksjö"]) == locate(["Eksjö"], "SWE")
    assert locate(["San José"]) is None or locate(["San José"]).approximate  # type: ignore[union-attr]
    assert locate(["Nowhere at all"]) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Guldborgsund Kommune", "DNK"),
        ("Nordfyns Kommune", "DNK"),
        ("Alstahaug kommune", "NOR"),
        ("Siikalatvan kunta", "FIN"),
    ],
)
def test_a_municipality_that_only_one_country_lists_stands_in_it(name: str, country: str) -> None:
    """A municipality that no town has its name from is placed in the middle of its country, and said to be approximate."""
    spot, middle = locate([name]), locate(["Nowhere at all"], country)

    assert spot is not None
    assert spot.approximate
    assert spot == middle or locate([name], country) == spot


def test_parts_of_the_united_kingdom_lie_in_it(tmp_path: Path) -> None:
    """Asked for the whole, partners in England and Wales are found; asked for England, only those there."""
    workspace = vanort.open(make_workspace(tmp_path, {"page": (TEXT, CLAIMS)}).root)
    workspace.build()
    found = {
        country: {str(row["organisationLabel"]) for row in workspace.query("organisations_in_country", country=country)}
        for country in ("United Kingdom", "England")
    }

    assert found == {"United Kingdom": {"Yorkton", "Llanfair"}, "England": {"Yorkton"}}
