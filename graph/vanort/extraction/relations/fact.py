"""A fact: who, what, whom or how much, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.assertion import ASSERTED

OPEN = ""  # the modality of a fact whose rule leaves the judgement to the text around it


@dataclass(frozen=True, eq=False)
class Fact:
    """One statement; `object` is an entity or a literal as the text has it, `start` and `end` its evidence.

    `modality` is OPEN until the text is asked, ASSERTED where the rule has looked at what decides it. `confidence` is
    how sure the rule is of itself; once all is weighed, `probability` is how likely the fact is right, and `grounds` says why.
    """

    subject: Entity
    predicate: str
    object: Entity | str
    start: int
    end: int
    rule: str
    modality: str = ASSERTED
    confidence: float = 0.8
    probability: float = 0.0
    grounds: str = ""
