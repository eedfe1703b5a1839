"""What makes a title where no noun stands right before it: another name, the years behind it, its paragraph."""

from __future__ import annotations

import pytest

from reading_of import names


def titles(text: str, language: str) -> set[str]:
    """Return the titles of projects in a text."""
    return {words for kind, words in names(text, language) if kind == "Project"}


@pytest.mark.parametrize(
    ("language", "of_project", "of_something", "title"),
    [
        (
            "en",
            "The project to paint the old bridge, also known as Iron Rose, is led by Leeds City Council.",
            "The old bridge, also known as Iron Rose, was painted by Leeds City Council.",
            "Iron Rose",
        ),
        (
            "de",
            "Das Projekt zum Streichen der Brücke, kurz „Eisenrose“, leitet die Stadt Celle.",
            "Die Brücke, kurz „Eisenrose“, wurde von der Stadt Celle gestrichen.",
            "Eisenrose",
        ),
        (
            "sv",
            "Projektet som målar bron, förkortat ”Järnrosen”, leds av Ekby kommun.",
            "Bron, förkortat ”Järnrosen”, målades av Ekby kommun.",
            "Järnrosen",
        ),
    ],
)
def test_another_name_is_a_title_where_a_project_is_spoken_of(
    language: str, of_project: str, of_something: str, title: str
) -> None:
    """What is "also known as" something may be a bridge: only where the word project stands near is it a project."""
    assert title in titles(of_project, language)
    assert title not in titles(of_something, language)


@pytest.mark.parametrize(
    ("language", "titled", "title", "described"),
    [
        (
            "en",
            "Clean Piers for Schools (2019–2021) helped schools.",
            "Clean Piers for Schools",
            "This three-year scheme (2019–2021) helped schools.",
        ),
        (
            "sv",
            "Bokbåten för barn (2019–2021) hjälpte skolor.",
            "Bokbåten för barn",
            "Detta treåriga arbete (2019–2021) hjälpte skolor.",
        ),
        (
            "de",
            "Stille Ufer (2019–2021) half Schulen.",
            "Stille Ufer",
            "Dieses dreijährige Vorhaben (2019–2021) half Schulen.",
        ),
        (
            "fi",
            "Puhtaat rannat (2019–2021) auttoi kouluja.",
            "Puhtaat rannat",
            "Tämä kolmivuotinen työ (2019–2021) auttoi kouluja.",
        ),
    ],
)
def test_years_in_brackets_make_a_title_of_a_name_and_not_of_a_description(
    language: str, titled: str, title: str, described: str
) -> None:
    """What opens with a small word ("this three-year scheme") tells of a project and does not name it."""
    assert titles(titled, language) == {title}
    assert titles(described, language) == set()
