"""What nobody has judged yet is counted nowhere, and an answer that leaves it out says so."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import vanort
from vanort.catalogue.waiting import not_counted, waiting_facts
from vanort.cli import app
from vanort.errors import QueryLimit
from vanort.store import Rows, open_text
from vanort.vocabulary import CLAIMS, CONCEPT, VANORT

TEXT = "# Blue Lake\n\nVejrup kommune deltager i projektet Blue Lake. Projektet er støttet af Søfonden.\n"
PAGE = """document: lake.md
things:
  vejrup: {type: Municipality, name: Vejrup kommune}
  lake: {type: Project, name: Blue Lake}
  fund: {type: Organisation, name: Søfonden}
claims:
  - {subject: lake, property: partner, object: vejrup, quote: Vejrup kommune deltager i projektet Blue Lake}
  - {subject: lake, property: fundedBy, object: fund, quote: støttet af Søfonden%s}
"""
NOTE = "Not counted, since nobody has judged it yet (vanort review): funded by (1)."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "vanort.toml").write_text('name = "Vejrup"\n', encoding="utf-8")
    for name in ("documents", "claims"):
        (tmp_path / name).mkdir()
    (tmp_path / "documents" / "lake.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def asked(workspace: Path, more: str, question: str) -> str:
    """Return what is printed for a question where the second claim has been read as `more` says."""
    (workspace / "claims" / "lake.yaml").write_text(PAGE % more, encoding="utf-8")
    result = CliRunner().invoke(app, ["query", question, "-w", str(workspace)])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    "question",
    ["projects_without_funder", "funders", "SELECT ?who { ?project <https://w3id.org/vanort/ns#fundedBy> ?who }"],
)
def test_an_answer_names_the_proposals_that_it_leaves_out(workspace: Path, question: str) -> None:
    """Whether the answer lists what lacks a funder, or has no row: somebody was read to pay."""
    question = question if " " not in question else _file(workspace, question)

    assert NOTE in asked(workspace, ", confidence: 0.6, review: unreviewed", question)


@pytest.mark.parametrize(
    "read",
    ["", ", review: rejected", ", confidence: 0.6, review: unreviewed, modality: negated", ", modality: planned"],
)
def test_what_is_judged_or_not_asserted_leaves_nothing_waiting(workspace: Path, read: str) -> None:
    """An accepted fact is counted, and one that was rejected, denied or planned would never be."""
    assert "Not counted" not in asked(workspace, read, "projects_without_funder")


def test_a_question_about_something_else_is_not_troubled(workspace: Path) -> None:
    """A note beside every answer would be read beside none."""
    assert "Not counted" not in asked(workspace, ", confidence: 0.6, review: unreviewed", "twin_towns")


def test_a_note_that_takes_too_much_takes_no_answer_away(tmp_path: Path) -> None:
    """A workspace may lay a query of its own over ours; what it costs is not paid by the answer."""
    many = " ".join(map(str, range(100)))
    endless = f"SELECT * {{ VALUES ?a {{ {many} }} VALUES ?b {{ {many} }} VALUES ?c {{ {many} }} }}\n"
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "waiting.rq").write_text(endless, encoding="utf-8")
    waits = f"<x:claim> <{VANORT.reviewStatus}> <{CONCEPT['review-status/unreviewed']}> <{CLAIMS}> .\n"
    with closing(open_text(waits)) as store:
        with pytest.raises(QueryLimit, match=r"waiting\.rq"):
            waiting_facts(store, own=tmp_path)

        assert not_counted("SELECT ?p { ?p vanort:fundedBy ?f }", store, own=tmp_path) == ""


def test_the_analysis_says_what_its_silences_may_rest_on(workspace: Path) -> None:
    """“No source says who pays” stands beside what waits to be judged."""
    (workspace / "claims" / "lake.yaml").write_text(PAGE % ", confidence: 0.6, review: unreviewed", encoding="utf-8")
    printed = CliRunner().invoke(app, ["analyse", "-w", str(workspace)]).output

    assert "One fact that a source was read to state waits for a decision" in printed
    assert "funded by (1)" in printed


def test_a_notebook_reads_it_in_the_notes_of_the_rows(workspace: Path) -> None:
    """Rows have no margin, so what they leave out stands in their notes."""
    (workspace / "claims" / "lake.yaml").write_text(PAGE % ", confidence: 0.6, review: unreviewed", encoding="utf-8")
    with vanort.open(workspace) as opened:
        rows = opened.query("projects_without_funder")

    assert isinstance(rows, Rows)
    assert NOTE in rows.notes


def _file(workspace: Path, text: str) -> str:
    path = workspace / "own.rq"
    path.write_text(text, encoding="utf-8")
    return str(path)
