"""Pages of associations: the first line is their name, and mail, offices and projects are theirs."""

from __future__ import annotations

import pytest

from reading_of import facts, names

PAGES = [
    (
        "de",
        ("Brücken nach Europa Celle e. V.\nJahresbericht 2024\n\nDie Stadt Celle hat eine Partnerstadt, Meudon.\n\n"
        "Vorstand\n\nAmt\tName\tKontakt\nVorsitzende\tUrsula Betzinger\t07121 555 381\n"
        "Kassenwartin\tIlona Maier\tmaier@bruecken-celle.example\n"),
        "Brücken nach Europa Celle e. V.",
    ),
    (
        "fi",
        "Ystävät yli rajan ry\n\nKemin kaupungilla on ystävyyskaupunki Narva.\n\nPuheenjohtaja: Kaisa Virtanen\n",
        "Ystävät yli rajan ry",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "association"), PAGES)
def test_a_line_that_ends_in_a_legal_form_is_one_name(language: str, text: str, association: str) -> None:
    assert ("Organisation", association) in names(text, language)


def test_the_officers_of_an_association_work_for_it_and_not_for_the_town() -> None:
    told = facts(PAGES[0][1], "de")
    employers = {(person, body) for person, predicate, body in told if predicate == "affiliation"}
    assert employers == {("Ursula Betzinger", PAGES[0][2]), ("Ilona Maier", PAGES[0][2])}
