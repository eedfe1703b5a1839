"""`vanort analyse` on a small workspace."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphs import SMALL, quads_of
from vanort.cli import app
from vanort.errors import QueryError


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that has been built."""
    (tmp_path / "vanort.toml").write_text('title = "A test"\n', encoding="utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "dataset.nq").write_text(quads_of(SMALL), encoding="utf-8")
    return tmp_path


def run(workspace: Path, *arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["analyse", "-w", str(workspace), *arguments])


def test_words_and_a_table(workspace: Path) -> None:
    """Sections with sentences, then the organisations with most ties."""
    result = run(workspace, "--what-if-without", "Northford")

    assert result.exit_code == 0, result.output
    assert "What would be lost" in result.stdout
    assert "Northford: one of 2 projects had its last year before" in result.stdout
    assert "Without Northford, one project that it takes part in would not keep two named partners" in result.stdout
    assert "Björkvik" in result.stdout.splitlines()[-6]
    assert "4 of 4 are shown" in result.stdout


def test_csv_has_a_row_for_each_organisation(workspace: Path) -> None:
    """And a column for each measure."""
    rows = list(csv.DictReader(io.StringIO(run(workspace, "-f", "csv").stdout)))

    assert {row["label"]: row["degree"] for row in rows} == {
        "Björkvik": "3",
        "Eastlea": "2",
        "Northford": "1",
        "Southmoor College": "2",
    }


def test_json_has_the_facts_behind_each_sentence(workspace: Path) -> None:
    """Text, key, values and IRIs."""
    content = json.loads(run(workspace, "-f", "json", "--what-if-without", "Northford").stdout)
    lost = next(answer for answer in content["answers"] if answer["key"] == "without.kept")

    assert lost["text"].startswith("Without Northford, one project that it takes part in")
    assert content["structure"]["nodes"] == 4
    assert all(isinstance(answer["facts"], list) for answer in content["answers"])


def test_swedish_and_a_year(workspace: Path) -> None:
    """The words follow the language, the network the year."""
    result = run(workspace, "--language", "sv", "--as-of", "2015")

    assert "Källorna nämner 2 organisationer i ett projekt" in result.stdout


def test_how_two_are_connected(workspace: Path) -> None:
    """All shortest ways, with what they lead through."""
    result = run(workspace, "--between", "Northford", "Eastlea")

    assert "Northford and Eastlea are connected through one other organisation" in result.stdout


def test_another_view_is_measured(workspace: Path) -> None:
    """Countries have measures, but no answers that need to know who does what."""
    rows = list(csv.DictReader(io.StringIO(run(workspace, "countries", "-f", "csv").stdout)))

    assert {row["label"] for row in rows} == {"Cyprus", "Sweden", "United Kingdom"}
    assert isinstance(run(workspace, "countries", "--what-if-without", "Sweden").exception, QueryError)


def test_the_report_is_called_as_the_settings_say(workspace: Path) -> None:
    """One HTML page on standard output or in a file."""
    assert "<title>A test</title>" in run(workspace, "-f", "html").stdout


def test_persons_are_counted_not_named(workspace: Path) -> None:
    """Unless contacts are included."""
    assert "Ada" not in run(workspace).stdout
    assert "One and the same contact person is named for 2 of 3" in run(workspace).stdout
    assert "Named: Ada Example." in run(workspace, "--include-contacts").stdout


def test_what_is_lost_without_a_funder_and_names_that_resemble(workspace: Path) -> None:
    """A funder may be taken away; a name that is not there is answered by those that resemble it."""
    assert "Without The Agency" in run(workspace, "--what-if-without", "The Agency").stdout
    error = run(workspace, "--what-if-without", "Nortfjord").exception
    assert isinstance(error, QueryError)
    assert "Northford" in str(error)
