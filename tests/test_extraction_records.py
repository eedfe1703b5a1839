"""Lines that hold a whole record are read as a record whose fields stand below one another."""

from __future__ import annotations

import pytest

from reading_of import facts


@pytest.mark.parametrize(
    ("language", "line", "fact"),
    [
        ("en", "Project: Warm Homes | Lead: Hull City Council | Status: closed | Next phase: not funded", ("Warm Homes", "coordinator", "Hull City Council")),
        ("sv", "Kallt vatten\tFinansiär: Naturvårdsverket\tStatus: pågår", ("Kallt vatten", "fundedBy", "Naturvårdsverket")),
        ("de", "KlimaKita | Förderung: Engagement Global | Stand: läuft", ("KlimaKita", "fundedBy", "Engagement Global")),
        ("da", "Rene Havne – partnere: Esbjerg Kommune", ("Rene Havne", "partner", "Esbjerg Kommune")),
        ("no", "Rene Havner; prosjekteier: Larvik kommune", ("Rene Havner", "coordinator", "Larvik kommune")),
        ("fi", "Lumilogistiikka\tRahoittaja: Business Finland\tTila: käynnissä", ("Lumilogistiikka", "fundedBy", "Business Finland")),
    ],
)  # fmt: skip
def test_a_line_may_hold_a_record(language: str, line: str, fact: tuple[str, str, str]) -> None:
    """What opens the line is the project, and each label with its value a field of it."""
    assert fact in facts(line, language)


@pytest.mark.parametrize(
    ("language", "line", "planned"),
    [
        ("sv", "Kallt vatten\tFinansiär: Naturvårdsverket\tStatus: ansökan inskickad", True),
        ("en", "Clean Quays – funding: Interreg North Sea (decision pending)", True),
        ("fi", "Lumilogistiikka\tRahoittaja: Business Finland\tTila: hakemus käsittelyssä", True),
        ("de", "KlimaKita | Förderung: Engagement Global | Stand: abgeschlossen", False),
    ],
)
def test_the_status_of_a_record_in_a_line_holds_for_its_other_fields(language: str, line: str, planned: bool) -> None:
    """What is only applied for is planned; what is finished keeps its money."""
    told = {predicate for _, predicate, _ in facts(line, language, "planned" if planned else "asserted")}
    assert "fundedBy" in told


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Ann Berg | Phone: +44 1482 300300 | E-mail: ann.berg@hull.gov.uk"),
        ("sv", "Vi träffades i hamnen. Det blev sent – partner: Ale kommun"),
    ],
)
def test_a_line_of_contacts_and_a_sentence_hold_no_project(language: str, line: str) -> None:
    """Without a label for who leads, pays or takes part, or behind a sentence, nothing is a project."""
    assert not any(predicate in {"partner", "fundedBy", "coordinator"} for _, predicate, _ in facts(line, language))
