"""What stands beside a name and is none of its kind: a postal code, "together with", somebody behind a label for bodies."""

from __future__ import annotations

import pytest

from reading_of import facts, read


def test_a_town_behind_its_postal_code_is_nobody() -> None:
    text = "Randers Kommune, Laksetorvet 1, 8900 Randers C\nTelefon 89 55 10 00\n8900 Eva Lund\n"
    people = {entity.label for entity in read(text, "da").entities if entity.kind == "Person"}
    assert people == {"Eva Lund"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "Projektet Cirkel ledes af Ribe Kommune, og Varde Kommune deltager sammen med Gate 21."),
        (
            "en",
            "The project Circle is led by Hull City Council, and York City Council takes part together with Gate 21.",
        ),
        (
            "de",
            "Das Projekt Blaue Bucht leitet die Stadt Ulm, und die Stadt Celle beteiligt sich gemeinsam mit Gate 21.",
        ),
    ],
)
def test_with_whom_somebody_takes_part_is_no_title(language: str, sentence: str) -> None:
    titles = {entity.label for entity in read(sentence, language).entities if entity.kind == "Project"}
    assert len(titles - {"Gate 21"}) == len(titles) == 1


@pytest.mark.parametrize(
    ("language", "project", "label", "body"),
    [
        ("da", "Projekt", "Projektleder", "Ribe Kommune"),
        ("sv", "Projekt", "Projektledare", "Lunds kommun"),
        ("no", "Prosjekt", "Prosjektleder", "Voss kommune"),
        ("de", "Projekt", "Projektleiter", "Stadt Ulm"),
    ],
)
def test_a_body_behind_the_label_for_who_manages_leads_but_not_the_managers_employer(
    language: str, project: str, label: str, body: str
) -> None:
    alone = facts(f"{project}: Blue Bay\n{label}: {body}\nBudget: 3 000 euro", language)
    person = facts(f"{project}: Blue Bay\n{label}: Eva Lund, {body}\nBudget: 3 000 euro", language)
    assert ("Blue Bay", "coordinator", body) in alone
    assert ("Blue Bay", "coordinator", body) not in person


def test_an_acronym_that_says_with_what_somebody_deals_is_no_employer() -> None:
    told = facts("Contact: Eva Lund, EU Projects Officer, eva.lund@hull.example", "en")
    assert not [fact for fact in told if fact[1] in {"affiliation", "contactPerson"}]
    assert ("Eva Lund", "affiliation", "ICLD") in facts("Contact: Eva Lund, ICLD, officer", "en")


def test_the_body_in_the_next_row_of_a_table_employs_nobody_in_this_one() -> None:
    text = "Projekt Gröna Hus\n\nPartner\tLand\tRoll\nEva Lund\tSverige\tSamordnare\nKose Teater\tEstland\tPartner"
    assert not [fact for fact in facts(text, "sv") if fact[1] == "affiliation"]
