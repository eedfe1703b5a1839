"""The history of a document, from the files alone: who judged, added and decided what, on which day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from vanort.claims.model import ACCEPTED, UNREVIEWED
from vanort.identity.decisions import read_decisions
from vanort.workbench.bench import Bench
from vanort.workbench.opened import key_of_claim, key_of_thing

ADDED, NO_FACT = "added", "noFact"


def history(bench: Bench, name: str) -> list[dict[str, object]]:
    """Return the days of a document, the newest first: who, how many entries were judged how, and their keys.

    What nobody has signed, by hand in an editor or before decisions were signed, comes last, without a day.

    Raises DocumentError, ClaimsError where the files cannot be read.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for date, by, what, key in _events(bench, name):
        counts[date, by][what] += 1
        if key:
            keys[date, by].append(key)
    return [
        {"date": date, "by": by, "counts": dict(counts[date, by]), "keys": keys[date, by]}
        for date, by in sorted(counts, reverse=True)
    ]


def _events(bench: Bench, name: str) -> Iterator[tuple[str, str, str, str]]:
    opened = bench.open(name)
    file = opened.file
    entries = [
        *((key_of_thing(thing), thing.reading) for thing in file.things),
        *((key_of_claim(claim, file.document.sha256), claim.reading) for claim in file.statements),
    ]
    for key, reading in entries:
        if reading.review != UNREVIEWED:
            added = reading.review == ACCEPTED and not reading.rule
            yield reading.date, reading.by, ADDED if added else reading.review, key
    for said in opened.no_facts.values():
        yield said.date, said.by, NO_FACT, ""
    stem = f"{file.stem}:"
    for decision in read_decisions(bench.workspace.decisions):
        if decision.active and any(thing.startswith(stem) for thing in decision.things):
            yield decision.date, decision.by, decision.kind, ""
