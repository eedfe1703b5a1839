"""The ontology held against the usual pitfalls: each is a query that must return nothing.

The list follows OOPS! (Poveda-Villalón, Gómez-Pérez & Suárez-Figueroa 2014, https://doi.org/10.4018/ijswis.2014040102)
as far as its pitfalls can occur here, and adds what a vocabulary in two languages needs.
"""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from rdflib import RDF, SKOS, Graph

from vanort.catalogue.question import read_catalogue
from vanort.support.resources import resource
from vanort.vocabulary import PREFIXES, SCHEMA, VANORT

HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
PITFALLS = read_catalogue([resource("ontology/pitfalls")])

# A text that falls into each pitfall, and what the finding must name.
CAUGHT = {
    "concept-outside-scheme": ("theme:ice a skos:Concept .", "theme:ice"),
    "concept-without-text": ('theme:ice a skos:Concept ; skos:prefLabel "Ice"@en .', "theme:ice"),
    "concepts-of-one-name": (
        'theme:lakes skos:inScheme <https://w3id.org/vanort/concept/theme> ; skos:prefLabel "Climate"@en .',
        "theme:lakes",
    ),
    "cyclic-hierarchy": ("vanort:Actor rdfs:subClassOf vanort:Municipality .", "vanort:Actor"),
    "deprecated-without-successor": ("vanort:partner owl:deprecated true .", "dcterms:isReplacedBy"),
    "external-term-redefined": ("org:Organization rdfs:subClassOf vanort:Actor .", "org:Organization"),
    "header-incomplete": ("<https://example.org/another> a owl:Ontology .", "dcterms:license"),
    "labels-of-one-text": ('vanort:Company a owl:Class ; rdfs:label "Organisation"@en .', "'Organisation'"),
    "missing-disjointness": ("vanort:Company a owl:Class .", "vanort:Company"),
    "missing-text": ('vanort:Company a owl:Class ; rdfs:label "Company"@en .', "skos:definition"),
    "naming": ("vanort:contact_person a owl:ObjectProperty .", "vanort:contact_person"),
    "project-as-organisation": ("vanort:Project rdfs:subClassOf schema:Project .", "schema:Project"),
    "range-missing": ("vanort:near a owl:ObjectProperty .", "vanort:near"),
    "range-of-the-wrong-sort": ("vanort:near a owl:ObjectProperty ; rdfs:range xsd:string .", "xsd:string"),
    "several-domains": ("vanort:governs rdfs:domain vanort:Country .", "vanort:governs"),
    "several-texts": ('vanort:partner rdfs:label "participant"@en .', "'participant'"),
    "shared-definition": (
        'vanort:Firm skos:definition "A human being named in a document."@en .',
        "A human being named in a document.",
    ),
    "symmetric-across-classes": (
        "vanort:near a owl:SymmetricProperty ; rdfs:domain vanort:Place ; rdfs:range vanort:Person .",
        "vanort:near",
    ),
    "text-without-language": ('vanort:partner skos:scopeNote "Of any kind." .', "Of any kind."),
    "theme-without-sector": ("theme:ice a vanort:Theme .", "theme:ice"),
    "thing-and-event": ("vanort:Project rdfs:subClassOf prov:Entity .", "vanort:Project"),
    "unconnected-term": ("vanort:Company a owl:Class .", "vanort:Company"),
    "unknown-reference": ("vanort:near rdfs:range vanort:Neighbour .", "vanort:Neighbour"),
    "wrong-inverse": ("vanort:contactPerson owl:inverseOf vanort:worksFor .", "vanort:contactPerson"),
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology and its concept schemes."""
    graph = Graph().parse(resource("ontology/vanort.ttl"))
    return graph.parse(resource("ontology/concepts.ttl"))


def sentences(pitfall: str, more: str = "") -> list[str]:
    """Return what a pitfall's query finds in the ontology, as sentences."""
    store = ox.Store()
    for name in ("vanort.ttl", "concepts.ttl"):
        store.load(path=resource(f"ontology/{name}"), format=ox.RdfFormat.TURTLE)
    store.load(HEADER + more, ox.RdfFormat.TURTLE)
    query = PITFALLS[pitfall]
    rows = store.query(query.text)
    assert isinstance(rows, ox.QuerySolutions)
    names = [variable.value for variable in rows.variables]
    return [query.header("sentence").format(**{name: _short(row[name]) for name in names}) for row in rows]


def _short(term: ox.Term | None) -> str:
    text = getattr(term, "value", "")
    for name, iri in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if text.startswith(iri) and text != iri:
            return f"{name}:{text.removeprefix(iri)}"
    return text


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_the_ontology_falls_into_no_pitfall(pitfall: str) -> None:
    """A pitfall's query returns nothing; what it returns is printed as sentences."""
    found = sentences(pitfall)

    assert not found, "\n".join([PITFALLS[pitfall].header("summary"), *found])


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_each_pitfall_is_caught(pitfall: str) -> None:
    """A damaged ontology is caught by the query for that damage, with the term named in the sentence."""
    text, named = CAUGHT[pitfall]
    found = sentences(pitfall, text)

    assert any(named in sentence for sentence in found), found


def test_blocks_stand_in_order() -> None:
    """Terms are sorted within classes, within properties and within the terms of others, for readable diffs."""
    sections = resource("ontology/vanort.ttl").read_text(encoding="utf-8").split("\n##### ")
    for section in sections[1:3]:
        terms = re.findall(r"^vanort:(\w+)$", section, re.MULTILINE)

        assert terms == sorted(terms)
    for line in (r"^(\w+:\w+) a ", r"^(\w+:\w+)$"):
        others = re.findall(line, sections[3], re.MULTILINE)
        kinds = [[t for t in others if t.split(":")[1][0].isupper() == upper] for upper in (True, False)]

        assert [sorted(kind) for kind in kinds] == kinds


def test_statements_of_a_term_stand_in_order() -> None:
    """Each block has its type first, then label, definition, note, example, hierarchy, and who defines it last."""
    order = ["a", "rdfs:label", "skos:definition", "skos:scopeNote", "skos:example", "rdfs:subClassOf"]
    order += ["rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "vanort:personalData", "rdfs:isDefinedBy"]
    text = resource("ontology/vanort.ttl").read_text(encoding="utf-8")
    for block in re.findall(r"^vanort:\w+\n(?:.+\n)+", text, re.MULTILINE):
        found = [m for m in re.findall(r"^    (a|(?!ex:)[a-z]+:\w+)(?= |\n)", block, re.MULTILINE) if m in order]

        assert found == sorted(found, key=order.index), block


def test_examples_are_turtle_that_uses_the_term(ontology: Graph) -> None:
    """The example of each term can be read, and has the term in it."""
    for term, example in ontology.subject_objects(SKOS.example):
        graph = Graph().parse(data=f"{HEADER}@prefix ex: <https://example.org/> .\n{example}", format="turtle")

        assert any(term in triple for triple in graph), f"{term}: {example}"


def test_personal_data_are_marked(ontology: Graph) -> None:
    """What is personal is marked: the person, who is asked, whom the person works for, e-mail and telephone."""
    marked = set(ontology.subjects(VANORT.personalData, None))

    assert marked == {
        VANORT.Person,
        VANORT.contactPerson,
        VANORT.worksFor,
        SCHEMA.email,
        SCHEMA.telephone,
    }


def test_definitions_are_sentences(ontology: Graph) -> None:
    """A definition begins with a capital letter and ends with a full stop, in either language."""
    for term, text in [*ontology.subject_objects(SKOS.definition), *ontology.subject_objects(SKOS.scopeNote)]:
        assert re.fullmatch(r"\S(.*\S)?\.", text, re.DOTALL), f"{term}: {text}"


def test_the_schemes_are_those_the_prefixes_name(ontology: Graph) -> None:
    """Each concept scheme has a prefix of its name, and its concepts live below it."""
    base = "https://w3id.org/vanort/concept/"
    schemes = {str(scheme).removeprefix(base) for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme)}

    assert schemes == {name for name, iri in PREFIXES.items() if iri.startswith(base)}
    for concept, scheme in ontology.subject_objects(SKOS.inScheme):
        assert str(concept).startswith(f"{scheme}/")
