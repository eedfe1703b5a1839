"""Where a title in running text ends: before the verb, whatever it is, and not before a small word that belongs to it."""

from __future__ import annotations

import pytest

from reading_of import read


def _titles(text: str, language: str) -> list[str]:
    return [entity.label for entity in read(text, language).entities if entity.kind == "Project"]


@pytest.mark.parametrize(
    ("language", "sentence", "title", "told"),
    [
        (language, sentence, title, told)
        for language, sentence, title, all_told in (
            (
                "sv",
                "Projektet Blå Vikar {} och leds av Lunds kommun.",
                "Blå Vikar",
                "drivs gemensamt|hjälper företag|når hundra elever|firade tio år|mäter vatten|gräver dammar",
            ),
            (
                "no",
                "Prosjektet Blå Viker {} og ledes av Moss kommune.",
                "Blå Viker",
                "drives i fellesskap|hjelper bedrifter|feiret ti år|tester nye løsninger|graver dammer|måler vann",
            ),
            (
                "da",
                "Projektet Blå Vige {} og ledes af Ribe Kommune.",
                "Blå Vige",
                "drives i fællesskab|hjælper virksomheder|fejrede ti år|tester nye løsninger|graver damme|måler vand",
            ),
            (
                "de",
                "Das Projekt Blaue Buchten {} und wird von der Stadt Ulm geleitet.",
                "Blaue Buchten",
                "beruht auf Forschung|hilft Betrieben|feierte zehn Jahre|gräbt Teiche|misst die Luft|findet jährlich statt",
            ),
            (
                "en",
                "The project Blue Bays {} and is led by Hull City Council.",
                "Blue Bays",
                "relies on wood|helps companies|celebrated ten years|digs ponds|measures the air|cuts waste",
            ),
        )
        for told in all_told.split("|")
    ],
)
def test_a_title_of_several_capitals_ends_before_a_word_that_joins_nothing(
    language: str, sentence: str, title: str, told: str
) -> None:
    """No list of verbs is long enough: a small word behind several capitals goes on with a title only where it joins."""
    assert _titles(sentence.format(told), language) == [title]


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("sv", "Projektet Blå vikar hjälper företag och leds av Lunds kommun.", "Blå vikar"),
        ("no", "Prosjektet Blå viker styrker båndene og ledes av Moss kommune.", "Blå viker"),
        ("da", "Projektet Blå vige skaber møder og ledes af Ribe Kommune.", "Blå vige"),
    ],
)
def test_a_title_with_one_capital_ends_before_a_usual_verb(language: str, sentence: str, title: str) -> None:
    """There the pack has to know the verb."""
    assert _titles(sentence, language) == [title]


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        ("en", "The project Blue Bays across Borders is led by Hull City Council.", "Blue Bays across Borders"),
        ("en", "The project Clean Streets for Schools is led by Hull City Council.", "Clean Streets for Schools"),
        ("sv", "Projektet Blå Vikar längs Kusten leds av Lunds kommun.", "Blå Vikar längs Kusten"),
        ("no", "Prosjektet Blå Viker langs Kysten ledes av Moss kommune.", "Blå Viker langs Kysten"),
        (
            "de",
            "Das Projekt Blaue Buchten entlang der Küste wird von der Stadt Ulm geleitet.",
            "Blaue Buchten entlang der Küste",
        ),
    ],
)
def test_a_small_word_that_joins_goes_on_with_a_title(language: str, sentence: str, title: str) -> None:
    """A preposition between capitals is a part of the name."""
    assert _titles(sentence, language) == [title]
