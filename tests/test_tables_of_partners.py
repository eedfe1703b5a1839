"""A table of a project's partners: a cell is one name, a cell on the role tells who leads, who left, who may come."""

from __future__ import annotations

import pytest

from reading_of import read

TABLES = [
    (
        "en",
        (
            "# Blue Bay\n\nThe project Blue Bay runs from 2022.\n\n| Partner | Country | Role |\n| --- | --- | --- |\n"
            "| City of Hull | United Kingdom | Lead |\n| Kose Arts | Estonia | Partner |\n"
            "| Rivas Theatre | Spain | Withdrew in 2024 |\n| Narva College | Estonia | planned from 2026 |\n"
        ),
        {
            ("coordinator", "City of Hull", "asserted"),
            ("partner", "Kose Arts", "asserted"),
            ("partner", "Rivas Theatre", "past"),
            ("partner", "Narva College", "planned"),
        },
    ),
    (
        "sv",
        (
            "# Blå Bukten\n\nProjektet Blå Bukten pågår från 2022.\n\nPartner\tLand\tRoll\nLunds kommun\tSverige\tSamordnare\n"
            "Kose Teater\tEstland\tPartner\nNarva kommun\tEstland\tLämnade projektet 2024\n"
        ),
        {
            ("coordinator", "Lunds kommun", "asserted"),
            ("partner", "Kose Teater", "asserted"),
            ("partner", "Narva kommun", "past"),
        },
    ),
    (
        "de",
        (
            "# Blaue Bucht\n\nDas Projekt Blaue Bucht läuft seit 2022.\n\nPartner\tLand\tRolle\n"
            "Stadt Ulm\tDeutschland\tKoordination\nLiteraturhaus Koblenz\tDeutschland\tPartner\n"
            "Narva College\tEstland\t2024 ausgestiegen\nStadt Celle\tDeutschland\tEnde 2023 ausgetreten\n"
        ),
        {
            ("coordinator", "Stadt Ulm", "asserted"),
            ("partner", "Literaturhaus Koblenz", "asserted"),
            ("partner", "Narva College", "past"),
            ("partner", "Stadt Celle", "past"),
        },
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TABLES)
def test_each_row_tells_one_bodys_part_and_how_it_stands(
    language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    told = {
        (fact.predicate, getattr(fact.object, "label", ""), fact.modality)
        for fact in read(text, language).facts
        if fact.rule == "roles/table"
    }
    assert told == expected


def test_the_verb_that_opens_a_cell_is_no_title_before_the_word_for_a_project() -> None:
    titles = {entity.label for entity in read(TABLES[1][1], "sv").entities if entity.kind == "Project"}
    assert titles == {"Blå Bukten"}
