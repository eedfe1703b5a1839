"""Which of two statements stands where one denies the other, and what a plan does to what is said before it."""

from __future__ import annotations

import pytest

from reading_of import read

SAID_AND_DENIED = [
    ("sv", "Ekby kommun samordnar projektet Bokbåten. Ekby kommun samordnar inte projektet Bokbåten.", "coordinator"),
    ("sv", "Ekby kommun är vänort med Kiel. Ekby kommun är inte vänort med Kiel.", "twinnedWith"),
    (
        "en",
        "Hull City Council leads the project Clean Piers. Hull City Council does not lead Clean Piers.",
        "coordinator",
    ),
    ("de", "Die Stadt Celle leitet das Projekt Stille Ufer. Die Stadt Celle leitet Stille Ufer nicht.", "coordinator"),
]


def told(text: str, language: str, predicate: str) -> set[str]:
    """Return how the facts of a relation are told."""
    return {fact.modality for fact in read(text, language).facts if fact.predicate == predicate}


@pytest.mark.parametrize(("language", "text", "predicate"), SAID_AND_DENIED)
def test_what_another_sentence_denies_is_not_told_as_plain(language: str, text: str, predicate: str) -> None:
    """One of the two is wrong, and nobody knows which: nothing is asserted, the denial stays to be looked at."""
    assert told(text, language, predicate) == {"negated"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Projektet Bokbåten\n\n- Samordnare: Ekby kommun\n\nEkby kommun samordnar inte projektet Bokbåten."),
        (
            "en",
            "Project Clean Piers\n\n- Coordinator: Hull City Council\n\nHull City Council does not lead Clean Piers.",
        ),
        (
            "de",
            "Projekt Stille Ufer\n\n- Koordinator: Stadt Celle\n\nDie Stadt Celle leitet das Projekt Stille Ufer nicht.",
        ),
    ],
)
def test_a_label_stands_beside_a_sentence_that_denies_it(language: str, text: str) -> None:
    """What a field states is as sure as can be; both are told, and a person judges."""
    assert told(text, language, "coordinator") == {"asserted", "negated"}


@pytest.mark.parametrize(
    ("language", "said", "taken_back", "goes_on"),
    [
        ("en", "Hull City Council is twinned with Kiel.", "That is wrong.", "That is good."),
        ("sv", "Ekby kommun är vänort med Kiel.", "Det stämmer inte.", "Det är bra."),
        ("de", "Die Stadt Celle ist Partnerstadt von Kiel.", "Das stimmt nicht.", "Das ist gut."),
        ("da", "Ribe Kommune er venskabsby med Kiel.", "Det passer ikke.", "Det er godt."),
        ("no", "Moss kommune er vennskapsby med Kiel.", "Det stemmer ikke.", "Det er bra."),
        ("fi", "Kemin kaupunki on Kielin ystävyyskaupunki.", "Se ei pidä paikkaansa.", "Se on hyvä."),
    ],
)
def test_the_next_sentence_may_take_a_statement_back(language: str, said: str, taken_back: str, goes_on: str) -> None:
    """What says "that is wrong" denies what stands before it; any other sentence leaves it as it is."""
    assert told(f"{said} {taken_back}", language, "twinnedWith") == {"negated"}
    assert told(f"{said} {goes_on}", language, "twinnedWith") == {"asserted"}
