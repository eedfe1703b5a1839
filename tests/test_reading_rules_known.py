"""What is known beforehand: which of two with one name is meant, how small a place is known, whose country a number has."""

from __future__ import annotations

import pytest

from reading_of import read
from vanort.extraction.goals.stated import find_stated_goals
from vanort.extraction.goals.suggested import suggest_goals
from vanort.extraction.lexicon.gazetteer import find_known, flatten
from vanort.extraction.proposing.telephones import country_of_number
from vanort.languages import language_packs


@pytest.mark.parametrize(
    ("name", "kind"), [("Scotland", "Country"), ("Gotland", "Municipality"), ("Brandenburg", "Region"), ("Chile", "Country")]
)  # fmt: skip
def test_of_several_with_one_name_the_likeliest_is_known(name: str, kind: str) -> None:
    """A country before a region, a municipality of the list before its region, a region before a town."""
    assert [hit.entry.kind for hit in find_known(name, flatten(name), language_packs()["sv"])] == [kind]


@pytest.mark.parametrize(
    ("name", "known", "alone"),
    [
        ("Christiansø", False, False),
        ("Studstrup", True, False),
        ("Vissenbjerg", True, True),
        ("Arinsal", False, False),
        ("Ordino", True, False),
        ("Umm Suqaym", True, True),
    ],
)
def test_a_small_place_is_known_near_by_and_a_village_is_no_evidence_alone(name: str, known: bool, alone: bool) -> None:
    """From 500 people in the Nordic countries, from 2,000 elsewhere; alone from 2,000 and from 15,000."""
    hits = list(find_known(name, flatten(name), language_packs()["da"]))

    assert bool(hits) == known
    assert any(not hit.entry.weak for hit in hits) == alone


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kontakt i Danmark: Anna Berg, 76 16 16 16", "DK"),
        ("Lunds kommun\n\nKontakt: Anna Berg, 046-35 50 00", "SE"),
        ("Lund\n\nVi sjunger i Lund. Lund dansar.\n\nKontakt: Anna Berg, 046-35 50 00", "SE"),
        ("Kontakt: Anna Berg, 046-35 50 00", ""),
    ],
)
def test_a_number_is_of_the_country_that_its_paragraph_or_the_page_names(text: str, country: str) -> None:
    """The country that is named beside it, else that of the page's own authority."""
    end = text.rstrip().rfind("0") + 1 if "76" not in text else len(text)

    assert country_of_number(read(text, "sv"), end - 10, end) == country


@pytest.mark.parametrize(("between", "is_goal"), [("It rained. " * 30, True), ("It rained. " * 50, False)])
def test_a_goal_is_the_un_s_where_the_agenda_is_spoken_of_near_by(between: str, is_goal: bool) -> None:
    """A page away "goal 14" may be anybody's."""
    assert bool(find_stated_goals(f"Agenda 2030. {between}Goal 14 is about the sea.", "en")) == is_goal


@pytest.mark.parametrize(
    ("between", "times"), [(", ", 1), (" of the agenda is as we all know by now and have long said that of ", 2)]
)
def test_the_name_of_a_goal_right_behind_its_number_is_no_second_mention(between: str, times: int) -> None:
    """Further on it is."""
    text = f"SDG 7{between}affordable and clean energy."

    assert [goal for _, _, goal in find_stated_goals(text, "en")] == ["7"] * times


def test_a_long_text_has_to_be_surer_of_a_goal() -> None:
    """What a short text suggests with little evidence a long one does not."""
    told = "Farmers met."
    rain = "It rained all day and we went home. " * 60

    assert suggest_goals(told, "en")
    assert all(found.score >= 0.5 for found in suggest_goals(told, "en"))
    assert [found for found in suggest_goals(rain + told + rain, "en") if found.score < 0.8] == []
