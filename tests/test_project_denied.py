"""A project with a record of its own is not denied by a sentence that corrects one of its facts."""

from __future__ import annotations

import pytest

from reading_of import facts, read

RECORDS = {
    "sv": (
        (
            "Blåmusslan\nKoordinator: Lysekils kommun\nPartner: Moss kommune\nPeriod: 2023–2026\n\n"
            "I förra numret skrev vi att Blåmusslan började 2019. Det var ett misstag."
        ),
        "Moss",
    ),
    "en": (
        (
            "Slate Ways\nCoordinator: Tralee Town Council\nPartner: Gwynedd Council\nPeriod: 2024 to 2027\n\n"
            "In the last letter we named Kerry Airport as a partner in Slate Ways. This was a mistake."
        ),
        "Gwynedd",
    ),
    "da": (
        (
            "Havtorn\nKoordinator: Faxe Kommune\nPartner: Ystad kommun\nPeriode: 2022–2025\n\n"
            "I årsberetningen står, at Havtorn begyndte i 2018. Det er en trykfejl."
        ),
        "Ystad",
    ),
    "de": (
        (
            "Heidesand\nKoordination: Stadt Celle\nPartner: Gemeinde Meudon\nBeginn: 2023\nEnde: 2026\n\n"
            "Anders als berichtet ist die Stadt Uelzen keine Partnerin im Projekt Heidesand."
        ),
        "Meudon",
    ),
    "no": (
        (
            "Tangrand\nKoordinator: Alta kommune\nPartner: Kiruna kommun\nPeriode: 2023–2026\n\n"
            "Avisen skrev at Tangrand startet i 2017. Det stemmer ikke."
        ),
        "Kiruna",
    ),
    "fi": (
        (
            "Rantaviiva\nKoordinaattori: Kotkan kaupunki\nKumppani: Narvan kaupunki\nKesto: 2023–2026\n\n"
            "Lehdessä kerrottiin, että Rantaviiva alkoi vuonna 2015. Tieto oli virheellinen."
        ),
        "Narva",
    ),
}


LINES = (
    "Vår verksamhet\n\nKommunen arbetar över gränserna sedan länge.\n\nProjekt\n\n"
    "Blåmusslan\nKoordinator: Lysekils kommun\nPartner: Moss kommune\nPeriod: 2023–2026\n\n"
    "Nej, Blåmusslan slutar inte 2025, affischen är gammal."
)


def test_a_line_with_the_name_above_fields_is_a_record_too() -> None:
    """No heading need stand above it."""
    assert ("Blåmusslan", "partner", "Moss kommune") in facts(LINES, "sv")


@pytest.mark.parametrize("language", RECORDS)
def test_a_correction_elsewhere_leaves_what_the_record_says(language: str) -> None:
    """The partner of the record stays one, whatever year or name a later sentence takes back."""
    text, town = RECORDS[language]

    assert [one for _, predicate, one in facts(text, language) if predicate == "partner" and town in one]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Projektet Blåmusslan skulle ledas av Lysekils kommun. Projektet Blåmusslan blev aldrig av."),
        ("en", "Tralee was to lead the project Slate Ways. The project Slate Ways never took place."),
        ("de", "Das Projekt Heidesand kam nie zustande. Partner im Projekt Heidesand wäre Celle gewesen."),
    ],
)
def test_a_project_that_never_came_about_is_denied(language: str, text: str) -> None:
    """Without a record of its own a project is what the sentences on it say."""
    assert not facts(text, language)


def test_a_word_for_too_is_no_other_name() -> None:
    """The word "auch" before a town does not make that town another name of the project."""
    text = "Das Projekt Heidesand läuft. Bis 2012 war auch Saalfeld Partnerstadt von Celle."

    assert not [one for one in read(text, "de").entities if one.kind == "Project" and "Saalfeld" in one.label]
