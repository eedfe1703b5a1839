"""Console examples of a text: commands with the output that stands below them, run and compared, or written anew.

python tests/console.py docs/en/guides/researcher.md   writes what each command prints now below it
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def examples(text: str) -> Iterator[tuple[str, str]]:
    """Yield each console example: the command (over as many lines as it takes) and the output below it."""
    for block in BLOCK.findall(text):
        yield from commands(block)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of one block, each with its output."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        # A command goes on while a quote is open.
        end = next((n for n in range(1, len(lines) + 1) if "\n".join(lines[:n]).count("'") % 2 == 0), len(lines))
        yield "\n".join(lines[:end]), "\n".join(lines[end:]).strip("\n")


def language_of(page: Path) -> str:
    """Return the language that a page is written in, which its reader's machine speaks."""
    return "sv" if {"sv", "README.sv.md"} & set(page.parts) else "en"


def printed(command: str, folder: Path, language: str = "en") -> str:
    """Run a command in a folder as a reader would, and return all that it prints."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {"PATH": path, "COLUMNS": "110", "LC_CTYPE": "C.UTF-8", "HOME": os.environ.get("HOME", "/")}
    environment["LC_MESSAGES"] = {"sv": "sv_SE.UTF-8", "en": "C.UTF-8"}[language]
    result = subprocess.run(
        ["/bin/sh", "-c", f"{command} 2>&1"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return "\n".join(line.rstrip() for line in result.stdout.strip("\n").splitlines())


def written_anew(text: str, folder: Path, language: str) -> str:
    """Return the text with what each command prints now below it."""

    def block(found: re.Match[str]) -> str:
        parts = (f"$ {command}\n{printed(command, folder, language)}".strip() for command, _ in commands(found[1]))
        return "```console\n" + "\n".join(parts) + "\n```"

    return BLOCK.sub(block, text)


def begins_empty(text: str) -> bool:
    """Tell whether a page's examples run one after the other in an empty folder, not in the example workspace."""
    return text.startswith("---\nexamples: empty\n")


if __name__ == "__main__":
    import tempfile

    for name in sys.argv[1:]:
        page = Path(name)
        with tempfile.TemporaryDirectory() as scratch:
            content = page.read_text(encoding="utf-8")
            folder = Path(scratch) if begins_empty(content) else ROOT / "data"
            page.write_text(written_anew(content, folder, language_of(page)), encoding="utf-8")
