"""A new workspace: empty, or with one example, and every command answers in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.cli import app

RUN = CliRunner()


def run(*arguments: object) -> str:
    result = RUN.invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_new_workspace_holds_nothing_invented(tmp_path: Path) -> None:
    """Without being asked for, no example town is left among the user's documents."""
    root = tmp_path / "ours"
    run("init", root)

    assert (root / "vanort.toml").is_file()
    assert list((root / "documents").iterdir()) == list((root / "claims").iterdir()) == []


def test_the_example_comes_on_request_and_builds(tmp_path: Path) -> None:
    """With --with-example there is one document with claims, from which facts are built."""
    root = tmp_path / "ours"
    run("init", root, "--with-example")

    assert "from 12 claims in 1 document:" in run("build", "-w", root)


@pytest.mark.parametrize("command", ["build", "check", "extract", "review", "analyse", "export"])
def test_an_empty_workspace_is_no_fault(tmp_path: Path, command: str) -> None:
    """Every command works in a workspace without documents."""
    root = tmp_path / "ours"
    run("init", root)
    run("build", "-w", root)

    run(command, "-w", root)


@pytest.mark.parametrize("command", ["build", "extract"])
def test_an_empty_workspace_says_what_to_do_first(tmp_path: Path, command: str) -> None:
    """Reading and building name the command that brings documents in."""
    root = tmp_path / "ours"
    run("init", root)

    assert "vanort add" in run(command, "-w", root)
