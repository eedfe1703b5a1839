"""An empty answer where sources tell it only as planned or over, or deny it, is not called a silence of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.build import build
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
claims:
  - {subject: oby, property: twinnedWith, object: a, quote: kontakt, modality: past}
  - {subject: oby, property: memberOf, object: net, quote: kontakt, modality: negated}
  - {subject: soon, property: partner, object: b, quote: kontakt, modality: planned}
  - {subject: soon, property: programme, object: plus, quote: kontakt, modality: planned, review: rejected}
  - {subject: light, property: partner, object: b, quote: kontakt}
"""
OTHERWISE = "Told only as planned or over, or denied, and counted in no answer (vanort query not_asserted): "
SILENT = "Not stated: no source says anything that answers this."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built workspace of one page."""
    text = "kontakt Öby Ärla Ånäs Kustnätet Snart Ljus Skolor Plus"
    made = make_workspace(tmp_path_factory.mktemp("told"), {"page": (text, CLAIMS)})
    build(made)
    return made.root


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("members_of_network -p network=Kustnätet", OTHERWISE + "member of (1)."),
        ("twin_towns -p municipality=Öby", OTHERWISE + "twinned with (1)."),
        ("partners_of_project -p project=Snart", OTHERWISE + "partner (1)."),
        ("funders_of_project -p project=Snart", ""),  # what somebody rejected is told by nobody
        ("funders_of_project -p project=Ljus", ""),
    ],
)
def test_what_is_told_otherwise_is_said_beside_an_empty_answer(question: str, said: str, root: Path) -> None:
    """It names the properties that the question asks for, of the thing that it asks about."""
    result = CliRunner().invoke(app, ["query", *question.split(), "-w", str(root)])

    assert result.stdout == ""
    assert [line for line in result.stderr.splitlines() if "Told only" in line] == [said][: bool(said)]
    assert (SILENT in result.stderr) == (not said)


def test_an_answer_with_rows_says_nothing_of_it(root: Path) -> None:
    """Ljus has a partner; that another project has a planned one is no part of the answer."""
    result = CliRunner().invoke(app, ["query", "partners_of_project", "-p", "project=Ljus", "-w", str(root)])

    assert "Ånäs" in result.stdout
    assert "Told only" not in result.stderr
