"""What a person is asked: proposals that are seen as one are one question, and what follows from a fact is not asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from vanort.claims import Claim, ClaimsFile, Thing
from vanort.claims.model import UNREVIEWED
from vanort.claims.reading import NAMELESS
from vanort.coverage import Sentence
from vanort.coverage.counting import touched
from vanort.vocabulary import VANORT
from vanort.workbench.opened import key_of_claim, key_of_thing

ONE_LINE = frozenset({"item", "row"})  # what is read, and judged, as one
FOLLOWING = frozenset({VANORT.kind, VANORT.country, VANORT.locatedIn})  # what goes without asking with who is named


@dataclass(frozen=True, slots=True)
class Question:
    """Entries that are judged at once, the one that says most first. `of_list` says that official lists know them."""

    keys: tuple[str, ...]
    start: int
    of_list: bool = False


def questions_of(file: ClaimsFile, sentences: Sequence[Sentence]) -> tuple[Question, ...]:
    """Return what is to be asked of facts, in the order of the text.

    One question are: what stands in one list item or table row; what is said of one subject with one property in one
    sentence; all about a contact, a funding or another thing without a name; and the kind and the country of somebody
    with the first fact about them in the same sentence.
    """
    waiting = [claim for claim in file.statements if claim.reading.review == UNREVIEWED]
    groups = _Groups(len(waiting))
    starts = [sentence.start for sentence in sentences]
    nameless = {thing.iri for thing in file.things if thing.type in NAMELESS}
    firsts: dict[object, int] = {}
    at = [next(iter(touched(sentences, starts, claim.span.start, claim.span.end)), -1) for claim in waiting]
    order = sorted(range(len(waiting)), key=lambda number: (waiting[number].predicate in FOLLOWING, number))
    for number in order:
        claim, sentence = waiting[number], at[number]
        for trait in _traits(claim, sentence, sentences, nameless):
            groups.join(firsts.setdefault(trait, number), number)
    sha = file.document.sha256
    found = []
    for members in groups.members(order):
        inside = [waiting[number] for number in members]
        found.append(Question(tuple(key_of_claim(claim, sha) for claim in inside), min(c.span.start for c in inside)))
    return tuple(sorted(found, key=lambda question: question.start))


def names_of(file: ClaimsFile, sentences: Sequence[Sentence]) -> tuple[Question, ...]:
    """Return what is to be asked of things that no fact settles: names of one type in one section are one question.

    Things that official lists know are one question for the whole document.
    """
    starts = [sentence.start for sentence in sentences]
    groups: dict[object, list[Thing]] = defaultdict(list)
    for thing in file.things:
        if thing.reading.review == UNREVIEWED:
            index = next(iter(touched(sentences, starts, thing.span.start, thing.span.end)), 0)
            section = sentences[index].section if sentences else 0
            groups["list" if thing.code else (section, thing.type)].append(thing)
    found = (
        Question(tuple(map(key_of_thing, things)), min(thing.span.start for thing in things), key == "list")
        for key, things in groups.items()
    )
    return tuple(sorted(found, key=lambda question: question.start))


def _traits(claim: Claim, sentence: int, sentences: Sequence[Sentence], nameless: set[URIRef]) -> Iterable[object]:
    """Yield what makes a claim one question with others that have it, too."""
    for term in (claim.subject, claim.object):
        if term in nameless:
            yield "nameless", term
    if sentence >= 0 and sentences[sentence].kind in ONE_LINE:
        yield "line", sentence
    yield "said", sentence, claim.subject, claim.predicate
    if claim.predicate in FOLLOWING:
        yield "named", sentence, claim.subject
    else:
        yield from (("named", sentence, term) for term in (claim.object,) if isinstance(term, URIRef))


class _Groups:
    """Numbers that belong together, joined pair by pair."""

    def __init__(self, count: int) -> None:
        self._heads = list(range(count))

    def head(self, number: int) -> int:
        while self._heads[number] != number:
            number = self._heads[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.head(one), self.head(other)))
        self._heads[second] = first

    def members(self, order: Sequence[int]) -> Iterable[list[int]]:
        found: Mapping[int, list[int]] = defaultdict(list)
        for number in order:
            found[self.head(number)].append(number)
        return found.values()
