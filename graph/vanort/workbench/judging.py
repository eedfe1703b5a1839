"""What a person decides, written at once: only the entries meant change, and what others have judged is not overruled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from rdflib import URIRef

from vanort.claims import Claim, Thing
from vanort.claims.model import ACCEPTED, ASSERTED, MODALITIES, REJECTED, SUPERSEDED, UNREVIEWED
from vanort.coverage.no_fact import NoFact, no_fact_path, say_no_fact, take_back
from vanort.errors import ClaimsError
from vanort.review.editing import Edit
from vanort.review.entries import edit_entry, replace_entry
from vanort.workbench.bench import Bench, Overtaken, Piece, Step
from vanort.workbench.entering import read_anew, without
from vanort.workbench.opened import Opened, key_of_claim, key_of_thing

Result = TypeVar("Result")
_TRIES = 100  # an editor that saves once is met at the second try; one that saves all the time is met between two saves


@dataclass(frozen=True, slots=True)
class Asked:
    """One entry that a person judges, and the state in which the page showed it."""

    key: str
    seen: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a decision: the keys that changed, and those that somebody else had changed before."""

    changed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def judge(bench: Bench, tab: str, name: str, asked: Sequence[Asked], verdict: str, modality: str = "") -> Done:
    """Accept or reject entries, with the things that follow from them; say also whether it is planned, past or denied.

    With an accepted fact the things that it speaks of are accepted; with a rejected thing what is said of it is
    rejected. An entry that is in another state than the page showed is left alone, and its key is returned.

    Raises ClaimsError where verdict or modality is none.
    """
    if verdict not in (ACCEPTED, REJECTED, SUPERSEDED, UNREVIEWED) or (modality and modality not in MODALITIES):
        raise ClaimsError(f"'{modality or verdict}' is no decision.", hint="Load the page again.")
    return retried(lambda: _judge(bench, tab, name, asked, verdict, modality))


def _judge(bench: Bench, tab: str, name: str, asked: Sequence[Asked], verdict: str, modality: str) -> Done:
    with bench.writing(name) as before:
        opened, refused, keys = before, [], {}
        for one in asked:
            entry = opened.entry(one.key)
            if entry is None or entry.reading.review not in (one.seen, verdict):
                refused.append(one.key)
            else:
                keys[one.key] = modality
        for key in tuple(_following(opened, keys, verdict)):
            keys.setdefault(key, "")
        pieces = []
        for key, mood in keys.items():
            opened, piece = judged_as(bench, opened, key, verdict, mood)
            if piece is not None:
                pieces.append(piece)
        if pieces:
            bench.write(name, before, opened)
            bench.trails.setdefault(tab, []).append(Step(name, tuple(pieces)))
        return Done(tuple(piece.key for piece in pieces), tuple(refused))


def retried(work: Callable[[], Result]) -> Result:
    """Return what some work gives, done anew where a file was saved by somebody else while it was under way.

    Raises Overtaken where that happens again and again.
    """
    for _ in range(_TRIES - 1):
        with suppress(Overtaken):
            return work()
    return work()


def as_one(bench: Bench, tab: str) -> None:
    """Make the last two steps one: what is one decision for a person is taken back as one."""
    last = bench.trails[tab].pop()
    before = bench.trails[tab][-1]
    bench.trails[tab][-1] = replace(before, pieces=(*before.pieces, *last.pieces))


def say_nothing_there(bench: Bench, tab: str, name: str, starts: Iterable[int], *, holds: bool = True) -> Done:
    """Say of sentences, by where they begin, that they hold no fact; or take that back."""
    with bench.lock:
        opened = bench.open(name)
        wanted = set(starts)
        words = [said for one, said in zip(opened.sentences, opened.wording, strict=True) if one.start in wanted]
        path = no_fact_path(bench.workspace.coverage, name)
        if holds:
            said = say_no_fact(path, [NoFact(each, bench.by, bench.today()) for each in words])
            step = Step(name, said=said)
        else:
            step = Step(name, unsaid=tuple(gone.words for gone in take_back(path, words)))
        if step.said or step.unsaid:
            bench.trails.setdefault(tab, []).append(step)
        return Done(step.said or step.unsaid)


def undo_in_document(bench: Bench, step: Step) -> Done:
    """Take back a step that was done in a document; return what changed.

    An entry that has been changed since stays as it is, and its key is returned as refused.
    """
    done = retried(lambda: _undone(bench, step))
    path = no_fact_path(bench.workspace.coverage, step.document)
    if step.said:
        take_back(path, step.said)
    if step.unsaid:
        say_no_fact(path, [NoFact(words, bench.by, bench.today()) for words in step.unsaid])
    return done


def _undone(bench: Bench, step: Step) -> Done:
    with bench.writing(step.document) as before:
        opened, changed, refused, gone = before, [], [], []
        for piece in reversed(step.pieces):
            where = opened.places.get(piece.key)
            if where is None or opened.words(piece.key) != piece.after:
                refused.append(piece.key)
                continue
            changed.append(piece.key)
            if piece.before is None:
                gone.append(where)
                continue
            text, entries = replace_entry(opened.text or "", opened.entries, where, piece.before)
            if piece.reading is None:
                opened = read_anew(opened, text)
            else:
                opened = replace(opened, file=opened.read_as(piece.key, piece.reading), text=text, entries=entries)
        if gone:
            opened = without(opened, gone)
        if changed:
            bench.write(step.document, before, opened)
        return Done(tuple(changed) or step.said or step.unsaid, tuple(refused))


def _following(opened: Opened, keys: Iterable[str], verdict: str) -> Iterable[str]:
    """Yield the keys of what is judged along: unreviewed things of accepted facts, unreviewed facts of rejected things."""
    things = {thing.iri: thing for thing in opened.file.things}
    entries = [opened.entry(key) for key in keys]
    if verdict == ACCEPTED:
        for entry in entries:
            for term in (entry.subject, entry.object) if isinstance(entry, Claim) else ():
                if isinstance(term, URIRef) and term in things and things[term].reading.review == UNREVIEWED:
                    yield key_of_thing(things[term])
    if verdict == REJECTED and (gone := {entry.iri for entry in entries if isinstance(entry, Thing)}):
        for claim in opened.file.statements:
            if claim.reading.review == UNREVIEWED and gone & {claim.subject, claim.object}:
                yield key_of_claim(claim, opened.file.document.sha256)


def judged_as(bench: Bench, opened: Opened, key: str, verdict: str, modality: str) -> tuple[Opened, Piece | None]:
    """Return the state in which one entry is judged, and what that did; nothing where it was judged so already."""
    entry, where = opened.entry(key), opened.places[key]
    assert entry is not None  # noqa: S101 (its place was found)
    mood = modality or entry.reading.modality
    if (entry.reading.review, entry.reading.modality) == (verdict, mood):
        return opened, None
    reading = replace(entry.reading, review=verdict, modality=mood, by=bench.by, date=bench.today())
    edits = [Edit(where, "review", verdict), Edit(where, "by", bench.by), Edit(where, "date", bench.today())]
    if mood != entry.reading.modality:
        edits.append(Edit(where, "modality", mood or ASSERTED))
    before = opened.words(key)
    text, entries = edit_entry(opened.text or "", opened.entries, where, edits, path=opened.file.path)
    after = replace(opened, file=opened.read_as(key, reading), text=text, entries=entries)
    return after, Piece(key, before, after.words(key), entry.reading)
