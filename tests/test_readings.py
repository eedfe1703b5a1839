"""Short texts in six languages, and all that each of them tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reading_of import read, value_of
from vanort.extraction.relations.fact import Fact

TABLE = Path(__file__).parent / "resources" / "readings.tsv"


@dataclass(frozen=True)
class Reading:
    """A text of the table, and the facts that stand below it."""

    language: str
    text: str
    facts: tuple[str, ...]


def readings() -> list[Reading]:
    """Return the texts of the table; `#` begins a heading in a text and a comment at the head of a line."""
    found: list[Reading] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            last = found[-1]
            found[-1] = Reading(last.language, last.text, (*last.facts, line.strip()))
        elif not line.startswith("#"):
            language, text = line.split("\t")
            found.append(Reading(language, text.replace("\\n", "\n").replace("\\t", "\t"), ()))
    return found


def written(fact: Fact) -> str:
    """Return a fact as the table has it."""
    thing = value_of(fact)
    how = () if fact.modality == "asserted" else (fact.modality,)
    return " | ".join((fact.subject.label, fact.predicate, thing, f"{fact.confidence:g}", *how))


@pytest.mark.parametrize("reading", readings(), ids=lambda reading: f"{reading.language}: {reading.text[:50]!r}")
def test_a_text_tells_what_stands_below_it_and_nothing_else(reading: Reading) -> None:
    """Each fact of the table is read, with its status and by a rule as sure of itself, and no other fact is."""
    extraction = read(reading.text, reading.language)

    assert sorted({written(fact) for fact in (*extraction.facts, *extraction.details)}) == sorted(reading.facts)
