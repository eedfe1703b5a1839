"""Whether a language pack reads its own examples: each frame its relation, each cue of assertion its status."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanort.documents import Document
from vanort.documents.sections import find_sections
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.assertion import ASSERTED, Statement, Verdict, judge
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.sentence_clauses import divide
from vanort.extraction.discourse.sentence_context import heading_verdict
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.pipeline import Extraction, extract
from vanort.extraction.relations.assertion_status import TRIGGERS
from vanort.languages.assertion_cues import Cue
from vanort.languages.frames import Frame
from vanort.languages.pack import LanguagePack
from vanort.languages.relations import RELATIONS

Packs = Mapping[str, LanguagePack] | None
Span = tuple[int, int]

_STATUS = {"negated": "negated", "planned": "planned", "past": "past", "left": "past"}
_BORDER_STATUS = {
    "resumes": "past",
    "complement": "negated",
    "undertaking": "negated",
    "given": "asserted",
    "antithesis": "negated",
}
_MARKED = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not read as its entry says: a relation or a status, empty where none is told."""

    file: str
    phrase: str
    example: str
    expected: str
    found: str


def failures(code: str, packs: Packs = None) -> Iterator[Failure]:
    """Yield the examples of a language's frames and cues that do not hold; names in them are those that reading finds."""
    pack = lexicon(code, packs).pack
    for frame in pack.frames:
        for text in frame.examples:
            if not facts_of(code, frame, text, packs):
                yield Failure("frames.tsv", frame.written, text, frame.relation, "")
        for text in frame.counters:
            if facts_of(code, frame, text, packs):
                yield Failure("frames.tsv", frame.written, text, "", frame.relation)
    for cue in pack.assertion:
        for text in cue.examples:
            if not holds(code, cue, text, packs):
                status = verdict(code, text, packs).status
                yield Failure("assertion.tsv", cue.phrase, text, f"{cue.category} {cue.kind}", status)
        for text in cue.counters:
            if (status := verdict(code, text, packs).status) != ASSERTED:
                yield Failure("assertion.tsv", cue.phrase, text, ASSERTED, status)


def read_example(text: str, code: str, packs: Packs = None) -> Extraction:
    """Read a text of its own as a document of a language."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return extract(Document(Path("example.txt"), text, find_sections(text), sha, language=code), packs=packs)


def facts_of(code: str, frame: Frame, text: str, packs: Packs = None) -> list[str]:
    """Return the facts of a frame's relation in a text, as "subject – object"."""
    return [
        f"{fact.subject.label} – {fact.object.label}"
        for fact in read_example(text, code, packs).facts
        if fact.predicate == RELATIONS[frame.relation].property and isinstance(fact.object, Entity)
    ]


def names_found(text: str, code: str, packs: Packs = None) -> Iterable[Span]:
    """Return where the names stand that reading finds in a text."""
    return [(m.start, m.end) for entity in read_example(text, code, packs).entities for m in entity.mentions]


def unmarked(text: str) -> tuple[str, Span | None]:
    """Return a sentence without its marks, and the span that they held.

    >>> unmarked("[[Hull]] is no partner.")
    ('Hull is no partner.', (0, 4))
    """
    match = _MARKED.search(text)
    if match is None:
        return text, None
    return text[: match.start()] + match[1] + text[match.end() :], (match.start(), match.start() + len(match[1]))


def verdict(
    code: str,
    marked: str,
    packs: Packs = None,
    *,
    standing: bool = True,
    names_in: Callable[[str, str, Packs], Iterable[Span]] = names_found,
) -> Verdict:
    """Judge what a sentence tells of its mark; `names_in` says where its names stand."""
    text, told = unmarked(marked)
    words = lexicon(code, packs)
    triggers = {m.span() for names in TRIGGERS.values() for name in names for m in words.cue(name).finditer(text)}
    names = {*names_in(text, code, packs), *([told] if told else [])}
    return judge(cue_table(words.pack), Statement(text, told, tuple(sorted(triggers)), tuple(sorted(names)), standing))


def holds(
    code: str,
    cue: Cue,
    example: str,
    packs: Packs = None,
    *,
    names_in: Callable[[str, str, Packs], Iterable[Span]] = names_found,
) -> bool:
    """Tell whether a cue stands in an example, and makes of it what its category and kind say."""
    words = lexicon(code, packs)
    if cue.kind == "heading":
        return heading_verdict(words, example).status == _STATUS[cue.category]
    if cue.kind == "correction":
        return cue.pattern.match(example) is not None
    if not cue.pattern.search(unmarked(example)[0]):
        return False
    if cue.category == "border" and cue.kind not in _BORDER_STATUS:
        clauses = divide(cue_table(words.pack), example, (), ())
        return len(clauses.starts) > 1 or bool(clauses.inner)
    expected = "asserted" if cue.kind in {"pseudo", "lifts"} else _STATUS.get(cue.category) or _BORDER_STATUS[cue.kind]
    return verdict(code, example, packs, names_in=names_in).status == expected
