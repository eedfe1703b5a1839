"""The check queries: a sound dataset gives no row, and each kind of damage gives rows of its own query alone."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from vanort.catalogue.question import Question, question_folders, read_catalogue
from vanort.support.resources import resource
from vanort.vocabulary import CLAIMS, LINKS, ONTOLOGY, PREFIXES, REFERENCE, VIEW, document_graph

EX = "https://example.org/"
HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**PREFIXES, "ex": EX}.items())
DEFAULT = [ox.NamedNode(str(name)) for name in (VIEW, REFERENCE, ONTOLOGY)]
CHECKS = read_catalogue(question_folders("checks"))

# What one document says; the sound dataset is this, its claims, and what the view adds to it.
SOUND = """
ex:lake a vanort:Project ; skos:prefLabel "Clean Lake"@en ; vanort:partner ex:bjorkvik, ex:northford ;
    vanort:start "2019"^^xsd:gYear ; vanort:end "2021"^^xsd:gYear ; vanort:duration "P2Y"^^xsd:duration ;
    vanort:partnerCount 2 ; vanort:theme theme:water ; vanort:fundedBy ex:fund ; vanort:funding ex:grant ;
    vanort:participation ex:part .
ex:grant a vanort:Funding ; vanort:funder ex:fund .
ex:part a vanort:Participation ; vanort:participant ex:northford ; vanort:role role:host .
ex:bjorkvik a vanort:Municipality ; skos:prefLabel "Björkviks kommun"@sv ; vanort:twinnedWith ex:northford .
ex:northford a vanort:Municipality ; skos:prefLabel "Northford"@en ; vanort:formerName "Nordford"@en .
ex:fund a vanort:Organisation ; skos:prefLabel "The Lake Fund"@en .
"""
ADDED = """
ex:lake vanort:involves ex:bjorkvik, ex:northford ; vanort:startYear 2019 ; vanort:endYear 2021 ;
    vanort:durationMonths 24 .
ex:bjorkvik a vanort:Organisation, vanort:Actor .
ex:northford a vanort:Organisation, vanort:Actor ; vanort:twinnedWith ex:bjorkvik ; skos:altLabel "Nordford"@en .
ex:fund a vanort:Actor .
"""
SEVERE = {"violation", "warning"}


def dataset(
    said: str = "", view: str = "", claimed: str = "", planned: str = "", links: str = "", ontology: str = ""
) -> ox.Store:
    """Return the sound dataset with more that the document says, that the view holds, or that is only claimed."""
    store = ox.Store()
    for name, text in (
        (VIEW, SOUND + ADDED + said + view),
        (document_graph("0" * 12), SOUND + said),
        (LINKS, links),
        (ONTOLOGY, ontology),
    ):
        store.load(HEADER + text, ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(str(name)))
    for name, file in ((ONTOLOGY, "vanort.ttl"), (REFERENCE, "concepts.ttl")):
        store.load(path=resource(f"ontology/{file}"), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(str(name)))
    lines = []
    asserted = [("asserted", triple) for triple in ox.parse(HEADER + SOUND + said + claimed, ox.RdfFormat.TURTLE)]
    hoped = [("planned", triple) for triple in ox.parse(HEADER + planned, ox.RdfFormat.TURTLE)]
    for number, (modality, triple) in enumerate([*asserted, *hoped]):
        lines.append(
            f"ex:claim-{number} a vanort:Claim ; rdf:subject {triple.subject} ; rdf:predicate {triple.predicate} ;"
            f" rdf:object {triple.object} ; vanort:modality modality:{modality} ; vanort:reviewStatus review-status:accepted ."
        )
    store.load(HEADER + "\n".join(lines), ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(str(CLAIMS)))
    return store


def rows(check: Question, store: ox.Store) -> list[tuple[str, str, str]]:
    """Return what a check finds, as (entity, property, value) with short names."""
    graphs = [*store.named_graphs()]
    found = store.query(check.text, default_graph=DEFAULT, named_graphs=graphs)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(_short(row[name]) for name in ("entity", "property", "value")) for row in found]  # type: ignore[misc]


def _short(term: ox.Term | None) -> str:
    text = getattr(term, "value", str(term))
    for name, iri in sorted({**PREFIXES, "ex": EX}.items(), key=lambda item: -len(item[1])):
        if text.startswith(iri):
            return f"{name}:{text.removeprefix(iri)}"
    return text


# name of the check, what is added to the sound dataset, and the rows that it gives
DAMAGE: list[tuple[str, dict[str, str], list[tuple[str, str, str]]]] = [
    (
        "circle",
        {"said": "ex:grant vanort:drawsOn ex:other . ex:other a vanort:Funding ; vanort:funder ex:fund ; vanort:drawsOn ex:grant ."},
        [("ex:grant", "vanort:drawsOn", "ex:other"), ("ex:other", "vanort:drawsOn", "ex:grant")],
    ),
    (
        "circle",
        {"said": "ex:lake vanort:buildsOn ex:lake ."},
        [("ex:lake", "vanort:buildsOn", "ex:lake")],
    ),
    (
        "clashing-values",
        {"claimed": 'ex:lake vanort:start "2018"^^xsd:gYear .'},
        [("ex:lake", "vanort:start", "2018"), ("ex:lake", "vanort:start", "2019")],
    ),
    (
        "clashing-values",
        {"claimed": "ex:lake vanort:partnerCount 20 ."},
        [("ex:lake", "vanort:partnerCount", "2"), ("ex:lake", "vanort:partnerCount", "20")],
    ),
    (
        "deprecated-term",
        {"ontology": "vanort:fundedBy owl:deprecated true ."},
        [("ex:lake", "vanort:fundedBy", "vanort:fundedBy")],
    ),
    (
        "disjoint-classes",
        {"said": "ex:bjorkvik a vanort:Place ."},
        [("ex:bjorkvik", "rdf:type", "vanort:Organisation")],
    ),
    (
        "duration-against-years",
        {"view": 'ex:lake vanort:durationMonths 60 .'},
        [("ex:lake", "vanort:duration", "P2Y")],
    ),
    (
        "former-name-preferred",
        {"said": 'ex:northford vanort:formerName "Northford"@en .'},
        [("ex:northford", "vanort:formerName", "Northford")],
    ),
    (
        "funding-short-cut-missing",
        {
            "said": "ex:grant vanort:drawsOn ex:other . ex:other a vanort:Funding ; vanort:funder ex:state ."
            'ex:state a vanort:Organisation ; skos:prefLabel "The state"@en .',
        },
        [("ex:lake", "vanort:fundedBy", "ex:state")],
    ),
    (
        "more-partners-than-stated",
        {"said": "ex:lake vanort:partner ex:fund .", "view": "ex:lake vanort:involves ex:fund ."},
        [("ex:lake", "vanort:partnerCount", "2")],
    ),
    (
        "participation-short-cut-missing",
        {
            "said": "ex:lake vanort:participation ex:part-2 . ex:part-2 a vanort:Participation ; vanort:participant ex:school ."
            'ex:school a vanort:Organisation ; skos:prefLabel "The school"@en .'
        },
        [("ex:lake", "vanort:involves", "ex:school")],
    ),
    (
        "same-as-shared",
        {"said": "ex:bjorkvik owl:sameAs ex:q1 . ex:northford owl:sameAs ex:q1 ."},
        [("ex:bjorkvik", "owl:sameAs", "ex:q1"), ("ex:northford", "owl:sameAs", "ex:q1")],
    ),
    (
        "same-name",
        {"said": 'ex:lake-2 a vanort:Project ; skos:prefLabel "Clean Lake"@en ; vanort:buildsOn ex:lake .'},
        [("ex:lake", "skos:prefLabel", "Clean Lake"), ("ex:lake-2", "skos:prefLabel", "Clean Lake")],
    ),
    (
        "stands-alone",
        {"said": 'ex:club a vanort:Organisation ; skos:prefLabel "The club"@en .'},
        [("ex:club", "rdf:type", "vanort:Organisation")],
    ),
    (
        "subject-outside-domain",
        {"said": "ex:fund vanort:governs ex:town . ex:town a vanort:Place ; skos:prefLabel \"Town\"@en ."},
        [("ex:fund", "vanort:governs", "ex:town")],
    ),
    (
        "unknown-term",
        {"said": "ex:lake vanort:partnr ex:fund . ex:fund a vanort:Organization ."},
        [("ex:fund", "rdf:type", "vanort:Organization"), ("ex:lake", "vanort:partnr", "ex:fund")],
    ),
    (
        "value-outside-range",
        {"said": "ex:part vanort:role role:host-of-all ."},
        [("ex:part", "vanort:role", "role:host-of-all")],
    ),
    (
        "view-triple-without-claim",
        {"view": "ex:lake vanort:theme theme:energy ."},
        [("ex:lake", "vanort:theme", "theme:energy")],
    ),
]  # fmt: skip

# What looks like damage and is none.
HARMLESS = [
    pytest.param(
        {
            "said": 'ex:hope a vanort:Organisation ; skos:prefLabel "The hope"@en .',
            "planned": "ex:hope vanort:twinnedWith ex:northford .",
        },
        id="a body of which something is only planned",
    ),
    pytest.param({"claimed": 'ex:lake vanort:start "2019-04"^^xsd:gYearMonth .'}, id="a month within the year stated"),
    pytest.param(
        {
            "said": 'ex:lake-2 a vanort:Project ; skos:prefLabel "Clean Lake"@en ; vanort:buildsOn ex:lake .',
            "links": "ex:d a vanort:Decision ; vanort:active true ; vanort:kind decision-kind:different ;"
            " vanort:concerns ex:file.a, ex:file.b . ex:file.a owl:sameAs ex:lake . ex:file.b owl:sameAs ex:lake-2 .",
        },
        id="two projects of one name, decided to be different",
    ),
    pytest.param(
        {
            "view": 'ex:lake skos:prefLabel "Ren sjö"@sv .',
            "links": "ex:d a vanort:Decision ; vanort:active true ; vanort:keeps ex:lake .",
        },
        id="a name that a decision gave",
    ),
]


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_sound_dataset_gives_no_row(check: Question) -> None:
    """No check finds anything in a dataset that is as it should be."""
    assert rows(check, dataset()) == []


@pytest.mark.parametrize(("name", "damage", "expected"), DAMAGE, ids=[name for name, *_ in DAMAGE])
def test_damage_is_found_by_its_own_check(
    name: str, damage: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    """Each kind of damage gives the rows that name it, and rows of no other check."""
    store = dataset(**damage)
    found = {check.name: rows(check, store) for check in CHECKS.values()}

    assert {check: rows for check, rows in found.items() if rows} == {name: expected}


@pytest.mark.parametrize("extra", HARMLESS)
def test_what_only_looks_like_damage_is_let_be(extra: dict[str, str]) -> None:
    """A value that is only less precise, and what a person has decided, are no findings."""
    store = dataset(**extra)

    assert {check.name: rows(check, store) for check in CHECKS.values() if rows(check, store)} == {}


def test_each_check_has_its_damage() -> None:
    """No check ships without a case that it catches."""
    assert {name for name, *_ in DAMAGE} == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_each_check_says_how_bad_what_and_what_to_do(check: Question) -> None:
    """The head of a check gives its severity, and in both languages what was found and what to do."""
    assert check.header("severity") in SEVERE
    for key in ("summary", "solution"):
        assert key in check.headers
        assert f"{key}@sv" in check.headers
        assert all(line.endswith(".") for line in (*check.headers[key], *check.headers[f"{key}@sv"]))
