"""A program that knows nothing but the address of the endpoint finds the graphs, their sizes and the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, VOID, Graph, Namespace, URIRef

from server.running import Server, serving
from vanort.build import build
from workspaces import make_workspace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    dataset = build(make_workspace(tmp_path_factory.mktemp("workspace"))).folder / "dataset.nq"
    with serving(tmp_path_factory.mktemp("server"), "--data", str(dataset), "--allow-update") as server:
        yield server


def read(server: Server, address: str, accept: str = "text/turtle") -> Graph:
    answer = server.get(urlsplit(address).path, accept)
    assert answer.status == 200, answer.text
    return Graph().parse(data=answer.text, format=answer.headers["content-type"].partition(";")[0], publicID=address)


def sizes(graph: Graph) -> dict[str, int]:
    return {
        str(graph.value(named, SD.name)): int(str(graph.value(graph.value(named, SD.graph), VOID.triples)))
        for named in graph.objects(None, SD.namedGraph)
    }


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # by the JSON-LD reader of rdflib
@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_the_way_leads_from_the_endpoint_to_the_whole(server: Server, accept: str) -> None:
    """The service description links VoID and a download; both tell of the same graphs, and the download holds them."""
    described = read(server, server.endpoint, accept)
    void = read(server, str(described.value(URIRef(server.endpoint), RDFS.seeAlso)), accept)
    dataset = described.value(URIRef(server.endpoint), SD.defaultDataset)
    download = server.get(urlsplit(str(void.value(dataset, VOID.dataDump))).path)
    held = Counter(
        quad.graph_name.value  # type: ignore[union-attr]
        for quad in ox.parse(download.body, format=ox.RdfFormat.N_QUADS)
    )

    assert (dataset, RDF.type, SD.Dataset) in described
    assert void.value(dataset, VOID.sparqlEndpoint) == URIRef(server.endpoint)
    assert len(held) > 4
    assert sizes(described) == sizes(void) == held
    assert int(str(void.value(dataset, VOID.triples))) == held.total()


def test_the_description_follows_a_change(server: Server) -> None:
    """A graph that is added is described from then on."""
    name = "http://example.org/new"
    server.update(f"INSERT DATA {{ GRAPH <{name}> {{ <http://example.org/a> <http://example.org/b> 1, 2 }} }}")

    assert sizes(read(server, server.endpoint))[name] == 2
    server.update(f"DROP GRAPH <{name}>")
    assert name not in sizes(read(server, server.endpoint))


def test_the_download_names_no_person(server: Server) -> None:
    """The whole is the whole of what is served: persons are not in it."""
    assert b"vanort/ns#Person>" not in b"".join(
        line
        for line in server.get("/dataset.nq").body.splitlines()
        if b"rdf-syntax-ns#type" in line and b"/graph/ontology>" not in line
    )
