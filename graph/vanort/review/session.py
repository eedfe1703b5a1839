"""A sitting from end to end: gather what waits, judge it by a threshold or with a person at the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rdflib import Graph

from vanort.claims import ClaimsFile
from vanort.identity import Candidate, candidates, claims_entities, reference_entities
from vanort.identity.collect import REFERENCE
from vanort.identity.decisions import SAME, Decision, read_decisions
from vanort.languages.person_names import may_be_a_person
from vanort.review.editing import Where
from vanort.review.proposals import Proposal, Question, proposals, questions
from vanort.review.verdicts import Desk, accept, decidable, decide_all, open_desk, path_to_keep
from vanort.vocabulary import VANORT
from vanort.workspace.model import Workspace


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for a person in a workspace, and the desk at which it is judged."""

    desk: Desk
    files: Sequence[ClaimsFile]
    decisions: tuple[Decision, ...]
    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...]

    @property
    def waiting(self) -> tuple[Proposal | Question, ...]:
        """Everything in the order in which it is asked: first what documents say, then who is who."""
        return (*self.proposals, *self.questions)


def gather(workspace: Workspace, files: Sequence[ClaimsFile], reference: Graph, *, by: str, date: str) -> Queue:
    """Gather what waits for review; `reference` holds the lists against which names are compared.

    Things that one code makes the same are no question: they are one already.

    Raises ClaimsError where claims or decisions cannot be read.
    """
    desk = open_desk(workspace, files, by=by, date=date)
    decisions = read_decisions(workspace.decisions)
    found = asked_of(files, reference, decisions)
    return Queue(desk, files, decisions, proposals(files), questions(files, found))


def asked_of(files: Sequence[ClaimsFile], reference: Graph, decisions: Sequence[Decision]) -> list[Candidate]:
    """Return the candidates that a person is asked of: not settled, not one by their code, and within what can be decided.

    Whether a thing is a row of a list is asked before which others it is: a thing keeps one IRI only, for good.
    """
    entities = (*claims_entities(files), *reference_entities(reference))
    codes = {entity.id: set(entity.codes) for entity in entities}
    kept = {thing for one in decisions if one.active and one.kind == SAME and one.keep for thing in one.things}
    found = [
        c for c in candidates(entities, decisions)
        if not codes[c.left] & codes[c.right] and decidable(SAME, c) and not (_row(c) and {c.left, c.right} & kept)
    ]  # fmt: skip
    rows = {key for c in found if _row(c) for key in (c.left, c.right)}
    return sorted(found, key=lambda c: not _row(c) and not rows.isdisjoint((c.left, c.right)))


@dataclass(frozen=True, slots=True)
class Sweep:
    """What was accepted by a threshold: how many entries, how many of them are likely wrong, how many pairs merged."""

    accepted: int
    wrong: Decimal
    merged: int

    def __str__(self) -> str:
        """Say it in words.

        >>> print(Sweep(40, Decimal("3.6"), 2))
        Accepted 40 proposals, about 4 of them wrong, and merged 2 pairs of things.
        """
        wrong = f"about {round(self.wrong)}" if self.wrong >= 1 else "less than one" if self.wrong else "none"
        return f"Accepted {self.accepted} proposals, {wrong} of them wrong, and merged {self.merged} pairs of things."


def accept_all_above(queue: Queue, threshold: float) -> Sweep:
    """Accept every proposal that is at least so likely, and merge what is the same beyond doubt; return how many.

    How many are wrong follows from how likely each is, and counts the things that come along with their claims. A
    candidate that is not beyond doubt waits for a person, whatever its score; so does what is called an organisation and may be
    a person, with all that needs it, unless it is as likely itself.
    """
    least = Decimal(str(threshold))
    doubtful = _may_be_persons(queue, least)
    chosen = [
        p for p in queue.proposals
        if p.confidence >= least and doubtful.isdisjoint((p.file.stem, where) for where in (p.where, *p.needs))
    ]  # fmt: skip
    sure_of = {(p.file.stem, p.where): p.confidence for p in queue.proposals}
    taken = {(p.file.stem, where) for p in chosen for where in (p.where, *p.needs)}
    wrong = sum((1 - sure_of[one] for one in taken), Decimal(0))
    accepted = accept(queue.desk, chosen)
    sure = [question.candidate for question in queue.questions if question.candidate.sure]
    if sure:
        chosen_pairs = _kept(queue, sure)
        decide_all(queue.desk, [(SAME, candidate, keep, "") for candidate, keep in chosen_pairs])
        return Sweep(accepted, wrong, len(chosen_pairs))
    return Sweep(accepted, wrong, 0)


def sit(queue: Queue, *, key: Callable[[], str], ask: Callable[[str, str], str]) -> dict[str, int]:
    """Review with a person at a terminal; return how often each verdict was given.

    `key` waits for a key; `ask` puts a question with the answer that stands if nothing is typed.
    """
    from rich.console import Console

    from vanort.review.terminal import Sitting, review

    sitting = Sitting(queue.desk, queue.files, queue.decisions, Console(stderr=True), key, ask)
    return review(sitting, queue.waiting)


def _may_be_persons(queue: Queue, least: Decimal) -> set[tuple[str, Where]]:
    """Return the places of organisations with a name that may be a person's, below what is accepted, of no told kind."""
    found: set[tuple[str, Where]] = set()
    for file in queue.files:
        told = {claim.subject for claim in file.statements if claim.predicate == VANORT.kind}
        for thing in file.things:
            unlikely = thing.type == VANORT.Organisation and thing.reading.confidence < least and thing.iri not in told
            if unlikely and any(may_be_a_person(name.text) for name in thing.names):
                found.add((file.stem, ("things", thing.id)))
    return found


def _kept(queue: Queue, sure: Sequence[Candidate]) -> list[tuple[Candidate, str]]:
    """Choose the IRI for each pair; of things that hang together the first pair names one, each row of a list its own.

    Where they would be two rows at once, none of the rows is taken.
    """
    group: dict[str, set[str]] = {}
    for candidate in sure:
        joined = {key for side in (candidate.left, candidate.right) for key in group.get(side, {side})}
        group |= dict.fromkeys(joined, joined)
    named: set[int] = set()
    chosen = []
    for candidate in sorted(sure, key=lambda c: not _row(c)):
        together = group[candidate.left]
        if _row(candidate) and sum(key.startswith(REFERENCE) for key in together) > 1:
            continue
        first = id(together) not in named
        keep = path_to_keep(candidate, queue.files, queue.decisions) if first or _row(candidate) else ""
        named.add(id(together))
        chosen.append((candidate, keep))
    return chosen


def _row(candidate: Candidate) -> bool:
    return any(key.startswith(REFERENCE) for key in (candidate.left, candidate.right))
