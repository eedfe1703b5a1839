"""`vanort network` on a small workspace."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphs import SMALL, quads_of
from vanort.cli import app
from vanort.errors import PrivacyError, VanortError
from vanort.network.gexf import read_gexf


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that has been built."""
    (tmp_path / "vanort.toml").touch()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "dataset.nq").write_text(quads_of(SMALL), encoding="utf-8")
    return tmp_path


def test_a_view_goes_to_standard_output(workspace: Path) -> None:
    """The file is the only thing on standard output, and the same on every run."""
    command = ["network", "partners", "-w", str(workspace), "-f", "gexf", "--language", "sv"]
    first, second = (CliRunner().invoke(app, command, catch_exceptions=False) for _ in range(2))
    network = read_gexf(first.stdout)

    assert first.stdout == second.stdout
    assert network.number_of_edges() == 8
    assert {"Björkviks kommun", "Northford"} <= {data["label"] for _, data in network.nodes(data=True)}
    assert all({"x", "y", "color", "size", "community"} <= set(data) for _, data in network.nodes(data=True))


def test_csv_writes_nodes_beside_edges(workspace: Path) -> None:
    """Two tables, as a spreadsheet wants them."""
    target = workspace / "out.csv"
    result = CliRunner().invoke(
        app, ["network", "partners", "-w", str(workspace), "-f", "csv", "-o", str(target), "--country", "Sweden"]
    )

    assert result.exit_code == 0, result.output
    assert "out.nodes.csv" in result.stderr
    with target.open(encoding="utf-8", newline="") as edges, target.with_suffix(".nodes.csv").open() as nodes:
        assert len(list(csv.DictReader(edges))) == 8
        assert {row["label"] for row in csv.DictReader(nodes)} >= {"Björkvik", "Eastlea"}


def test_parquet_holds_what_csv_holds(workspace: Path) -> None:
    """The ending alone says the form; edges and nodes have the columns of the CSV tables, numbers as numbers."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (extra parquet)")
    for ending in ("csv", "parquet"):
        CliRunner().invoke(app, ["network", "partners", "-w", str(workspace), "-o", str(workspace / f"out.{ending}")])

    for name in ("out", "out.nodes"):
        table = parquet.read_table(workspace / f"{name}.parquet").to_pylist()
        with (workspace / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in table] == rows
        assert rows
    edges = parquet.read_table(workspace / "out.parquet").schema
    assert (str(edges.field("weight").type), str(edges.field("Source").type)) == ("int64", "string")


def test_a_missing_library_is_named(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow one sentence says what to install, and no file is begun."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = CliRunner().invoke(
        app, ["network", "partners", "-w", str(workspace), "-o", str(workspace / "out.parquet")]
    )

    assert isinstance(result.exception, VanortError)
    assert "pip install 'vanort[parquet]'" in str(result.exception)
    assert not (workspace / "out.parquet").exists()


def test_what_is_left_out_is_said(workspace: Path) -> None:
    """Ties without a year are counted on standard error."""
    result = CliRunner().invoke(app, ["network", "partners", "-w", str(workspace), "--as-of", "2015"])

    assert "2 ties have no stated start" in result.stderr


def test_persons_are_refused(workspace: Path) -> None:
    """Unless contacts are asked for."""
    refused = CliRunner().invoke(app, ["network", "people", "-w", str(workspace)])
    allowed = CliRunner().invoke(app, ["network", "people", "-w", str(workspace), "--include-contacts"])

    assert isinstance(refused.exception, PrivacyError)
    assert "Ada" not in refused.output
    assert "Ada" in allowed.stdout


def test_a_workspace_that_was_never_built_is_built_first(tmp_path: Path) -> None:
    """Whoever asks needs no build before, and is told that there was one."""
    (tmp_path / "vanort.toml").touch()
    result = CliRunner().invoke(app, ["network", "partners", "-w", str(tmp_path)])

    assert result.exit_code == 0
    assert "was not built yet, so it was built first" in result.stderr
