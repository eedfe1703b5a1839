"""The goals that a text names, in every form and in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanort.extraction.goals.stated import find_stated_goals

CASES = [
    ("sv", "Projektet svarar mot SDG 11.", ["SDG 11=11"]),
    ("sv", "Agenda 2030: mål 7", ["mål 7=7"]),
    ("sv", "NORD bidrar till Agenda 2030-målen 6, 11 och 13.", ["6=6", "11=11", "13=13"]),
    ("sv", "De globala målen 4 och 5", ["globala målen 4=4", "5=5"]),
    ("sv", "Inom Agenda 2030 gäller delmål 7.2.", ["delmål 7.2=7.2"]),
    (
        "sv",
        "Vi arbetar med de globala målen, särskilt målet om god utbildning.",
        ["målet om god utbildning=4"],
    ),
    ("sv", "Agenda 2030\nMål 6 (rent vatten), 7 och 13", ["Mål 6=6", "7=7", "13=13"]),
    ("sv", "Agenda 2030, mål 11 Hållbara städer och samhällen", ["mål 11=11"]),
    (
        "sv",
        "det 7:e globala målet, trettonde globala målet",
        ["7:e globala målet=7", "trettonde globala målet=13"],
    ),
    ("sv", "globalt mål fem", ["globalt mål fem=5"]),
    ("en", "goals 4 and 5 of the 2030 Agenda", ["goals 4=4", "5=5"]),
    ("en", "SDG7, SDG-8 and SDGs 12 & 13", ["SDG7=7", "SDG-8=8", "SDGs 12=12", "13=13"]),
    ("en", "SDGs 6–8", ["SDGs 6=6", "SDGs 6–8=7", "8=8"]),
    ("en", "Sustainable Development Goal no 7: Ensure access", ["Sustainable Development Goal no 7=7"]),
    ("en", "Target 11.a (SDG 11)", ["Target 11.a=11.a", "SDG 11=11"]),
    ("en", "Of the global goals, Life below water matters most.", ["Life below water=14"]),
    ("en", "In the 2030 Agenda we serve the goal of quality education.", ["goal of quality education=4"]),
    ("no", "RePair bidrar til bærekraftsmål 9, 11 og 12.", ["bærekraftsmål 9=9", "11=11", "12=12"]),
    ("da", "Møderne støtter verdensmål 4 og 17.", ["verdensmål 4=4", "17=17"]),
    ("de", "Ziel 11, 12 und 13 der Agenda 2030", ["Ziel 11=11", "12=12", "13=13"]),
    ("de", "Nachhaltigkeitsziel 4 sowie 5", ["Nachhaltigkeitsziel 4=4", "5=5"]),
    ("fi", "Hanke nojasi Agenda 2030:n tavoitteisiin 12 ja 15.", ["tavoitteisiin 12=12", "15=15"]),
]

NO_GOALS = [
    ("sv", "Projektets mål 2 är en webbplats."),
    ("sv", "Agenda 2030 styr oss. Projektets mål 2 är en webbplats."),
    ("sv", "Laget gjorde mål 4 gånger."),
    ("sv", "Alla 17 globala mål är viktiga."),
    ("en", "Goal 3 of the plan is a new school."),
    ("en", "Gender equality was discussed."),
    ("en", "SDG 18 does not exist, nor SDG 7.9, and SDG 5.5% is a figure."),
    ("en", "Target 7.2 was hit on the shooting range."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_every_form_is_found_with_its_words(language: str, text: str, expected: list[str]) -> None:
    """A goal is found in every form in which it is written, also where the language is not known."""
    for known in (language, None):
        found = [f"{text[start:end]}={goal}" for start, end, goal in find_stated_goals(text, known)]

        assert expected == found


@pytest.mark.parametrize(("language", "text"), NO_GOALS)
def test_other_goals_are_left_alone(language: str, text: str) -> None:
    """A number after "goal" is a goal of the UN only where the text speaks of the UN's goals."""
    assert find_stated_goals(text, language) == []


def test_a_number_that_counts_something_else_is_no_goal() -> None:
    """A number in front of what it counts does not continue a list of goals."""
    assert [goal for *_, goal in find_stated_goals("SDG 4 och 12 kommuner", "sv")] == ["4"]


def test_an_unknown_language_still_has_the_un_short_forms() -> None:
    """A language without a list of its own understands "SDG 7"."""
    assert find_stated_goals("SDG 7", "xx") == [(0, 5, "7")]


@given(st.lists(st.integers(1, 17), min_size=1, max_size=6), st.sampled_from([", ", " & ", "; ", " and "]))
def test_a_list_gives_each_of_its_goals(goals: list[int], separator: str) -> None:
    """Whatever the goals and the separator, each number of a list is found where it stands."""
    text = "SDGs " + separator.join(map(str, goals))

    found = find_stated_goals(text, "en")

    assert [str(goal) for goal in goals] == [goal for *_, goal in found]
    assert all(text[start:end].endswith(goal) for start, end, goal in found)


@given(st.text(alphabet="SDGmål goals 0123456789.,–- och\n", max_size=80))
def test_spans_lie_in_the_text_and_name_real_goals(text: str) -> None:
    """Whatever the text, spans are inside it, in order, and name one of the seventeen goals."""
    found = find_stated_goals(text, "sv")

    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) and 1 <= int(goal.split(".")[0]) <= 17 for start, end, goal in found)
