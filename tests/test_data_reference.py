"""The reference lists of the example workspace: whole, and honest about where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS

from vanort.dataset.assemble import country_codes, read_reference
from vanort.vocabulary import COUNTRY, SDG, VANORT

DATA = Path(__file__).parents[1] / "data"
LISTS = read_reference(DATA / "reference")


def test_reference_lists_are_whole_and_say_where_they_come_from() -> None:
    """17 goals, 169 targets, 249 countries, Kosovo and four parts of the United Kingdom, 290 municipalities, 21 counties; origin and licence at the head."""
    notations = [str(n) for s, n in LISTS.subject_objects(SKOS.notation) if s in SDG]

    assert sum("." not in n for n in notations) == 17
    assert sum("." in n for n in notations) == 169
    assert len(set(LISTS.subjects(RDF.type, VANORT.Country))) == 254
    assert sum("/municipality/se-" in str(s) for s in LISTS.subjects(DCTERMS.identifier)) == 290
    assert sum("/place/se-" in str(s) for s in LISTS.subjects(DCTERMS.identifier)) == 21
    for path in sorted((DATA / "reference").glob("*.ttl")):
        head = path.read_text("utf-8").split("@prefix")[0]
        assert "Origin" in head
        assert "icence" in head


@pytest.mark.parametrize("number", range(1, 18))
def test_a_goal_has_both_names(number: int) -> None:
    """Each goal has a short name in English and Swedish."""
    assert {name.language for name in LISTS.objects(SDG[str(number)], SKOS.prefLabel)} == {"en", "sv"}


def test_kosovo_is_as_in_the_list_of_the_eu() -> None:
    """XK means the country that the EU's list calls 1A0."""
    assert country_codes(LISTS)["XK"] == COUNTRY["1A0"]
