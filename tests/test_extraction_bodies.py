"""Bodies that a small word introduces, lists of twin towns in sentences, and who is only an employer."""

from __future__ import annotations

import pytest

from reading_of import facts, names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "no",
            "Avtalen er en del av programmet Kommunale broer for fred, som drives av KS.",
            ("Programme", "Kommunale broer for fred"),
        ),
        ("da", "I byen arbejder foreningen Zoomby med affald.", ("Organisation", "Zoomby")),
        ("sv", "Kommunen är med i nätverket Civila broar, som bildades i fjol.", ("Network", "Civila broar")),
    ],
)
def test_a_small_word_says_what_a_name_is(language: str, text: str, name: tuple[str, str]) -> None:
    """A word for a programme, association or network stands before its name, which may go on to a comma."""
    assert name in names(text, language)


def test_a_name_does_not_run_on_into_a_sentence() -> None:
    """Small words behind a name belong to it only up to a comma or stop, and without a verb."""
    assert ("Programme", "Erasmus") in names("Byen får penger fra programmet Erasmus som før.", "no")


def test_towns_with_their_countries_below_a_heading_are_twins() -> None:
    """Sentences on twin towns name each town with its country, and its year behind it."""
    text = """Minutes of Kirklees Council

1. Twinning

The links with Besançon (France, 1955) and Unna (Germany, 1967) are active. A choir sang in Hof (Germany).
The former link with Kostanay (Kazakhstan) ended in 2009.
"""
    found = facts(text, "en")
    assert {(a, b) for a, how, b in found if how == "twinnedWith"} == {
        ("Kirklees Council", "Besançon"),
        ("Kirklees Council", "Unna"),
    }
    assert ("Kirklees Council – Unna", "startYear", "1967") in found


def test_whose_engineer_leads_a_project_does_not_lead_it() -> None:
    """A body before a person's title is the employer, not the leader."""
    text = "# Project: Warm Roofs\n\nThe project is led by Kirklees Council engineer Ann Oduya, ann.oduya@kirklees.example.org.\n"
    assert not {fact for fact in facts(text, "en") if fact[1] == "coordinator"}


def test_who_pays_for_a_camp_of_twin_towns_pays_for_no_project() -> None:
    """Below a heading for twin towns a sentence without a project is not about the page's project."""
    text = """# Molde kommune

## Vennskapsbyer

Ungdomsleiren arrangeres hvert år og støttes av Nordplus.

## Prosjektet Varme tak

Prosjektet Varme tak varer til 2026.
"""
    assert not {fact for fact in facts(text, "no") if fact[1] == "fundedBy"}


def test_a_name_without_its_legal_form_is_the_same_body() -> None:
    """What is first "Norra Ljus AB" is called "Norra Ljus" further on."""
    text = "Projektet Varma tak leds av Norra Ljus AB. I projektet deltar Norra Ljus och Lunds universitet."
    assert {who for _, how, who in facts(text, "sv") if how == "coordinator"} == {"Norra Ljus AB"}
    assert ("Varma tak", "partner", "Norra Ljus") not in facts(text, "sv")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "# Dundee City Council\n\n## Twinning\n\nThe city is twinned with Orléans (1946) and Würzburg (1962)."),
        ("da", "# Holstebro Kommune\n\nKommunens venskabsbyer er Orléans i Frankrig og Würzburg i Tyskland."),
    ],
)
def test_all_towns_of_a_list_behind_a_word_for_twins_are_twins(language: str, text: str) -> None:
    """Small words may stand between the word for twin towns and their names, which form a list."""
    assert {b for _, how, b in facts(text, language) if how == "twinnedWith"} == {"Orléans", "Würzburg"}


def test_partnerships_of_a_town_are_no_partners_of_a_project() -> None:
    """Who says that a town has partnerships speaks of no project named before."""
    text = """Stadt Ludwigsburg

Das Projekt „Warme Dächer“ lief von 2018 bis 2021.

Ludwigsburg hat Partnerschaften mit Montbéliard (Frankreich) und Bergamo (Italien).
"""
    assert not {fact for fact in facts(text, "de") if fact[1] == "partner" and fact[0] == "Warme Dächer"}


def test_a_cooperation_with_somebody_since_a_year_is_ours() -> None:
    """A sentence that opens with the cooperation with another authority speaks of the page's own."""
    text = "Stadt Ludwigsburg\n\nDie Zusammenarbeit mit der Gemeinde Kongoussi besteht seit 2006."
    assert ("Stadt Ludwigsburg – Gemeinde Kongoussi", "startYear", "2006") in facts(text, "de")


def test_the_year_of_an_agreement_is_no_year_of_a_project() -> None:
    """A sentence that opens with the agreement tells of no project, whatever came before."""
    text = "Projektet Varme tage var dyrt. Aftalen blev underskrevet i 2003."
    assert not {fact for fact in facts(text, "da") if fact[1] == "startYear" and fact[0] == "Varme tage"}


def test_a_country_with_the_words_behind_it_is_no_town() -> None:
    """Where nouns have capitals, a country does not run on over an article."""
    text = "In Burkina Faso die Wasserversorgung verbessern will Ludwigsburg."
    assert ("Country", "Burkina Faso") in names(text, "de")


def test_what_is_planned_elsewhere_does_not_deny_what_is_told() -> None:
    """A partner of the project is one though another project with it is only planned."""
    text = """# Holstebro Kommune

## Projektet Varme tage

I projektet deltager Lemvig Kommune.

## På tegnebrættet

Sammen med Lemvig Kommune vil vi ansøge om støtte til noget nyt.
"""
    assert ("Varme tage", "partner", "Lemvig Kommune") in facts(text, "da")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "sv",
            "# Våra vänorter\n\nKarlskoga kommun\n\nSandefjord, Norge\nOlaine i Lettland var vänort fram till 2014.\n",
        ),
        ("no", "# Vennskapsbyer i Tromsø kommune\n\nAvtalen med Olaine (Latvia) er suspendert.\n"),
        ("fi", "# Kotkan ystävyyskaupungit\n\nKotkan kaupunki\n\nYhteistyö Olainen (Latvia) kanssa on tauolla.\n"),
    ],
)
def test_a_link_that_is_over_or_rests_is_no_twinning(language: str, text: str) -> None:
    """A town that was a twin until a year, or whose agreement is suspended, is none."""
    assert not {b for _, how, b in facts(text, language) if how == "twinnedWith"} & {"Olaine", "Olainen"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Ale kommun fick besök av Finlands ambassad i Berlin.", "Finlands ambassad"),
        ("sv", "Estlands generalkonsulat bjöd in.", "Estlands generalkonsulat"),
        ("en", "Leeds met the Swedish Embassy.", "Swedish Embassy"),
        ("no", "Molde kommune møtte Polens konsulat.", "Polens konsulat"),
        ("da", "Mødet var på Norges generalkonsulat.", "Norges generalkonsulat"),
        ("de", "Fulda arbeitet mit der Botschaft von Estland zusammen.", "Botschaft von Estland"),
        ("de", "Die Finnische Botschaft lud ein.", "Finnische Botschaft"),
        ("fi", "Raahen kaupunki tapasi Viron suurlähetystön.", "Viron suurlähetystön"),
        ("fi", "Botschaft von Estland\nHildebrandstraße 5, 10785 Berlin\nPuh. +49 30 555 010", "Botschaft von Estland"),
    ],
)
def test_an_embassy_is_an_authority_not_its_country(language: str, text: str, name: str) -> None:
    """An embassy and a consulate are bodies of their own, in a page's language and where it gives the name in another."""
    assert ("GovernmentAgency", name) in names(text, language)
