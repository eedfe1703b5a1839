"""A fact: who, what, whom or how much, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from vanort.extraction.entities import Entity
from vanort.extraction.modality import ASSERTED


@dataclass(frozen=True, eq=False)
class Fact:
    """One statement; `object` is an entity or a literal as the text has it, `start` and `end` its evidence."""

    subject: Entity
    predicate: str
    object: Entity | str
    start: int
    end: int
    rule: str
    modality: str = ASSERTED
    confidence: float = 0.8
