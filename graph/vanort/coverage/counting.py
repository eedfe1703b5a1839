"""Which sentences bear a claim, which hold no fact, and which nobody has looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vanort.claims import Claim, ClaimsFile
from vanort.claims.model import REJECTED, SUPERSEDED, UNREVIEWED
from vanort.claims.of_workspace import read_claims
from vanort.coverage.no_fact import NoFact, no_fact_path, read_no_facts, words_of
from vanort.coverage.sentences import Sentence, sentences_of
from vanort.documents import Document, read_document
from vanort.documents.kinds import ENDINGS
from vanort.errors import VanortError
from vanort.languages.pack import packs_with
from vanort.workspace.model import Workspace


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one document is: each sentence has claims, a word that it holds no fact, or neither.

    `claims` holds, for each sentence, the claims whose words touch it; `waiting` counts what nobody has judged.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[tuple[Claim, ...], ...]
    no_facts: tuple[NoFact | None, ...]
    waiting: int

    @property
    def with_claims(self) -> int:
        """How many sentences bear a claim."""
        return sum(map(bool, self.claims))

    @property
    def without_fact(self) -> int:
        """How many sentences bear none, and somebody has said that they hold no fact."""
        return sum(said is not None and not borne for said, borne in zip(self.no_facts, self.claims, strict=True))

    @property
    def open(self) -> tuple[Sentence, ...]:
        """The sentences that nobody has dealt with."""
        both = zip(self.sentences, self.claims, self.no_facts, strict=True)
        return tuple(sentence for sentence, borne, said in both if not borne and said is None)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do: no sentence is open, and no proposal waits."""
        return not self.waiting and not self.open


def cover(
    document: Document, sentences: Sequence[Sentence], file: ClaimsFile | None, no_facts: Mapping[str, NoFact]
) -> Coverage:
    """Lay the claims of a document beside its sentences; what was rejected or superseded bears nothing."""
    starts = [sentence.start for sentence in sentences]
    borne: list[list[Claim]] = [[] for _ in sentences]
    waiting = 0
    if file is not None:
        readings = [*(thing.reading for thing in file.things), *(claim.reading for claim in file.statements)]
        waiting = sum(reading.review == UNREVIEWED for reading in readings)
        for claim in file.claims():
            if claim.reading.review in (REJECTED, SUPERSEDED):
                continue
            for index in touched(sentences, starts, claim.span.start, claim.span.end):
                borne[index].append(claim)
    said = tuple(no_facts.get(words_of(document.text[one.start : one.end])) for one in sentences)
    return Coverage(document, tuple(sentences), tuple(map(tuple, borne)), said, waiting)


def touched(sentences: Sequence[Sentence], starts: Sequence[int], start: int, end: int) -> Iterable[int]:
    """Yield the numbers of the sentences that a stretch of text touches; `starts` are those of the sentences.

    >>> two = [Sentence(0, 9, "sentence", 0, 0), Sentence(10, 20, "sentence", 0, 0)]
    >>> list(touched(two, [0, 10], 5, 12)), list(touched(two, [0, 10], 9, 10))
    ([0, 1], [])
    """
    index = max(bisect_right(starts, start) - 1, 0)
    while index < len(sentences) and sentences[index].start < end:
        if start < sentences[index].end:
            yield index
        index += 1


def coverage_of_workspace(workspace: Workspace, *, faults: list[VanortError]) -> tuple[Coverage, ...]:
    """Return how far each document of a workspace is, in the order of their names.

    What cannot be read is left out, and why is added to `faults`.
    """
    packs = packs_with(workspace.languages)
    by_document = {file.document.path.name: file for file in read_claims(workspace, faults=faults)}
    found = []
    for path in documents_of(workspace):
        try:
            file = by_document.get(path.name)
            document = file.document if file else read_document(path, packs=packs)
            said = no_fact_path(workspace.coverage, path.name)
            no_facts = read_no_facts(said, shown=workspace.relative(said))
            found.append(cover(document, sentences_of(document, packs), file, no_facts))
        except VanortError as fault:
            faults.append(fault)
    return tuple(found)


def documents_of(workspace: Workspace) -> list[Path]:
    """Return the documents of a workspace that can be read, in the order of their names."""
    return sorted(path for path in workspace.documents.glob("*") if path.suffix.lower() in ENDINGS)
