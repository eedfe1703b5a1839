"""Tables that are added: refused where nothing in them is known, else read at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vanort.documents import read_document
from vanort.documents.kinds import kind_of
from vanort.documents.sheets import TABLES
from vanort.errors import DocumentError
from vanort.extraction.proposing.batch import claims_files_of, claims_name, write_claims
from vanort.mappings import read_mapping
from vanort.tables.of_workspace import Proposer, is_table, open_table, proposed, use_mapping
from vanort.workspace.model import Workspace


@dataclass
class Tables:
    """Read tables as they are added: by the mapping that is named, by the one that is there, or by a proposed one."""

    workspace: Workspace
    mapping: Path | None = None
    home: str = ""
    unread: int = field(default=0, init=False)

    def refuse_unknown(self, path: Path, kind: str) -> None:
        """Look at a file before it is taken in.

        Raises DocumentError where it is a table that cannot be read, or where no column of it is known.
        """
        if not path.is_file() or (kind or kind_of(path)) not in TABLES:
            if self.mapping is not None and path.is_file():
                raise DocumentError("This is no table, and needs no mapping.", path=path)
            return
        document = read_document(path, expected=str(self.workspace.settings.get("language", "")), kind=kind)
        if self.mapping is not None:
            read_mapping(self.mapping)
        else:
            proposed(open_table(document), self.workspace, self.home)

    def read(self, path: Path) -> Iterator[str]:
        """Read a document of the workspace if it is a table, and yield what is to be said of it.

        Raises DocumentError where its mapping cannot be used.
        """
        if not is_table(path):
            return
        target = self.workspace.claims / claims_name(path, claims_files_of(self.workspace))
        if self.mapping is not None:
            use_mapping(self.workspace, self.mapping, target.stem)
        propose = Proposer(self.workspace, home=self.home)
        last = write_claims(target, path, propose, self.workspace)
        self.unread += propose.unread
        yield from propose.lines
        yield last
