"""Which rules to offer: those that would have read two additions, tried on all documents and held against what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile, Thing
from vanort.claims.model import ACCEPTED, UNREVIEWED
from vanort.claims.terms import short_names
from vanort.documents import Document
from vanort.errors import VanortError
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.claims_file import propose
from vanort.languages.own_rules import Rule, with_rules
from vanort.languages.pack import LanguagePack
from vanort.learning.ways import ways

_LEAST = 2  # additions of one way that make a rule
_MOST = 12  # rules that are tried, those of most additions first

Said = tuple[str, str, str]  # subject, property and object, by names folded


@dataclass(frozen=True, slots=True)
class Fact:
    """What a rule would add: in which document, what it says, in which words, and what people have said of it.

    `verdict` is agrees, disagrees (a person has rejected it), or new.
    """

    document: str
    said: Said
    words: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule, the sentences from which it comes, and the facts that it would add to the documents of the workspace."""

    rule: Rule
    seen: tuple[str, ...]
    adds: tuple[Fact, ...]
    loses: int

    def counts(self) -> tuple[int, int, int]:
        """Return how many facts it would add, how many of them agree with decisions, and how many disagree."""
        agree, disagree = (sum(fact.verdict == verdict for fact in self.adds) for verdict in ("agrees", "disagrees"))
        return len(self.adds), agree, disagree


def offers(files: Sequence[ClaimsFile], packs: Mapping[str, LanguagePack]) -> tuple[Offer, ...]:
    """Return the rules that are worth taking: two additions were made in their way, and they would add something.

    A rule is offered where more of what it adds agrees with what people have decided than disagrees.
    """
    seen: dict[Rule, list[tuple[ClaimsFile, Claim | Thing]]] = defaultdict(list)
    for file in files:
        pack = packs.get(file.document.language)
        for rule, entry in ways(file, pack) if pack else ():
            same = next(
                (
                    one
                    for one in seen
                    if (one.language, one.place, one.entry) == (rule.language, rule.place, rule.entry)
                ),
                rule,
            )
            seen[same].append((file, entry))
    often = sorted((rule for rule, found in seen.items() if len(found) >= _LEAST), key=lambda r: (-len(seen[r]), r))
    trial = _Trial(files, packs)
    found = [trial.of(rule, tuple(_words(file, entry) for file, entry in seen[rule])) for rule in often[:_MOST]]
    return tuple(offer for offer in found if offer and offer.counts()[1] > offer.counts()[2])


def _words(file: ClaimsFile, entry: Claim | Thing) -> str:
    return " ".join(file.document.text[entry.span.start : entry.span.end].split())[:160]


class _Trial:
    """Reads documents with and without a rule; what is read without one is read once."""

    def __init__(self, files: Sequence[ClaimsFile], packs: Mapping[str, LanguagePack]) -> None:
        self._files, self._packs = files, packs
        self._without: dict[str, dict[Said, str]] = {}

    def of(self, rule: Rule, seen: tuple[str, ...]) -> Offer | None:
        """Return the offer of a rule; nothing where it adds nothing."""
        packs = with_rules(self._packs, [rule])
        core = max(rule.entry.replace("{A}", " ").replace("{B}", " ").replace("\\", "").split(), key=len)
        adds: list[Fact] = []
        loses = 0
        for file in self._files:
            document = file.document
            if document.language != rule.language or core.casefold() not in document.text.casefold():
                continue
            before, after = self._before(file), _read(document, packs)
            judged = _judged(file)
            new = sorted(set(after) - set(before))
            adds += [Fact(document.path.name, said, after[said], judged.get(said, "new")) for said in new]
            loses += sum(judged.get(said) == "agrees" for said in set(before) - set(after))
        return Offer(rule, seen, tuple(adds), loses) if adds else None

    def _before(self, file: ClaimsFile) -> dict[Said, str]:
        name = file.document.path.name
        if name not in self._without:
            self._without[name] = _read(file.document, self._packs)
        return self._without[name]


def _read(document: Document, packs: Mapping[str, LanguagePack]) -> dict[Said, str]:
    """Return what extraction says of a document, with the words."""
    try:
        file = propose(extract(document, packs=packs), "trial")
    except VanortError:
        return {}
    return {said: _words(file, entry) for entry in _entries(file) for said in _said(file, entry)}


def _judged(file: ClaimsFile) -> dict[Said, str]:
    """Return what people have said of things and facts of a document; what they accept once is accepted."""
    found: dict[Said, str] = {}
    for entry in _entries(file):
        for said in _said(file, entry) if entry.reading.review != UNREVIEWED else ():
            if entry.reading.review == ACCEPTED or said not in found:
                found[said] = "agrees" if entry.reading.review == ACCEPTED else "disagrees"
    return found


def _entries(file: ClaimsFile) -> tuple[Claim | Thing, ...]:
    return (*file.things, *file.statements)


def _said(file: ClaimsFile, entry: Claim | Thing) -> list[Said]:
    """Return what an entry says: of which type somebody is, or a fact, by names; a thing without one is any of its type."""
    if isinstance(entry, Thing):
        return [(name.text.casefold(), "type", short_names()[entry.type]) for name in entry.names if name.preferred]
    things = {thing.iri: thing for thing in file.things}
    names = [_name(term, things) for term in (entry.subject, entry.object)]
    return [(names[0], short_names()[entry.predicate], names[1])]


def _name(term: Node, things: Mapping[URIRef, Thing]) -> str:
    thing = things.get(URIRef(str(term))) if not isinstance(term, Literal) else None
    if thing is None:
        return str(term).rsplit("/", 1)[-1].casefold()
    named = (name.text.casefold() for name in thing.names if name.preferred)
    return next(named, short_names()[thing.type].casefold())
