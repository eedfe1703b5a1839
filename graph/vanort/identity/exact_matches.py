"""Who is who beyond doubt: things that an exact official name makes one, as decisions that a rule takes and people overrule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from vanort.claims import ClaimsFile
from vanort.claims.model import ACCEPTED
from vanort.identity.collect import REFERENCE, claims_entities
from vanort.identity.compare import compare
from vanort.identity.decisions import DIFFERENT, SAME, Decision
from vanort.identity.entities import Candidate, Entity
from vanort.identity.name_parts import fold
from vanort.identity.name_statistics import describe

BY = "vanort"
# A rule has no day of its own in a workspace: this is when it was adopted.
_DATE = "2026-11-22"
_LARGE = 40
_LEFT_ALONE = frozenset({"Country", "Person"})  # codes settle countries, names with addresses settle persons


def sure_decisions(
    files: Sequence[ClaimsFile],
    reference: Iterable[Entity],
    decisions: Sequence[Decision],
    *,
    with_proposals: bool = False,
) -> tuple[Decision, ...]:
    """Return a decision `same` for each pair of things in different files, or of a list, that is one beyond doubt.

    What people have decided wins: no pair is joined that a decision tells apart, by itself or through others, and
    nothing that would give a thing two codes or two names to keep. Proposed things count only where asked for.
    """
    rows = tuple(reference)
    accepted = {f"{f.stem}:{thing.id}" for f in files for thing in f.things if thing.reading.review == ACCEPTED}
    entities = tuple(e for e in claims_entities(files) if with_proposals or e.id in accepted)
    settled = _Settled(files, decisions)
    found = sorted(_sure(entities, rows), key=lambda c: (c.left, c.right))
    return tuple(decision for candidate in found if (decision := settled.take(candidate)) is not None)


def _sure(entities: Sequence[Entity], rows: Sequence[Entity]) -> Iterator[Candidate]:
    """Yield the sure candidates among things that share a name with something else, which alone are looked at."""
    named: dict[str, set[Entity]] = defaultdict(set)
    for entity in (*entities, *rows):
        for name in entity.names if entity.type not in _LEFT_ALONE else ():
            named[fold(name)].add(entity)
    groups = [sorted(group) for group in named.values() if len(group) > 1]
    world = describe(sorted({entity for group in groups for entity in group}), with_places=False)
    for left, right in sorted({pair for group in groups for pair in _pairs(group)}):
        elsewhere = left.id.partition(":")[0] != right.id.partition(":")[0]
        if elsewhere and not set(left.codes) & set(right.codes):
            candidate = compare(world.described[left.id], world.described[right.id], world)
            if candidate is not None and candidate.sure:
                yield candidate


def _pairs(group: Sequence[Entity]) -> Iterable[tuple[Entity, Entity]]:
    """Return every pair, of many only neighbours: things that are all one are then still connected."""
    return combinations(group, 2) if len(group) <= _LARGE else pairwise(group)


class _Settled:
    """What is one already, by code and by decision, and what must not become one."""

    def __init__(self, files: Sequence[ClaimsFile], decisions: Sequence[Decision]) -> None:
        active = [decision for decision in decisions if decision.active]
        self.members: dict[str, frozenset[str]] = {}
        self.fixed: dict[str, set[str]] = defaultdict(set)
        bearers: dict[str, str] = {}
        for file in files:
            for thing in file.things:
                if thing.code:
                    key = f"{file.stem}:{thing.id}"
                    self.fixed[key].add(thing.code.lower().replace(":", "-"))
                    self._join(key, bearers.setdefault(f"{thing.type} {thing.code}", key))
        for decision in active:
            if decision.kind == SAME:
                self.fixed[decision.things[0]] |= {decision.keep.rpartition("/")[2]} - {""}
                for other in decision.things[1:]:
                    self._join(decision.things[0], other)
        self.apart = [set(decision.things) for decision in active if decision.kind == DIFFERENT]

    def take(self, candidate: Candidate) -> Decision | None:
        """Join two and say so, unless they are one already or may not become one."""
        keep = next(
            (x.removeprefix(REFERENCE) for x in (candidate.left, candidate.right) if x.startswith(REFERENCE)), ""
        )
        things = tuple(x for x in (candidate.left, candidate.right) if not x.startswith(REFERENCE))
        joined = self._of(things[0]) | self._of(things[-1])
        fixed = {code for thing in joined for code in self.fixed[thing]} | ({keep.rpartition("/")[2]} - {""})
        if len(things) == 2:
            one_already = things[1] in self._of(things[0])
        else:  # a thing and a row of a list, which a person may have said already
            one_already = keep.rpartition("/")[2] in {code for thing in joined for code in self.fixed[thing]}
        if one_already or len(fixed) > 1 or any(len(joined & apart) > 1 for apart in self.apart):
            return None
        self.fixed[things[0]] |= fixed
        self._join(things[0], things[-1])
        return Decision(SAME, things, keep, (), BY, _DATE, candidate.reason, True, "rule/exact-official-name", 0)

    def _of(self, thing: str) -> frozenset[str]:
        return self.members.get(thing, frozenset({thing}))

    def _join(self, one: str, other: str) -> None:
        joined = self._of(one) | self._of(other)
        self.members |= dict.fromkeys(joined, joined)
