"""What there is here, for programs: the service description and the description of the dataset.

See https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/ (at `/.well-known/void`).
"""

from __future__ import annotations

from rdflib import FOAF, RDF, RDFS, VOID, BNode, Graph, Literal, Namespace, URIRef
from starlette.requests import Request
from starlette.responses import Response

from vanort.errors import QueryLimit
from vanort.server.negotiation import GRAPHS, HTML, ROWS, Chosen, negotiate
from vanort.server.replies import CELLS, DUMP, Question, Table
from vanort.server.requests import while_connected
from vanort.server.site import Site
from vanort.vocabulary import ID, VANORT

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
# Without media types that say nothing of what comes, and without pages.
OFFERS = {media_type: name for media_type, name in GRAPHS.items() if name != HTML and media_type != "application/json"}
DUMP_PATH = "/dataset.nq"
VOID_PATH = "/.well-known/void"
_COUNTING = 5.0  # seconds; of a dataset that takes longer the graphs are named and not counted
_COUNTED = "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
_NAMED = "SELECT DISTINCT ?graph { GRAPH ?graph {} } ORDER BY ?graph"
_WRITERS = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "jsonld": "json-ld", "rdf": "pretty-xml"}


Sizes = list[tuple[str, int | None]]


async def service(site: Site, request: Request, chosen: Chosen) -> Response:
    """Say what the endpoint can do, which graphs it has, and where the whole can be had."""
    graph, dataset = _about(request, await _sizes(site, request))
    address = URIRef(_at(request, "/sparql"))
    graph.add((address, RDF.type, _SD.Service))
    graph.add((address, _SD.endpoint, address))
    graph.add((address, _SD.supportedLanguage, _SD.SPARQL11Query))
    if site.allow_update:
        graph.add((address, _SD.supportedLanguage, _SD.SPARQL11Update))
    for name in sorted({*ROWS.values(), *GRAPHS.values()} - {HTML}):
        graph.add((address, _SD.resultFormat, _FORMATS[_NAMES[name]]))
    graph.add((address, _SD.defaultDataset, dataset))
    graph.add((address, RDFS.seeAlso, URIRef(_at(request, VOID_PATH))))
    return _written(graph, chosen)


async def void(site: Site, request: Request) -> Response:
    """Describe the dataset: where it is asked and had, its graphs and their sizes."""
    chosen = negotiate(request.headers, OFFERS)
    graph, dataset = _about(request, await _sizes(site, request))
    here = URIRef(_at(request, VOID_PATH))
    graph.add((here, RDF.type, VOID.DatasetDescription))
    graph.add((here, FOAF.primaryTopic, dataset))
    return _written(graph, chosen)


async def dump(site: Site, request: Request) -> Response:
    """Give the whole of what is served as one file of N-Quads."""
    reply = await while_connected(request, site.engine.ask(Question("", "nq", purpose=DUMP)))
    headers = {"Content-Disposition": 'attachment; filename="dataset.nq"'}
    return Response(reply.body, media_type="application/n-quads", headers=headers)


async def _sizes(site: Site, request: Request) -> Sizes:
    """Return the named graphs with how many triples each has, as long as that is quickly counted."""
    try:
        asked = site.engine.ask(Question(_COUNTED, CELLS), timeout=_COUNTING)
        table = Table(*(await while_connected(request, asked)).body)
        return [(row[0][1], int(row[1][1])) for row in table.rows if row[0] and row[1]]
    except QueryLimit:
        named = Table(*(await while_connected(request, site.engine.ask(Question(_NAMED, CELLS)))).body)
        return [(row[0][1], None) for row in named.rows if row[0]]


def _about(request: Request, sizes: Sizes) -> tuple[Graph, URIRef]:
    graph = Graph()
    graph.bind("sd", _SD)
    dataset = URIRef(_at(request, VOID_PATH) + "#dataset")
    graph.add((dataset, RDF.type, VOID.Dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, VOID.sparqlEndpoint, URIRef(_at(request, "/sparql"))))
    graph.add((dataset, VOID.dataDump, URIRef(_at(request, DUMP_PATH))))
    graph.add((dataset, VOID.uriSpace, Literal(str(ID))))
    graph.add((dataset, VOID.vocabulary, URIRef(str(VANORT))))
    graph.add((dataset, _SD.defaultGraph, default := BNode("default")))
    graph.add((default, RDF.type, _SD.Graph))
    counts = [count for _, count in sizes if count is not None]
    if len(counts) == len(sizes):
        graph.add((dataset, VOID.triples, Literal(sum(counts))))
    for number, (name, count) in enumerate(sizes, 1):
        graph.add((dataset, _SD.namedGraph, named := BNode(f"named{number}")))
        graph.add((named, RDF.type, _SD.NamedGraph))
        graph.add((named, _SD.name, URIRef(name)))
        graph.add((named, _SD.graph, content := BNode(f"graph{number}")))
        graph.add((content, RDF.type, _SD.Graph))
        if count is not None:
            graph.add((content, VOID.triples, Literal(count)))
    return graph, dataset


def _at(request: Request, path: str) -> str:
    return str(request.url.replace(path=path, query="", fragment=""))


def _written(graph: Graph, chosen: Chosen) -> Response:
    text = graph.serialize(format="nt" if chosen.format == "nq" else _WRITERS[chosen.format])
    return Response(text.encode("utf-8"), media_type=chosen.content_type, headers={"Vary": "Accept"})
