"""Name the terms, namespaces and graphs that vanort speaks in; a misspelt term raises AttributeError."""

# ruff: noqa: N815 (terms of an ontology are written as the ontology writes them)

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace


class VANORT(DefinedNamespace):
    """The vanort ontology, as in ontology/vanort.ttl: classes first, then properties.

    >>> VANORT.partner
    rdflib.term.URIRef('https://w3id.org/vanort/ns#partner')
    """

    _fail = True
    _NS = Namespace("https://w3id.org/vanort/ns#")

    Actor: URIRef
    ChangeEvent: URIRef
    Claim: URIRef
    ContactPoint: URIRef
    Country: URIRef
    Decision: URIRef
    Document: URIRef
    Funding: URIRef
    Municipality: URIRef
    Organisation: URIRef
    Participation: URIRef
    Partnership: URIRef
    Person: URIRef
    Place: URIRef
    Programme: URIRef
    Project: URIRef
    Row: URIRef
    StatedCount: URIRef
    Theme: URIRef

    active: URIRef
    activityCount: URIRef
    addressesGoal: URIRef
    amount: URIRef
    beneficiaryCount: URIRef
    buildsOn: URIRef
    claimsFile: URIRef
    concerns: URIRef
    confidence: URIRef
    contact: URIRef
    contactPerson: URIRef
    contradicts: URIRef
    coordinator: URIRef
    counted: URIRef
    country: URIRef
    currency: URIRef
    drawsOn: URIRef
    duration: URIRef
    durationMonths: URIRef
    end: URIRef
    endYear: URIRef
    formerName: URIRef
    fundedBy: URIRef
    funder: URIRef
    funding: URIRef
    governs: URIRef
    inPartnership: URIRef
    involves: URIRef
    keeps: URIRef
    kind: URIRef
    line: URIRef
    locatedIn: URIRef
    meetingCount: URIRef
    modality: URIRef
    number: URIRef
    objectAsStated: URIRef
    pairedWith: URIRef
    participant: URIRef
    participantCount: URIRef
    participation: URIRef
    partner: URIRef
    partnerCount: URIRef
    partnerCountry: URIRef
    personalData: URIRef
    plannedEnd: URIRef
    plannedStart: URIRef
    programme: URIRef
    recipient: URIRef
    reviewStatus: URIRef
    role: URIRef
    rule: URIRef
    runBy: URIRef
    start: URIRef
    startYear: URIRef
    statedCount: URIRef
    status: URIRef
    subjectAsStated: URIRef
    suggestedGoal: URIRef
    theme: URIRef
    twinnedWith: URIRef
    worksFor: URIRef


ID = Namespace("https://w3id.org/vanort/id/")
CONCEPT = Namespace("https://w3id.org/vanort/concept/")
GRAPH = Namespace("https://w3id.org/vanort/graph/")
SDG = Namespace("http://metadata.un.org/sdg/")
COUNTRY = Namespace("http://publications.europa.eu/resource/authority/country/")
SCHEMA = Namespace("https://schema.org/")

VIEW = GRAPH["view"]
CLAIMS = GRAPH["claims"]
LINKS = GRAPH["links"]
REFERENCE = GRAPH["reference"]
ONTOLOGY = GRAPH["ontology"]


def document_graph(sha12: str) -> URIRef:
    """Return the graph of what one document asserts, by the first 12 hexadecimal digits of its hash.

    >>> document_graph("0123456789ab")
    rdflib.term.URIRef('https://w3id.org/vanort/graph/document/0123456789ab')
    """
    return GRAPH[f"document/{sha12}"]


def source_graph(name: str) -> URIRef:
    """Return the graph of one imported table.

    >>> source_graph("cordis")
    rdflib.term.URIRef('https://w3id.org/vanort/graph/source/cordis')
    """
    return GRAPH[f"source/{name}"]


_SCHEMES = (
    "change-kind",
    "count-kind",
    "dac-sector",
    "decision-kind",
    "modality",
    "organisation-kind",
    "partnership-kind",
    "review-status",
    "role",
    "status",
    "theme",
)

# The one table of prefixes: for writing Turtle, for queries, for showing an IRI to a person.
PREFIXES: dict[str, str] = {
    "vanort": str(VANORT),
    "country": str(COUNTRY),
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "frapo": "http://purl.org/cerif/frapo/",
    "m8g": "http://data.europa.eu/m8g/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pav": "http://purl.org/pav/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": str(SCHEMA),
    "sdg": str(SDG),
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": "https://w3id.org/vanort/shapes#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{scheme: str(CONCEPT[f"{scheme}/"]) for scheme in _SCHEMES},
}
