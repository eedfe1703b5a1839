"""A name from elsewhere matched against the things of a graph: which ones it may mean, how likely, and why.

Names are compared as they are for candidates of `same` (see `vanort.identity.compare`); only what shares a key with the
name is looked at.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vanort.identity.blocking import keys_of
from vanort.identity.compare import compare
from vanort.identity.entities import Entity
from vanort.identity.name_statistics import Described, describe, describe_one
from vanort.identity.place_names import place_ids

LOWEST = 0.5
_ASKED = "asked:"  # the id of what is asked for: no IRI
_MOST = 400  # things under one key that are compared; a word that more of them bear says nothing


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that a name may mean: how likely (0 to 1), why, and whether that is beyond doubt."""

    entity: Entity
    score: float
    reason: str
    sure: bool

    @property
    def label(self) -> str:
        """What the thing is called first."""
        return self.entity.names[0] if self.entity.names else self.entity.id


class Matcher:
    """The things of a graph, ready to be found by name.

    >>> matcher = Matcher([Entity("a:vaxjo", "Municipality", ("Växjö kommun",), codes=("se-0780",), country="SE")])
    >>> [(found.entity.id, found.score) for found in matcher.matches("City of Växjö")]
    [('a:vaxjo', 0.93)]
    >>> matcher.matches("City of Växjö", country="FI"), matcher.matches("se-0780")[0].reason
    ((), 'Both have the code se-0780.')
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        named = [entity for entity in entities if entity.type != "Person" and (entity.names or entity.codes)]
        self._world = describe(named)
        self.entities = {entity.id: entity for entity in named}
        self.types = sorted({entity.type for entity in named})
        self._blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for described in self._world.described.values():
            for key in keys_of(described, self._world):
                self._blocks[key].append(described.entity.id)

    def matches(
        self, name: str, *, types: Sequence[str] = (), country: str = "", limit: int | None = None
    ) -> tuple[Match, ...]:
        """Return what a name, a code or an IRI may mean, sure ones first, then the likelier.

        `types` are classes of the ontology, a municipality being an organisation, too; `country` is an ISO 3166-1 code.
        """
        text = name.strip()
        if text in self.entities:
            entity = self.entities[text]
            return (Match(entity, 1.0, "This is its address.", True),) if _is_of(entity, types) else ()
        found = []
        for type_ in self.types:
            if types and not {type_, *_above(type_)} & set(types):
                continue
            found += self._of_type(Entity(_ASKED, type_, (text,), (), (text,), country))
        best: dict[str, Match] = {}
        for match in found:
            if match.entity.id not in best or match.score > best[match.entity.id].score:
                best[match.entity.id] = match
        ordered = sorted(best.values(), key=lambda m: (not m.sure, -m.score, m.entity.id))
        return tuple(ordered[:limit])

    def _of_type(self, asked: Entity) -> list[Match]:
        described = describe_one(asked)
        cores = {core for parts in described.names for core in parts.cores} - self._world.places.keys()
        within = dict.fromkeys(cores, asked.country) if asked.country else {}
        places = place_ids(cores, within) if cores and asked.type in ("Municipality", "Place") else {}
        world = replace(self._world, places=ChainMap(places, dict(self._world.places))) if places else self._world
        near = {
            iri
            for key in sorted(keys_of(described, world))
            if len(block := self._blocks.get(key, ())) <= _MOST or key[0] in ("code", "name")
            for iri in block
        }
        found = []
        for iri in sorted(near):
            other = world.described[iri]
            if (
                other.entity.type == asked.type
                and (candidate := compare(self._asked_of(described, other), other, world))
                and candidate.score >= LOWEST
            ):
                found.append(Match(other.entity, candidate.score, candidate.reason, candidate.sure))
        return found

    @staticmethod
    def _asked_of(asked: Described, other: Described) -> Described:
        """Return what is asked for without a code, unless the other has that very code: a name is none."""
        if set(asked.entity.codes) & set(other.entity.codes):
            return asked
        return replace(asked, entity=replace(asked.entity, codes=()))


def _is_of(entity: Entity, types: Sequence[str]) -> bool:
    return not types or bool({entity.type, *_above(entity.type)} & set(types))


def _above(type_: str) -> tuple[str, ...]:
    """Return the classes that a class lies below, among those that are matched."""
    return {"Municipality": ("Organisation", "Actor"), "Organisation": ("Actor",), "Country": ("Place",)}.get(type_, ())
