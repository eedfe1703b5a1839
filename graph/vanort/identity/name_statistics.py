"""What is known about all entities together, gathered once: who bears which name, which words are common, which places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vanort.identity.entities import Entity
from vanort.identity.name_parts import NameParts, common_words, take_apart
from vanort.identity.place_names import place_ids

# Kinds of body that are told apart by the place that they serve.
PLACE_KINDS = frozenset({"municipality", "region", "county board"})
_COMMON_SHARE, _COMMON_FROM = 0.02, 200
_RARE_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Described:
    """An entity with its names taken apart; `former` are those that it no longer bears, `aliases` parts of names."""

    entity: Entity
    names: tuple[NameParts, ...]
    former: frozenset[str]
    aliases: frozenset[str]


@dataclass(frozen=True, slots=True)
class World:
    """Hold what comparing two entities needs to know about all the others."""

    described: Mapping[str, Described]
    bearers: Mapping[tuple[str, str], frozenset[str]]
    """For country (or "" for all) and plain name: the official codes of those that bear it."""
    folded_bearers: Mapping[tuple[str, str], frozenset[str]]
    """The same for names without diacritics."""
    spellings: Mapping[str, frozenset[str]]
    """For each folded name, the ways in which it is written with small letters."""
    common: frozenset[str]
    """Words that say little: those with a meaning in many names, and the most frequent."""
    rare: frozenset[str]
    """Words that two entities bear and no other, place names left out."""
    places: Mapping[str, frozenset[str]]

    def weight(self, token: str) -> float:
        """Say how much a word tells two bodies apart."""
        return 0.4 if token in self.common or token in self.places else 1.0

    def place(self, parts: NameParts) -> frozenset[str]:
        """Return the GeoNames numbers of the places that the core of a name may mean."""
        return frozenset(number for core in parts.cores for number in self.places.get(core, ()))


def describe(entities: Sequence[Entity], *, with_places: bool = True) -> World:
    """Take all names apart and gather what they have in common; without places no name is looked up in GeoNames."""
    described = {entity.id: describe_one(entity) for entity in sorted(entities)}
    tokens = Counter(
        token for d in described.values() for token in {token for parts in d.names for token in parts.tokens}
    )
    frequent = {
        token for token, n in tokens.items() if len(entities) >= _COMMON_FROM and n > _COMMON_SHARE * len(entities)
    }
    places = _places(described.values()) if with_places else {}
    return World(
        described,
        _bearers((d, parts.plain) for d in described.values() for parts in d.names),
        _bearers((d, parts.folded) for d in described.values() for parts in d.names),
        _spellings(parts for d in described.values() for parts in d.names),
        common_words() | frequent,
        frozenset(token for token, n in tokens.items() if n == 2 and len(token) >= _RARE_LENGTH) - places.keys(),
        places,
    )


def _bearers(names: Iterable[tuple[Described, str]]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for described, name in names:
        for country in {described.entity.country, ""}:
            found.setdefault((country, name), set()).update(described.entity.codes)
    return {key: frozenset(codes) for key, codes in found.items()}


def _spellings(names: Iterable[NameParts]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for parts in names:
        if not parts.capitals:
            found.setdefault(parts.folded, set()).add(parts.plain)
    return {folded: frozenset(plain) for folded, plain in found.items()}


def describe_one(entity: Entity) -> Described:
    """Take the names of one entity apart."""
    texts = [*entity.names, *entity.former_names]
    aliases = [alias for text in texts for alias in take_apart(text).aliases]
    names = tuple(parts for text in dict.fromkeys([*texts, *aliases]) if (parts := take_apart(text)).folded)
    former = {text for name in entity.former_names for text in (name, *take_apart(name).aliases)}
    return Described(entity, names, frozenset(former), frozenset(aliases) - frozenset(texts))


def _places(described: Iterable[Described]) -> dict[str, frozenset[str]]:
    countries: dict[str, set[str]] = {}
    for d in described:
        if d.entity.type in {"Municipality", "Place"} or any(p.kind in {*PLACE_KINDS, "university"} for p in d.names):
            for parts in d.names:
                for core in parts.cores:
                    countries.setdefault(core, set()).add(d.entity.country)
    within = {core: min(found) for core, found in countries.items() if len(found) == 1 and "" not in found}
    return place_ids(set(countries), within) if countries else {}
