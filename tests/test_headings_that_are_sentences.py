"""A heading that tells something of a project is none, and a paragraph that opens with when it ended names none."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("da", "Vejle Kommune\n\nProjekt om stormflod er finansieret\n\nProjektet støttes af Interreg og begyndte i 2025.\n"),
        ("sv", "Ekby kommun\n\nProjekt om översvämning är finansierat\n\nProjektet stöds av Interreg och började 2025.\n"),
        ("en", "Leeds City Council\n\nProject on floods is funded\n\nThe project is supported by Interreg.\n"),
        ("de", "Stadt Celle\n\nProjekt gegen Flut ist bewilligt\n\nDas Projekt wird von Interreg gefördert.\n"),
    ],
)  # fmt: skip
def test_a_heading_with_a_verb_is_no_title(language: str, page: str) -> None:
    """It says what happened to a project."""
    assert not [subject for subject, predicate, _ in facts(page, language) if predicate == "fundedBy"]


@pytest.mark.parametrize(
    ("language", "page", "name"),
    [
        ("en", "# Projects\n\n## Cold Homes, Warm Streets\n\nFinished in March 2020. The project was paid for by Horizon 2020.\n",
         "Cold Homes, Warm Streets"),
        ("sv", "# Projekt\n\n## Kalla hus, varma gator\n\nAvslutades i mars 2020. Projektet betalades av Horisont 2020.\n",
         "Kalla hus, varma gator"),
        ("de", "# Projekte\n\n## Kalte Häuser, warme Straßen\n\nBeendet im März 2020. Das Projekt wurde von Horizont 2020 gefördert.\n",
         "Kalte Häuser, warme Straßen"),
    ],
)  # fmt: skip
def test_when_it_ended_is_no_name(language: str, page: str, name: str) -> None:
    """One word and a date open the paragraph; the heading is the title."""
    assert {subject for subject, predicate, _ in facts(page, language) if predicate == "fundedBy"} == {name}


@pytest.mark.parametrize(
    ("language", "heading", "told"),
    [
        ("fi", "Lahdella on useita hankkeita", "Hanke Kirkas Vesi saa rahoitusta Interregiltä. Projekti alkoi 2023."),
        ("sv", "Lund har flera projekt", "Projektet Gröna Hus får pengar av Interreg. Det började 2023."),
        ("de", "Ulm hat mehrere Projekte", "Das Projekt Blaue Bucht erhält Geld von Interreg. Es begann 2023."),
        ("en", "Hull has several projects", "The project Blue Bay is paid for by Interreg. It began in 2023."),
    ],
)
def test_a_heading_that_says_that_there_are_projects_is_none(language: str, heading: str, told: str) -> None:
    subjects = {
        subject
        for subject, predicate, _ in facts(f"Nytt\n\n{heading}\n\n{told}\n", language)
        if predicate == "fundedBy"
    }
    assert len(subjects) == 1
    assert heading not in subjects


@pytest.mark.parametrize(
    ("language", "page", "title"),
    [
        ("fi", "Uutinen\n\nKirkas vesi -hanke alkoi 2023.\n\nKirkas vesi lyhyesti\n\nKesto: 2024–2027\nBudjetti: 3 000 euroa\n", "Kirkas vesi"),
        ("en", "News\n\nThe Open Gates project began in 2023.\n\nOpen Gates briefly\n\nPeriod: 2024–2027\nBudget: 3,000 euros\n", "Open Gates"),
    ],
)  # fmt: skip
def test_one_word_behind_a_title_in_a_heading_is_no_part_of_it(language: str, page: str, title: str) -> None:
    assert {subject for subject, predicate, _ in facts(page, language) if predicate == "endYear"} == {title}


@pytest.mark.parametrize(
    ("language", "heading"),
    [("no", "Deltakere i Fossilfri Plass"), ("en", "Partners in Fossilfri Plass"), ("sv", "Partner i Fossilfri Plass")],
)
def test_a_heading_that_says_who_follows_names_no_second_project(language: str, heading: str) -> None:
    head = {"no": "Våre prosjekter", "en": "Our projects", "sv": "Våra projekt"}[language]
    noun = {"no": "Prosjektet", "en": "The project", "sv": "Projektet"}[language]
    text = f"{head}\n\nFossilfri Plass\n\n{noun} Fossilfri Plass 2022–2025.\n\n{heading}\n\nLund, 2022\nMoss, 2022\n"
    subjects = {subject for subject, predicate, _ in facts(text, language) if predicate in {"startYear", "partner"}}
    assert subjects <= {"Fossilfri Plass"}
