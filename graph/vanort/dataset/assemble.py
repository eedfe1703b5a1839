"""The dataset that documents, claims, decisions and reference lists come to: which triples lie in which graph."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rdflib import DCTERMS, RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from vanort.claims import ClaimsFile
from vanort.claims.graph import asserted_triples, link_triples
from vanort.errors import StoreError
from vanort.identity.decisions import SAME, Decision
from vanort.identity.merge import COUNTRY, Identity
from vanort.store.turtle import MOST_BYTES, read_turtle
from vanort.support.resources import resource
from vanort.vocabulary import CONCEPT, ID, LINKS, ONTOLOGY, REFERENCE, VANORT, document_graph

Triple = tuple[Node, Node, Node]


def read_ontology() -> Graph:
    """Read the ontology itself."""
    return _graph(read_turtle(resource("ontology/vanort.ttl")))


def read_reference(folder: Path) -> Graph:
    """Read the concept schemes, the shipped lists, and a workspace's own; its own replaces a shipped one of that name.

    Raises StoreError where one of them is not Turtle, or where a workspace's own are too large together.
    """
    own = {path.name: path for path in (folder.glob("*.ttl") if folder.is_dir() else ())}
    if (size := sum(path.stat().st_size for path in own.values() if path.is_file())) > MOST_BYTES:
        found = f"The lists have {size:,} bytes together; at most {MOST_BYTES:,} are read."
        raise StoreError(found, path=folder, hint="Leave out what the documents do not name.")
    lists = {path.name: path for path in resource("data/reference").glob("*.ttl")} | own
    paths = [resource("ontology/concepts.ttl"), *(lists[name] for name in sorted(lists))]
    return _graph(triple for path in paths for triple in read_turtle(path))


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def country_codes(reference: Graph) -> dict[str, URIRef]:
    """Return the country of each code that the reference lists give: ISO 3166-1 alpha-2, of a part ISO 3166-2."""
    codes = {}
    for country in reference.subjects(RDF.type, VANORT.Country):
        for code in reference.objects(country, DCTERMS.identifier):
            whole = len(str(code)) == 2 and str(country).startswith(COUNTRY)
            if whole or re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", str(code)):
                codes[str(code)] = URIRef(str(country))
    return codes


def assemble(
    files: Sequence[ClaimsFile],
    decisions: Sequence[Decision],
    identity: Identity,
    ontology: Graph,
    reference: Graph,
) -> dict[URIRef, list[Triple]]:
    """Return the dataset without view and claims: a graph for each document, the links, reference and ontology."""
    links: list[Triple] = list(decision_triples(decisions, files, identity))
    dataset = {LINKS: links, ONTOLOGY: list(ontology), REFERENCE: list(reference)}
    for file in files:
        dataset[document_graph(file.document.sha256[:12])] = list(asserted_triples(file, identity))
        links += link_triples(file, identity)
    return dataset


def decision_triples(
    decisions: Sequence[Decision], files: Sequence[ClaimsFile], identity: Identity
) -> Iterator[Triple]:
    """Yield the decisions themselves: what, who, when, why, and whether they are followed."""
    local = {f"{file.stem}:{thing.id}": thing.iri for file in files for thing in file.things}
    followed = set(identity.followed)
    seen: Counter[URIRef] = Counter()
    for decision in decisions:
        iri = _decision_iri(decision)
        seen[iri] += 1
        if seen[iri] > 1:  # taken once more: by somebody else, or on another day
            iri = URIRef(f"{iri}-{seen[iri]}")
        yield iri, RDF.type, VANORT.Decision
        yield iri, VANORT.kind, CONCEPT[f"decision-kind/{decision.kind}"]
        yield iri, VANORT.active, Literal(decision.active)
        yield iri, DCTERMS.creator, Literal(decision.by)
        yield iri, DCTERMS.date, Literal(decision.date, datatype=XSD.date)
        yield iri, DCTERMS.description, Literal(decision.why, lang="en")
        yield iri, DCTERMS.identifier, Literal(f"{decision.path}:{decision.line}" if decision.line else decision.path)
        for key in decision.things:
            yield iri, VANORT.concerns, local[key]
        if decision in followed and decision.kind == SAME:
            yield iri, VANORT.keeps, identity(local[decision.things[0]])


def _decision_iri(decision: Decision) -> URIRef:
    parts = "\n".join((decision.kind, *sorted(decision.things)))
    return ID[f"decision/{hashlib.sha256(parts.encode()).hexdigest()[:12]}"]
