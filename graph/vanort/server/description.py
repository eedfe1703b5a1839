"""The service description (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from rdflib import RDF, Graph, Namespace, URIRef

from vanort.server.negotiation import GRAPHS, HTML, ROWS

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "nq": "N-Quads",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}
_WRITERS = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "jsonld": "json-ld", "rdf": "pretty-xml"}


def service_description(address: str, syntax: str, *, allow_update: bool) -> bytes:
    """Return what the endpoint at an address can do, as RDF."""
    graph = Graph()
    graph.bind("sd", _SD)
    service = URIRef(address)
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    if allow_update:
        graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Update))
    for name in sorted({*ROWS.values(), *GRAPHS.values()} - {HTML}):
        graph.add((service, _SD.resultFormat, _FORMATS[_NAMES[name]]))
    text = graph.serialize(format="nt" if syntax == "nq" else _WRITERS[syntax])
    return text.encode("utf-8")
