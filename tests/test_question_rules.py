"""Rules of single questions, on claims that the example does not have: sums of projects themselves, years between, programmes beside funders."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vanort
from vanort.api import OpenWorkspace
from vanort.build import build, check_built
from workspaces import make_workspace

ONE = """\
document: one.txt
things:
  light: {type: Project, name: Ljus}
  fund: {type: Organisation, name: Hamnfonden}
  other: {type: Organisation, name: Kustfonden}
  frame: {type: Programme, name: Skärgårdsprogrammet}
  bay: {type: Organisation, name: Viks verk}
claims:
  - {subject: light, property: fundedBy, object: fund, quote: Hamnfonden}
  - {subject: light, property: fundedBy, object: other, quote: Kustfonden}
  - {subject: light, property: programme, object: frame, quote: Skärgårdsprogrammet}
  - {subject: light, property: amount, object: 400000, quote: 400 000 euro}
  - {subject: light, property: currency, object: EUR, quote: 400 000 euro}
  - {subject: light, property: start, object: 2014, quote: kontakt}
  - {subject: light, property: end, object: 2019, quote: kontakt}
  - {subject: bay, property: formerName, object: Viks verk, quote: kontakt}
  - {subject: bay, property: formerName, object: Hamnverket, quote: kontakt}
"""
TWO = """\
document: two.txt
things:
  light: {type: Project, name: Ljus}
claims:
  - {subject: light, property: amount, object: 900000, quote: 900 000 kronor}
  - {subject: light, property: currency, object: DKK, quote: 900 000 kronor}
"""
SAME = (
    '- {decision: same, things: ["one:light", "two:light"], keep: project/light, by: T, date: 2026-01-01, why: One.}\n'
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWorkspace]:
    """Return a workspace in which two pages tell of one project, each with a sum of its own."""
    names = "kontakt Ljus Hamnfonden Kustfonden Skärgårdsprogrammet Viks verk Hamnverket 400 000 euro 900 000 kronor"
    folder = tmp_path_factory.mktemp("rules")
    build(make_workspace(folder, {"one": (names, ONE), "two": (names + " 2", TWO)}, SAME))
    with vanort.open(folder) as opened:
        yield opened


def rows(workspace: OpenWorkspace, question: str, *columns: str, **values: object) -> list[tuple[object, ...]]:
    """Return columns of an answer."""
    return [tuple(row[name] for name in columns) for row in workspace.query(question, **values).to_python()]  # type: ignore[union-attr]


def test_a_sum_has_the_currency_of_its_own_passage_and_says_what_it_is_for(workspace: OpenWorkspace) -> None:
    """Two pages name two sums in two currencies: there are two answers and not four, and a check finds no fault in it."""
    assert rows(workspace, "amounts", "amount", "currency", "undertakingLabel", "startYear") == [
        (900000, "DKK", "Ljus", 2014),
        (400000, "EUR", "Ljus", 2014),
    ]
    assert not [finding for finding in check_built(workspace.workspace) if finding.severity == "violation"]


def test_a_year_in_which_nothing_begins_or_ends_is_a_year_all_the_same(workspace: OpenWorkspace) -> None:
    """A project of six years runs in each of them."""
    assert rows(workspace, "projects_per_year", "year", "projects") == [(year, 1) for year in range(2014, 2020)]


def test_a_programme_is_not_paired_with_a_funder_that_nobody_pairs_it_with(workspace: OpenWorkspace) -> None:
    """Of two funders and a programme nobody says who pays through it."""
    assert rows(workspace, "money_chain", "funderLabel", "programmeLabel", project="Ljus") == [
        (None, "Skärgårdsprogrammet"),
        ("Hamnfonden", None),
        ("Kustfonden", None),
    ]


def test_a_name_that_is_still_borne_is_no_former_one(workspace: OpenWorkspace) -> None:
    """It would tell nothing."""
    assert rows(workspace, "former_names", "organisationLabel", "formerName") == [("Viks verk", "Hamnverket")]
