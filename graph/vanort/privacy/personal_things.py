"""Who and what is personal in a dataset: the things that go, and the names, addresses and numbers that go with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS

from vanort.languages.person_names import may_be_a_person
from vanort.privacy.passages import Said
from vanort.privacy.public_names import NAMES
from vanort.privacy.redaction import Personal
from vanort.store.quads import Quad, Term
from vanort.vocabulary import SCHEMA, VANORT

_OA = "http://www.w3.org/ns/oa#"
_TRUE = frozenset({"true", "1"})
# Asked of every quad, so not looked up each time.
_TYPE, _SUBJECT, _PREDICATE, _OBJECT = map(str, (RDF.type, RDF.subject, RDF.predicate, RDF.object))
_SAME_AS, _PERSONAL = str(OWL.sameAs), str(VANORT.personalData)
_STATUS, _IDENTIFIER = str(VANORT.reviewStatus), str(DCTERMS.identifier)
_TURNED_DOWN = frozenset({"rejected", "superseded"})
_ORGANISATION = str(VANORT.Organisation)
_BELOW = frozenset({str(RDFS.subClassOf), str(RDFS.subPropertyOf)})
# With these predicates a subject owns its object, so that dropping the one drops the other.
_OWNS = frozenset({_OA + "hasTarget", _OA + "hasSelector"})
# What says who is a person, what is said of them, and where: the rest can only bear a word of their names.
STRUCTURE = frozenset(
    {str(VANORT.personalData), str(VANORT.reviewStatus), str(VANORT.keeps), str(VANORT.concerns), str(PROV.used)}
    | {str(OWL.sameAs), str(VANORT.subjectAsStated), str(VANORT.objectAsStated)}
    | {_SUBJECT, _PREDICATE, _OBJECT, *_BELOW, *_OWNS}
)


def marked_terms(quads: Iterable[Quad]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes and properties that a dataset marks as personal."""
    return marks(by_predicate(quads))


def dropped_things(quads: Iterable[Quad]) -> set[Term]:
    """Return the persons of a dataset, and the claims, passages and decisions about them."""
    said = by_predicate(quads)
    classes, properties = marks(said)
    return dropped_of(said, persons_of(said, classes), properties)


def personal_values(quads: Iterable[Quad]) -> Personal:
    """Return the names, addresses and numbers of the persons of a dataset, those that others bear, too, among them."""
    quads = tuple(quads)
    said = by_predicate(quads)
    classes, properties = marks(said)
    rejected = rejected_claims(said)
    return values_of(quads, persons_of(said, classes, without=rejected), properties, without=rejected)[0]


def dropped_of(said: Said, persons: set[Term], properties: frozenset[str]) -> set[Term]:
    """Return all that goes: persons, claims and decisions about them, and what belongs to those."""
    dropped = persons | _claims_about(said, persons, properties) | _decisions_about(said, persons)
    return dropped | _owned(said, dropped)


def by_predicate(quads: Iterable[Quad]) -> Said:
    """Return subjects and objects by predicate: a million quads are looked through once, not for each question."""
    said: dict[str, list[tuple[Term, Term]]] = defaultdict(list)
    for subject, predicate, object_, _ in quads:
        said[predicate[1]].append((subject, object_))
    return said


def _of(said: Said, predicates: Iterable[str]) -> Iterator[tuple[Term, Term]]:
    """Yield the subjects and objects of these predicates."""
    return chain.from_iterable(said.get(predicate, ()) for predicate in predicates)


def rejected_claims(said: Said) -> set[Term]:
    """Return the claims that people have turned down: what they call personal is not."""
    return {s for s, o in _of(said, [_STATUS]) if o[1].rsplit("/", 1)[-1] in _TURNED_DOWN}


def marks(said: Said) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes and properties that are personal, those below them among them."""
    marked = {s[1] for s, o in _of(said, [_PERSONAL]) if o[1] in _TRUE}
    # A dataset without the ontology in it is no safer for that.
    marked |= {str(VANORT.Person), str(VANORT.contactPerson), str(SCHEMA.email), str(SCHEMA.telephone)}
    below = {(s[1], o[1]) for s, o in _of(said, _BELOW)}
    while more := {lower for lower, upper in below if upper in marked and lower not in marked}:
        marked |= more
    properties = {iri for iri in marked if iri.rsplit("/", 1)[-1].rpartition("#")[2][:1].islower()}
    return frozenset(marked - properties), frozenset(properties)


def persons_of(said: Said, classes: frozenset[str], *, without: Collection[Term] = frozenset()) -> set[Term]:
    """Return all that any graph, or any claim (a rejected one, too) calls a person, by every IRI."""
    types = {s for s, o in _of(said, [_PREDICATE]) if o[1] == _TYPE and s not in without}
    claims = {s for s, o in _of(said, [_OBJECT]) if o[1] in classes and s in types}
    found = {s for s, o in _of(said, [_TYPE]) if o[1] in classes and s not in without}
    claims |= _undecided(said, types - rejected_claims(said))
    found |= {o for s, o in _of(said, [_SUBJECT, str(VANORT.subjectAsStated)]) if s in claims}
    same: dict[Term, set[Term]] = defaultdict(set)
    for s, o in _of(said, [_SAME_AS]):
        if s not in without:
            same[s].add(o)
            same[o].add(s)
    while more := {other for person in found for other in same.get(person, ())} - found:
        found |= more
    return found


def _undecided(said: Said, types: Collection[Term]) -> set[Term]:
    """Return the claims that call somebody an organisation whose name may be a person's, and that nobody has judged.

    What another claim calls otherwise, or whose kind is told, is no such one.
    """
    waiting = {s for s, o in _of(said, [_STATUS]) if o[1].rsplit("/", 1)[-1] == "unreviewed"}
    called = {s for s, o in _of(said, [_OBJECT]) if o[1] == _ORGANISATION and s in types and s in waiting}
    if not called:
        return set()
    subject_of = dict(_of(said, [_SUBJECT]))
    told = {s for s, o in _of(said, [_PREDICATE]) if o[1] == str(VANORT.kind)} | (set(types) - called)
    naming = {s for s, o in _of(said, [_PREDICATE]) if o[1] in NAMES}
    settled = {subject_of.get(claim) for claim in told}
    named = {subject_of.get(s) for s, o in _of(said, [_OBJECT]) if s in naming and may_be_a_person(o[1])}
    return {claim for claim in called if subject_of.get(claim) in named - settled}


def _claims_about(said: Said, persons: set[Term], properties: frozenset[str]) -> set[Term]:
    ends = (_SUBJECT, _OBJECT, str(VANORT.subjectAsStated), str(VANORT.objectAsStated))
    about = {s for s, o in _of(said, ends) if o in persons}
    return about | {s for s, o in _of(said, [_PREDICATE]) if o[1] in properties}


def _decisions_about(said: Said, persons: set[Term]) -> set[Term]:
    ends = (str(PROV.used), str(VANORT.keeps), str(VANORT.concerns))
    return {s for s, o in _of(said, ends) if o in persons}


def _owned(said: Said, owners: set[Term]) -> set[Term]:
    owned: dict[Term, set[Term]] = defaultdict(set)
    for s, o in _of(said, _OWNS):
        owned[s].add(o)
    found: set[Term] = set()
    rim = owners
    while rim := {thing for owner in rim for thing in owned.get(owner, ())} - found:
        found |= rim
    return found


def values_of(
    quads: Iterable[Quad], persons: set[Term], properties: frozenset[str], *, without: Collection[Term]
) -> tuple[Personal, dict[Term, str]]:
    """Return what is personal, and which claim gives a person which name."""
    asked = {_SUBJECT, _PREDICATE, _OBJECT, _IDENTIFIER, *properties, *NAMES}
    quads = [quad for quad in quads if quad[1][1] in asked and quad[0] not in without]
    names: set[str] = set()
    values: set[str] = set()
    stated: dict[Term, str] = {}
    named = {(s, p[1]): o for s, p, o, _ in quads if p[1] in (_SUBJECT, _PREDICATE)}
    lines = {s: o[1] for s, p, o, _ in quads if p[1] == _IDENTIFIER and o[1].startswith("claims/")}
    origins: dict[str, str] = {}
    for s, p, o, _ in quads:
        if o[0] != "literal":
            continue
        claimed = named.get((s, _PREDICATE)) if p[1] == _OBJECT else None
        predicate = claimed[1] if claimed else p[1]
        subject = named.get((s, _SUBJECT)) if claimed else s
        if predicate in properties:
            values.add(o[1])
        elif predicate in NAMES and subject in persons:
            names.add(o[1])
            if claimed:
                stated[s] = o[1]
        else:
            continue
        if s in lines:
            origins.setdefault(o[1], lines[s])
    emails = {value for value in values if "@" in value}
    numbers = {value for value in values - emails if len(re.findall(r"\d", value)) >= 5}
    every = frozenset(names | (values - emails - numbers))
    return Personal(every, frozenset(emails), frozenset(numbers), origins=origins), stated
