"""Gather entities to compare: the things of claims files and the rows of reference lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import DCTERMS, SDO, SKOS, Graph, URIRef

from vanort.claims import Claim, ClaimsFile, Thing
from vanort.identity.entities import Entity
from vanort.identity.name_parts import fold
from vanort.identity.place_names import country_codes
from vanort.vocabulary import ID, VANORT

COMPARED = frozenset({"Actor", "Country", "Municipality", "Organisation", "Person", "Place", "Programme", "Project"})
REFERENCE = "reference:"
_YEARS = {VANORT.start: "start", VANORT.end: "end"}
_LINKS = {VANORT.partner: "partner", VANORT.coordinator: "partner", VANORT.worksFor: "works", VANORT.locatedIn: "place"}


def claims_entities(files: Iterable[ClaimsFile]) -> tuple[Entity, ...]:
    """Return the things of claims files as `stem:id`, with what each file says of them as context."""
    return tuple(entity for file in files for entity in _of_file(file))


def reference_entities(reference: Graph) -> tuple[Entity, ...]:
    """Return the municipalities of the reference lists as `reference:municipality/se-0780`.

    A row has the path of its IRI below the namespace of things, which is what a decision lets a thing keep.
    """
    found = []
    for iri, code in sorted(reference.subject_objects(DCTERMS.identifier)):
        path = str(iri).removeprefix(str(ID))
        if path.startswith("municipality/"):
            labels = {str(label) for p in (SKOS.prefLabel, SKOS.altLabel) for label in reference.objects(iri, p)}
            country = str(code).partition("-")[0].upper()
            found.append(Entity(f"{REFERENCE}{path}", "Municipality", tuple(sorted(labels)), (), (str(code),), country))
    return tuple(found)


def _of_file(file: ClaimsFile) -> Iterable[Entity]:
    standing = [claim for claim in file.statements if claim.reading.stands]
    things = {thing.iri: thing for thing in file.things}
    about: dict[URIRef, list[Claim]] = defaultdict(list)
    for claim in standing:
        about[claim.subject].append(claim)
    context = _context(standing, things)
    for thing in file.things:
        type_ = thing.type.removeprefix(str(VANORT))
        if type_ in COMPARED and thing.names and thing.reading.stands:
            former = {str(c.object) for c in about[thing.iri] if c.predicate == VANORT.formerName}
            yield Entity(
                f"{file.stem}:{thing.id}",
                type_,
                tuple(dict.fromkeys(name.text for name in thing.names if name.text not in former)),
                tuple(sorted(former)),
                (f"country:{thing.code}" if type_ == "Country" else thing.code,) if thing.code else (),
                _country(thing, about[thing.iri], things),
                frozenset(context[thing.iri]),
            )


def _country(thing: Thing, claims: list[Claim], things: dict[URIRef, Thing]) -> str:
    if thing.code.startswith("se-"):
        return "SE"
    for claim in claims:
        if claim.predicate == VANORT.country and isinstance(claim.object, URIRef) and claim.object in things:
            country = things[claim.object]
            named = (country_codes().get(fold(name.text), "") for name in country.names)
            return country.code or next(filter(None, named), "")
    return ""


def _context(claims: list[Claim], things: dict[URIRef, Thing]) -> dict[URIRef, set[str]]:
    context: dict[URIRef, set[str]] = defaultdict(set)
    mails = {claim.subject: str(claim.object).lower() for claim in claims if claim.predicate == SDO.email}
    for claim in claims:
        if claim.predicate in _YEARS:
            context[claim.subject].add(f"{_YEARS[claim.predicate]}:{str(claim.object)[:4]}")
        elif isinstance(claim.object, URIRef) and claim.object in things:
            if claim.predicate in _LINKS:
                kind = _LINKS[claim.predicate]
                context[claim.subject] |= {f"{kind}:{fold(name.text)}" for name in things[claim.object].names}
            elif claim.predicate == VANORT.contactPerson and claim.subject in mails:
                context[claim.object].add(f"mail:{mails[claim.subject]}")
    return context
