"""Years as prose gives them: with the words for a beginning before, and those for an end around them."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Das Projekt UferNetz hilft. Es läuft seit Mai 2023 und endet im April 2027.", {("startYear", "2023-05"), ("endYear", "2027-04")}),
        ("de", "Das Projekt UferNetz hilft. UferNetz begann 2023 und läuft Ende 2026 aus.", {("startYear", "2023"), ("endYear", "2026")}),
        ("de", "Das Projekt UferNetz ging noch 2021 an den Start. Die Laufzeit endet 2027.", {("startYear", "2021"), ("endYear", "2027")}),
        ("sv", "Projektet Odla Hop drog i gång i mars 2023. Odla Hop tar inte slut förrän 2028.", {("startYear", "2023-03"), ("endYear", "2028")}),
        ("en", "The project Common Wool got under way in January 2022. It will run its full course to December 2026.", {("startYear", "2022-01"), ("endYear", "2026-12")}),
        ("da", "Projektet Fælles Fiskere kom i gang i 2022. Projektet kører til og med 2027.", {("startYear", "2022"), ("endYear", "2027")}),
    ],
)  # fmt: skip
def test_prose_gives_a_beginning_and_an_end(language: str, text: str, wanted: set[tuple[str, str]]) -> None:
    """A pronoun and its verb, a word in two parts around the year, and "the project period" tell of the project."""
    assert {fact[1:] for fact in facts(text, language) if fact[1] in {"startYear", "endYear"}} == wanted


def test_another_subject_behind_a_pronoun_is_not_the_project() -> None:
    """The word "det" before a noun is an article: the exchange began then, not the project."""
    text = "Projektet Odla Hop är stort. Det formella utbytet mellan Ale och Hof inleddes 2018."
    assert not [fact for fact in facts(text, "sv") if fact[:2] == ("Odla Hop", "startYear")]


@pytest.mark.parametrize(
    ("language", "text", "towns"),
    [
        ("da", "Ribe har tre venskabsbyer i Norden: Ystad i Sverige, Jakobstad i Finland og Moss i Norge.", {"Ystad", "Jakobstad", "Moss"}),
        ("de", "Partnerstädte von Kiel sind Tilburg in den Niederlanden, Brest in der Türkei und Reno in den Vereinigten Staaten.", {"Tilburg", "Brest", "Reno"}),
    ],
)  # fmt: skip
def test_a_row_of_twin_towns_goes_on_over_countries(language: str, text: str, towns: set[str]) -> None:
    """What stands before a colon, and a country in another case or with an article, does not break a row."""
    told = facts(text, language)
    assert {name for a, what, b in told if what == "twinnedWith" for name in (a, b)} >= towns
