"""Documents of a workspace read a second time, each after the rules; what goes wrong is said, and the rules' claims stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanort.claims import ClaimsFile
from vanort.claims.model import Span
from vanort.documents import Document, read_document
from vanort.documents.kinds import kind_of
from vanort.documents.sheets import TABLES
from vanort.errors import ModelError, VanortError
from vanort.extraction.proposing.batch import Propose, claims_files_of, claims_name, write_claims
from vanort.languages.pack import packs_with
from vanort.second_reader.agreement import both
from vanort.second_reader.answers import ModelAnswer, keep, kept_answer, kept_at, read_answer
from vanort.second_reader.asking import NoAnswer, ask
from vanort.second_reader.grounding import Grounding, rule_of
from vanort.second_reader.model import Model
from vanort.second_reader.passages import passages
from vanort.second_reader.prompt import request_of
from vanort.second_reader.terms import Vocabulary
from vanort.workspace.model import Workspace

_TRIES = 2  # for an answer that is no JSON or not of the schema: some models have a better second one
_LESS_OF_THE_SAME = {"frequency_penalty": 0.5}  # small models run in circles, until the answer is cut off


@dataclass(frozen=True, slots=True)
class Sending:
    """What would leave this machine: so many documents, passages and characters of them."""

    documents: int = 0
    passages: int = 0
    characters: int = 0


@dataclass
class SecondReader:
    """A model that reads the documents of a workspace; it keeps what is to be said of each."""

    workspace: Workspace
    model: Model
    offered: Vocabulary
    lines: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    failed: bool = False

    def to_send(self, files: Sequence[Path]) -> Sending:
        """Return what would be sent for documents: the passages about which no answer is kept yet."""
        total = Sending()
        for path in files:
            document = self._document(path)
            spans = [s for s, body in self._questions(document) if self._kept(body) is None] if document else []
            total = Sending(
                total.documents + bool(spans),
                total.passages + len(spans),
                total.characters + sum(span.end - span.start for span in spans),
            )
        return total

    def read(
        self,
        files: Sequence[Path],
        propose: Propose,
        *,
        folder: Path | None = None,
        step: Callable[[int, int, str], None] = lambda done, total, name: None,
    ) -> None:
        """Ask the model about documents, and write its claims beside those that `propose` reads by rules.

        Where the model cannot be asked, the documents that are left keep the rules' claims. Ctrl-C stops it: what has
        been answered is kept.
        """
        claims_files = claims_files_of(self.workspace)
        for done, path in enumerate(files):
            step(done, len(files), path.name)
            document = self._document(path)
            if document is None:
                continue
            answers, fault = self._answers(document)
            target = (folder or self.workspace.claims) / claims_name(path, claims_files)
            if answers:
                self._write(target, path, answers, propose)
            if fault is not None:
                self.failed = True
                self.lines.append(f"vanort: {fault} What the rules read stays.")
                if isinstance(fault, NoAnswer):
                    break
        step(len(files), len(files), "")
        self.lines += [f"Dropped of {self.model.name}: {n} with {why}." for why, n in sorted(self.dropped.items())]

    def _write(self, target: Path, path: Path, answers: Sequence[tuple[Span, ModelAnswer]], propose: Propose) -> None:
        dropped: Counter[str] = Counter()

        def proposed(document: Document, stem: str) -> ClaimsFile:
            rules = propose(document, stem)
            found = Grounding(document, rules, self.offered, rule_of(self.model.name), dropped)
            for span, answer in answers:
                found.add(answer, span)
            return both(rules, found.file(), self.model.name, self.offered.single)

        try:
            self.lines.append(write_claims(target, path, proposed, self.workspace, second=True))
        except VanortError as error:
            self.failed = True
            self.lines.append(f"vanort: {error}")
        self.dropped += dropped

    def _answers(self, document: Document) -> tuple[list[tuple[Span, ModelAnswer]], ModelError | None]:
        """Return the answers about a document, as many as there are, and the last thing that went wrong."""
        found: list[tuple[Span, ModelAnswer]] = []
        fault: ModelError | None = None
        questions = self._questions(document)
        for number, (span, body) in enumerate(questions, 1):
            answer = self._kept(body)
            if answer is None:
                try:
                    answer = self._asked(body)
                except ModelError as error:
                    where = f"{document.path.name}, passage {number} of {len(questions)}"
                    fault = type(error)(error.found, path=where, hint=error.hint)
                    if isinstance(error, NoAnswer):
                        break
                    continue
                keep(self._place(body), answer)
            found.append((span, answer))
        return found, fault

    def _asked(self, body: dict[str, Any]) -> ModelAnswer:
        for tried in range(1, _TRIES + 1):
            again = _LESS_OF_THE_SAME if tried > 1 else {}
            try:
                return read_answer(ask(self.model, {**body, **again}), self.offered)
            except NoAnswer:
                raise
            except ModelError:
                if tried == _TRIES:
                    raise
        raise AssertionError  # the last try returns or raises

    def _questions(self, document: Document) -> list[tuple[Span, dict[str, Any]]]:
        title = document.title or document.path.name
        return [
            (span, request_of(self.model, self.offered, title, document.text[span.start : span.end]))
            for span in passages(document)
        ]

    def _document(self, path: Path) -> Document | None:
        """Return a document that has words to read; None for a table, and for what the rules could not read either."""
        if kind_of(path) in TABLES:
            return None
        try:
            return read_document(path, packs=packs_with(self.workspace.languages))
        except VanortError:
            return None

    def _kept(self, body: dict[str, Any]) -> ModelAnswer | None:
        return kept_answer(self._place(body), self.offered)

    def _place(self, body: dict[str, Any]) -> Path:
        return kept_at(self.workspace.build / "answers", self.model, body)
