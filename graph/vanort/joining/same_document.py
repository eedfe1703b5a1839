"""One document that two workspaces have read, or of which one has an excerpt: whether they read it alike, and which stands."""

from __future__ import annotations

import hashlib
import re

from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile
from vanort.documents.metadata import metadata_path
from vanort.errors import DocumentError
from vanort.privacy.redaction import MASK
from vanort.support.files import read_text
from vanort.support.yaml_source import read_yaml
from vanort.workspace.model import Workspace

AS_PUBLISHED = "as_published"  # the field beside an excerpt that has the mark of its claims as they came
_DOCUMENT = re.compile(r"^document:.*$", re.MULTILINE)

Said = tuple[object, ...]


def content_of(file: ClaimsFile) -> str:
    """Return the hash of what a file of claims is about: its document, or that of which it has an excerpt."""
    return file.document.excerpt_of.removeprefix("sha256:") or file.document.sha256


def said(text: str) -> str:
    """Return what a claims file says, whatever its document's file is called."""
    return _DOCUMENT.sub("document:", text, count=1)


def with_document(text: str, name: str) -> str:
    """Return a claims file as that of a document of another name."""
    return _DOCUMENT.sub(lambda _: f"document: {name}", text, count=1)


def mark_of(text: str) -> str:
    """Return what tells one claims file from another that says something else."""
    return hashlib.sha256(said(text).encode("utf-8")).hexdigest()


def text_of(file: ClaimsFile, place: Workspace) -> str:
    """Return the claims file itself, as it lies in a workspace."""
    return read_text(place.claims / f"{file.stem}.yaml")


def only_in(file: ClaimsFile, other: ClaimsFile) -> list[Claim]:
    """Return the claims that one file has and another about the same document has not; those with words taken out do not count."""
    known = {_key(claim, other) for claim in other.claims()}
    return [claim for claim in file.claims() if not _is_masked(claim, file) and _key(claim, file) not in known]


def gives_way(own: ClaimsFile, file: ClaimsFile, other: Workspace, workspace: Workspace) -> bool:
    """Whether an excerpt as it came stands back: for its document, or for an excerpt with more claims, whichever was first."""
    if not own.document.excerpt_of or _mark_noted(own) != mark_of(text_of(own, workspace)):
        return False
    return _rank(file, other) > _rank(own, workspace)


def _rank(file: ClaimsFile, place: Workspace) -> tuple[bool, int, str]:
    return not file.document.excerpt_of, sum(1 for _ in file.claims()), said(text_of(file, place))


def _mark_noted(file: ClaimsFile) -> str:
    fields = read_yaml(metadata_path(file.document.path), error=DocumentError).plain()
    return str(fields.get(AS_PUBLISHED, "")) if isinstance(fields, dict) else ""


def _key(claim: Claim, file: ClaimsFile) -> Said:
    ids = {thing.iri: thing.id for thing in file.things}
    text = file.document.text[claim.span.start : claim.span.end]

    def name(term: Node) -> object:
        return ids.get(term, term)  # type: ignore[call-overload]

    return name(claim.subject), claim.predicate, name(claim.object), text, claim.reading.modality, claim.reading.review


def _is_masked(claim: Claim, file: ClaimsFile) -> bool:
    return MASK in file.document.text[claim.span.start : claim.span.end] or MASK in str(claim.object)
