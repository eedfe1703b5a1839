"""Whose an address is: a person's own line, the line right below, and nobody's further down."""

from __future__ import annotations

import pytest

from reading_of import read


def _addresses(text: str, language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in read(text, language).facts:
        if fact.predicate in {"phone", "email"}:
            found.setdefault(fact.subject.label, set()).add(str(fact.object))
    return found


@pytest.mark.parametrize(
    ("language", "text", "person", "other"),
    [
        (
            "en",
            "Contact\nLeah Cubitt, twinning officer, 01603 989 100\nEnquiries should be sent to twinning@hull.example",
            "Leah Cubitt",
            "twinning@hull.example",
        ),
        (
            "de",
            "Kontakt\nMatthias Reuß, Telefon 0551 400-2244\nPresse: Fachdienst Kommunikation, presse@ulm.example",
            "Matthias Reuß",
            "presse@ulm.example",
        ),
        (
            "da",
            "Kontorchef Palle Gaarde er gået på pension.\nRibe Kommune, Torvegade 74, 6700 Ribe\nTelefon 76 16 16 16",
            "Palle Gaarde",
            "76 16 16 16",
        ),
        (
            "no",
            "Rådgiver Tuva Årli er i permisjon til august.\nBesøksadresse: Torget 2, Moss. Postmottak: post@moss.example",
            "Tuva Årli",
            "post@moss.example",
        ),
    ],
)
def test_an_address_below_a_line_that_is_over_is_not_that_persons(
    language: str, text: str, person: str, other: str
) -> None:
    """A sentence about somebody, or a line with name and number, says all of them: what stands below is not theirs."""
    assert other not in _addresses(text, language).get(person, set())


@pytest.mark.parametrize(
    ("language", "text", "person", "own"),
    [
        ("sv", "Kontakt\nEva Lindgren, tfn 0512-311 00\nMobil: 070-123 45 67", "Eva Lindgren", "070-123 45 67"),
        (
            "da",
            "Lone Skovbjerg\nKontorchef\nTelefon 76 16 28 40\nloskb@ribe.example",
            "Lone Skovbjerg",
            "loskb@ribe.example",
        ),
        ("sv", "Eva Lindgren\nVara kommun, Storgatan 1, 534 32 Vara\n0512-311 00", "Eva Lindgren", "0512-311 00"),
        ("en", "Ann Hall, project manager\nPhone: 01603 989 100", "Ann Hall", "01603 989 100"),
    ],
)
def test_the_lines_of_a_record_are_its_persons(language: str, text: str, person: str, own: str) -> None:
    """A second number right below, and what stands in lines of its own below a name, is theirs."""
    assert own in _addresses(text, language).get(person, set())


def test_a_street_is_no_person() -> None:
    """Neither with a saint's name nor with a first name in it."""
    text = "Leah Cubitt, 01603 989 100\nHull City Council, City Hall, St Peters Street, Hull HU1 2AA\n0344 980 3333"

    assert {entity.label for entity in read(text, "en").entities if entity.kind == "Person"} == {"Leah Cubitt"}
