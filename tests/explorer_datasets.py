"""Small, large and hostile datasets for the page, written as N-Quads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.plugins.serializers.nt import _quoteLiteral

from vanort.support.resources import resource
from vanort.vocabulary import CLAIMS, ID, ONTOLOGY, VANORT, VIEW

OA = "http://www.w3.org/ns/oa#"
Fact = tuple[URIRef, URIRef, URIRef | Literal]


def to_quads(facts: Iterable[Fact], *, quotes: Sequence[str] = (), document: str = "A document") -> str:
    """Return facts as the view of a dataset, the first of them claimed with these quotes, with the ontology."""
    facts = list(facts)
    lines = [_line(*fact, VIEW) for fact in facts]
    source = ID["document/0123456789ab"]
    lines += [
        _line(source, RDF.type, VANORT.Document, CLAIMS),
        _line(source, URIRef("http://purl.org/dc/terms/title"), Literal(document), CLAIMS),
    ]
    for number, (quote, (subject, predicate, object_)) in enumerate(zip(quotes, facts, strict=False)):
        claim = ID[f"claim/{number}"]
        target, selector = URIRef(f"{claim}#target"), URIRef(f"{claim}#quote")
        lines += [
            _line(claim, RDF.type, VANORT.Claim, CLAIMS),
            _line(claim, RDF.subject, subject, CLAIMS),
            _line(claim, RDF.predicate, predicate, CLAIMS),
            _line(claim, RDF.object, object_, CLAIMS),
            _line(claim, URIRef(OA + "hasTarget"), target, CLAIMS),
            _line(target, URIRef(OA + "hasSource"), source, CLAIMS),
            _line(target, URIRef(OA + "hasSelector"), selector, CLAIMS),
            _line(selector, URIRef(OA + "exact"), Literal(quote), CLAIMS),
        ]
    lines += [_line(*triple, ONTOLOGY) for triple in Graph().parse(resource("ontology/vanort.ttl"))]
    return "".join(sorted(set(lines)))


def _line(*terms: URIRef | Literal) -> str:
    return " ".join(_quoteLiteral(t) if isinstance(t, Literal) else t.n3() for t in terms) + " .\n"


def partnership_facts(organisations: int, projects: int, partners: int, *, seed: int = 1) -> list[Fact]:
    """Return organisations in projects, some in many and most in few, as in the programmes of the EU."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    facts: list[Fact] = []
    names = [ID[f"organisation/o{number}"] for number in range(organisations)]
    for number, organisation in enumerate(names):
        facts.append((organisation, RDF.type, VANORT.Organisation))
        facts.append((organisation, SKOS.prefLabel, Literal(f"Organisation number {number}", lang="en")))
    for number in range(projects):
        project = ID[f"project/p{number}"]
        facts.append((project, RDF.type, VANORT.Project))
        facts.append((project, SKOS.prefLabel, Literal(f"Project number {number}", lang="en")))
        facts.append((project, VANORT.startYear, Literal(2007 + number % 15)))
        for _ in range(partners):
            member = names[int(organisations * chance.random() ** 2)]
            facts += [(project, VANORT.partner, member), (project, VANORT.involves, member)]
    return sorted(set(facts), key=str)
