"""Everything that can be wrong with a dataset: shapes about nodes, queries about the whole, spans about the words.

A rule about one node is a SHACL shape; a rule about the graph is a query in `queries/checks/` that must return no
rows; that quotes and triples belong together is `vanort.integrity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from rdflib import DCTERMS, RDF, SH, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from vanort.integrity import integrity_faults
from vanort.queries import Question, question_folders, read_catalogue
from vanort.resources import resource
from vanort.store import Store
from vanort.vocabulary import CLAIMS, LINKS, REFERENCE, VIEW
from vanort.workspace import Workspace

VIOLATION, WARNING = "violation", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: how bad, where (file and line), what was found, and what to do."""

    severity: str
    where: str
    found: str
    hint: str
    entity: str
    rule: str

    def as_dict(self) -> dict[str, str]:
        """Return the finding as JSON has it."""
        return asdict(self)


def check(workspace: Workspace, dataset: Dataset, store: Store, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """Run every check over a dataset and return what they find, violations first.

    `store` holds the same dataset; `texts` the texts as read, by the first 12 digits of the documents' hashes.
    """
    places = _Places(dataset)
    findings = [*_integrity(dataset, texts, places), *_shapes(dataset, places)]
    for question in read_catalogue(question_folders("checks", workspace.queries)).values():
        findings += _query(question, store, places)
    return tuple(sorted(set(findings)))


class _Places:
    """Find the line of a claims file on which a node, or a property of it, is claimed."""

    def __init__(self, dataset: Dataset) -> None:
        self.claims, self.links = dataset.graph(CLAIMS), dataset.graph(LINKS)
        self.by_subject: dict[Node, list[tuple[Node, Node, str]]] = {}
        for claim, subject in self.claims.subject_objects(RDF.subject):
            entry = (self._part(claim, RDF.predicate), self._part(claim, RDF.object), self.of_claim(claim))
            self.by_subject.setdefault(subject, []).append(entry)

    def _part(self, claim: Node, part: URIRef) -> Node:
        return self.claims.value(claim, part) or Literal("")

    def of_claim(self, claim: Node) -> str:
        return str(self.claims.value(claim, DCTERMS.identifier) or self.links.value(claim, DCTERMS.identifier) or "")

    def of(self, node: Node, property_: Node | None = None, value: Node | None = None) -> str:
        """Return the best place for a node: the claim of this property and value, of this property, or any of it."""
        entries = self.by_subject.get(node, [])
        for wanted in ((property_, value), (property_, None), (None, None)):
            places = [
                place
                for predicate, object_, place in entries
                if (wanted[0] is None or predicate == wanted[0]) and (wanted[1] is None or object_ == wanted[1])
            ]
            if places:
                return min(places, key=lambda place: (place.rpartition(":")[0], int(place.rpartition(":")[2] or 0)))
        return self.of_claim(node)


def _integrity(dataset: Dataset, texts: Mapping[str, str], places: _Places) -> Iterator[Finding]:
    for fault in integrity_faults(dataset, texts):
        yield Finding(VIOLATION, places.of(fault.focus), fault.found, fault.hint, str(fault.focus), "integrity")


def _shapes(dataset: Dataset, places: _Places) -> Iterator[Finding]:
    from pyshacl import validate

    data = Graph(bind_namespaces="none")
    for name in (VIEW, REFERENCE, CLAIMS):
        data += dataset.graph(name)
    shapes = Graph(bind_namespaces="none").parse(resource("ontology/shapes.ttl"), format="turtle")
    _, results, _ = validate(data, shacl_graph=shapes, meta_shacl=False, advanced=True)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = results.value(result, SH.focusNode) or Literal("")
        value = results.value(result, SH.value)
        property_ = results.value(result, SH.resultPath)
        severity = VIOLATION if results.value(result, SH.resultSeverity) == SH.Violation else WARNING
        messages = sorted(
            results.objects(result, SH.resultMessage),
            key=lambda m: (getattr(m, "language", "") != "en", str(m)),
        )
        found = str(messages[0]) if messages else "The shape does not hold."
        shape = results.value(result, SH.sourceShape) or Literal("")
        yield Finding(severity, places.of(focus, property_, value), found, "", str(focus), _short(shape))


def _query(question: Question, store: Store, places: _Places) -> Iterator[Finding]:
    severity = question.header("severity") or WARNING
    for row in store.query(question.text, timeout=None):
        entity, property_, value = (row.get(name) for name in ("entity", "property", "value"))
        label = row.get("label")
        shown = " · ".join(_short(term) for term in (label or entity, property_, value) if term is not None)
        found = f"{question.header('summary')} Found: {shown}."
        where = places.of(entity or Literal(""), property_, value)
        yield Finding(severity, where, found, question.header("solution"), str(entity), question.name)


def _short(term: Node) -> str:
    text = str(term)
    return text.rsplit("#", 1)[-1].removeprefix("https://w3id.org/vanort/id/") if isinstance(term, URIRef) else text
