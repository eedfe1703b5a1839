"""How things stand with what a row tells, and which of its claims that holds for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from vanort.extraction.discourse.assertion import ASSERTED, NEGATED, PAST, PLANNED
from vanort.mappings.targets import BODIES

_WEIGHT = (ASSERTED, PLANNED, PAST, NEGATED)  # the weightiest thing that a row says of itself holds
# What is said of a project whatever comes of it, and what somebody who asks about it needs.
_OF_ANY_PROJECT = frozenset({"status", "description", "homepage", "contact", "kind"})
_OF_BODIES = frozenset({*BODIES, "contact", "contactPerson"})  # links that can end while those whom they tie go on
_OF_MONEY = frozenset({"fundedBy", "funding"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a fact is asserted, planned, past or negated, the words that say so, and whether they are surely said of it."""

    modality: str = ASSERTED
    words: str = ""
    sure: bool = True


PLAIN = Standing()


def weightiest(found: Iterable[Standing]) -> Standing:
    """Return the weightiest of several: what is sure goes before what may be said of something else.

    >>> weightiest([Standing("planned", "planerat"), PLAIN, Standing("past", "avslutat")]).words, weightiest([]) == PLAIN
    ('avslutat', True)
    """
    return max(found, key=lambda one: (one.modality != ASSERTED, one.sure, _WEIGHT.index(one.modality)), default=PLAIN)


@dataclass(frozen=True, slots=True)
class RowStanding:
    """How things stand with a row: what it is about, and what it says of that as a whole."""

    each: str
    whole: Standing = PLAIN
    subject: URIRef | None = None

    def of(self, subject: URIRef, name: str) -> Standing:
        """Return how a claim of the row stands: all that is said of a partnership ends with it, a project keeps what it had."""
        own = subject == self.subject
        if self.whole.modality == ASSERTED:
            return PLAIN
        match self.each:
            case "Partnership":
                holds = own or name in ("twinnedWith", "memberOf")
            case "Project" | "Funding":
                holds = self.whole.modality != PAST and ((own and name not in _OF_ANY_PROJECT) or name in _OF_MONEY)
            case _:
                holds = name in _OF_BODIES
        return self.whole if holds else PLAIN

    @property
    def of_thing(self) -> Standing:
        """How the thing stands that the row is about: a partnership or a grant is there with it, anything else goes on."""
        goes_on = self.each not in ("Partnership", "Funding") or (
            self.each == "Funding" and self.whole.modality == PAST
        )
        return PLAIN if goes_on else self.whole
