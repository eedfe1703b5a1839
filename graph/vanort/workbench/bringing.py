"""Documents that are dropped in or pasted: known already, another edition of one that is there, or new."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vanort.documents import Document, read_document
from vanort.documents.adding import Added, add_document
from vanort.editions import Carried, carry_over
from vanort.errors import DocumentError, VanortError
from vanort.extraction.proposing.batch import extract_workspace
from vanort.review.verdicts import read_exactly
from vanort.support.files import write_atomically
from vanort.support.turns import turn
from vanort.tables.adding import Tables
from vanort.tables.of_workspace import Proposer
from vanort.workbench.bench import Bench

_ALIKE = 0.5  # of the runs of three words of the shorter text: more are no chance
_RUN = 3
_UNNAMED = re.compile(r"[\x00-\x1f/\\:]+")


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a document: added, or a question: it is `known` already, or an `edition` of another one.

    `lines` say what was proposed, `carried` what became of the facts of the edition before.
    """

    name: str = ""
    added: Added | None = None
    known: str = ""
    edition: str = ""
    lines: tuple[str, ...] = ()
    carried: Carried | None = field(default=None)


def bring(
    bench: Bench, name: str, data: bytes, *, told: Mapping[str, str] | None = None, edition_of: str | None = None
) -> Brought:
    """Take a document in, as `vanort add` and `vanort extract` do, and return what was guessed of it.

    The same bytes are not taken in twice. A text that is much like another one, or has its address or name, is taken in
    once the caller says what it is: `edition_of` names the document whose facts are carried over, or is empty where
    it is a document of its own.

    Raises DocumentError where the file cannot be read.
    """
    name = _UNNAMED.sub(" ", name).strip(" .") or "document.txt"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / name
        path.write_bytes(data)
        document = read_document(path, packs=bench.packs())
        known = _known(bench, document)
        if known:
            return Brought(name, known=known)
        if edition_of is None and (before := _edition(bench, document)):
            return Brought(name, edition=before)
        if (bench.workspace.documents / name).is_file():
            path = path.rename(path.with_name(_free(bench, path)))
        Tables(bench.workspace).refuse_unknown(path, "")
        added = add_document(bench.workspace, path, told=told, today=date.fromisoformat(bench.today()))
    carried = _carry(bench, edition_of, added.path) if edition_of else None
    return Brought(added.path.name, added, lines=propose(bench, added.path), carried=carried)


def amend(bench: Bench, name: str, told: Mapping[str, str]) -> Brought:
    """Write down what a person says of a document, its title, language, date or address, and propose anew.

    Raises DocumentError where there is no such document, or where what is told cannot be.
    """
    bench.open_path(name)
    path = bench.workspace.documents / name
    added = add_document(bench.workspace, path, told=told)
    return Brought(name, added, lines=propose(bench, path))


def propose(bench: Bench, path: Path) -> tuple[str, ...]:
    """Propose claims for one document; return what is to be said of it."""
    proposer = Proposer(bench.workspace)
    outcome = extract_workspace(bench.workspace, [path], propose=proposer)
    return (*proposer.lines, *outcome.lines)


def _carry(bench: Bench, before: str, path: Path) -> Carried | None:
    """Write the claims of the edition before into the claims file of a new one."""
    old = bench.claims_path(before)
    if not old.is_file():
        return None
    document = read_document(path, packs=bench.packs())
    carried = carry_over(read_exactly(old), document, path=bench.workspace.relative(old))
    with turn(bench.workspace.claims):
        target = bench.claims_path(path.name)
        if not target.is_file():
            write_atomically(target, carried.text)
    return carried


def _known(bench: Bench, document: Document) -> str:
    return next((one.path.name for one in _documents(bench) if one.sha256 == document.sha256), "")


def _edition(bench: Bench, document: Document) -> str:
    """Return the document of which another one is an edition: of the same address, the same name, or much the same words."""
    others = _documents(bench)
    for one in others:
        if (document.address and one.address == document.address) or one.path.name == document.path.name:
            return one.path.name
    ranked = sorted(((alike(document.text, one.text), one.path.name) for one in others), reverse=True)
    return ranked[0][1] if ranked and ranked[0][0] >= _ALIKE else ""


def _documents(bench: Bench) -> list[Document]:
    found = []
    for name in bench.names():
        try:
            found.append(bench.document(name))
        except VanortError:  # what cannot be read is no edition of anything
            continue
    return found


def alike(one: str, other: str) -> float:
    """Return which share of the runs of three words of the shorter text stand in the other one, too.

    >>> alike("Hemby and Sydby are twin towns since 1998", "Since long Hemby and Sydby are twin towns. They like it.")
    0.6666666666666666
    """
    left, right = (_runs(text) for text in (one, other))
    return len(left & right) / max(1, min(len(left), len(right)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _free(bench: Bench, path: Path) -> str:
    """Return a name that no document bears yet: with the day, and a number where that is taken, too."""
    names = (f"{path.stem}-{bench.today()}{more}{path.suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    free = next((name for name in names if not (bench.workspace.documents / name).exists()), "")
    if not free:
        raise DocumentError("Too many documents of this name were added today.", path=path.name)
    return free
