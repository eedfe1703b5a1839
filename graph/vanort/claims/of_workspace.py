"""What a workspace holds: its documents, each with what its claims file says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from vanort.claims import ClaimsFile, read_claims_file
from vanort.documents import Document, read_document
from vanort.errors import ClaimsError, DocumentError, VanortError
from vanort.languages.pack import packs_with
from vanort.workspace.model import Workspace


def read_claims(workspace: Workspace, *, faults: list[VanortError] | None = None) -> tuple[ClaimsFile, ...]:
    """Read every claims file of a workspace with its document, in the order of their names.

    Raises ClaimsError where a document is missing or two files speak of one document; where `faults` is given, a file
    that cannot be used is left out, and why is added there.
    """
    files: list[ClaimsFile] = []
    spoken: dict[str, str] = {}
    for path in sorted(workspace.claims.glob("*.yaml")) if workspace.claims.is_dir() else ():
        shown = workspace.relative(path)
        try:
            file = read_claims_file(path, partial(_document, workspace, shown, spoken), name=shown)
        except VanortError as fault:
            if faults is None:
                raise
            faults.append(fault)
            continue
        spoken[file.document.path.name] = shown
        files.append(file)
    return tuple(files)


def _document(workspace: Workspace, shown: str, spoken: Mapping[str, str], name: str) -> Document:
    if Path(name).name != name:
        raise ClaimsError(
            f"'{name}' is no file name.",
            path=shown,
            line=1,
            hint="Name a file in documents/, without folders.",
        )
    if name in spoken:
        raise ClaimsError(
            f"{spoken[name]} speaks of {name} already.",
            path=shown,
            line=1,
            hint="Put the claims in one file.",
        )
    path = workspace.documents / name
    if not path.is_file():
        raise ClaimsError(
            f"The document '{name}' is not in documents/.",
            path=shown,
            line=1,
            hint="Put it there, or correct 'document:'.",
        )
    document = read_document(path, packs=packs_with(workspace.languages))
    if not document.language:
        raise DocumentError(
            "The language of the document is not known.",
            path=workspace.relative(path),
            hint=f"Say it in documents/{name}.yaml: language: sv",
        )
    return document
