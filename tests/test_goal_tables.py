"""Texts in, rows of goals out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.cli import app
from vanort.errors import DocumentError
from vanort.extraction.goals.tables import format_rows, goal_rows, is_table, read_table, read_texts

TABLE = 'id,text\np1,"Clean drinking water, and SDG 13"\np2,Nothing of the kind\n'


def test_a_table_gives_rows_with_its_ids() -> None:
    """Each row of a table is read by itself, and its id is carried along."""
    rows = list(goal_rows(read_table(TABLE)))

    assert [(row["id"], row["goal"], row["kind"]) for row in rows] == [("p1", "13", "stated"), ("p1", "6", "suggested")]


def test_a_table_without_ids_counts_its_rows() -> None:
    """Where a table has no id, the number of the row stands for it."""
    assert list(read_table("text\na\nb\n")) == [("1", "a"), ("2", "b")]


@pytest.mark.parametrize("table", ["\ufeffid,text\n1,a\n", "id;text\n1;a\n", "id\ttext\n1\ta\n", "id,text\r\n1,a\r\n"])
def test_the_usual_kinds_of_csv_are_read(table: str) -> None:
    """A byte order mark, semicolons, tabs and Windows line ends are understood."""
    assert is_table(table)
    assert list(read_table(table)) == [("1", "a")]


def test_a_table_without_texts_says_what_it_has(tmp_path: Path) -> None:
    """A table without a column text is refused with the columns that it has and what to do."""
    path = tmp_path / "a.csv"
    path.write_text("id,label\n1,x\n", encoding="utf-8")

    with pytest.raises(DocumentError) as error:
        list(read_texts(path))

    expected = f"{path}:1: The table has no column text, only: id, label. Call the column with the texts text"
    assert str(error.value).startswith(expected)


def test_rows_are_the_same_as_csv_and_json() -> None:
    """CSV and JSON hold the same rows."""
    rows = list(goal_rows([("å", 'Solar "power" and wind power; SDG 7.2')]))

    read_back = list(csv.DictReader(io.StringIO(format_rows(rows, "csv"))))

    assert [
        {key: str(value) for key, value in row.items()} for row in json.loads(format_rows(rows, "json"))
    ] == read_back
    assert read_back[0]["goal"] == "7.2"


def test_the_command_reads_a_file_and_standard_input(tmp_path: Path) -> None:
    """A text file, a table and standard input give rows on standard output; no workspace is needed."""
    path = tmp_path / "plan.txt"
    path.write_text("SDG 11 guides the plan.", encoding="utf-8")

    from_file = CliRunner().invoke(app, ["goals", str(path)])
    from_input = CliRunner().invoke(app, ["goals", "-", "-f", "json"], input=TABLE)

    assert from_file.stdout == "id,goal,kind,score,words\nplan,11,stated,1.0,SDG 11\n"
    assert [row["goal"] for row in json.loads(from_input.stdout)] == ["13", "6"]


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    """With -o the rows go to a file and nothing to standard output."""
    target = tmp_path / "rows.csv"

    result = CliRunner().invoke(app, ["goals", "-", "-o", str(target)], input="SDG 1")

    assert (result.stdout, target.read_text(encoding="utf-8").splitlines()[1]) == ("", "-,1,stated,1.0,SDG 1")
