"""How Danish and Norwegian pages say who pays, leads, takes part, joins and leaves."""

from __future__ import annotations

import pytest

from reading_of import facts

DANISH = "# Nyt fra Vejle Kommune\n\n"
NORWEGIAN = "# Nytt fra Alta kommune\n\n"


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        (
            "da",
            DANISH + "Projektet Varme tage begyndte i 2020. Aarhus Universitet har ansvaret for projektledelsen.",
            ("Varme tage", "coordinator", "Aarhus Universitet"),
        ),
        (
            "da",
            DANISH + "I projektet Varme tage tog Realdania sig af hovedparten af regningen.",
            ("Varme tage", "fundedBy", "Realdania"),
        ),
        (
            "no",
            NORWEGIAN + "Prosjektet Varme tak startet i 2020. Til prosjektet bidrar Norad med 2 millioner kroner.",
            ("Varme tak", "fundedBy", "Norad"),
        ),
        (
            "no",
            NORWEGIAN + "Prosjektet Varme tak ble til i 2020 med Bodø kommune som prosjekteier.",
            ("Varme tak", "coordinator", "Bodø kommune"),
        ),
        (
            "no",
            NORWEGIAN + "Prosjektet Varme tak ledes av Bodø kommune, ikke av oss.",
            ("Varme tak", "coordinator", "Bodø kommune"),
        ),
    ],
)
def test_idioms_of_paying_and_leading(language: str, text: str, fact: tuple[str, str, str]) -> None:
    """Verbs may stand before their subject, and "not by us" denies nothing of what stands before it."""
    assert fact in facts(text, language)


@pytest.mark.parametrize("left", ["meldte fra", "sprang fra", "takkede nej", "blev inviteret med"])
def test_who_left_or_was_only_invited_takes_no_part(left: str) -> None:
    """All the ways of not being there keep a body from being a partner."""
    text = f"{DANISH}Projektet Varme tage ledes af Vejle Kommune. Odense Kommune {left}, da projektet deltog i messen."
    assert ("Varme tage", "partner", "Odense Kommune") not in facts(text, "da")


def test_the_stop_of_kr_belongs_to_the_amount_where_the_sentence_goes_on() -> None:
    """In Danish, "kr." is a short form with a stop of its own."""
    assert ("Varme tage", "budget", "9,4 mio. kr.") in facts(
        f"{DANISH}Projektet Varme tage fik 9,4 mio. kr. fra Interreg i 2020.", "da"
    )


def test_a_country_in_a_label_is_that_of_the_partners_behind_it() -> None:
    """A label such as "Partners in Norway" says where those behind it are."""
    text = f"{DANISH}Projekt: Varme tage\nPartnere i Norge: Bodø kommune, Nord universitet\n"
    assert {("Bodø kommune", "country", "Norge"), ("Nord universitet", "country", "Norge")} <= set(facts(text, "da"))


def test_a_society_is_the_member_that_its_pages_speak_of() -> None:
    """A sentence that goes on with "the company" is about the body named before it."""
    text = f"{DANISH}Havnes Vand A/S leverer vand til byen. Selskabet er medlem af brancheforeningen DANVA."
    assert ("Havnes Vand A/S", "memberOf", "DANVA") in facts(text, "da")


def test_towns_with_their_countries_are_the_twins_of_the_page() -> None:
    """Towns abroad in one sentence are twinned with the town whose page it is, and not with one another."""
    text = "# Vejle Kommune\n\nBorås i Sverige og Mikkeli i Finland har været vores venskabsbyer siden 1961."
    found = facts(text, "da")
    assert ("Vejle Kommune", "twinnedWith", "Borås") in found
    assert ("Borås", "twinnedWith", "Mikkeli") not in found


def test_an_end_is_no_beginning() -> None:
    """A year behind a word for an end is never since when a partnership holds."""
    found = facts(f"{NORWEGIAN}Samarbeidet mellom Alta kommune og Kiruna kommun varer fram til utgangen av 2024.", "no")
    assert not [fact for fact in found if fact[1] == "startYear"]
