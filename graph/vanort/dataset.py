"""The dataset that documents, claims, decisions and reference lists come to: which triples lie in which graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph

from vanort.claims import ClaimsFile
from vanort.claims.graph import asserted_triples, claims_to_triples, link_triples
from vanort.decisions import Decision
from vanort.errors import WorkspaceError
from vanort.identity import COUNTRY, Identity
from vanort.resources import resource
from vanort.vocabulary import CLAIMS, ID, LINKS, ONTOLOGY, PREFIXES, REFERENCE, VANORT, document_graph


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
    """Read the shipped concept schemes and the lists of a workspace."""
    own = sorted(folder.glob("*.ttl")) if folder.is_dir() else []
    return read_graph([resource("ontology/concepts.ttl"), *own])


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
        iri = ID[
            f"decision/{Path(decision.path).stem}.{'-'.join(key.replace(':', '.') for key in decision.things)[:120]}"
        ]
        yield iri, RDF.type, VANORT.Decision
        yield iri, DCTERMS.type, Literal(decision.kind)
        yield iri, RDFS.comment, Literal(decision.why, lang="en")
        yield iri, DCTERMS.date, Literal(decision.date, datatype=XSD.date)
        yield iri, PROV.wasAttributedTo, Literal(decision.by)
        yield iri, VANORT.active, Literal(decision.active)
        yield iri, DCTERMS.identifier, Literal(f"{decision.path}:{decision.line}")
        for key in decision.things:
            yield iri, PROV.used, local[key]


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
