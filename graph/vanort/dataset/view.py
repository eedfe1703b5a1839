"""What the claims of all documents come to: the graph that questions see.

Four steps, each of which keeps which claims a triple rests on: of clashing values the best one is chosen, by a
policy that is data; superclasses, superproperties and symmetric properties are written out, so that questions
need no reasoner; the rules in `queries/rules/` compute what stores would compare differently; and every name
that was not chosen stays as another name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from vanort.claims import Claim, ClaimsFile
from vanort.claims.model import ACCEPTED, UNREVIEWED
from vanort.identity.merge import Identity, rewritten
from vanort.vocabulary import VANORT

Triple = tuple[Node, Node, Node]
Support = Mapping[Triple, tuple[URIRef, ...]]


@dataclass(frozen=True, slots=True)
class Policy:
    """Say how the view chooses between values that cannot all hold.

    The best claim of a single-valued property wins: by review status, then by the rank of its source (the
    position of the claims file in `source_rank`; files not named come last), then by confidence, then by the
    date of the source, later first; the claim's IRI breaks the last tie.
    """

    single_valued: frozenset[URIRef] = frozenset(
        {VANORT.start, VANORT.end, VANORT.duration, VANORT.country, VANORT.status}
        | {VANORT.activityCount, VANORT.meetingCount, VANORT.partnerCount}
        | {VANORT.participantCount, VANORT.beneficiaryCount}
    )
    source_rank: tuple[str, ...] = ()
    with_proposals: bool = False

    def takes(self, claim: Claim) -> bool:
        """Whether a claim may reach the view: asserted, and accepted, or proposed where proposals are wanted."""
        return claim.reading.stands and (self.with_proposals or claim.reading.review == ACCEPTED)

    def rank(self, claim: Claim, iri: URIRef, file: ClaimsFile) -> tuple[object, ...]:
        """Return what claims are compared by, the last of it being their IRI; the smallest is the best."""
        source = self.source_rank.index(file.stem) if file.stem in self.source_rank else len(self.source_rank)
        date = tuple(-ord(char) for char in file.document.date) or (1,)
        return (
            claim.reading.review == UNREVIEWED,
            source,
            -claim.reading.confidence,
            date,
            iri,
        )

    def __str__(self) -> str:
        """Return the policy in words, a line a rule."""
        single = ", ".join(sorted(str(p).rsplit("#", 1)[-1] for p in self.single_valued))
        return (
            f"One value each: {single}, and one preferred name a language; all others keep every value.\n"
            "The best claim wins: accepted before proposed, then by source, then by confidence, then the later document.\n"
            f"Sources in order: {', '.join(self.source_rank) or 'none is preferred'}."
        )


def compute_view(
    files: Sequence[ClaimsFile], identity: Identity, ontology: Graph, policy: Policy
) -> dict[Triple, tuple[URIRef, ...]]:
    """Return every triple of the view with the claims that it rests on, before the rules of `queries/rules/`.

    A triple that rests on a decision alone (a chosen name) has no claims.
    """
    support = _chosen(files, identity, policy)
    _write_out(support, ontology)
    return support


def _chosen(files: Sequence[ClaimsFile], identity: Identity, policy: Policy) -> dict[Triple, tuple[URIRef, ...]]:
    rivals: dict[tuple[Node, ...], list[tuple[tuple[object, ...], Triple, URIRef]]] = defaultdict(list)
    for file in files:
        for iri, claim in file.named_claims():
            if not policy.takes(claim):
                continue
            triple = (identity(claim.subject), claim.predicate, rewritten(claim.object, identity))
            entry = (policy.rank(claim, iri, file), triple, iri)
            rivals[_contest(triple, policy)].append(entry)
    decided: dict[tuple[URIRef, str], list[Literal]] = defaultdict(list)
    for iri, names in identity.names.items():
        for tag, text in names:
            decided[iri, tag].append(Literal(text, lang=tag))
    named = {(iri, first) for (iri, _), (first, *_) in decided.items()}
    support: dict[Triple, list[URIRef]] = defaultdict(list)
    for (iri, _), (first, *others) in decided.items():
        support[iri, SKOS.prefLabel, first] = []
        support |= {(iri, SKOS.altLabel, other): [] for other in others}
    for contest in sorted(rivals, key=lambda key: tuple(map(str, key))):
        entries = sorted(rivals[contest])
        predicate = entries[0][1][1]
        single = predicate in policy.single_valued or predicate == SKOS.prefLabel
        best = entries[0][1]
        for _, (subject, property_, object_), behind in entries:
            if property_ == SKOS.prefLabel:
                taken = (subject, str(getattr(object_, "language", ""))) in decided
                if (subject, object_) not in named and (taken or object_ != best[2]):
                    property_ = SKOS.altLabel
            elif single and object_ != best[2]:
                continue
            support[subject, property_, object_].append(behind)
    for subject, predicate, object_ in list(support):
        if predicate == SKOS.altLabel and (subject, SKOS.prefLabel, object_) in support:
            support[subject, SKOS.prefLabel, object_] += support.pop((subject, predicate, object_))
    for subject, spare in _spare_names(support):
        support[subject, SKOS.altLabel, spare] += support.pop((subject, SKOS.prefLabel, spare))
    return {triple: tuple(sorted(set(claims))) for triple, claims in support.items()}


def _spare_names(support: Iterable[Triple]) -> list[tuple[Node, Node]]:
    """Return the preferred names that must stand back, so that falling back on the other language gives one name.

    A thing keeps its names in English and Swedish; one that has neither keeps a single name.
    """
    names: dict[Node, list[Node]] = defaultdict(list)
    for subject, predicate, object_ in support:
        if predicate == SKOS.prefLabel:
            names[subject].append(object_)
    spare = []
    for subject, found in names.items():
        foreign = sorted((n for n in found if getattr(n, "language", "") not in ("en", "sv")), key=lambda n: n.n3())
        spare += [(subject, name) for name in foreign[len(foreign) == len(found) :]]
    return spare


def _contest(triple: Triple, policy: Policy) -> tuple[Node, ...]:
    """Return what a claim competes for: one value of a property, one name a language, or nothing."""
    subject, predicate, object_ = triple
    if predicate in policy.single_valued:
        return subject, predicate
    if predicate == SKOS.prefLabel:
        return subject, predicate, Literal(getattr(object_, "language", "") or "")
    return triple


def _write_out(support: dict[Triple, tuple[URIRef, ...]], ontology: Graph) -> None:
    """Add superclasses, superproperties and the other direction of symmetric properties (RDFS 7, 9; OWL 2 RL prp-symp)."""
    parents = {p: above(ontology, p, RDFS.subPropertyOf) for p in set(ontology.subjects(RDFS.subPropertyOf))}
    classes = {c: above(ontology, c, RDFS.subClassOf) for c in set(ontology.subjects(RDFS.subClassOf))}
    symmetric = set(ontology.subjects(RDF.type, OWL.SymmetricProperty))
    for (subject, predicate, object_), claims in list(support.items()):
        if predicate == RDF.type:
            for class_ in classes.get(object_, ()):
                _add(support, (subject, predicate, class_), claims)
        for property_ in (predicate, *parents.get(predicate, ())):
            _add(support, (subject, property_, object_), claims)
            if property_ in symmetric:
                _add(support, (object_, property_, subject), claims)


def above(ontology: Graph, term: Node, relation: URIRef) -> tuple[Node, ...]:
    """Return the terms of vanort and SKOS above a term, itself not among them."""
    found = {t for t in ontology.transitive_objects(term, relation) if t is not None and t != term}
    return tuple(sorted(t for t in found if str(t).startswith((str(VANORT), str(SKOS)))))  # type: ignore[type-var]


def _add(support: dict[Triple, tuple[URIRef, ...]], triple: Triple, claims: Iterable[URIRef]) -> None:
    support[triple] = tuple(sorted({*support.get(triple, ()), *claims}))
