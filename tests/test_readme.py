"""README and guides are true: every console example gives the output that stands below it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import console

ROOT = console.ROOT
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "README.sv.md", *sorted((ROOT / "docs").glob("*/*/*.md"))]


def in_the_example() -> Iterator[tuple[str, str, str]]:
    """Yield the examples of all pages that are run in the example workspace, each once in a language."""
    texts = ((page.read_text(encoding="utf-8"), console.language_of(page.relative_to(ROOT))) for page in PAGES)
    yield from dict.fromkeys(
        (*pair, language)
        for text, language in texts
        if not console.begins_empty(text)
        for pair in console.examples(text)
    )


@pytest.fixture(scope="module")
def workspace() -> Path:
    subprocess.run([sys.executable, "-m", "vanort", "build", "-w", "data"], check=True, cwd=ROOT, capture_output=True)
    return ROOT / "data"


@pytest.mark.parametrize(
    ("command", "output", "language"),
    list(in_the_example()),
    ids=lambda text: text.splitlines()[0] if text else "nothing",
)
def test_an_example_prints_what_the_page_shows(command: str, output: str, language: str, workspace: Path) -> None:
    """Run in the example workspace, a command of README or guides prints what stands below it."""
    assert console.printed(command, workspace, language) == output


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if console.begins_empty(page.read_text(encoding="utf-8"))],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_a_page_that_begins_in_an_empty_folder_can_be_followed(page: Path, tmp_path: Path) -> None:
    """From the first command to the last, each prints what the page shows below it."""
    for command, output in console.examples(page.read_text(encoding="utf-8")):
        assert console.printed(command, tmp_path, console.language_of(page.relative_to(ROOT))) == output, command


@pytest.mark.slow
def test_the_promises_are_checked_as_the_page_says(workspace: Path) -> None:
    """Each command of ASSURANCE.md prints what stands below it, from the first to the last."""
    for command, output in console.examples((ROOT / "ASSURANCE.md").read_text(encoding="utf-8")):
        assert console.printed(command, workspace) == output, command


def test_every_command_stands_in_the_readme() -> None:
    """No command is left out of the README, and each has help with an example."""
    from vanort.cli import COMMANDS

    for name, module in COMMANDS:
        assert f"vanort {name}" in README, name
        text = (ROOT / "graph" / "vanort" / "cli" / f"{module}.py").read_text(encoding="utf-8")
        assert re.search(rf"Examples?:\s+\**vanort {name}", text), name


def test_what_a_claim_says_is_asked_as_printed(workspace: Path) -> None:
    """The SPARQL of the guides is whole: it runs as it stands, and has an answer."""
    import vanort

    texts = {
        text for page in PAGES for text in re.findall(r"```sparql\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    }
    assert texts
    with vanort.open(workspace) as opened:
        for text in texts:
            assert opened.query(text), text
