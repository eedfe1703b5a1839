"""Titles of projects that no word for a project stands right before."""

from __future__ import annotations

import pytest

from reading_of import read


def projects(text: str, language: str) -> set[str]:
    """Return the names of the projects that a text names."""
    return {entity.label for entity in read(text, language).entities if entity.kind == "Project"}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("sv", "Trygga broar, som det gemensamma projektet kallas, började 2021 i Sala.", "Trygga broar"),
        ("no", "Skolen hadde et prosjekt om lys, Klar natt, sammen med en skole i Sala.", "Klar natt"),
        ("da", "Forud gik en undersøgelse, Havets Stemmer, som blev gennemført i 2020.", "Havets Stemmer"),
        ("fi", "Yhteistyön uusin osa on Hiljaiset polut, joka käynnistyi vuonna 2021.", "Hiljaiset polut"),
        ("de", "Abgeschlossen ist „Licht im Hof“ (2018 bis 2020), das viele erreichte.", "Licht im Hof"),
        ("no", "Lys i hagen (2021–2024) er noe som Sala kommune driver.", "Lys i hagen"),
        ("de", "Drei Jahre, von 2020 bis 2022, half „Licht im Hof“ vielen Leuten.", "Licht im Hof"),
        ("de", "Das Neue baut auf „Licht im Hof“ auf.", "Licht im Hof"),
        ("en", "The councils are carrying out LIGHT FOR ALL, which helps many.", "LIGHT FOR ALL"),
        ("da", "c) Lys på vejen. Afviklet 2019-2020 med Sala kommune.", "Lys på vejen"),
        ("sv", "Vägen Öst-Syd är snart klar! Projektet pågick 2019–2022.", "Vägen Öst-Syd"),
        ("sv", "Maria Ek, projektledare för Trygga broar, maria.ek@sala.example", "Trygga broar"),
    ],
)
def test_a_title_may_stand_apart_from_the_word_for_a_project(language: str, text: str, title: str) -> None:
    """A title is set off by commas, by its years, or by the person who leads it."""
    assert title in projects(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wir freuen uns sehr“, sagte die Bürgermeisterin. Das Projekt beginnt 2022 in Sala."),
        ("de", "Das Förderprogramm „Licht im Hof“ besteht seit 2019. Das Projekt beginnt 2022."),
        ("en", "The axis is Priority 2 “Green and Calm Towns”. This project began in 2022."),
    ],
)
def test_other_quoted_words_are_no_title(language: str, text: str) -> None:
    """What somebody says, a programme and a numbered priority stand in quotes, too, and are no project."""
    assert not projects(text, language)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("What is Calm Rivers?\n\nIt is a project that Sala and Avesta share until 2024.\n", "Calm Rivers"),
        ("Offshoot: Calm rivers\n\nThe idea grew here. Calm rivers links two schools in Sala.\n", "Calm rivers"),
        (
            "The exchange (Drops)\n\nWork is slow.\n\nThe exchange (Calm Rivers)\n\nIn Calm Rivers we meet.\n",
            "Calm Rivers",
        ),
        (
            "All we do\n\nOpen lanes\n\nWe rode bicycles. It ran from 2017 to 2020 and was funded by Erasmus+.\n",
            "Open lanes",
        ),
        (
            "All that we do\n\nCALM RIVERS\nStatus: running\nLead partner: Sala kommun\nPeriod: 2020–2022\n",
            "CALM RIVERS",
        ),
    ],
)
def test_a_heading_may_hold_a_title_among_other_words(text: str, title: str) -> None:
    """A heading gives a title in a question, behind a colon, in brackets, or in capitals above fields."""
    assert title in projects(text, "en")


def test_a_heading_for_facts_is_no_title() -> None:
    """Fields stand below "Facts on the project", too."""
    text = "PROJECT DETAILS\nPeriod: 2020–2022\nLead partner: Sala kommun\nFunding: Interreg\n"

    assert not projects(text, "en")


def test_an_ordinary_word_before_a_project_is_no_title() -> None:
    """An earlier project is not called "Earlier"."""
    assert not projects("Edellisestä hankkeesta jäi kaivoja.", "fi")


def test_a_company_may_have_an_ampersand_in_its_name() -> None:
    """What ends in a company's ending is one name, also with an ampersand inside."""
    found = {entity.label for entity in read("Projektet ledes af Vind & Sol ApS.", "da").entities}

    assert "Vind & Sol ApS" in found


def test_a_job_title_is_no_part_of_a_name() -> None:
    """Ordinary words before a usual first name are left out, however many names follow."""
    text = "Technical Manager Maria Wanjiru Kamau, maria.kamau@sala.example"

    assert "Maria Wanjiru Kamau" in {entity.label for entity in read(text, "da").entities}
