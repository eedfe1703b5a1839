"""Questions that a page asks and answers: what stands below them, and what "No." denies."""

from __future__ import annotations

import pytest

from reading_of import facts, read


@pytest.mark.parametrize(
    ("language", "text", "home"),
    [
        (
            "en",
            (
                "About the office\nWho is Hull twinned with?\n"
                "Quimper in France (since 1981), Spokane and New London in the United States and Kose in Estonia. "
                "Narva was a twin until the agreement lapsed in 2019.\nHull City Council, Guildhall, Hull"
            ),
            "Hull City Council",
        ),
        (
            "sv",
            (
                "Om kontoret\nVilka är Lunds vänorter?\n"
                "Quimper i Frankrike (sedan 1981), Spokane och New London i USA och Kose i Estland. "
                "Avtalet med Narva upphörde 2019.\nLunds kommun, Stortorget 1, Lund"
            ),
            "Lunds kommun",
        ),
    ],
)
def test_all_towns_that_answer_the_question_for_them_are_twins(language: str, text: str, home: str) -> None:
    told = facts(text, language)
    twins = {thing for subject, predicate, thing in told if predicate == "twinnedWith" and subject == home}
    assert twins == {"Quimper", "Spokane", "New London", "Kose"}
    assert {(s, v) for s, p, v in told if p == "startYear"} == {(f"{home} – Quimper", "1981")}


@pytest.mark.parametrize(
    ("language", "text", "network"),
    [
        ("en", "Is Hull a member of Eurocities? No. Hull City Council is a member of Eurotowns.", "Eurotowns"),
        ("sv", "Är Lund med i Eurocities? Nej. Lunds kommun är medlem i Klimatkommunerna.", "Klimatkommunerna"),
        (
            "de",
            "Ist Ulm Mitglied bei Eurocities? Nein. Die Stadt Ulm ist Mitglied im Klima-Bündnis.",
            "Klima-Bündnis",
        ),
    ],
)
def test_no_answers_the_question_and_not_the_next_sentence(language: str, text: str, network: str) -> None:
    members = {thing for _, predicate, thing in facts(text, language) if predicate == "memberOf"}
    assert members == {network}


def test_the_short_word_for_a_number_ends_no_sentence() -> None:
    units = read("It is No. 5 of the list. No. We are not.", "en").page.units
    assert len(units) == 3


@pytest.mark.parametrize("text", ["Vilka är Lunds vänorter?", "Vilken är Lunds vänort?"])
def test_a_question_word_is_no_town(text: str) -> None:
    assert not [fact for fact in facts(text, "sv") if fact[1] == "twinnedWith"]
