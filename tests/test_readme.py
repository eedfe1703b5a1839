"""The README is true: every console example gives the output that stands below it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def examples() -> Iterator[tuple[str, str]]:
    """Yield each console example: the command (over as many lines as it takes) and the output below it."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines()
            # A command goes on while a quote is open.
            end = next(n for n in range(1, len(lines) + 1) if "\n".join(lines[:n]).count("'") % 2 == 0)
            yield "\n".join(lines[:end]), "\n".join(lines[end:]).strip()


@pytest.fixture(scope="module")
def workspace() -> Path:
    subprocess.run([sys.executable, "-m", "vanort", "build", "-w", "data"], check=True, cwd=ROOT, capture_output=True)
    return ROOT / "data"


@pytest.mark.parametrize(
    ("command", "output"), list(examples()), ids=lambda text: text.splitlines()[0] if text else "nothing"
)
def test_an_example_prints_what_the_readme_shows(command: str, output: str, workspace: Path) -> None:
    """Run in the example workspace, a command of the README prints what stands below it."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {"PATH": path, "COLUMNS": "110", "LC_ALL": "C.UTF-8", "HOME": os.environ.get("HOME", "/")}
    result = subprocess.run(
        ["/bin/sh", "-c", f"{command} 2>&1"],
        cwd=workspace,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.stdout.strip() == output


def test_every_command_stands_in_the_readme() -> None:
    """No command is left out of the README, and each has help with an example."""
    from vanort.cli import COMMANDS

    for name, module in COMMANDS:
        assert f"vanort {name}" in README, name
        text = (ROOT / "graph" / "vanort" / "cli" / f"{module}.py").read_text(encoding="utf-8")
        assert re.search(rf"Examples?:\s+\**vanort {name}", text), name


def test_what_a_claim_says_is_asked_as_printed(workspace: Path) -> None:
    """The SPARQL of the README is whole: it runs as it stands, and has an answer."""
    import vanort

    for text in re.findall(r"```sparql\n(.*?)```", README, re.DOTALL):
        with vanort.open(workspace) as opened:
            assert opened.query(text), text
