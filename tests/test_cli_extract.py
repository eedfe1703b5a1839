"""`vanort add` and `vanort extract`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from vanort.cli import app

TEXT = "Sala kommun är medlem i Eurocities.\n"


def test_annotations_need_no_workspace(tmp_path: Path) -> None:
    """Each file gives NAME.json; every mention's words stand at its offsets."""
    (tmp_path / "sida.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(
        app, ["extract", "--format", "annotations", str(tmp_path / "sida.txt"), "-o", str(tmp_path / "out")]
    )
    found = json.loads((tmp_path / "out" / "sida.json").read_text(encoding="utf-8"))

    assert result.exit_code == 0
    assert found["facts"][0]["predicate"] == "memberOf"
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for e in found["entities"] for m in e["mentions"])


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """The broken one is named and the exit code is 1; the other is written."""
    (tmp_path / "a.pdf").write_bytes(b"nothing")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    files = [str(tmp_path / "a.pdf"), str(tmp_path / "b.txt")]
    result = CliRunner().invoke(app, ["extract", "--format", "annotations", *files, "-o", str(tmp_path)])

    assert result.exit_code == 1
    assert "a.pdf" in result.stderr
    assert (tmp_path / "b.json").is_file()


def test_add_and_extract_fill_a_workspace(tmp_path: Path) -> None:
    """A document that is added gets a claims file of proposals."""
    (tmp_path / "vanort.toml").write_text("", encoding="utf-8")
    (tmp_path / "sida.txt").write_text(TEXT, encoding="utf-8")
    room = ["-w", str(tmp_path)]
    added = CliRunner().invoke(app, ["add", str(tmp_path / "sida.txt"), *room])
    extracted = CliRunner().invoke(app, ["extract", *room])

    assert (added.exit_code, extracted.exit_code) == (0, 0)
    assert "review: unreviewed" in (tmp_path / "claims" / "sida.yaml").read_text(encoding="utf-8")
