"""The dataset in other forms: TriG, JSON-LD, N-Quads, and RDF 1.2 with a reifier for each claim."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, Dataset, Graph
from rdflib.term import Node

from vanort.dataset import read_dataset, to_nquads
from vanort.privacy import without_personal_data
from vanort.vocabulary import CLAIMS, PREFIXES, VANORT
from vanort.workspace import Workspace

# RDF 1.2; the namespace as rdflib knows it is closed to the terms of RDF 1.1.
_REIFIES = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
FORMS = ("trig", "jsonld", "nq", "rdf12")


def export(workspace: Workspace, form: str, *, include_contacts: bool = False) -> str:
    """Return the built dataset in a form; persons and their addresses are left out unless asked for.

    Raises WorkspaceError where the workspace has not been built.
    """
    dataset = read_dataset(workspace.dataset)
    if not include_contacts:
        dataset = without_personal_data(dataset)
    match form:
        case "trig":
            return _sorted_dataset(dataset).serialize(format="trig")
        case "jsonld":
            return _sorted_dataset(dataset).serialize(format="json-ld", auto_compact=True, indent=1, sort_keys=True)
        case "rdf12":
            return "".join(f"{line}\n" for line in reified(dataset))
        case _:
            return to_nquads(dataset)


def reified(dataset: Dataset) -> Iterator[str]:
    """Yield the dataset as lines of N-Quads 1.2, each claim a reifier of the triple that it states.

    See https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification.
    """
    claims = dataset.graph(CLAIMS)
    parts = (RDF.subject, RDF.predicate, RDF.object)
    plain = Dataset()
    for graph in dataset.graphs():
        for triple in graph:
            if graph.identifier != CLAIMS or triple[1] not in parts:
                plain.graph(graph.identifier).add(triple)
    yield from to_nquads(plain).splitlines()
    for claim in sorted(claims.subjects(RDF.type, VANORT.Claim), key=str):
        terms = " ".join(_ntriples(claims.value(claim, part)) for part in parts)
        yield f"{claim.n3()} {_REIFIES} <<( {terms} )>> {CLAIMS.n3()} ."


def _ntriples(term: Node | None) -> str:
    """Return a term on one line, as N-Triples writes it."""
    graph = Graph()
    graph.add((RDF.nil, RDF.value, term or RDF.nil))
    return graph.serialize(format="nt").strip().removeprefix(f"{RDF.nil.n3()} {RDF.value.n3()} ").removesuffix(" .")


def _sorted_dataset(dataset: Dataset) -> Dataset:
    """Return the same dataset filled in sorted order, since the serialisers write in the order of filling."""
    ordered = Dataset()
    for prefix, namespace in PREFIXES.items():
        ordered.bind(prefix, namespace)
    for graph in sorted(dataset.graphs(), key=lambda g: str(g.identifier)):
        for triple in sorted(graph):
            ordered.graph(graph.identifier).add(triple)
    return ordered
