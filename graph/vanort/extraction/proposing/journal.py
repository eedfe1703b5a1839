"""What has been extracted: one line a document, added as soon as its claims file is written.

Adding a line costs the same however many documents there are, and a line that a crash has torn is no line: its
document is read again, and nothing comes of it that was not there.
"""

from __future__ import annotations

from pathlib import Path

from vanort.documents.metadata import metadata_path
from vanort.workspace.fingerprint import fingerprint


def state_of(path: Path, language: str | None, languages: Path | None = None, mapping: Path | None = None) -> str:
    """Return a mark for all that an extraction depends on: the document, what is known about it, packs, lists and rules.

    `languages` is the folder of the workspace's own language packs, beside which its rules stand; for a table its `mapping` is one of the files, where
    there is one.
    """
    packs = [*sorted(languages.glob("*/*")), languages.parent / "rules.toml"] if languages else []
    files = [file for file in (path, metadata_path(path), mapping, *packs) if file and file.is_file()]
    return fingerprint(path.parent, files, language)


def read_journal(path: Path) -> dict[str, str]:
    """Return the mark with which each document was last extracted, by file name; empty where there is no journal."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    return {name: mark for mark, tab, name in (line.partition("\t") for line in lines) if tab}


def note(path: Path, name: str, mark: str) -> None:
    """Add that a document was extracted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as journal:
        journal.write(f"{mark}\t{name}\n")
