"""The dataset that documents, claims, decisions and reference lists come to: which triples lie in which graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import DCTERMS, RDF, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph

from vanort.claims import ClaimsFile
from vanort.claims.graph import asserted_triples, claims_to_triples, link_triples
from vanort.decisions import SAME, Decision
from vanort.errors import WorkspaceError
from vanort.identity import COUNTRY, Identity
from vanort.resources import resource
from vanort.vocabulary import CLAIMS, CONCEPT, ID, LINKS, ONTOLOGY, PREFIXES, REFERENCE, VANORT, document_graph


def read_graph(paths: Iterable[Path]) -> Graph:
    """Read Turtle files into one graph.

    Raises WorkspaceError with file and line where one is not Turtle.
    """
    graph = Graph(bind_namespaces="none")
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except Exception as fault:  # rdflib's parser raises several kinds, some of them without a common base
            line = getattr(fault, "lines", None)
            raise WorkspaceError(
                f"This is not Turtle: {getattr(fault, '_why', fault)}.",
                path=path,
                line=line + 1 if isinstance(line, int) else None,
                hint="Mend the file, or move it out of the folder.",
            ) from fault
    if any(isinstance(term, BNode) for triple in graph for term in triple):
        # The parser numbers blank nodes at random; canonical names give the same bytes on every run.
        graph = to_canonical_graph(graph)
    return graph


def read_ontology() -> Graph:
    """Read the ontology itself."""
    return read_graph([resource("ontology/vanort.ttl")])


def read_reference(folder: Path) -> Graph:
    """Read the concept schemes, the shipped lists, and a workspace's own; its own replaces a shipped one of that name."""
    lists = {path.name: path for path in sorted(resource("data/reference").glob("*.ttl"))}
    lists |= {path.name: path for path in (sorted(folder.glob("*.ttl")) if folder.is_dir() else ())}
    return read_graph([resource("ontology/concepts.ttl"), *(lists[name] for name in sorted(lists))])


def country_codes(reference: Graph) -> dict[str, URIRef]:
    """Return the country of each ISO 3166-1 alpha-2 code that the reference lists give as an identifier."""
    codes = {}
    for country in reference.subjects(RDF.type, VANORT.Country):
        for code in reference.objects(country, DCTERMS.identifier):
            if len(str(code)) == 2 and str(country).startswith(COUNTRY):
                codes[str(code)] = URIRef(str(country))
    return codes


def assemble(
    files: Sequence[ClaimsFile],
    decisions: Sequence[Decision],
    identity: Identity,
    ontology: Graph,
    reference: Graph,
) -> Dataset:
    """Return the dataset without the view: a graph for each document, the claims, the links, reference and ontology."""
    dataset = Dataset()
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    for file in files:
        _fill(dataset, document_graph(file.document.sha256[:12]), asserted_triples(file, identity))
        _fill(dataset, CLAIMS, claims_to_triples(file, identity))
        _fill(dataset, LINKS, link_triples(file, identity))
    _fill(dataset, LINKS, decision_triples(decisions, files, identity))
    _fill(dataset, ONTOLOGY, ontology)
    _fill(dataset, REFERENCE, reference)
    return dataset


def _fill(dataset: Dataset, name: URIRef, triples: Iterable[tuple[object, object, object]]) -> None:
    graph = dataset.graph(name)
    for triple in triples:
        graph.add(triple)  # type: ignore[arg-type]


def decision_triples(
    decisions: Sequence[Decision], files: Sequence[ClaimsFile], identity: Identity
) -> Iterable[tuple[URIRef, URIRef, URIRef | Literal]]:
    """Yield the decisions themselves: what, who, when, why, and whether they are followed."""
    local = {f"{file.stem}:{thing.id}": thing.iri for file in files for thing in file.things}
    for decision in decisions:
        iri = _decision_iri(decision)
        yield iri, RDF.type, VANORT.Decision
        yield iri, VANORT.kind, CONCEPT[f"decision-kind/{decision.kind}"]
        yield iri, VANORT.active, Literal(decision.active)
        yield iri, DCTERMS.creator, Literal(decision.by)
        yield iri, DCTERMS.date, Literal(decision.date, datatype=XSD.date)
        yield iri, DCTERMS.description, Literal(decision.why, lang="en")
        yield iri, DCTERMS.identifier, Literal(f"{decision.path}:{decision.line}")
        for key in decision.things:
            yield iri, VANORT.concerns, local[key]
        if decision in identity.followed and decision.kind == SAME:
            yield iri, VANORT.keeps, identity(local[decision.things[0]])


def _decision_iri(decision: Decision) -> URIRef:
    parts = "\n".join((decision.kind, *sorted(decision.things)))
    return ID[f"decision/{hashlib.sha256(parts.encode()).hexdigest()[:12]}"]


def read_dataset(path: Path) -> Dataset:
    """Read a dataset from its N-Quads.

    Raises WorkspaceError where the file is missing or is no N-Quads.
    """
    dataset = Dataset()
    try:
        dataset.parse(path, format="nquads")
    except FileNotFoundError:
        raise WorkspaceError("There is no such dataset.", path=path, hint="Make it with: vanort build") from None
    except Exception as fault:  # rdflib's parser raises several kinds, some of them without a common base
        raise WorkspaceError(
            f"This is not N-Quads: {fault}.", path=path, hint="Make it again with: vanort build"
        ) from fault
    return dataset


def to_nquads(dataset: Dataset) -> str:
    """Return a dataset as N-Quads, its lines sorted, so that the same dataset gives the same bytes."""
    lines = dataset.serialize(format="nquads").splitlines()
    return "".join(f"{line}\n" for line in sorted(set(lines)) if line)
