"""What can be said: classes, properties with what they join, and concepts, each with its words in English and Swedish."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from vanort.claims.reading import NAMELESS
from vanort.claims.terms import terms, write_reference
from vanort.dataset.assemble import read_ontology
from vanort.vocabulary import CONCEPT, VANORT

# What vanort itself keeps about claims, documents and decisions, and what a thing's entry says without a claim.
_OF_OTHERS = frozenset({VANORT.Claim, VANORT.Decision, VANORT.Document, VANORT.Row, VANORT.StatedCount})
_ADDRESSES = frozenset({"homepage"})  # whose values are things for RDF, and web addresses for a reader
_OF_ENTRIES = frozenset(
    {"prefLabel", "altLabel", "sameAs", "title", "language", "publisher", "retrieved", "date", "relation"}
)
_COMPUTED = frozenset(
    {"suggestedGoal", "personalData", "statedCount", "startYear", "endYear", "durationMonths", "source", "identifier"}
)


@cache
def customs() -> Mapping[str, Any]:
    """Return what is usually said: the properties of each type, ranges of borrowed ones, and what goes by way of what."""
    return tomllib.loads(Path(__file__).with_name("usual.toml").read_text(encoding="utf-8"))


def kinds_of(type_: str) -> frozenset[str]:
    """Return a type and all types that are kinds of it, by their short names.

    >>> sorted(kinds_of("Organisation"))
    ['Municipality', 'Organisation']
    """
    ontology, named = read_ontology_once(), {term.iri: name for name, term in terms().items()}
    below = ontology.transitive_subjects(RDFS.subClassOf, terms()[type_].iri)
    return frozenset(named[URIRef(str(sub))] for sub in below if sub in named)


@cache
def read_ontology_once() -> Graph:
    """Return the ontology; it ships with vanort and does not change while a command runs."""
    return read_ontology()


def terms_shown(reference: Graph) -> dict[str, Any]:
    """Return all terms by their short names; `reference` holds the concept schemes and the goals.

    A property has `domains` and `ranges`, types by name with their subclasses; none where anything will do.
    """
    ontology = read_ontology_once()
    classes = {name: term.iri for name, term in terms().items() if name[0].isupper() and term.iri not in _OF_OTHERS}
    named = {iri: name for name, iri in classes.items()}
    properties: dict[str, dict[str, Any]] = {}
    for name, term in terms().items():
        domain, range_ = (ontology.value(term.iri, p) for p in (RDFS.domain, RDFS.range))
        if name[0].isupper() or name in _OF_ENTRIES | _COMPUTED or domain in _OF_OTHERS:
            continue
        if ontology.value(term.iri, RDFS.label) is None:
            continue
        of = "" if name in customs()["by_way_of"] else named.get(URIRef(str(domain)), "")
        to = named.get(URIRef(str(range_)), customs()["ranges"].get(name, ""))
        kind = "concept" if range_ == SKOS.Concept else term.value.rsplit("#", 1)[-1]
        properties[name] = {
            **_labels(ontology, term.iri),
            "domains": sorted(kinds_of(of)) if of else None,
            "ranges": sorted(kinds_of(to)) if to else [],
            "value": "address" if name in _ADDRESSES else kind,
        }
    properties |= {
        name: {**way["labels"], "domains": None, "ranges": [], "value": "decimal"}
        for name, way in customs()["by_way_of"].items()
        if name not in properties
    }
    return {
        "classes": {name: {**_labels(ontology, iri), "nameless": iri in NAMELESS} for name, iri in classes.items()},
        "properties": properties,
        "concepts": concepts_shown(reference),
        "usual": customs()["usual"],
        "schemes": customs()["schemes"],
    }


def concepts_shown(reference: Graph) -> dict[str, dict[str, str]]:
    """Return concepts and goals by the names that a claims file gives them."""
    found = {}
    for concept in reference.subjects(RDF.type, SKOS.Concept):
        written = write_reference(URIRef(str(concept)))
        if written and (str(concept).startswith(str(CONCEPT)) or written.startswith("SDG ")):
            found[written] = _labels(reference, URIRef(str(concept)))
    return dict(sorted(found.items()))


def _labels(graph: Graph, iri: URIRef) -> dict[str, str]:
    found: dict[str, str] = {}
    for predicate in (RDFS.label, SKOS.prefLabel):
        for label in graph.objects(iri, predicate):
            if (language := getattr(label, "language", "")) in ("en", "sv"):
                found.setdefault(language, str(label))
    fallback = next(iter(found.values()), str(iri).rsplit("#", 1)[-1].rsplit("/", 1)[-1])
    return {"en": found.get("en", fallback), "sv": found.get("sv", fallback)}
