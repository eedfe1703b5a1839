"""Proposals meet what people have made of earlier ones: nothing that a person wrote or decided is touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rdflib import RDF, URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile, Thing, local_iri
from vanort.claims.model import ACCEPTED, BY_MODEL, UNREVIEWED

BY_MAPPING = "table/"  # how the rules of claims begin that the mapping of a table makes


@dataclass(frozen=True, slots=True)
class Renewal:
    """A claims file after another reading of its document, and how many claims and things came and went.

    Of so many as are read `anew`, a second reader says something else than before.
    """

    file: ClaimsFile
    added: int
    removed: int
    anew: int = 0


def renew(existing: ClaimsFile, proposed: ClaimsFile, *, second: bool = False) -> Renewal:
    """Lay new proposals beside what a file holds; `second` says that a second reader has had its part in them.

    A thing is the same as one of the same type that bears one of its names, or as one of this name that people have
    judged to be of another type; a claim is the same as one with equal
    subject, property and object whose passage touches its own, and as any rejected one of equal subject, property
    and object. Claims that people wrote or reviewed stay; unreviewed ones that the reading no longer makes go. What a
    second reader has said stays until one reads again, which then also says anew who agrees with the rules.
    """
    same, new_things = _match_things(existing, proposed)
    statements = [
        replace(claim, subject=same.get(claim.subject, claim.subject), object=_moved(claim.object, same))
        for claim in proposed.statements
    ]
    held = [claim for claim in existing.statements if not _is_machine(claim, second)]
    kept = [claim for claim in existing.statements if not _is_machine(claim, second) or _known(claim, statements)]
    before = kept
    if second:
        kept = [_read_anew(claim, statements) if _is_machine(claim) else claim for claim in kept]
    anew = sum(now != then for now, then in zip(kept, before, strict=True))
    added = [claim for claim in statements if not _known(claim, kept) and not _refused(claim, held)]
    things = [thing for thing in existing.things if not _is_machine(thing, second) or _needed(thing, kept, same)]
    ids = {thing.iri for thing in things}
    things += [thing for thing in new_things if thing.iri not in ids]
    declared = {thing.iri for thing in things}
    added = [c for c in added if c.subject in declared and (c.object in declared or c.object not in same.values())]
    kept = [c for c in kept if c.subject in declared]
    file = replace(existing, things=tuple(things), statements=(*kept, *added))
    removed = len(existing.statements) - len(kept) + len(existing.things) - (len(things) - len(new_things))
    return Renewal(file, len(added) + len(new_things), max(removed, 0), anew)


def _match_things(existing: ClaimsFile, proposed: ClaimsFile) -> tuple[dict[URIRef, URIRef], list[Thing]]:
    """Return which proposed IRIs are known ones, and the things that are new, under ids not yet taken.

    A thing is looked for by its preferred name first, then by its other names; each known thing is found once.
    """
    free = {thing.iri: thing for thing in existing.things}
    same: dict[URIRef, URIRef] = {}
    for preferred in (True, False):
        for thing in proposed.things:
            if thing.iri in same:
                continue
            for other in free.values():
                if other.type == thing.type and _alike(thing, other, preferred=preferred):
                    same[thing.iri] = other.iri
                    del free[other.iri]
                    break
    for thing in proposed.things:  # to which a person has given another type
        judged = (other for other in free.values() if not _is_machine(other) and _alike(thing, other, preferred=True))
        if thing.names and thing.iri not in same and (found := next(judged, None)):
            same[thing.iri] = found.iri
            del free[found.iri]
    taken = {thing.id for thing in existing.things}
    fresh: list[Thing] = []
    for thing in proposed.things:
        if thing.iri in same:
            continue
        id_, number = thing.id, 2
        while id_ in taken:
            id_, number = f"{thing.id}-{number}", number + 1
        taken.add(id_)
        iri = local_iri(thing.type, existing.stem, id_)
        same[thing.iri] = iri
        fresh.append(replace(thing, id=id_, iri=iri))
    return same, fresh


def _alike(thing: Thing, other: Thing, *, preferred: bool) -> bool:
    if not thing.names or not other.names:
        return (
            not thing.names and not other.names and thing.span == other.span and (not preferred or thing.id == other.id)
        )
    names = [{name.text.casefold() for name in one.names if name.preferred or not preferred} for one in (thing, other)]
    return bool(names[0] & names[1])


def _moved(node: Node, same: dict[URIRef, URIRef]) -> Node:
    return same.get(node, node) if isinstance(node, URIRef) else node


def _read_anew(claim: Claim, statements: Iterable[Claim]) -> Claim:
    """Return a claim as it is read now, where another reader has come to agree or disagree, or does no longer."""
    said = next((one for one in statements if one.triple == claim.triple and _touch(one, claim)), None)
    if said is None or _second(said) == _second(claim):
        return claim
    return replace(claim, reading=said.reading)


def _second(claim: Claim) -> tuple[str, str]:
    return claim.reading.agrees, claim.reading.disagrees


def _is_machine(item: Claim | Thing, second: bool = True) -> bool:
    """Tell whether nobody has judged an item: what the mapping of a table says is accepted with the mapping.

    What a second reader has proposed is left alone by a reading without one.
    """
    if not second and item.reading.rule.startswith(BY_MODEL):
        return False
    by_mapping = item.reading.review == ACCEPTED and item.reading.rule.startswith(BY_MAPPING)
    return by_mapping or (item.reading.review == UNREVIEWED and bool(item.reading.rule))


def _known(claim: Claim, among: Iterable[Claim]) -> bool:
    return any(claim.triple == other.triple and _touch(claim, other) for other in among)


def _refused(claim: Claim, held: Iterable[Claim]) -> bool:
    return any(claim.triple == other.triple and other.reading.review in {"rejected", "superseded"} for other in held)


def _touch(first: Claim, second: Claim) -> bool:
    return first.span.start < second.span.end and second.span.start < first.span.end


def _needed(thing: Thing, kept: Iterable[Claim], same: dict[URIRef, URIRef]) -> bool:
    if thing.iri in same.values():
        return True
    return any(thing.iri in (claim.subject, claim.object) for claim in kept if claim.predicate != RDF.type)
