"""The documents of a workspace, each opened once and read again where a file of it has changed underneath."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from vanort.claims import ClaimsFile, parse_claims_file
from vanort.claims.model import Reading
from vanort.coverage import Coverage, cover, read_no_facts, sentences_of
from vanort.coverage.counting import documents_of
from vanort.coverage.no_fact import no_fact_path, words_of
from vanort.documents import Document, read_document
from vanort.documents.metadata import metadata_path
from vanort.errors import ClaimsError, DocumentError
from vanort.extraction.proposing.batch import claims_files_of, claims_name
from vanort.languages.pack import LanguagePack, packs_with
from vanort.review.entries import Entries, find_entries
from vanort.review.verdicts import read_exactly
from vanort.support.files import replace_unchanged
from vanort.support.turns import turn
from vanort.workbench.opened import Opened, places_of
from vanort.workspace.model import Workspace

Mark = tuple[tuple[int, int, int], ...]  # of files: when changed, how large, which


@dataclass(frozen=True, slots=True)
class Piece:
    """What one step did to one entry: its words before (none where it was added) and after.

    `reading` is how it was read before, where nothing but that changed.
    """

    key: str
    before: str | None
    after: str
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one decision did, so that it can be taken back.

    It changed `pieces` of a document, or words in it were `said` to hold no fact, or not any more; or who is who was
    `decided`, as it stands in the file of decisions, and there is no document; or a `rule` was taken, and `documents` were
    read by it; or the document was `brought` in, as files with their hashes.
    """

    document: str
    pieces: tuple[Piece, ...] = ()
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    decided: str = ""
    rule: str = ""
    documents: tuple[str, ...] = ()
    brought: tuple[tuple[str, str], ...] = ()


class Overtaken(ClaimsError):
    """Somebody has saved a file between the reading and the writing of it: what is decided is decided on the new state."""


@dataclass
class Bench:
    """Work on a workspace, signed `by` somebody. `trails` holds what each browser tab has done, the last step last."""

    workspace: Workspace
    by: str
    today: Callable[[], str] = lambda: date.today().isoformat()
    trails: dict[str, list[Step]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _opened: dict[str, tuple[Mark, Opened]] = field(default_factory=dict)
    _documents: dict[str, tuple[Mark, Document]] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Return the names of the documents."""
        return [path.name for path in documents_of(self.workspace)]

    def open(self, name: str) -> Opened:
        """Return the present state of a document, read again where one of its files has changed.

        Raises DocumentError where there is no such document, or where it or its claims file cannot be read.
        """
        with self.lock:
            self.open_path(name)
            mark = self._mark(name)
            known = self._opened.get(name)
            if known is None or known[0] != mark:
                known = self._opened[name] = mark, self._read(name)
            return known[1]

    def open_path(self, name: str) -> Path:
        """Return where a document lies.

        Raises DocumentError where there is none of this name.
        """
        path = self.workspace.documents / name
        if Path(name).name != name or not path.is_file():
            raise DocumentError(f"The document '{name}' is not in documents/.", path=self.workspace.relative(path))
        return path

    @contextmanager
    def writing(self, name: str) -> Iterator[Opened]:
        """Hold the claims of the workspace while a document is changed, and yield its present state."""
        with self.lock, turn(self.workspace.claims):
            yield self.open(name)

    def write(self, name: str, before: Opened, after: Opened) -> None:
        """Write the claims file of a document, which held the text of `before` when it was read.

        Raises Overtaken where it holds something else by now, and nothing is written, or where somebody has saved over
        what was written: an editor takes no turns.
        """
        path = self.claims_path(name)
        held = None if before.text is None else before.text.encode("utf-8")
        if not replace_unchanged(path, (after.text or "").encode("utf-8"), held):
            self._opened.pop(name, None)
            raise Overtaken("The file has been changed by somebody else.", path=self.workspace.relative(path))
        mark, stands = self._mark(name), read_exactly(path)
        if stands == after.text:
            self._opened[name] = mark, replace(after, version=_version(mark))
            return
        self._opened.pop(name, None)
        if _is_lost(before.text or "", after.text or "", stands):
            raise Overtaken("The file has been changed by somebody else.", path=self.workspace.relative(path))

    def claims_path(self, name: str) -> Path:
        """Return where a document's claims file lies, or will lie."""
        path = self.workspace.claims / self._files.get(name, "")
        if name not in self._files or not path.is_file():
            self._files = claims_files_of(self.workspace)
            claims_name(self.workspace.documents / name, self._files)
            path = self.workspace.claims / self._files[name]
        return path

    def coverage(self, name: str) -> Coverage:
        """Return how far a document is."""
        opened = self.open(name)
        return cover(opened.file.document, opened.sentences, opened.file, opened.no_facts)

    def packs(self) -> Mapping[str, LanguagePack]:
        """Return the language packs, the workspace's own among them."""
        return packs_with(self.workspace.languages)

    def _mark(self, name: str) -> Mark:
        path = self.workspace.documents / name
        beside = no_fact_path(self.workspace.coverage, name)
        return tuple(_stamp(each) for each in (path, metadata_path(path), self.claims_path(name), beside))

    def _read(self, name: str) -> Opened:
        document = self.document(name)
        path = self.claims_path(name)
        shown = self.workspace.relative(path)
        mark = self._mark(name)
        if path.is_file():
            text: str | None = read_exactly(path)
            file = parse_claims_file((text or "").removeprefix("\ufeff"), path.stem, document)
            entries = find_entries(text or "", path=shown)
        else:
            text, file, entries = None, ClaimsFile(path.stem, document, (), (), shown), Entries({})
        said = read_no_facts(no_fact_path(self.workspace.coverage, name))
        before = self._opened.get(name)
        same = before is not None and before[1].file.document is document
        sentences = before[1].sentences if before and same else sentences_of(document, self.packs())
        wording = (
            before[1].wording if before and same else tuple(words_of(document.text[s.start : s.end]) for s in sentences)
        )
        return Opened(file, text, entries, places_of(file), sentences, wording, said, _version(mark))

    def document(self, name: str) -> Document:
        """Return a document, read again where it has changed.

        Raises DocumentError where it cannot be read, and ClaimsError where its language is not known.
        """
        path = self.workspace.documents / name
        mark = (_stamp(path), _stamp(metadata_path(path)))
        known = self._documents.get(name)
        if known is None or known[0] != mark:
            document = read_document(path, packs=self.packs())
            if not document.language:
                raise ClaimsError(
                    "The language of the document is not known.",
                    path=self.workspace.relative(path),
                    hint=f"Say it in documents/{name}.yaml: language: sv",
                )
            known = self._documents[name] = mark, document
        return known[1]


def _is_lost(before: str, after: str, stands: str) -> bool:
    """Tell whether lines that were written are not there any more: somebody has saved over them what they had read before."""
    written = Counter(after.splitlines()) - Counter(before.splitlines())
    there = Counter(stands.splitlines())
    expected = Counter(after.splitlines())
    return any(there[line] < expected[line] for line in written)


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


def _version(mark: Mark) -> str:
    return hashlib.sha256(repr(mark).encode()).hexdigest()[:16]
