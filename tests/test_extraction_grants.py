"""Decisions on money: who grants, who is granted, what it is for, what it grew out of, and whom to ask."""

from __future__ import annotations

import pytest

from reading_of import facts, names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Vinnova beviljar 2,1 miljoner kronor till projektet Gröna kajer."),
        ("no", "Forskningsrådet innvilger 2,1 millioner kroner til prosjektet Gröna kajer."),
        ("da", "Realdania bevilger 2,1 mio. kr. til projektet Gröna kajer."),
        ("de", "Die Robert Bosch Stiftung bewilligt dem Projekt „Gröna kajer“ 210.000 Euro."),
        ("fi", "Sitra myöntää Gröna kajer -hankkeelle 210 000 euroa."),
        ("en", "Innovate UK grants £210,000 to the project Gröna kajer."),
    ],
)
def test_who_grants_money_funds_the_project(language: str, text: str) -> None:
    """The body before a word for granting is the funder, and the sum is the project's."""
    assert {p for s, p, _ in facts(text, language) if s.startswith("Gröna kajer")} >= {"fundedBy", "budget"}


@pytest.mark.parametrize(
    ("language", "text", "recipient"),
    [
        ("en", "Ripon City Council has been awarded £30,000 for the project Quiet Lanes.", "Ripon City Council"),
        ("sv", "Ale kommun tilldelas 300 000 kronor av Vinnova för projektet Quiet Lanes.", "Ale kommun"),
        ("no", "Voss kommune får tildelt 300 000 kroner til prosjektet Quiet Lanes.", "Voss kommune"),
    ],
)
def test_who_is_granted_money_takes_part(language: str, text: str, recipient: str) -> None:
    """The body that is awarded money for a project takes part in it, and does not fund it."""
    found = facts(text, language)
    assert ("Quiet Lanes", "partner", recipient) in found
    assert ("Quiet Lanes", "fundedBy", recipient) not in found


def test_an_application_that_was_turned_down_grants_nothing() -> None:
    """A refusal holds for the sum and the funder too."""
    assert facts("Vinnova beviljar inte 2 miljoner kronor till projektet Gröna kajer.", "sv") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Projektet Gröna kajer pågår 2023–2025. Projektet springer ur Tångboken, en förstudie från 2021."),
        ("da", "Projektet Gröna kajer løber 2023–2025. Projektet udspringer af Tångboken, et projekt fra 2021."),
        ("no", "Prosjektet Gröna kajer varer 2023–2025. Prosjektet springer ut av Tångboken, et forprosjekt."),
        ("en", "The project Gröna kajer runs from 2023. The project grew out of Tångboken, a pilot from 2021."),
    ],
)
def test_a_project_may_grow_out_of_another(language: str, text: str) -> None:
    """What a project grew out of is an earlier project, whose years are not the later one's."""
    assert ("Project", "Tångboken") in names(text, language)
    assert ("Gröna kajer", "startYear", "2021") not in facts(text, language)


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        (
            "sv",
            "Projektet Gröna kajer pågår 2023–2025. Projektledare är Anna Strömvall på Ale kommun.",
            "Anna Strömvall",
        ),
        (
            "en",
            "The project Gröna kajer runs from 2023. Project manager: A. Whitstone, Ripon City Council.",
            "A. Whitstone",
        ),
        ("no", "Prosjektet Gröna kajer varer til 2025. Prosjektleder Kari Lundmo følger arbeidet.", "Kari Lundmo"),
        ("da", "Projektet Gröna kajer løber til 2025. Projektleder Mette Sandvad følger arbejdet.", "Mette Sandvad"),
        ("de", "Das Projekt „Gröna kajer“ läuft bis 2025. Projektleiterin ist Dr. Anna Holtmeier.", "Anna Holtmeier"),
        ("fi", "Gröna kajer -hanke päättyy 2025. Projektipäällikkö Sanna Rantamo vastaa kysymyksiin.", "Sanna Rantamo"),
    ],
)
def test_who_manages_a_project_is_its_contact(language: str, text: str, person: str) -> None:
    """A person introduced as a project's manager is whom to ask, without an address too."""
    contacts = [(s, o) for s, p, o in facts(text, language) if p == "contactPerson"]
    assert [o for _, o in contacts] == [person]
    assert contacts[0][0].startswith("Gröna kajer")


def test_the_director_of_a_council_is_no_contact_of_a_project() -> None:
    """Another title than a project manager's makes nobody a contact."""
    text = "Projektet Gröna kajer pågår 2023–2025. Kommundirektör Anna Strömvall är nöjd."
    assert not [fact for fact in facts(text, "sv") if fact[1] == "contactPerson"]


@pytest.mark.parametrize(
    ("language", "text", "still", "over"),
    [
        (
            "de",
            "# Stadt Hameln\n\nStädtepartnerschaften bestehen mit Torbay (England) und Quedlinburg. Die Partnerschaft mit Quedlinburg ruht.",
            "Torbay",
            "Quedlinburg",
        ),
        (
            "no",
            "# Voss kommune\n\nKommunens vennskapsbyer: Leksand og Oulainen. Avtalen med Oulainen ble sagt opp i 2016.",
            "Leksand",
            "Oulainen",
        ),
    ],
)
def test_a_partnership_that_rests_takes_its_town_off_the_list(language: str, text: str, still: str, over: str) -> None:
    """What a later sentence says is over is no twin town; the others of the list are."""
    twins = {town for _, p, town in facts(text, language) if p == "twinnedWith"}
    assert still in twins
    assert over not in twins
