"""Persons are told from bodies by their names, and masked where they stand."""

from __future__ import annotations

import pytest

from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.mentions.person_signs import SURE, person_signs
from vanort.privacy.identity_numbers import is_identity_number
from vanort.privacy.redaction import Personal
from vanort.privacy.telephone_signs import unstated_telephones


@pytest.mark.parametrize(
    "name", ["Yusuf Demir", "Siobhan O'Grady", "Liisa Mäki", "Åke Ström", "Eva Lund", "KARIN LINDGREN"]
)
def test_persons_are_told_by_their_names(name: str) -> None:
    """A first name before a surname is a person's, whatever language the page is in."""
    assert all(person_signs(lexicon(code), name) == SURE for code in ("sv", "en", "fi"))


@pytest.mark.parametrize("name", ["Tranås Energi", "Max IV", "Voss Forsyning", "Vantaan Energia", "Stadtwerke Hallein"])
def test_bodies_are_no_persons(name: str) -> None:
    """A municipal company and a facility with a first name in it are none."""
    assert all(person_signs(lexicon(code), name) < SURE for code in ("sv", "en", "de", "fi"))


def test_a_first_name_alone_is_not_looked_for_in_files() -> None:
    """Words of scripts and style sheets are no names; a full name in capitals is one."""
    personal = Personal(frozenset({"Max", "Mark Page", "Link"}))

    assert not personal.find("a{max-width:1px} mark.page link Max Link mark page")
    assert personal.find("by Mark Page") == {"Mark Page"}


def test_cases_are_masked_with_the_name() -> None:
    """A name in the genitive or in a Finnish case is the same name."""
    personal = Personal(frozenset({"Pekka Virtanen"}))

    assert "Virta" not in personal.mask("Kysy Pekka Virtaselta, Virtasen kollegat", strict=True)
    assert personal.mask("Pekka Virtanens") != "Pekka Virtanens"


@pytest.mark.parametrize(("written", "is_one"), [("620304-1234", True), ("010180-123T", True), ("0381-360 00", False)])
def test_identity_numbers_are_no_telephones(written: str, is_one: bool) -> None:
    """Identity numbers are told by their dates."""
    assert is_identity_number(written) is is_one


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Samordnare: Kim Exempel, Ale kommun, 55 00 80 22", "55 00 80 22"),
        ("Kim Exempel, Kristiansand, 380 75 000", "380 75 000"),
        ("Kim Exempel, erityisasiantuntija, 050 555 0101", "050 555 0101"),
        ("Die Leitung hat Kim Exempel (+49 561 555 010).", "+49 561 555 010"),
    ],
)
def test_a_number_beside_a_person_is_a_telephone(text: str, number: str) -> None:
    """A number that no claim states is masked where a person stands near it, and where its line is a contact's."""
    start = text.index("Kim")
    person = [(start, start + len("Kim Exempel"))]

    assert [text[first:last] for first, last in unstated_telephones(text, person)] == [number]
    line = f"Kontakt: {number}"
    assert [line[first:last] for first, last in unstated_telephones(line, [])] == [number]


@pytest.mark.parametrize(
    "written", ["2014-2020", "2024-05-13", "1 500 000 kr", "12 000 000 euro", "212000-0464", "4,5 miljoner 2021"]
)
def test_years_dates_and_amounts_are_no_telephones(written: str) -> None:
    """Numbers of other kinds stay, beside a person, too."""
    assert not [*unstated_telephones(f"Kim Exempel: {written}", [(0, 11)])]


def test_a_number_far_from_every_person_stays() -> None:
    """In a line that tells of nobody, a row of digits is a number of something else."""
    assert not [*unstated_telephones(f"Kim Exempel. {'Ord ' * 60} ärende 55 00 80 22", [(0, 11)])]
