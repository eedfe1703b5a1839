"""Many documents: each read, proposed for and written before the next, so that a stop loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path

from vanort.claims import ClaimsFile, document_of, format_claims_file, read_claims_file
from vanort.claims.model import TOLD
from vanort.documents import Document, read_document
from vanort.documents.bounded import read_in_time
from vanort.documents.kinds import ENDINGS, kind_of
from vanort.documents.sheets import TABLES
from vanort.errors import ClaimsError, VanortError
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose as propose_claims
from vanort.extraction.proposing.journal import note, read_journal, state_of
from vanort.extraction.proposing.merge import renew
from vanort.languages.pack import LanguagePack, packs_with
from vanort.support.files import replace_unchanged, write_atomically
from vanort.support.letters import plain_letters
from vanort.support.turns import turn
from vanort.workspace.model import Workspace

Propose = Callable[[Document, str], ClaimsFile]  # of a document, for the stem of a claims file


@dataclass
class Outcome:
    """What became of each document: a line to print, how many could not be read, and whether it was stopped."""

    lines: list[str] = field(default_factory=list)
    documents: list[Path] = field(default_factory=list)
    failed: int = 0
    stopped: bool = False


def extract_workspace(
    workspace: Workspace,
    files: Sequence[Path] = (),
    *,
    folder: Path | None = None,
    language: str | None = None,
    propose: Propose | None = None,
    step: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Outcome:
    """Propose claims for the documents named, else for those of the workspace that changed since the last time.

    `propose` says what a document comes to; by default it is read as a text. A document that cannot be read is reported,
    and the others still go through. `step` hears how many of how many documents are done, and which is next. Stopped by
    Ctrl-C, it keeps what is done and goes on there the next time.
    """
    outcome = Outcome()
    propose = propose or partial(_read_as_text, packs_with(workspace.languages), language)
    claims_files = claims_files_of(workspace)
    journal = workspace.build / "extracted.tsv"
    extracted = read_journal(journal)
    paths = list(files) or _documents(workspace)
    for done, path in enumerate(paths):
        step(done, len(paths), path.name)
        try:
            target = (folder or workspace.claims) / claims_name(path, claims_files)
            mark = state_of(path, language, workspace.languages, workspace.mappings / f"{target.stem}.toml")
            if not files and extracted.get(path.name) == mark and target.is_file():
                outcome.documents.append(path)
                continue
            line = write_claims(target, path, propose, workspace)
        except VanortError as error:
            outcome.failed += 1
            outcome.lines.append(f"vanort: {error}" if error.path else f"vanort: {workspace.relative(path)}: {error}")
            continue
        except KeyboardInterrupt:
            outcome.stopped = True
            outcome.lines.append(f"Stopped at {done} of {len(paths)} documents. Run it again to go on from there.")
            return outcome
        outcome.documents.append(path)
        outcome.lines.append(line)
        note(
            journal,
            path.name,
            state_of(path, language, workspace.languages, workspace.mappings / f"{target.stem}.toml"),
        )
    step(len(paths), len(paths), "")
    if not outcome.lines:
        outcome.lines.append(
            f"Nothing to do: {'one document is as it was' if len(paths) == 1 else f'{len(paths)} documents are as they were'}."
            if paths
            else "There are no documents yet. Put them in with: vanort add FILE…"
        )
    return outcome


def _documents(workspace: Workspace) -> list[Path]:
    return sorted(path for path in workspace.documents.glob("*") if path.suffix.lower() in ENDINGS)


def claims_files_of(workspace: Workspace) -> dict[str, str]:
    """Return which claims file speaks about which document."""
    return {document_of(path): path.name for path in sorted(workspace.claims.glob("*.yaml"))}


def claims_name(path: Path, claims_files: dict[str, str]) -> str:
    """Return the name of a document's claims file; page.html and page.docx each have one of their own.

    >>> claims_files = {"page.docx": "page.yaml"}
    >>> claims_name(Path("page.docx"), claims_files), claims_name(Path("page.html"), claims_files)
    ('page.yaml', 'page-html.yaml')
    >>> [claims_name(Path(name), claims_files) for name in ("東京.txt", "大阪.txt", "京都.txt")]
    ['document.yaml', 'txt.yaml', 'txt-2.yaml']
    """
    if path.name not in claims_files:
        taken = set(claims_files.values())
        wanted = [f"{_stem(path.stem)}.yaml", f"{_stem(path.name)}.yaml"]
        numbered = (f"{_stem(path.name)}-{number}.yaml" for number in count(2))
        claims_files[path.name] = next(name for name in (*wanted, *islice(numbered, len(taken))) if name not in taken)
    return claims_files[path.name]


def _stem(name: str) -> str:
    r"""Return a file name in letters, digits and hyphens.

    >>> _stem("Våra vänorter (2024)")
    'vara-vanorter-2024'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain_letters(name)).strip("-") or "document"


def _read_as_text(packs: Mapping[str, LanguagePack], language: str | None, document: Document, stem: str) -> ClaimsFile:
    return propose_claims(extract(document, language, packs=packs), stem)


def write_claims(target: Path, path: Path, propose: Propose, workspace: Workspace, *, second: bool = False) -> str:
    """Write what a document comes to into its claims file, beside what people have decided, and say what is new.

    `second` says that a second reader has had its part in it.

    Raises ClaimsError where the claims file cannot be read, or has become that of another document meanwhile.
    """
    document = read_document(path, packs=packs_with(workspace.languages))
    with _limited(document):
        proposed = propose(document, target.stem)
        with turn(target.parent):  # what is read there now is what is written over
            return _write_beside(target, proposed, workspace.relative(target), second)


def _limited(document: Document) -> AbstractContextManager[None]:
    """Return the limits of work on a document; a table has those of rows and cells."""
    return nullcontext() if kind_of(document.path) in TABLES else read_in_time(document.path, document.text)


def _write_beside(target: Path, proposed: ClaimsFile, shown: str, second: bool) -> str:
    document = proposed.document
    if not target.is_file():
        write_atomically(target, format_claims_file(proposed))
        told = sum(claim.reading.confidence >= TOLD for claim in proposed.statements)
        rest = len(proposed.statements) - told
        things = f"{len(proposed.things)} things, {len(proposed.statements)} claims proposed"
        return f"{shown}: {things}: {told} told (85 in 100 right or more), {rest} to look at."
    from vanort.extraction.proposing.yaml_patch import amend  # brings half of vanort along, and most files are new

    if (other := document_of(target)) != document.path.name:
        hint = "Run it again: this document then gets a file of its own."
        raise ClaimsError(f"This has become the claims file of {other}.", path=shown, hint=hint)
    written = target.read_bytes()
    existing = read_claims_file(target, document, name=shown)
    renewal = renew(existing, proposed, second=second)
    if not renewal.added and not renewal.removed and not renewal.anew:
        return f"{shown}: nothing new."
    amended = amend(written.decode("utf-8"), existing, renewal.file)
    if not replace_unchanged(target, amended.encode("utf-8"), written):  # an editor takes no turns
        raise ClaimsError("The file has been changed by somebody else.", path=shown, hint="Run it again.")
    return f"{shown}: {renewal.added} new, {renewal.removed} no longer proposed; what you decided stays."
