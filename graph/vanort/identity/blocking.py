"""Which pairs are worth comparing: those that share a key, so that the work grows with the entities, not their square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from vanort.identity.edit_distance import slips
from vanort.identity.entities import Entity
from vanort.identity.name_parts import NameParts, short_forms
from vanort.identity.name_statistics import PLACE_KINDS, Described, World
from vanort.identity.place_names import country_codes

# In a larger block, a key that says little (a common word) is dropped, and one that says much is a chain.
_LARGE = 40
_ACRONYM = 8


def pairs(world: World) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids, each once and in order.

    A block of many is compared neighbour with neighbour where its key is a code or a whole name: things that are
    all one are then still connected.
    """
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for described in world.described.values():
        for key in keys_of(described, world):
            blocks[key].append(described.entity.id)
    seen: set[tuple[str, str]] = set()
    for (sort, _), members in sorted(blocks.items()):
        members = sorted(set(members))
        if len(members) > _LARGE and sort not in {"code", "name"}:
            continue
        for pair in combinations(members, 2) if len(members) <= _LARGE else pairwise(members):
            if pair not in seen:
                seen.add(pair)
                yield pair


def keys_of(described: Described, world: World) -> set[tuple[str, str]]:
    """Return the keys of an entity: two that share none are not worth comparing."""
    entity = described.entity
    keys = {("code", code) for code in entity.codes}
    for parts in described.names:
        keys |= {("name", parts.folded), ("name", parts.folded.replace(" ", ""))}
        if entity.type == "Country":
            keys |= {("country", country_codes().get(parts.folded, parts.folded))}
        elif entity.type != "Person":
            keys |= set(_name_keys(parts, entity, world))
    if entity.type == "Project":
        years = sorted(item for item in entity.context if item.startswith("start:"))
        partners = sorted(item for item in entity.context if item.startswith("partner:"))
        keys |= {("context", f"{year} {partner}") for year in years for partner in partners}
    return keys


def _name_keys(parts: NameParts, entity: Entity, world: World) -> Iterator[tuple[str, str]]:
    place_like = parts.kind in PLACE_KINDS or entity.type in {"Municipality", "Place"}
    if place_like or not parts.kind:
        for core in parts.cores:
            yield from (("core", slip) for slip in slips(core))
    if place_like or parts.kind == "university":
        yield from (("place", number) for number in world.place(parts))
    if not place_like:
        for token in parts.tokens:
            if token not in world.common:
                yield from (("word", slip) for slip in slips(token))
        words = parts.folded.split()
        if len(words[0]) <= _ACRONYM:
            yield "short", words[0]
        if len(words) > 1 or len(words[0]) > _ACRONYM:
            yield from (("short", short) for short in short_forms(parts.text) if len(short) <= _ACRONYM)
        if all(token in world.common for token in parts.tokens):
            yield "words", " ".join(parts.essential)
