"""A workspace's own question that cannot work says why, as lint would, and gives no empty answer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from vanort.cli import app
from vanort.workspace.scaffold import make_workspace

HEAD = "PREFIX vanort: <https://w3id.org/vanort/ns#>\n"
Ask = Callable[[str], Result]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one small document, built when it is first asked."""
    folder = tmp_path_factory.mktemp("own") / "town"
    make_workspace(folder, with_example=True)
    (folder / "queries" / "questions").mkdir(parents=True)
    return folder


@pytest.fixture
def ask(workspace: Path) -> Ask:
    """Ask a question of the workspace's own by its name."""

    def asking(text: str) -> Result:
        (workspace / "queries" / "questions" / "own.rq").write_text(text, encoding="utf-8")
        return CliRunner().invoke(app, ["query", "own", "-w", str(workspace)])

    return asking


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"{HEAD}SELECT ?s {{ ?s a vanort:Projct }}",
            "own.rq:2: The ontology has no term 'Projct'. Did you mean Project?",
        ),
        (
            f"{HEAD}\nSELECT ?s {{ ?s vanort:twinedWith ?o }}",
            "own.rq:3: The ontology has no term 'twinedWith'. Did you mean",
        ),
        ("SELECT ?s { ?s vanort:strat ?o }", "own.rq:1: The ontology has no term 'strat'. Did you mean start?"),
        (
            f"#+ paramter: y (year) = 1\n{HEAD}SELECT ?s {{ ?s vanort:start 1 }}",
            "own.rq:1: A header has no key 'paramter'.",
        ),
    ],
)
def test_what_cannot_match_is_said_in_place_of_an_empty_answer(ask: Ask, text: str, message: str) -> None:
    """The exit is 1, nothing stands on standard output, and the fault has its file and line."""
    result = ask(text)

    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert "Not stated" not in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nSELECT ?s { ?s a }", "own.rq:2: The query cannot be asked (column 13): "),
        (
            "SELECT ?s {\n ?s vanort:start ?o\n",
            "own.rq:1: The query cannot be asked (column 11): This { is never closed.",
        ),
        (
            "ASK { ?s vanrot:partner ?o }",
            "own.rq:1: The query cannot be asked (column 10): The prefix vanrot: is not declared.",
        ),
    ],
)
def test_what_cannot_be_read_has_its_file_and_line(ask: Ask, text: str, message: str) -> None:
    """Broken grammar is told with the file's own line and column, also where a prefix was added above."""
    result = ask(text)

    assert result.exit_code == 1
    assert message in str(result.exception)


def test_an_unknown_term_beside_an_answer_is_said(ask: Ask) -> None:
    """Where the rest has an answer it is given, and the term that gives nothing is told."""
    result = ask(f"{HEAD}SELECT ?s {{ ?s a vanort:Project OPTIONAL {{ ?s vanort:strat ?o }} }}")

    assert (result.exit_code, "clean-shores" in result.stdout) == (0, True)
    assert "own.rq:2: The ontology has no term 'strat'." in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        f"#+ summary: Empty?\n{HEAD}SELECT ?s {{ ?s vanort:start 1700 }}",
        "SELECT ?s { ?s vanort:end 1700 }",
        f"{HEAD}ASK {{ ?s vanort:start 1700 }}",
    ],
)
def test_what_is_merely_not_stated_is_no_fault(ask: Ask, text: str) -> None:
    """A right question without an answer gives its empty answer and no fault."""
    result = ask(text)

    assert result.exit_code == 0
    assert "own.rq" not in result.stderr


def test_it_is_said_in_the_language_of_the_workspace(ask: Ask, workspace: Path) -> None:
    """Where the workspace is Swedish the fault is, too."""
    settings = workspace / "vanort.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before.replace('language = "en"', 'language = "sv"'), encoding="utf-8")
    try:
        assert (
            "own.rq:2: Ontologin har ingen term som heter 'Projct'."
            in ask(f"{HEAD}ASK {{ ?s a vanort:Projct }}").stderr
        )
    finally:
        settings.write_text(before, encoding="utf-8")


def test_names_are_in_the_language_of_the_workspace(tmp_path: Path) -> None:
    """Questions, views and the catalogue speak the workspace's language where no other is asked for."""
    folder = shutil.copytree(
        Path(__file__).parent.parent / "data", tmp_path / "data", ignore=shutil.ignore_patterns("build")
    )
    settings = (folder / "vanort.toml").read_text(encoding="utf-8")
    (folder / "vanort.toml").write_text(settings.replace('language = "en"', 'language = "sv"'), encoding="utf-8")

    asked = [["query", "countries"], ["network", "countries", "-f", "gexf"], ["queries", "countries"]]
    said = [CliRunner().invoke(app, [*words, "-w", str(folder)]).stdout for words in asked]
    english = CliRunner().invoke(app, ["query", "countries", "-w", str(folder), "--language", "en"]).stdout

    assert "Bulgarien" in said[0]
    assert "Bulgarien" in said[1]
    assert "länder" in said[2].lower()
    assert "Bulgaria" in english
