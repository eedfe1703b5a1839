"""Everything that can be wrong with a dataset: shapes about nodes, queries about the whole, spans about the words.

A rule about one node is a SHACL shape; a rule about the graph is a query in `queries/checks/` that must return no
rows; that quotes and triples belong together is `vanort.validation.integrity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TypeAlias

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.errors import QueryLimit, VanortError
from vanort.store import Store
from vanort.store.cells import Cell, cell_from_rdflib, cell_text
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.turtle import read_turtle
from vanort.support.resources import resource
from vanort.validation.integrity import integrity_faults
from vanort.vocabulary import CLAIMS
from vanort.workspace.model import Workspace

_PLACES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?claim ?subject ?predicate ?object ?place WHERE {
  GRAPH ?graph {
    ?claim dcterms:identifier ?place .
    OPTIONAL { ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object }
  }
  FILTER(?graph IN (<https://w3id.org/vanort/graph/claims>, <https://w3id.org/vanort/graph/links>))
}
"""
_PLACES_OF = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?claim ?subject ?predicate ?object ?place WHERE {{
  {{ BIND({node} AS ?subject) GRAPH ?graph {{ ?claim rdf:subject ?subject ; dcterms:identifier ?place ; rdf:predicate ?predicate ; rdf:object ?object }} }}
  UNION
  {{ BIND({node} AS ?claim) GRAPH ?graph {{ ?claim dcterms:identifier ?place }} }}
  FILTER(?graph IN (<https://w3id.org/vanort/graph/claims>, <https://w3id.org/vanort/graph/links>))
}}
"""
_FEW = 20  # things that are looked up one by one; of more than these all places are read at once
# What the shapes see: everything; or the view with what the reference lists say of the things in it, the decisions
# and the documents, which is all that a workspace can get wrong: the claims themselves are written by a program.
_ALL = """
CONSTRUCT { ?s ?p ?o } WHERE {
  GRAPH ?graph { ?s ?p ?o }
  FILTER(STRAFTER(STR(?graph), "https://w3id.org/vanort/graph/") IN ("view", "reference", "claims", "links"))
}
"""
_VIEWED = """
PREFIX vanort: <https://w3id.org/vanort/ns#>
CONSTRUCT { ?s ?p ?o } WHERE {
  { GRAPH <https://w3id.org/vanort/graph/view> { ?s ?p ?o } }
  UNION {
    { SELECT DISTINCT ?s { GRAPH <https://w3id.org/vanort/graph/view> { ?any ?of ?s } } }
    GRAPH <https://w3id.org/vanort/graph/reference> { ?s ?p ?o }
  }
  UNION {
    GRAPH <https://w3id.org/vanort/graph/links> { ?s ?p ?o }
    MINUS { GRAPH <https://w3id.org/vanort/graph/links> { ?s a vanort:Decision } }
  }
  UNION { GRAPH <https://w3id.org/vanort/graph/claims> { ?s a vanort:Document ; ?p ?o } }
}
"""
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


def unusable(fault: VanortError) -> Finding:
    """Return the finding that a document is left out for a fault in it or in its claims file."""
    where = "" if fault.path is None else f"{fault.path}:{fault.line}" if fault.line else f"{fault.path}"
    return Finding(VIOLATION, where, fault.found, fault.hint, "", "left-out")


def check(
    workspace: Workspace, store: Store, texts: Mapping[str, str] | None, *, everything: bool = True
) -> tuple[Finding, ...]:
    """Run every check over a dataset and return what they find, violations first, in the workspace's language.

    `texts` gives the texts as read by the first 12 digits of the documents' hashes; with None
    quotes are not compared with them. Without `everything` the shapes
    are not held against claims and decisions: a build has just written them itself, and that takes most of the time.
    """
    places, language = _Places(store), workspace.language
    findings = [*_integrity(store, texts, places, language)]
    findings += _shapes(store, places, language, everything=everything)
    for question in read_catalogue(question_folders("checks", workspace.queries)).values():
        try:
            findings += _query(question, store, places, language)
        except QueryLimit as limit:  # found nothing wrong, and nothing right either
            where = workspace.relative(question.path)
            findings.append(Finding(VIOLATION, where, f"{limit.found}", f"{limit.hint}", "", question.name))
    return tuple(sorted(set(findings), key=lambda finding: (finding.severity, _line(finding.where), finding)))


# Property, value and place of what is claimed of each thing, and the place of each claim.
_Found: TypeAlias = tuple[dict[Cell, list[tuple[Cell, Cell, str]]], dict[Cell, str]]


class _Places:
    """Find the line of a claims file on which a node, or a property of it, is claimed; looked up when a finding comes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._single: dict[Cell, _Found] = {}

    def _found(self, focus: Cell) -> _Found:
        if focus is None or focus[0] != "uri" or (len(self._single) == _FEW and focus not in self._single):
            return self._all
        if focus not in self._single:
            self._single[focus] = self._read(_PLACES_OF.format(node=cell_text(focus)))
        return self._single[focus]

    @cached_property
    def _all(self) -> _Found:
        return self._read(_PLACES)

    def _read(self, text: str) -> _Found:
        by_subject: dict[Cell, list[tuple[Cell, Cell, str]]] = {}
        by_claim: dict[Cell, str] = {}
        for claim, subject, predicate, object_, at in self._store.query(text, timeout=None).cells():
            place = str(at[1]) if at else ""
            by_claim[claim] = place
            if subject is not None:
                by_subject.setdefault(subject, []).append((predicate, object_, place))
        return by_subject, by_claim

    def of(self, node: Node, property_: Node | None = None, value: Node | None = None) -> str:
        """Return the best place for a node: the claim of this property and value, of this property, or any of it."""
        focus, property_cell, value_cell = map(cell_from_rdflib, (node, property_, value))
        by_subject, by_claim = self._found(focus)
        entries = by_subject.get(focus, [])
        for wanted in ((property_cell, value_cell), (property_cell, None), (None, None)):
            places = [
                place
                for predicate, object_, place in entries
                if wanted[0] in (None, predicate) and wanted[1] in (None, object_)
            ]
            if places:
                return min(places, key=_line)
        return by_claim.get(focus, "")


def _line(place: str) -> tuple[str, int]:
    path, _, line = place.rpartition(":")
    return path, int(line) if line.isdecimal() else 0


def _integrity(store: Store, texts: Mapping[str, str] | None, places: _Places, language: str) -> Iterator[Finding]:
    for fault in integrity_faults(store, texts):
        found, hint = fault.said(language)
        severity = VIOLATION if fault.breaks else WARNING
        yield Finding(severity, places.of(fault.focus), found, hint, str(fault.focus), "integrity")


def _shapes(store: Store, places: _Places, language: str, *, everything: bool) -> Iterator[Finding]:
    from pyshacl import validate

    data = store.query(_ALL if everything else _VIEWED, timeout=None).graph
    shapes = Graph(bind_namespaces="none")
    shapes += read_turtle(resource("ontology/shapes.ttl"))
    graphs = (*DEFAULT_GRAPHS, str(CLAIMS)) if everything else DEFAULT_GRAPHS
    yield from _shapes_in_sparql(store, graphs, shapes, places, language)
    shapes.remove((None, SH.sparql, None))  # pyshacl parses their queries anew for every node
    _with_targets_of_their_own(shapes)
    _, results, _ = validate(data, shacl_graph=shapes, inplace=True)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = results.value(result, SH.focusNode) or Literal("")
        value = results.value(result, SH.value)
        property_ = results.value(result, SH.resultPath)
        severity = VIOLATION if results.value(result, SH.resultSeverity) == SH.Violation else WARNING
        shape = results.value(result, SH.sourceShape) or Literal("")
        found = _message(shapes, shape, language)
        yield Finding(severity, places.of(focus, property_, value), found, "", str(focus), _short(shape))


def _with_targets_of_their_own(shapes: Graph) -> None:
    """Give the properties of a shape the targets of that shape, which means the same.

    pyshacl looks at all nodes of a target together, but at those of a shape within a shape one by one
    (https://www.w3.org/TR/shacl/#PropertyConstraintComponent).
    """
    for shape, property_ in list(shapes.subject_objects(SH.property)):
        targets = [(p, o) for p in (SH.targetClass, SH.targetSubjectsOf) for o in shapes.objects(shape, p)]
        if targets:
            shapes.remove((shape, SH.property, property_))
            for p, o in targets:
                shapes.add((property_, p, o))


def _shapes_in_sparql(
    store: Store, graphs: Sequence[str], shapes: Graph, places: _Places, language: str
) -> Iterator[Finding]:
    """Ask each shape that is written in SPARQL once, for all that it is about (https://www.w3.org/TR/shacl/#sparql)."""
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        declared = shapes.objects(shapes.value(constraint, SH.prefixes), SH.declare)
        prefixes = sorted((str(shapes.value(d, SH.prefix)), str(shapes.value(d, SH.namespace))) for d in declared)
        targets = [f"{{ ?this {p.n3()} ?any }}" for p in shapes.objects(shape, SH.targetSubjectsOf)]
        targets += [f"{{ ?this a {c.n3()} }}" for c in shapes.objects(shape, SH.targetClass)]
        select = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
        text = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes)
        text += f"SELECT DISTINCT * {{ {' UNION '.join(sorted(targets))} {{ {select} }} }}"
        severity = VIOLATION if shapes.value(shape, SH.severity) == SH.Violation else WARNING
        for row in store.query(text, default_graphs=graphs, timeout=None):
            focus = row["this"] or Literal("")
            where = places.of(focus, row.get("path"), row.get("value"))
            yield Finding(severity, where, _message(shapes, shape, language), "", str(focus), _short(shape))


def _message(shapes: Graph, shape: Node, language: str) -> str:
    messages = {m.language: str(m) for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)}
    return messages.get(language) or messages["en"]


def _query(question: Question, store: Store, places: _Places, language: str) -> Iterator[Finding]:
    severity = question.header("severity") or WARNING
    summary, solution = question.header("summary", language), question.header("solution", language)
    for row in store.query(question.text, timeout=question.timeout, max_rows=question.max_rows):
        entity, property_, value = (row.get(name) for name in ("entity", "property", "value"))
        label = row.get("label")
        shown = " · ".join(_short(term) for term in (label or entity, property_, value) if term is not None)
        found = f"{summary} {'Hittat' if language == 'sv' else 'Found'}: {shown}."
        where = places.of(entity or Literal(""), property_, value)
        yield Finding(severity, where, found, solution, str(entity), question.name)


def _short(term: Node) -> str:
    text = str(term)
    return text.rsplit("#", 1)[-1].removeprefix("https://w3id.org/vanort/id/") if isinstance(term, URIRef) else text
