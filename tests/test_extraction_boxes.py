"""Boxes of facts that give label and value a line or block each, and lists that run names into one another."""

from __future__ import annotations

import pytest

from reading_of import facts, names


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sv",
            (
                "Eslövs kommun leder projektet Grön Kaj.\n\nProjekttid\n\n2015 - 2018\n\nFinansiär\n\nVinnova\n\n"
                "Total budget\n\n3 000 000 kr\n"
            ),
            {("startYear", "2015"), ("endYear", "2018"), ("fundedBy", "Vinnova"), ("budget", "3 000 000 kr")},
        ),
        (
            "en",
            (
                "Leeds City Council leads the project GreenQuay.\n\nDuration\n\n2016–2019\n\nPartners\n\n"
                "University of Hull\n\nCardiff University\n\nTotal budget\n\n€2 million\n"
            ),
            {("endYear", "2019"), ("partner", "University of Hull"), ("partner", "Cardiff University")},
        ),
        (
            "de",
            (
                "Die Stadt Ulm leitet das Projekt GrünKai.\n\nLaufzeit\n\n2020–2022\n\nGefördert durch\n\n"
                "Engagement Global\n\nGesamtbudget\n\n250.000 Euro\n"
            ),
            {("startYear", "2020"), ("fundedBy", "Engagement Global"), ("budget", "250.000 Euro")},
        ),
        (
            "no",
            (
                "Arendal kommune leder prosjektet GrønnKai.\n\nProsjektperiode\n\n2019–2021\n\nPartnere\n\n"
                "Universitetet i Agder\n\nLarvik kommune\n"
            ),
            {("startYear", "2019"), ("partner", "Universitetet i Agder"), ("partner", "Larvik kommune")},
        ),
        (
            "fi",
            "Porin kaupunki koordinoi VIHREX-hanketta.\n\nToteutusaika\n\n2019–2021\n\nRahoittaja\n\nBusiness Finland\n",
            {("startYear", "2019"), ("endYear", "2021"), ("fundedBy", "Business Finland")},
        ),
    ],
)
def test_a_label_holds_for_the_block_below(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    """A label alone on its line is answered by the short line below, a blank line between them or not."""
    assert expected <= {(predicate, value) for _, predicate, value in facts(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "predicate"),
    [
        ("en", "Leeds City Council leads the project GreenQuay.\n\nDuration\n\nWe do not know.\n\nOur river\n\n1850\n", "startYear"),
        ("sv", "Eslövs kommun leder projektet Grön Kaj.\n\nFinansiär\n\nMer om kajen\n\nVinnova\n", "fundedBy"),
        ("en", "Leeds City Council leads the project GreenQuay.\n\nPartners\n\nHow to get here\n\nCardiff University\n", "partner"),
    ],
)  # fmt: skip
def test_a_label_does_not_reach_past_another_line(language: str, text: str, predicate: str) -> None:
    """What stands below a line of another kind does not answer the label above it."""
    assert predicate not in {told for _, told, _ in facts(text, language)}


def test_authorities_without_a_comma_are_several() -> None:
    """Names of authorities that a flattened list runs into one another end at the word for what they are."""
    found = names("Partner: Halden Kommune Eslövs kommun Lunds kommun", "sv")
    assert {("Municipality", "Halden Kommune"), ("Municipality", "Eslövs kommun")} <= found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "Eva Lindqvist (S) Eslövs kommun och Per Olsson biträdande kommunchef Lunds kommun.", {("Eva Lindqvist", "Eslövs kommun"), ("Per Olsson", "Lunds kommun")}),
        ("da", "Vejen Kommunes Mette Sørensen fortalte om skolen.", {("Mette Sørensen", "Vejen Kommune")}),
        ("sv", "De träffade en delegation från Lutsk med borgmästare Eva Lindqvist i spetsen.", {("Eva Lindqvist", "Lutsk")}),
    ],
)  # fmt: skip
def test_captions_give_the_employer_without_commas(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    """A party in brackets, a title alone, a genitive or "with the mayor" joins a person to a body."""
    assert expected <= {(one, other) for one, predicate, other in facts(text, language) if predicate == "affiliation"}
