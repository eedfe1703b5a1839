"""Sentences that look denied, planned or past and are not, and such that are: how many are judged and read rightly."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assertions import unmarked
from reading_of import read
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.layout.units import unit_at
from vanort.extraction.pipeline import context_of
from vanort.extraction.relations.assertion_status import verdict_of
from vanort.extraction.relations.fact import Fact

RESOURCES = Path(__file__).parent / "resources"


@dataclass(frozen=True)
class Sentence:
    """A text with what the fact is told of marked, and whether the text asserts, denies, plans or ends the fact."""

    language: str
    expected: str
    predicate: str
    marked: str


def sentences(name: str) -> list[Sentence]:
    """Read a file of sentences."""
    lines = (RESOURCES / name).read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), "excel-tab", quoting=csv.QUOTE_NONE)
    return [Sentence(row[0], row[1], row[2], row[3].replace("\\n", "\n").replace("\\t", "\t")) for row in rows]


def texts(name: str) -> list[tuple[str, str, str]]:
    """Read a file of texts: the language, what is expected of all that the text tells, and the text."""
    lines = (RESOURCES / name).read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), "excel-tab", quoting=csv.QUOTE_NONE)
    return [(row[0], row[1], row[2]) for row in rows]


def judged(sentence: Sentence) -> str:
    """Return how the statement is judged, whether a rule finds it or not."""
    text, told = unmarked(sentence.marked)
    assert told is not None
    context = context_of(read(text, sentence.language).page)
    mention = next((m for m in context.ordered if m.start < told[1] and told[0] < m.end), None)
    unit = unit_at(context.page, told[0])
    assert unit is not None
    thing: Entity | str = context.entity(mention) if mention else text[slice(*told)]
    kind = "Project" if sentence.predicate in {"partner", "coordinator", "fundedBy"} else "Municipality"
    subject = Entity("s", kind, "", [])
    return verdict_of(context, Fact(subject, sentence.predicate, thing, unit.start, unit.end, "test")).status


def read_as(sentence: Sentence) -> str:
    """Return how the fact comes out of reading: asserted, another modality, or "" where it is not read."""
    text, told = unmarked(sentence.marked)
    assert told is not None
    found = set()
    for fact in read(text, sentence.language).facts:
        ends = [end for end in (fact.subject, fact.object) if isinstance(end, Entity)]
        held = any(m.start < told[1] and told[0] < m.end for end in ends for m in end.mentions)
        if fact.predicate == sentence.predicate and held:
            found.add(fact.modality)
    return "asserted" if "asserted" in found else next(iter(sorted(found)), "")


@dataclass(frozen=True)
class Score:
    """How many of the sentences on each side are right, judged alone and read as a whole, and those that are not."""

    counts: Counter[str]
    wrong: tuple[str, ...]


def score(every: list[Sentence]) -> Score:
    """Judge and read sentences, and count both errors."""
    counts: Counter[str] = Counter()
    wrong = []
    for one in every:
        side = "asserted" if one.expected == "asserted" else "not asserted"
        status, read_status = judged(one), read_as(one)
        counts[side] += 1
        counts[f"{side}: judged right"] += (status == "asserted") == (side == "asserted")
        counts[f"{side}: same status"] += status == one.expected
        counts[f"{side}: read right"] += (read_status == "asserted") == (side == "asserted")
        counts[f"{side}: not read"] += not read_status
        if (status == "asserted") != (side == "asserted") or (read_status == "asserted") != (side == "asserted"):
            wrong.append(f"{one.language} {one.expected}: judged {status}, read {read_status or 'not'}: {one.marked!r}")
    return Score(counts, tuple(wrong))
