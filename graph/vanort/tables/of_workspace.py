"""Tables of a workspace: where their mappings lie, and what extraction makes of a document, table or text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vanort.claims import ClaimsFile
from vanort.documents.kinds import kind_of
from vanort.documents.model import Document
from vanort.documents.sheets import TABLES
from vanort.errors import DocumentError
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose
from vanort.languages.pack import packs_with
from vanort.mappings import TableMapping, format_mapping, read_mapping
from vanort.mappings.model import Column
from vanort.support.files import write_atomically
from vanort.tables.extracting import Table, TableClaims, claims_of_table, format_unread, open_table, shown_together
from vanort.tables.proposal import propose_mapping
from vanort.workspace.fingerprint import content_mark
from vanort.workspace.model import Workspace

_MOST_SHOWN = 10  # lines of a terminal; all stand in the file


@dataclass
class Proposer:
    """Propose claims for documents: by its mapping for a table, by reading for a text; keep what is to be said of each."""

    workspace: Workspace
    language: str | None = None
    home: str = ""
    lines: list[str] = field(default_factory=list)
    unread: int = 0

    def __call__(self, document: Document, stem: str) -> ClaimsFile:
        """Return the claims that a document comes to; the mapping of a table is written where there is none.

        Raises DocumentError where a mapping cannot be used, or where nothing in a table is known.
        """
        if not is_table(document.path):
            packs = packs_with(self.workspace.languages)
            return propose(extract(document, self.language, packs=packs), stem)
        table = open_table(document)
        path = mapping_path(self.workspace, stem)
        shown_path = self.workspace.relative(path)
        if path.is_file():
            mapping = read_mapping(path)
        else:
            mapping = proposed(table, self.workspace, self.home)
            write_atomically(path, format_mapping(mapping, document.path.name))
            self.lines += [f"{shown_path}: proposed.", *summary(mapping)]
        claims = claims_of_table(table, mapping, stem)
        write_atomically(self.workspace.mapped / f"{stem}.sha256", content_mark(path) + "\n")
        self._report(claims, document.path, stem)
        return claims.file

    def _report(self, claims: TableClaims, path: Path, stem: str) -> None:
        target = self.workspace.build / "unread" / f"{stem}.tsv"
        if not claims.unread:
            target.unlink(missing_ok=True)
            return
        write_atomically(target, format_unread(claims.unread))
        self.unread += len(claims.unread)
        self.lines += shown_together(claims.unread, path.name)[:_MOST_SHOWN]
        number = len(claims.unread)
        what = "1 cell or row" if number == 1 else f"{number:,} cells or rows"
        self.lines.append(f"{what} could not be read: {self.workspace.relative(target)}")


def is_table(path: Path) -> bool:
    """Tell whether a document is read as a table."""
    return kind_of(path) in TABLES


def mapping_path(workspace: Workspace, stem: str) -> Path:
    """Return where the mapping of a table lies, by the name of its claims file."""
    return workspace.mappings / f"{stem}.toml"


def proposed(table: Table, workspace: Workspace | None = None, home: str = "") -> TableMapping:
    """Return the mapping that is proposed for a table; `home` is whose it is, by default who the workspace is about.

    Raises DocumentError where nothing in it is known.
    """
    home = home or (str(workspace.settings.get("organisation", "")) if workspace else "")
    mapping = propose_mapping(table.sheets, table.laid_out, table.document.language, home)
    if not mapping.sheets:
        raise DocumentError(
            "No column of the table is known. " + " ".join(mapping.notes),
            path=table.document.path,
            hint="Give the columns heads such as Partner, Country, Since, or write a mapping: see vanort map --help",
        )
    return mapping


def summary(mapping: TableMapping) -> list[str]:
    """Return what a mapping says, in lines for a person."""
    lines = []
    for sheet in mapping.sheets:
        where = f"sheet {sheet.name}, " if sheet.name else ""
        heads = f"heads in row {sheet.head}" if sheet.head else "no heads"
        lines.append(f"  {where}{heads}: each row is about {_article(sheet.each)}")
        width = max((len(column.head) for column in sheet.columns), default=0)
        for column in sheet.columns:
            notes = "; ".join(_notes(column))
            lines.append(f"    {_flat(column.head):<{width}}  {column.to}{notes and f' ({notes})'}")
    return [*lines, *(f"  {note}" for note in mapping.notes)]


def _notes(column: Column) -> Iterator[str]:
    """Yield what else a mapping says of a column."""
    if column.cross:
        yield f"a cross says {column.value}" if column.value else "a cross says what the head names"
    if column.split:
        yield f"split at {' '.join(map(repr, column.split))}"
    if column.to == "amount":
        yield (column.currency or "in the currency of each cell") + (
            f", times {column.times:,}" if column.times > 1 else ""
        )
    if not column.sure:
        yield "not sure"


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "AEIOU" else f"a {word}"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def use_mapping(workspace: Workspace, path: Path, stem: str) -> None:
    """Take a mapping for a table from a file.

    Raises DocumentError where it cannot be used.
    """
    read_mapping(path)
    target = mapping_path(workspace, stem)
    if target.resolve() != path.resolve():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


__all__ = ["Proposer", "is_table", "mapping_path", "open_table", "proposed", "summary", "use_mapping"]
