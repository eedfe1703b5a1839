"""What is compared, and what comes of it: an entity with its names and codes, a candidate with score and reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing of a claims file or a row of a reference list, as far as telling who is who needs it.

    `id` is `file:thing`, or any name of a row; `type` a class of the ontology (`Municipality`); `codes` are official
    ones with their scheme (`se-0780`, `pic:999`); `country` is an ISO 3166-1 code. `context` holds what else may
    tell two apart, each with its kind before a colon: `partner:…`, `start:2015`, `works:…`, `mail:…`, `web:…`.
    """

    id: str
    type: str
    names: tuple[str, ...]
    former_names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    country: str = ""
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one: how likely (0 to 1), why, and whether that is beyond doubt.

    `left` and `right` are ids in order. A sure candidate rests on a code or an exact official name and needs no
    person; every other one waits for a decision.
    """

    left: str
    right: str
    score: float
    reason: str
    sure: bool = False


def sort_candidates(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Put the sure ones first, then the likelier, then by id."""
    return tuple(sorted(found, key=lambda c: (not c.sure, -c.score, c.left, c.right)))
