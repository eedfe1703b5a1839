"""Lint speaks Swedish where the workspace does."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from test_lint import BROKEN
from test_lint_files import WRONG
from vanort.cli import app
from vanort.validation.lint import lint
from vanort.wording import swedish

# Words that stand in every English sentence of lint, and in no Swedish one.
ENGLISH = {"the", "this", "is", "has", "and", "here", "there", "write", "did", "not", "cannot", "give", "where"}


@pytest.mark.parametrize("case", [*BROKEN, *WRONG])
def test_every_message_has_its_swedish(case: str, tmp_path: Path) -> None:
    """No English is left of a fault but names, and what an engine gives as its reason."""
    name, content, _ = {**BROKEN, **WRONG}[case]
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "page.txt").touch()
    (tmp_path / "documents" / "page.md").touch()
    (tmp_path / "vanort.toml").touch()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    for fault in lint(tmp_path):
        said = swedish(fault.found)
        reasoned = "inte TOML" in said or "inte YAML" in said or "inte Turtle" in said or "reguljärt" in said
        words = set("" if reasoned else said.lower().split()) | set(swedish(fault.hint).lower().split())
        assert said != fault.found
        assert not words & ENGLISH, (fault.found, fault.hint, said)


def test_the_language_is_that_of_the_workspace(tmp_path: Path) -> None:
    """The same fault is told in Swedish or in English as the settings say."""
    (tmp_path / "tour.yaml").write_text("- titel: x\n", encoding="utf-8")
    said = {}
    for language in ("sv", "en"):
        (tmp_path / "vanort.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
        said[language] = CliRunner().invoke(app, ["lint", str(tmp_path)]).stdout.strip()

    assert said == {
        "sv": f"{tmp_path}/tour.yaml:1: Ett steg har ingen nyckel som heter 'titel'. Menade du title?",
        "en": f"{tmp_path}/tour.yaml:1: A step has no key 'titel'. Did you mean title?",
    }


def test_names_stay_as_they_are_written() -> None:
    """A name that looks like a sentence's words is left alone."""
    assert (
        swedish("There is no setting 'a text or {key}'.") == "Det finns ingen inställning som heter 'a text or {key}'."
    )
    assert swedish("'a list' is no value of 'text'.") == "'a list' är inget värde för 'text'."
