"""Who does what in a sentence: the page's own authority, earlier projects, relative clauses, codes, contacts."""

from __future__ import annotations

import pytest

from reading_of import facts, names


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        (
            "en",
            "# Kirklees Council news\n\nThe project Warm Roofs began in 2020. The council leads the project with Leeds.",
            ("Warm Roofs", "coordinator", "Kirklees Council"),
        ),
        (
            "sv",
            "# Nytt från Ale kommun\n\nProjektet Varma tak leds av Region Skåne. Kommunen deltar i projektet sedan 2021.",
            ("Varma tak", "partner", "Ale kommun"),
        ),
        (
            "da",
            "# Nyt fra Vejle Kommune\n\nProjektet Varme tage løber til 2025. Kommunen er leadpartner i projektet.",
            ("Varme tage", "coordinator", "Vejle Kommune"),
        ),
    ],
)
def test_the_council_is_the_authority_whose_page_it_is(language: str, text: str, fact: tuple[str, str, str]) -> None:
    """The words "the council", "kommunen" and "we" lead or take part like a name."""
    assert fact in facts(text, language)


def test_somebody_in_the_council_is_not_the_council() -> None:
    """What takes place in the municipality does not make it a partner."""
    text = "# Nytt från Ale kommun\n\nProjektet Varma tak samlar skolor i kommunen tillsammans med Lunds universitet."
    assert ("Varma tak", "partner", "Ale kommun") not in facts(text, "sv")


@pytest.mark.parametrize(
    ("language", "text", "earlier"),
    [
        (
            "en",
            "Our project Warm Roofs builds on Cold Cellars, a pilot run by Esbjerg Kommune in 2018–2019, paid by Norad.",
            {
                ("Cold Cellars", "coordinator", "Esbjerg Kommune"),
                ("Cold Cellars", "fundedBy", "Norad"),
                ("Cold Cellars", "startYear", "2018"),
            },
        ),
        (
            "no",
            "Prosjektet Varme tak bygger videre på forprosjektet Kalde kjellere fra 2022, som ble finansiert av Norad.",
            {("Kalde kjellere", "fundedBy", "Norad"), ("Kalde kjellere", "startYear", "2022")},
        ),
    ],
)
def test_a_clause_behind_an_earlier_project_tells_of_it(
    language: str, text: str, earlier: set[tuple[str, str, str]]
) -> None:
    """What follows the project that another builds on is said of the earlier one."""
    found = facts(text, language)
    assert found >= earlier
    assert not {fact for fact in found if fact[0] in {"Warm Roofs", "Varme tak"}}


def test_a_relative_clause_is_about_the_body_before_it() -> None:
    """Who runs a programme does not lead the project that it pays for."""
    text = "Prosjektet Varme tak er støttet av Nordplus, som drives av KS."
    assert not {fact for fact in facts(text, "no") if fact[1] == "coordinator"}


def test_two_letters_in_brackets_are_a_country() -> None:
    """A country's code behind a name is its country, unless it is short for the name."""
    text = "# Project: Warm Roofs\n\nPartners: Esbjerg Kommune (DK), University of Hull (UK), Swedish Energy (SE)\n"
    found = {(who, where) for who, what, where in facts(text, "en") if what == "country"}
    assert found == {("Esbjerg Kommune", "DK"), ("University of Hull", "UK")}


def test_numbers_behind_a_label_for_goals_are_goals() -> None:
    """A field of goals needs no word for goal in its value."""
    text = "# Project: Warm Roofs\n\nSDGs: 4, 8 and 14\n"
    assert {what for who, how, what in facts(text, "en") if how == "sdg"} == {"SDG 4", "SDG 8", "SDG 14"}


@pytest.mark.parametrize(
    ("language", "text", "town", "country"),
    [
        ("de", "Partnerstädte von Osnabrück\n\nAngers – Frankreich, seit 1964\n", "Angers", "Frankreich"),
        ("no", "Avtalen med Heiligenhafen i Tyskland ble avsluttet i 2015.", "Heiligenhafen", "Tyskland"),
    ],
)
def test_a_town_stands_before_its_country(language: str, text: str, town: str, country: str) -> None:
    """A dash in a list, or the word for in, joins a town to its country, a town too that could be a word."""
    assert (town, "country", country) in facts(text, language)


def test_a_partnership_of_town_and_country_says_no_country() -> None:
    """A dash in a heading joins partners."""
    assert not facts("## Ale kommun – Kenya\n\nProjektet Varma tak pågår.\n", "sv") & {
        ("Ale kommun", "country", "Kenya")
    }


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        (
            "sv",
            "Ale kommuns projektledare Anna Bergqvist, anna.bergqvist@ale.example.se",
            ("Anna Bergqvist", "affiliation", "Ale kommun"),
        ),
        (
            "fi",
            "Hankkeesta vastaa Porin kaupungin ympäristöpäällikkö Johanna Salo, johanna.salo@pori.example.fi",
            ("Johanna Salo", "affiliation", "Porin kaupunki"),
        ),
    ],
)
def test_a_body_in_the_genitive_employs_whose_title_follows(
    language: str, text: str, fact: tuple[str, str, str]
) -> None:
    """Who is "Ale kommuns projektledare" works for Ale kommun."""
    assert fact in facts(text, language)


def test_a_title_with_eu_is_no_employer() -> None:
    """The first part of a compound is nobody's employer."""
    text = "Kontakt\n\nSanne Kjærsgaard, EU-konsulent, tlf. 56 55 21 08, sanne@vejle.example.dk\n"
    assert not {fact for fact in facts(text, "da") if fact[1] == "affiliation"}


def test_who_answers_for_twin_towns_is_no_contact_of_a_project() -> None:
    """A label before a person says what the person answers for."""
    text = """Ale kommun

Projektet Varma tak pågår till 2026.

Kontakt

Vänorter: Anna Bergqvist, tel. 0303-55 01 23
"""
    assert not {fact for fact in facts(text, "sv") if fact[1] == "contactPerson"}


def test_a_contact_of_a_page_with_many_projects_is_of_none_of_them() -> None:
    """Below a heading for contacts, the last of three projects has no more to do with a person than the first."""
    text = """Ale kommun

Projektet ”Varma tak” pågår till 2026. Projektet ”Kalla källare” pågår till 2027. Projektet ”Ljusa rum” pågår till 2028.

Kontakt

Anna Bergqvist, tel. 0303-55 01 23
"""
    assert not {fact for fact in facts(text, "sv") if fact[1] == "contactPerson"}


def test_a_small_word_may_stand_in_a_list() -> None:
    """The words "im A und im B" name two networks."""
    text = "Die Stadt Osnabrück ist Mitglied im Klima-Bündnis und im Rat der Gemeinden und Regionen Europas."
    assert {network for _, how, network in facts(text, "de") if how == "memberOf"} == {
        "Klima-Bündnis",
        "Rat der Gemeinden und Regionen Europas",
    }


def test_words_in_capitals_are_no_acronym() -> None:
    """A heading in capitals is not the name of a project because projects are spoken of below."""
    text = "KUMPPANUUS JATKUU\n\nKaupungit toteuttavat hanketta Puhdas laituri (2022–2024).\n"
    assert ("Project", "KUMPPANUUS JATKUU") not in names(text, "fi")
    assert ("Project", "Puhdas laituri") in names(text, "fi")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Ale kommun funderar på att söka pengar ur Erasmus+ till projektet Varma tak."),
        (
            "en",
            "The council resolved to join Eurocities from April 2030. A grant for the project Warm Roofs is pending.",
        ),
        ("no", "Søknaden om støtte fra Norad til prosjektet Varme tak avslås."),
        ("da", "Udvalget godkender, at Vejle Kommune bliver medlem af Eurocities."),
        ("de", "Der Landkreis Verden will beim Programm Erasmus+ Mittel für das Projekt Warme Dächer beantragen."),
        ("fi", "Hankkeen Lämpimät katot kumppaniksi on kaavailtu Tarton kaupunkia."),
    ],
)
def test_what_is_wished_for_or_refused_is_not_told(language: str, text: str) -> None:
    """Words for wishes and refusals of all six languages keep a sentence from being asserted."""
    assert not {fact for fact in facts(text, language) if fact[1] in {"fundedBy", "memberOf", "partner"}}


def test_what_went_before_is_not_what_the_page_goes_on_about() -> None:
    """A sentence after "builds on" still tells of the project that builds, and so do sections without a title."""
    text = """Ale kommun

Projektet ”Vår plats” bygger vidare på Skolköket (2017–2020). Unga kartlägger torg.

Finansiering

ICLD finansierar projektet.
"""
    assert ("Vår plats", "fundedBy", "ICLD") in facts(text, "sv")
    assert ("Skolköket", "fundedBy", "ICLD") not in facts(text, "sv")


def test_the_project_that_another_continues_is_one() -> None:
    """A name behind "er en videreføring av" in a sentence on a project is a project, though no word says so."""
    text = "Prosjektet Varme tak er en videreføring av Båtbatteriet, som Norad støttet."
    assert ("Project", "Båtbatteriet") in names(text, "no")


def test_a_law_that_a_project_builds_on_is_none() -> None:
    """The plain word for building on stands before principles, too."""
    assert ("Project", "Barnkonventionen") not in names("Projektet bygger på Barnkonventionen.", "sv")
