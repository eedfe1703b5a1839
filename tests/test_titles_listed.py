"""Headings below "Projects" are titles of projects, also in a text that has lost its blank lines."""

from __future__ import annotations

import pytest

from reading_of import facts, read
from vanort.documents.sections import find_sections

LISTED = {
    "sv": (
        "Aktuella projekt",
        "Rena stränder",
        "Bokbåten",
        "Ekby kommun leder arbetet tillsammans med Tammerfors. Det pågår 2021–2024 och kostar 2 miljoner kronor.",
        "Med stöd från Nordplus har skolor i Ekby och Molde lånat böcker av varandra sedan 2019, och de gör det gärna.",
    ),
    "de": (
        "Laufende Projekte",
        "Stille Ufer",
        "Lesebrücke",
        "Die Stadt Celle leitet das Vorhaben gemeinsam mit Tartu. Es läuft von 2021 bis 2024 und kostet 2 Mio. Euro.",
        "Seit 2019 leihen sich Schulen in Celle und Tartu mit Geld aus Erasmus+ gegenseitig Bücher, und sie tun es gern.",
    ),
    "fi": (
        "Käynnissä olevat hankkeet",
        "Puhtaat rannat",
        "Kirjasilta",
        "Turun kaupunki johtaa työtä yhdessä Tarton kanssa. Se kestää vuodesta 2021 vuoteen 2024 ja maksaa 2 miljoonaa euroa.",
        "Nordplus on rahoittanut koulujen kirjalainoja Turun ja Tarton välillä vuodesta 2019, ja lapset pitävät siitä kovasti.",
    ),
}


def titles(text: str, language: str) -> set[str]:
    """The projects of a text."""
    return {entity.label for entity in read(text, language).entities if entity.kind == "Project"}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "apart"])
@pytest.mark.parametrize("language", LISTED)
def test_headings_below_projects_are_titles(language: str, gap: str) -> None:
    """Each holds what is told below it, whether or not blank lines set it apart."""
    heading, first, second, *told = LISTED[language]
    text = gap.join([heading, first, told[0], second, told[1], ""])

    assert {first, second} <= titles(text, language)


@pytest.mark.parametrize(
    ("language", "heading", "below"),
    [
        ("en", "Applications", "Green Piers"),
        ("sv", "Ansökningar som fått nej", "Gröna bryggor"),
        ("en", "Projects", "How to apply"),
        ("en", "Projects", "Our new projects"),
        ("de", "Projekte", "Stadt Celle"),
    ],
)
def test_not_every_heading_is(language: str, heading: str, below: str) -> None:
    """Not below "Applications", not what says what kind of things follow, and not a town."""
    text = f"{heading}\n\n{below}\n\nIt was 2019, and 40,000 euro would be needed for the whole of it, as all agreed then.\n"

    assert below not in titles(text, language)


@pytest.mark.parametrize("levels", [("#", "##"), ("", "")], ids=["levels", "flat"])
def test_what_follows_the_projects_is_none(levels: tuple[str, str]) -> None:
    """The list ends where a heading of its own level, or one without a sign of a project, goes on with something else."""
    high, low = (f"{level} " if level else "" for level in levels)
    hours = (
        f"{high}Telefontider\n\nVi svarar måndag till fredag, och besök tar vi emot i rum 312 på andra våningen.\n\n"
    )
    leaders = f"{high}Politisk ledning\n\nAnna Berg är kommunstyrelsens ordförande 2022–2026, och det är hon gärna.\n\n"
    project = f"{low}Havsljus\n\nEkby kommun leder arbetet, som pågår 2021–2024.\n\n"

    assert titles(f"{high}Våra projekt\n\n{project}{hours}{leaders}", "sv") == {"Havsljus"}


def test_the_paragraph_below_a_title_gives_no_other() -> None:
    """What opens it in small letters says what the project is: it is no second one."""
    text = (
        "Hankkeet\n\nKaksi siltaa\n\nLahden molemmin puolin tehtävä museoyhteistyö alkoi 2021. Turun kaupunki koordinoi Kaksi siltaa "
        "-hanketta, ja Tartto on sen kumppani.\n"
    )

    assert titles(text, "fi") == {"Kaksi siltaa"}
    assert ("Kaksi siltaa", "startYear", "2021") in facts(text, "fi")


def test_a_month_begins_no_title() -> None:
    """It says when, and then who does something."""
    text = "Ludham is twinned with Vire. In September the members noted a letter from Bamberg suggesting a project.\n"

    assert titles(text, "en") == set()


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        # A list and what follows it; its last entry is no heading.
        (
            "Our towns\nVire, France (1998)\nMalbork, Poland (2004)\nThe link with Waterford was given up in 2017. Nobody has asked for another.\n",
            [""],
        ),
        # Rows, a paragraph and a heading each end before a heading.
        (
            "Twin towns\nTown\tSince\nVire\t1998\nProjects\nGreen Piers\nThe work began in 2020 and goes on. Everybody who likes the sea takes part in it.\n",
            ["Twin towns", "Projects", "Green Piers"],
        ),
        # A person and how to reach them are no sections.
        (
            "All of this has been agreed with our partners in the three towns.\nAnna Berg\nOfficer\nTel: 056 555 4128\n",
            [""],
        ),
    ],
)
def test_headings_without_blank_lines(text: str, headings: list[str]) -> None:
    """A short line behind something that has ended, above a paragraph, rows or fields."""
    assert [section.heading for section in find_sections(text)] == headings
