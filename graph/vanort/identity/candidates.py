"""Find who may be who, leaving out what people have already decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from vanort.identity.blocking import pairs
from vanort.identity.collect import REFERENCE
from vanort.identity.compare import compare
from vanort.identity.entities import Candidate, Entity, sort_candidates
from vanort.identity.name_statistics import describe

_LOWEST = 0.5


class Decided(Protocol):
    """What a decision must tell: its kind (same, different, never-suggest), its things, their IRI, whether it is in force."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def things(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def keep(self) -> str: ...  # noqa: D102
    @property
    def active(self) -> bool: ...  # noqa: D102


def candidates(entities: Sequence[Entity], decisions: Iterable[Decided] = ()) -> tuple[Candidate, ...]:
    """Return the pairs of entities that may be one, sure ones first, then the likelier.

    Decisions always win: two that are decided to be the same, different or not to be suggested, by themselves or
    through others that are the same as they, are no candidates any more.

    >>> left = Entity("a:vaxjo", "Municipality", ("Växjö kommun",), country="SE")
    >>> right = Entity("b:vaxjo", "Municipality", ("City of Växjö",), country="SE")
    >>> [(c.left, c.right, c.score, c.sure) for c in candidates([left, right])]
    [('a:vaxjo', 'b:vaxjo', 0.95, False)]
    """
    world = describe(entities)
    decided = _Decided(decisions)
    found = []
    for left, right in pairs(world):
        if not decided.settles(left, right):
            candidate = compare(world.described[left], world.described[right], world)
            if candidate and candidate.score >= _LOWEST:
                found.append(candidate)
    return sort_candidates(found)


class _Decided:
    """Answer whether people have settled a pair; things decided to be the same share their other decisions."""

    def __init__(self, decisions: Iterable[Decided]) -> None:
        active = [decision for decision in decisions if decision.active]
        self._group: dict[str, str] = {}
        for decision in active:
            if decision.kind == "same":
                one_iri = (f"{REFERENCE}{decision.keep}",) if decision.keep else ()
                for thing in (*decision.things[1:], *one_iri):
                    self._join(decision.things[0], thing)
        self._apart = {
            frozenset((self._root(one), self._root(other)))
            for decision in active
            if decision.kind != "same"
            for one in decision.things
            for other in decision.things
            if one != other
        }

    def settles(self, left: str, right: str) -> bool:
        """Tell whether nobody needs to be asked about a pair."""
        pair = frozenset((self._root(left), self._root(right)))
        return len(pair) == 1 or pair in self._apart

    def _root(self, thing: str) -> str:
        while (above := self._group.get(thing, thing)) != thing:
            thing = above
        return thing

    def _join(self, one: str, other: str) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._group[high] = low
