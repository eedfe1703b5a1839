"""An empty answer where sources tell it only as planned or over, or deny it, is not called a silence of theirs."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from typer.testing import CliRunner

import vanort
from server.running import serving
from vanort.build import build
from vanort.catalogue.otherwise_told import sentence
from vanort.cli import app
from workspaces import make_workspace

CLAIMS = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  b: {type: Municipality, name: Ånäs}
  net: {type: Organisation, name: Kustnätet}
  soon: {type: Project, name: Snart}
  light: {type: Project, name: Ljus}
  plus: {type: Programme, name: Skolor Plus}
  bond: {type: Partnership, name: Öby – Ärla, modality: past}
claims:
  - {subject: oby, property: twinnedWith, object: a, quote: kontakt, modality: past}
  - {subject: oby, property: memberOf, object: net, quote: kontakt, modality: negated}
  - {subject: soon, property: partner, object: b, quote: kontakt, modality: planned}
  - {subject: soon, property: programme, object: plus, quote: kontakt, modality: planned, review: rejected}
  - {subject: soon, property: coordinator, object: a, quote: kontakt, modality: planned}
  - {subject: soon, property: start, object: 2031-05-01, quote: kontakt, modality: planned}
  - {subject: light, property: partner, object: b, quote: kontakt}
  - {subject: light, property: theme, object: theme/energy, quote: kontakt}
"""
SILENT = "Not stated: no source says anything that answers this."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built workspace of one page."""
    text = "kontakt Öby – Ärla Öby Ärla Ånäs Kustnätet Snart Ljus Skolor Plus"
    made = make_workspace(tmp_path_factory.mktemp("told"), {"page": (text, CLAIMS)})
    build(made)
    return made.root


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("twin_towns -p municipality=Öby", {"past": 1}),
        ("twin_towns -p municipality=Ärla", {"past": 1}),  # said of the other end, and so of this one
        ("members_of_network -p network=Kustnätet", {"negated": 1}),
        ("partners_of_project -p project=Snart", {"planned": 1}),
        ("starting_in_year -p year=2031", {"planned": 1}),  # a year that is worked out from a day
        ("roles_of -p organisation=Ärla", {"planned": 1}),
        ("funders_of_project -p project=Snart", {}),  # what somebody rejected is told by nobody
        ("funders_of_project -p project=Ljus", {}),
        ("partners_by_theme -p theme=Climate", {}),  # the planned partner is one of a project about something else
        ("starting_in_year -p year=2032", {}),
    ],
)
def test_what_is_told_otherwise_is_counted_beside_an_empty_answer(
    question: str, said: dict[str, int], root: Path
) -> None:
    """The question is asked of what is over, planned or denied, too, and its rows counted: on the terminal and in the head of JSON."""
    table = CliRunner().invoke(app, ["query", *question.split(), "-w", str(root)])
    document = CliRunner().invoke(app, ["query", *question.split(), "-w", str(root), "-f", "json"])

    assert table.stdout == ""
    assert sentence(said, "en") in table.stderr
    assert ("Not stated as so" in table.stderr) == bool(said)
    assert (SILENT in table.stderr) == (not said)
    assert json.loads(document.stdout)["head"].get("otherwise", {}).get("counts", {}) == said


def test_a_question_of_ones_own_is_asked_again_too(root: Path) -> None:
    """A truth value that would be another is counted as one."""
    asked = "PREFIX vanort: <https://w3id.org/vanort/ns#> ASK { ?town vanort:twinnedWith ?other }"
    result = CliRunner().invoke(app, ["query", "-", "-w", str(root)], input=asked)

    assert result.stdout.split() == ["false"]
    assert sentence({"past": 1}, "en") in result.stderr


def test_a_notebook_reads_it_in_the_notes_of_the_rows(root: Path) -> None:
    """An empty answer in Python says the same."""
    with vanort.open(root) as workspace:
        rows = workspace.query("twin_towns", municipality="Öby")

    assert (list(rows), rows.notes) == ([], (sentence({"past": 1}, "en"),))


def test_a_server_says_it_in_head_header_and_pages(root: Path) -> None:
    """What serves a workspace says the same as the terminal, in the language of the page."""
    town = "https://w3id.org/vanort/id/municipality/page.oby"
    asked = f"SELECT ?other {{ <{town}> <https://w3id.org/vanort/ns#twinnedWith> ?other }}"
    with serving(root) as server:
        answer = server.query(asked, "application/sparql-results+json")
        page, full = (
            server.get(f"/questions/{path}&lang=sv", "text/html").text
            for path in (
                f"twin_towns?p.municipality={quote('Öby')}",
                "partners_of_project?p.project=Ljus",
            )
        )

    assert json.loads(answer.body)["head"]["otherwise"]["counts"] == {"past": 1}
    assert unquote(answer.headers["x-vanort-note"]).startswith("Not stated as so, but only as over: 1")
    assert "Inte uppgivet som gällande, men bara som avslutat: 1" in page
    assert "Inte angivet" not in page
    assert "gällande" not in full


def test_what_is_only_over_is_not_called_unknown(root: Path) -> None:
    """A partnership that has ended is in no graph that questions see, and may be asked about all the same."""
    result = CliRunner().invoke(
        app, ["query", "partners_of_partnership", "-p", "partnership=öby – ärla", "-w", str(root)]
    )

    assert result.exit_code == 1
    assert "Sources tell of 'öby – ärla' only as over or planned, or deny it." in str(result.stderr) + str(
        result.exception
    )


def test_an_answer_with_rows_says_nothing_of_it(root: Path) -> None:
    """Ljus has a partner; that another project has a planned one is no part of the answer."""
    result = CliRunner().invoke(app, ["query", "partners_of_project", "-p", "project=Ljus", "-w", str(root)])

    assert "Ånäs" in result.stdout
    assert "Not stated" not in result.stderr
