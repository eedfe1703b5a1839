"""What others know, asked of their endpoints: into a graph of its own, with date and licence, and never merged.

A file of `queries/remote/` is a CONSTRUCT that says in its header where it is asked (`endpoint`), whose data it is
(`source`), on what terms (`licence`) and in which graph it belongs (`graph`). What it brings is compared by name with
what the workspace holds; the outcome is a list of candidates for people to decide on, no statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from rdflib import DCTERMS, RDFS, SKOS, XSD, Graph, Literal, URIRef

from vanort.catalogue.parameters import bind_parameters, fold
from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.errors import QueryError
from vanort.store import Store
from vanort.vocabulary import PREFIXES, source_graph

LIKELY = 0.85

_OURS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?name WHERE { ?thing skos:prefLabel|skos:altLabel ?name } ORDER BY ?thing ?name
"""


@dataclass(frozen=True, order=True)
class Candidate:
    """Two things that may be the same, how like their names are (0 to 1), and the names themselves."""

    score: float
    ours: str
    theirs: str
    reason: str


@dataclass(frozen=True)
class Fetched:
    """What one question brought: the name of its graph, and the graph, which says itself where it comes from."""

    name: URIRef
    graph: Graph

    @property
    def facts(self) -> int:
        """How many triples came, without those that say where they come from."""
        return len(self.graph) - len(list(self.graph.predicate_objects(self.name)))


def remote_questions() -> dict[str, Question]:
    """Return the questions that can be asked of others, by name."""
    return read_catalogue(question_folders("remote"))


def fetch(question: Question, store: Store, parameters: Mapping[str, object], *, today: date) -> Fetched:
    """Ask a remote question of a store (its endpoint, or a stand-in) and return what it brings.

    Raises QueryError where the file is no remote question or a thing is not given by its address, StoreError where the
    endpoint does not answer.
    """
    missing = [key for key in ("endpoint", "source", "licence", "graph") if not question.header(key)]
    if missing:
        raise QueryError(
            f"The question does not say its {' and '.join(missing)}.", path=question.path, hint="Add '#+ KEY: VALUE'."
        )
    for parameter in question.parameters:
        value = str(parameters.get(parameter.name, "http:"))
        if parameter.type == "thing" and not value.startswith(("http:", "https:")):  # names are looked up in ours only
            hint = f"Give its address, such as {parameter.example}."
            raise QueryError(f"'{value}' is no value of {parameter.name}.", hint=hint)
    text = bind_parameters(question, parameters, store)
    graph = Graph()
    for triple in store.query(text, default_graphs=()).graph:
        graph.add(triple)
    name = source_graph(question.header("graph"))
    graph.add((name, DCTERMS.source, URIRef(question.header("endpoint"))))
    graph.add((name, DCTERMS.publisher, Literal(question.header("source"))))
    graph.add((name, DCTERMS.license, URIRef(question.header("licence"))))
    graph.add((name, DCTERMS.date, Literal(today.isoformat(), datatype=XSD.date)))
    graph.add((name, RDFS.comment, Literal(question.header("summary"), lang="en")))
    return Fetched(name, graph)


def in_turtle(fetched: Fetched) -> str:
    """Return what was fetched as Turtle, with the short names of our vocabularies."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph += fetched.graph
    return graph.serialize(format="turtle")


def candidates(fetched: Fetched, store: Store, *, at_least: float = LIKELY) -> list[Candidate]:
    """Return which of the things fetched may be things of ours, the likeliest first; nothing is merged.

    Names are compared without case and accents, by the ratio of matching blocks (Ratcliff and Obershelp 1988).
    """
    ours: dict[str, set[str]] = {}
    for row in store.query(_OURS):
        ours.setdefault(fold(str(row["name"])), set()).add(str(row["thing"]))
    found: dict[tuple[str, str], Candidate] = {}
    for theirs, name in sorted(_names(fetched)):
        for key, things in ours.items():
            score = _likeness(fold(name), key)
            if score >= at_least:
                for thing in things - {theirs}:
                    candidate = Candidate(round(score, 3), thing, theirs, f"'{name}' is written like '{key}'")
                    found[thing, theirs] = max(candidate, found.get((thing, theirs), candidate))
    return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.ours, candidate.theirs))


def _names(fetched: Fetched) -> Iterator[tuple[str, str]]:
    for thing, _, name in fetched.graph.triples((None, SKOS.prefLabel, None)):
        if isinstance(thing, URIRef):
            yield str(thing), str(name)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if not one or not other or min(len(one), len(other)) / max(len(one), len(other)) < LIKELY - 0.15:
        return 0.0  # too unlike in length to be worth the comparison
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
