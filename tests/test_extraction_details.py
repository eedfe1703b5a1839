"""Durations, counts, themes, earlier projects and names, partnerships: what claims hold beyond the corpora's facts."""

from __future__ import annotations

import re

import pytest

from reading_of import read, value_of
from vanort.claims import format_claims_file
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.proposing.annotations import annotation_of
from vanort.extraction.proposing.claims_file import propose
from vanort.extraction.relations.themes import theme_patterns
from vanort.languages import language_packs


def details(text: str, language: str) -> set[tuple[str, str, str, str]]:
    """Return the details of a text as (subject, predicate, object, modality), by label."""
    return {
        (
            fact.subject.label,
            fact.predicate,
            value_of(fact),
            fact.modality,
        )
        for fact in read(text, language).details
    }


SAID = [
    ("sv", "Projektet ”Gröna broar” är ett treårigt EU-projekt.", ("Gröna broar", "duration", "P3Y")),
    ("sv", "Projektet ”Gröna broar” pågår i 18 månader.", ("Gröna broar", "duration", "P18M")),
    ("sv", "Projektet ”Gröna broar” har sju europeiska partner.", ("Gröna broar", "partnerCount", "7")),
    ("sv", "I projektet ”Gröna broar” finns 40 deltagare.", ("Gröna broar", "participantCount", "40")),
    ("sv", "I projektet ”Gröna broar” ordnas tolv aktiviteter.", ("Gröna broar", "activityCount", "12")),
    ("sv", "Projektet ”Gröna broar” når 1 500 elever.", ("Gröna broar", "beneficiaryCount", "1500")),
    ("sv", "I projektet ”Gröna broar” hölls fyra möten.", ("Gröna broar", "meetingCount", "4")),
    (
        "sv",
        "Projektet ”Blå vågor” är en fortsättning på projektet ”Gröna broar”.",
        ("Blå vågor", "buildsOn", "Gröna broar"),
    ),
    ("sv", "Projektet ”Gröna broar” följdes av projektet ”Blå vågor”.", ("Blå vågor", "buildsOn", "Gröna broar")),
    ("sv", "Projektet ”Gröna broar” handlar om förnybar energi.", ("Gröna broar", "theme", "theme/energy")),
    ("sv", "Projektet ”Gröna broar” ger mer jämställdhet.", ("Gröna broar", "theme", "theme/gender-equality")),
    ("en", "The project Open Gates is a two-year project.", ("Open Gates", "duration", "P2Y")),
    ("en", "The project Open Gates ran for 18 months.", ("Open Gates", "duration", "P18M")),
    ("en", "The project Open Gates has six partners and twelve meetings.", ("Open Gates", "partnerCount", "6")),
    ("en", "The project Open Gates has six partners and twelve meetings.", ("Open Gates", "meetingCount", "12")),
    ("en", "The project Open Gates helped 250 families.", ("Open Gates", "beneficiaryCount", "250")),
    ("en", "30 teachers took part in the project Open Gates.", ("Open Gates", "participantCount", "30")),
    ("en", "The project Wide Roads builds on the project Open Gates.", ("Wide Roads", "buildsOn", "Open Gates")),
    ("en", "The project Open Gates deals with waste water.", ("Open Gates", "theme", "theme/water")),
    ("en", "The project Open Gates teaches human rights.", ("Open Gates", "theme", "theme/human-rights")),
    ("de", "Das Projekt „Wilde Wiesen“ dauerte zwei Jahre.", ("Wilde Wiesen", "duration", "P2Y")),
    ("no", "Prosjektet «Levende hav» varte i tre år.", ("Levende hav", "duration", "P3Y")),
    ("da", "Projektet »Stille vand« handler om drikkevand.", ("Stille vand", "theme", "theme/water")),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_a_sentence_says_a_detail(language: str, text: str, expected: tuple[str, str, str]) -> None:
    """A plain sentence gives the length, the count, the theme or the forerunner that it states."""
    assert (*expected, "asserted") in details(text, language)


NOT_SAID = [
    ("sv", "Projektet ”Gröna broar” startade för tre år sedan.", "duration"),
    ("sv", "Projektet ”Gröna broar” är inte treårigt, ett treårigt projekt avslogs.", "duration"),
    ("sv", "Projektet ”Gröna broar” har minst fem partner.", "partnerCount"),
    ("sv", "Projektet ”Gröna broar” har tre andra partner.", "partnerCount"),
    ("sv", "Projektet ”Gröna broar” har två möten per termin.", "meetingCount"),
    ("sv", "Tanken är att projektet ”Gröna broar” ska ha 40 deltagare.", "participantCount"),
    ("sv", "Mötet i Lublin hade 40 deltagare.", "participantCount"),
    ("sv", "Projektet ”Gröna broar” leds av Energimyndigheten.", "theme"),
    ("sv", "Projektet ”Gröna broar” handlar inte om klimat.", "theme"),
    ("sv", "Projektet ”Blå vågor” bygger inte på projektet ”Gröna broar”.", "buildsOn"),
    ("en", "The project Open Gates began three years ago.", "duration"),
    ("en", "The project Open Gates has more than forty partners.", "partnerCount"),
    ("en", "The project Open Gates is planned to reach 250 families.", "beneficiaryCount"),
    ("en", "In 2019 partners met in the project Open Gates.", "partnerCount"),
    ("en", "The project Wide Roads will perhaps not build on the project Open Gates.", "buildsOn"),
]


@pytest.mark.parametrize(("language", "text", "predicate"), NOT_SAID)
def test_what_is_not_so_is_not_asserted(language: str, text: str, predicate: str) -> None:
    """A bound, a rate, a wish, a denial, or a word in somebody's name asserts nothing."""
    assert not {found for found in details(text, language) if found[1] == predicate and found[3] == "asserted"}


@pytest.mark.parametrize(
    ("language", "text", "former"),
    [
        ("sv", "Sala kommun (tidigare Silvbergs kommun) ligger i Västmanland.", "Silvbergs kommun"),
        ("sv", "Institutet för flodvård, f.d. Åstiftelsen, leder arbetet.", "Åstiftelsen"),
        ("en", "Exeter City Council (formerly Isca Borough Council) is a member.", "Isca Borough Council"),
    ],
)
def test_a_former_name_stands_behind_the_present_one(language: str, text: str, former: str) -> None:
    """The name behind "formerly" is the former one of what is named before it."""
    assert former in {value for _, predicate, value, _ in details(text, language) if predicate == "formerName"}


FIELDS = "Projekt: Gröna broar\nProjekttid: 3 år\nAntal deltagare: 40\nPartner: 12\n"


def test_fields_say_lengths_and_counts() -> None:
    """A field with a number alone is the count or the length that its label names."""
    found = {detail[1:3] for detail in details(FIELDS, "sv")}

    assert {("duration", "P3Y"), ("participantCount", "40"), ("partnerCount", "12")} <= found


SECTIONS = """# Världen

## Lublin

Sala kommun och Lublin har haft ett partnerskap sedan 1998. Projektet ”Gröna broar” drivs av Sala kommun.

## Alcoy

Projektet ”Blå vågor” drivs av Sala kommun tillsammans med Alcoy.
"""


def test_a_project_belongs_to_the_partnership_of_its_section_alone() -> None:
    """The project under the partnership's heading is in it, the one under another town's is not."""
    assert {d[0] for d in details(SECTIONS, "sv") if d[1] == "inPartnership"} == {"Gröna broar"}


def test_details_become_claims_and_leave_annotations_alone() -> None:
    """The claims file holds the details with their words; annotations know their own predicates only."""
    text = "Projektet ”Gröna broar” är ett treårigt projekt om förnybar energi med sju partner."
    extraction = read(text, "sv")
    written = format_claims_file(propose(extraction, "broar"))

    assert re.search(r"property: duration\n    object: P3Y\n    quote: treårigt projekt\n", written)
    assert re.search(r"property: theme\n    object: theme/energy\n    quote: förnybar energi\n", written)
    assert re.search(r"property: partnerCount\n    object: 7\n    quote: sju partner\n", written)
    predicates = {fact["predicate"] for fact in annotation_of(extraction)["facts"]}
    assert not predicates & {"duration", "theme", "partnerCount"}


@pytest.mark.parametrize("code", sorted(language_packs()))
def test_the_themes_of_a_pack_are_themes_of_the_ontology(code: str) -> None:
    """A pack's words stand for themes that the ontology has."""
    own = {line.partition("\t")[0] for line in language_packs()[code].lists["themes"]} - {"-"}
    _, known = theme_patterns(lexicon("en"))

    assert own <= set(known.values())
