"""Records whose labels stand alone on a line, above their values, as copied pages and databases have them."""

from __future__ import annotations

import pytest

from reading_of import facts
from vanort.extraction.layout.stacked import find_stacks

SWEDISH = """Projekt i databasen
Blå Lagun
Status
Pågår
Projektägare
Kalmar kommun
Partner
Växjö kommun
Gdynia
Startår
2022
Finansiär
Interreg South Baltic
Stilla Vatten
Status
Avslaget
Projektägare
Nybro kommun
Startår
2024
Finansiär
Vinnova
Om databasen
Databasen sköts av Kalmar kommun och visar projekt som andra betalar, med en rad för varje uppgift som vi har.
"""
GERMAN = """Unsere Vorhaben
Grüner Hafen
Projektleitung
Stadt Emden
Partner
Stadt Leer
Hochschule Emden/Leer
Laufzeit
2021–2024
Förderung
Deutsche Bundesstiftung Umwelt
"""
FINNISH = """Kirkas Ranta
Koordinaattori
Kotkan kaupunki
Kumppanit
Haminan kaupunki
Narva
Rahoittaja
Nordplus
Alkuvuosi
2023
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sv",
            SWEDISH,
            {
                ("Blå Lagun", "coordinator", "Kalmar kommun"),
                ("Blå Lagun", "partner", "Växjö kommun"),
                ("Blå Lagun", "partner", "Gdynia"),
                ("Blå Lagun", "startYear", "2022"),
                ("Blå Lagun", "fundedBy", "Interreg South Baltic"),
            },
        ),
        (
            "de",
            GERMAN,
            {
                ("Grüner Hafen", "coordinator", "Stadt Emden"),
                ("Grüner Hafen", "partner", "Stadt Leer"),
                ("Grüner Hafen", "startYear", "2021"),
                ("Grüner Hafen", "endYear", "2024"),
                ("Grüner Hafen", "fundedBy", "Deutsche Bundesstiftung Umwelt"),
            },
        ),
        (
            "fi",
            FINNISH,
            {
                ("Kirkas Ranta", "coordinator", "Kotkan kaupunki"),
                ("Kirkas Ranta", "partner", "Haminan kaupunki"),
                ("Kirkas Ranta", "partner", "Narva"),
                ("Kirkas Ranta", "startYear", "2023"),
            },
        ),
    ],
)
def test_a_label_above_its_values_holds_for_each_of_them(
    language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    """What stands below a label, up to the next one, is its value; the line above the first label names the record."""
    assert expected <= facts(text, language)


def test_a_record_that_was_refused_tells_nothing_as_plain() -> None:
    """The status holds for its own record, and not for the one before it or what follows the last."""
    told = facts(SWEDISH, "sv")

    assert not [fact for fact in told if fact[0] == "Stilla Vatten"]
    assert ("Blå Lagun", "coordinator", "Nybro kommun") not in told


@pytest.mark.parametrize(
    "text",
    [
        "Partners\n\nWe have many partners in the region.\n\nFunding\n\nThe money comes from Sida.\n\nContact\n\nAnn Berg\n",
        "Kontakt\nAnna Berg\nTelefon\n0470-123 45\nE-post\nanna.berg@ale.example\n",
        "Coordinator: Hull City Council\nPartners: Hof\nStart: 2021\n",
        "Status\nOngoing\n",
    ],
)
def test_headings_cards_and_plain_fields_are_no_records(text: str) -> None:
    """Headings over paragraphs, a contact card and labels with a colon stay what they are."""
    assert find_stacks(text) == ()
