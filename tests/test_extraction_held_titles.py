"""Titles that a heading holds among other words, and what is no title though it opens a sentence."""

from __future__ import annotations

import pytest

from reading_of import facts, read


def projects(text: str, language: str) -> set[str]:
    """Return the names of the projects that a text names."""
    return {entity.label for entity in read(text, language).entities if entity.kind == "Project"}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (
            "sv",
            "# Protokoll\n\n## § 9 Rapport om Ljus i hamnen\n\nRådet hör om Ljus i hamnen. Projektet inleddes 2023. Pengarna till Ljus i hamnen kommer från Vinnova.\n",
            "Ljus i hamnen",
        ),
        (
            "no",
            "# Takk for Fjordlys, velkommen til neste\n\nI går ble Fjordlys avsluttet. Prosjektet varte fra 2020 til 2023. Fjordlys ble ledet av Hamar kommune.\n",
            "Fjordlys",
        ),
        ("de", "## 4. HAFEN-NETZ\n\nDas Vorhaben HAFEN-NETZ begann 2022.\n", "HAFEN-NETZ"),
        (
            "en",
            "# PondCare: Neighbours Looking After Water\n\nPondCare helps people. The project runs until 2027. Hull City Council leads PondCare.\n",
            "PondCare: Neighbours Looking After Water",
        ),
    ],
)
def test_what_ends_a_part_of_a_heading_is_a_title_where_the_text_speaks_of_it(
    language: str, text: str, title: str
) -> None:
    """Numbers, other words and an explanation around a title in a heading do not hide it."""
    assert projects(text, language) == {title}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("no", "## lys i skogen\n\nHamar kommune deltar i lys i skogen. Prosjektet varer til 2027.\n", "lys i skogen"),
        ("de", "## 2. leise gassen\n\nDas Projekt leise gassen endete 2022.\n", "leise gassen"),
        ("sv", "## Ansökan om garnbron\n\nProjektet garnbron ska samla vävare.\n", "garnbron"),
    ],
)
def test_a_title_may_have_no_capital(language: str, text: str, title: str) -> None:
    """Small letters are a title where the word for a project stands before them, or where a heading has no other."""
    assert projects(text, language) == {title}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "## Våra resor\n\nProjektet tog oss långt. Våra resor gick till Riga, och resor är dyra.\n"),
        ("en", "## Our goals\n\nThe project is about water. Our goals are many, and our goals are clear.\n"),
        ("de", "## Unsere Brücke\n\nDas Projekt dauert an. Unsere Brücke ist alt, und Unsere Brücke bleibt.\n"),
        (
            "sv",
            "## Samarbete i Tra Vinh, Vietnam\n\nProjektet gäller avfall. I Tra Vinh bor många. Vi reser till Tra Vinh.\n",
        ),
    ],
)
def test_a_heading_of_plain_words_or_of_a_place_is_no_title(language: str, text: str) -> None:
    """Words that come up again below their heading are no name for that."""
    assert not {
        name for name in projects(text, language) if name == "Tra Vinh" or name.startswith(("Våra", "Our", "Unsere"))
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Får vi ja från Erasmus+ startar projektet 2027."),
        ("da", "Siger begge byråd ja, begynder projektet i 2027."),
        ("no", "Får vi penger fra Erasmus+ starter arbeidet i 2027."),
        ("fi", "Jos Erasmus+ myöntää rahoituksen, hanke alkaa vuonna 2027."),
        ("sv", "Vänortskapet med Gdynia upphörde 2015."),
    ],
)
def test_a_condition_or_a_twinning_is_no_title(language: str, text: str) -> None:
    """What opens a sentence before a verb of projects is no title where it says on what something hangs."""
    assert not projects(text, language)


def test_words_around_a_title_do_not_make_another_one() -> None:
    """A title with "in the first years" behind it is the same project as without."""
    text = "Open Lanes\n\nThe project Open Lanes began in 2021. Hull City Council was a partner in Open Lanes in the first years.\n"
    assert projects(text, "en") == {"Open Lanes"}


def test_what_is_told_below_a_heading_belongs_to_its_title() -> None:
    """Each section tells of the project that its own heading names, in capitals or not."""
    text = (
        "# Report\n\n## 1. HARBOUR-NET\n\nThe project began in May 2023. Hull City Council leads it.\n\n"
        "## 2. quiet lanes\n\nThe project quiet lanes was coordinated by Cork City Council. It ended in 2022.\n"
    )
    told = facts(text, "en")
    assert ("HARBOUR-NET", "startYear", "2023-05") in told
    assert ("quiet lanes", "endYear", "2022") in told
    assert ("HARBOUR-NET", "endYear", "2022") not in told
