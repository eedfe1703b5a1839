"""The Python vocabulary, the JSON-LD context and the alignments, each against the ontology and the other way round."""

from __future__ import annotations

import json
import re
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef

from vanort.support.resources import resource
from vanort.vocabulary import PREFIXES, VANORT, VIEW, document_graph, source_graph

SORTS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology itself."""
    return Graph().parse(resource("ontology/vanort.ttl"))


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    """The JSON-LD context."""
    text = resource("ontology/context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def declared(ontology: Graph) -> set[URIRef]:
    """Return the classes and properties of vanort that the ontology declares."""
    terms = {term for sort in SORTS for term in ontology.subjects(RDF.type, sort)}
    return {URIRef(str(term)) for term in terms if str(term).startswith(str(VANORT))}


def test_the_vocabulary_has_the_terms_of_the_ontology_and_no_others(ontology: Graph) -> None:
    """What Python can name and what the ontology declares are the same terms."""
    assert set(VANORT.__annotations__) - {"_NS"} == {str(t).removeprefix(str(VANORT)) for t in declared(ontology)}


def test_the_vocabulary_is_sorted() -> None:
    """Classes come first, then properties, each sorted, so that a diff shows one line."""
    names = [name for name in VANORT.__annotations__ if not name.startswith("_")]

    assert names == sorted(names)


def test_a_misspelt_term_raises() -> None:
    """A term that the ontology does not have cannot be named by mistake."""
    with pytest.raises(AttributeError, match="partnr"):
        _ = VANORT.partnr


def test_prefixes_mean_the_same_everywhere(context: dict[str, Any]) -> None:
    """Every Turtle file beside the ontology and the context bind prefixes as the one table does."""
    bound = {(name, iri) for name, iri in context.items() if isinstance(iri, str) and not name.startswith("@")}
    for path in sorted(resource("ontology").rglob("*.ttl")):
        bound |= set(re.findall(r"^@prefix ([\w-]+): <(.+)> \.$", path.read_text(encoding="utf-8"), re.MULTILINE))
    local = {("ex", "https://example.org/"), ("vann", "http://purl.org/vocab/vann/")}
    local.add(("concept", "https://w3id.org/vanort/concept/"))

    assert bound - set(PREFIXES.items()) <= local


def test_graphs_are_named_as_planned() -> None:
    """The names of graphs do not change: queries of others depend on them."""
    assert str(VIEW) == "https://w3id.org/vanort/graph/view"
    assert str(document_graph("00ff00ff00ff")) == "https://w3id.org/vanort/graph/document/00ff00ff00ff"
    assert str(source_graph("cordis")) == "https://w3id.org/vanort/graph/source/cordis"


def test_each_term_has_a_short_name(ontology: Graph, context: dict[str, Any]) -> None:
    """The context names every class and property of vanort by its own local name."""
    for term in declared(ontology):
        name = str(term).removeprefix(str(VANORT))

        assert context[name]["@id"] == f"vanort:{name}"


def test_short_names_mean_known_terms(ontology: Graph, context: dict[str, Any]) -> None:
    """What the context names, the ontology declares or says how to use, with a label in both languages."""
    for name, entry in context.items():
        if not isinstance(entry, dict):
            continue
        prefix, _, local = entry["@id"].partition(":")
        term = URIRef(PREFIXES[prefix] + local)
        languages = {str(label.language) for label in ontology.objects(term, RDFS.label)}  # type: ignore[attr-defined]

        assert languages == {"en", "sv"}, name


def test_short_names_have_the_type_of_their_range(ontology: Graph, context: dict[str, Any]) -> None:
    """Things are read as IRIs, values as their datatype, texts with a language, points in time as they are written."""
    for term in declared(ontology):
        entry = {key: value for key, value in context[str(term).removeprefix(str(VANORT))].items() if key != "@id"}
        range_ = ontology.value(term, RDFS.range)
        sorts = set(ontology.objects(term, RDF.type))
        if OWL.Class in sorts or term in (VANORT.start, VANORT.end):
            expected = {}
        elif OWL.ObjectProperty in sorts:
            expected = {"@type": "@id"}
        elif range_ == RDF.langString:
            expected = {"@container": "@language"}
        else:
            expected = {"@type": f"xsd:{str(range_).removeprefix(str(XSD))}"}

        assert entry == expected, term


def test_the_context_expands(context: dict[str, Any]) -> None:
    """A JSON document with the context is the RDF that it looks like."""
    document = {
        "@context": context,
        "@id": "https://example.org/lake",
        "@type": "Project",
        "prefLabel": {"en": "Clean Lake", "sv": "Ren sjö"},
        "partner": ["https://example.org/bjorkvik"],
        "activityCount": 10,
        "duration": "P2Y",
        "start": {"@value": "2019", "@type": "xsd:gYear"},
    }
    expected = """
        @prefix ex: <https://example.org/> . @prefix vanort: <https://w3id.org/vanort/ns#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:lake a vanort:Project ; skos:prefLabel "Clean Lake"@en , "Ren sjö"@sv ; vanort:partner ex:bjorkvik ;
            vanort:activityCount 10 ; vanort:duration "P2Y"^^xsd:duration ; vanort:start "2019"^^xsd:gYear .
        """

    read = ox.parse(json.dumps(document), ox.RdfFormat.JSON_LD)

    assert {q.triple for q in read} == {q.triple for q in ox.parse(expected, ox.RdfFormat.TURTLE)}


def test_the_version_is_the_same_throughout(ontology: Graph) -> None:
    """The version and the version's IRI agree."""
    header = URIRef("https://w3id.org/vanort/ns")
    version = ontology.value(header, OWL.versionInfo)

    assert isinstance(version, Literal)
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"{header}/{version}")
