"""Real clients, as they come out of the box, get what they ask for."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pandas
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import GET, POST, SPARQLWrapper

from server.running import Server, serving
from vanort.build import build
from workspaces import make_workspace

PREFIX = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
SELECT = PREFIX + "SELECT ?s ?label { ?s skos:prefLabel ?label } ORDER BY ?s ?label LIMIT 20"
CONSTRUCT = PREFIX + "CONSTRUCT { ?s skos:prefLabel ?label } WHERE { ?s skos:prefLabel ?label }"
SHORES = "https://w3id.org/vanort/id/project/page.shores"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    dataset = build(make_workspace(tmp_path_factory.mktemp("workspace"))).folder / "dataset.nq"
    with serving(tmp_path_factory.mktemp("server"), "--data", str(dataset)) as server:
        yield server


def ask_with_wrapper(server: Server, text: str, method: str, return_format: str = "") -> Any:
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setQuery(text)
    wrapper.setMethod(method)
    if return_format:
        wrapper.setReturnFormat(return_format)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says so where a format is unusual for a form
        return wrapper.query().convert()


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("return_format", ["", "xml", "json", "csv", "tsv"])
def test_sparqlwrapper_selects(server: Server, method: str, return_format: str) -> None:
    """Rows come to SPARQLWrapper in its default format and in each that it can choose."""
    found = ask_with_wrapper(server, SELECT, method, return_format)
    text = found.toxml() if hasattr(found, "toxml") else found.decode() if isinstance(found, bytes) else str(found)

    assert "Clean Shores" in text or "label" in text
    assert text.count("https://w3id.org") >= 10 or text.count("http") >= 20


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("return_format", ["", "xml", "json"])
def test_sparqlwrapper_asks(server: Server, method: str, return_format: str) -> None:
    """A truth value comes to SPARQLWrapper."""
    found = ask_with_wrapper(server, f"ASK {{ <{SHORES}> ?p ?o }}", method, return_format)

    assert "true" in (found.toxml() if hasattr(found, "toxml") else str(found).lower())


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("return_format", ["", "xml", "rdf+xml", "turtle", "n3", "json-ld"])
@pytest.mark.parametrize("text", [CONSTRUCT, f"DESCRIBE <{SHORES}>"], ids=["construct", "describe"])
def test_sparqlwrapper_gets_graphs(server: Server, method: str, return_format: str, text: str) -> None:
    """Graphs come to SPARQLWrapper by default and in every format that it can choose, with the same triples."""
    found = ask_with_wrapper(server, text, method, return_format)
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    wanted = Graph().parse(data=server.query(text, "text/turtle").text, format="turtle")

    assert len(graph) > 5
    assert set(graph) == set(wanted)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_rdflib_asks_as_a_store(server: Server, method: str) -> None:
    """The SPARQLStore of rdflib asks queries of every form, and its graph gives the triples of a thing."""
    graph = Graph(SPARQLStore(server.endpoint, method=method))

    assert len(list(graph.query(SELECT))) == 20
    assert graph.query(f"ASK {{ <{SHORES}> ?p ?o }}").askAnswer is True
    assert len(graph.query(CONSTRUCT).graph or ()) > 10
    assert len(graph.query(f"DESCRIBE <{SHORES}>").graph or ()) > 3
    assert len(list(graph.triples((URIRef(SHORES), None, None)))) > 3


def test_pandas_reads_the_address_of_a_query(server: Server) -> None:
    """Rows come into pandas from an address with format=csv, or with the header that asks for CSV."""
    address = f"{server.endpoint}?query={quote(SELECT)}"
    by_link = pandas.read_csv(address + "&format=csv")
    by_type = pandas.read_csv(address + "&format=" + quote("text/csv"))
    by_header = pandas.read_csv(address, storage_options={"Accept": "text/csv"})

    assert list(by_link.columns) == ["s", "label"]
    assert len(by_link) == 20
    assert by_link.equals(by_header)
    assert by_link.equals(by_type)


def test_another_store_asks_by_service(server: Server) -> None:
    """An Oxigraph of somebody else joins its own data with ours by SERVICE."""
    own = ox.Store()
    own.update(f"INSERT DATA {{ <{SHORES}> <http://example.org/visited> true }}")
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    rows = own.query(
        f"SELECT ?label {{ ?s <http://example.org/visited> true SERVICE <{server.endpoint}> {{ ?s {label} ?label }} }}"
    )

    assert "Clean Shores" in {row["label"].value for row in rows}  # type: ignore[union-attr, attr-defined, index]


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("text/turtle;q=0.2, application/n-triples;q=0.7, */*;q=0.1", "application/n-triples"),
        ("*/*;q=0.5, text/turtle;q=0", "application/n-triples"),
        ('application/ld+json;profile="http://example.org/a,b";q=1.0, text/turtle;q=0.3', "application/ld+json"),
        ("text/plain", "text/plain"),
        ("application/xml", "application/xml"),
        ("image/png, text/*;q=0.1", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("", "text/turtle"),
    ],
)
def test_the_best_format_is_chosen(server: Server, accept: str, wanted: str) -> None:
    """What a client likes best comes, under the type that it asked for (RFC 9110, 12.5.1)."""
    answer = server.query(CONSTRUCT, accept)

    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, wanted)
    assert answer.headers["vary"].lower().startswith("accept")


@pytest.mark.parametrize(
    ("text", "accept", "offered"),
    [
        (CONSTRUCT, "image/png", ["text/turtle", "application/rdf+xml"]),
        (SELECT, "text/turtle", ["application/sparql-results+json", "text/csv"]),
        ("ASK {}", "*/*;q=0", ["application/sparql-results+json"]),
    ],
)
def test_what_cannot_be_had_is_refused_with_what_can(
    server: Server, text: str, accept: str, offered: list[str]
) -> None:
    """A client that accepts nothing of what there is gets 406 and the list."""
    answer = server.query(text, accept)

    assert answer.status == 406
    assert all(media_type in answer.text for media_type in offered)


def test_a_format_in_the_address_helps_both_forms(server: Server) -> None:
    """The word `xml` or `json` in an address means the XML or JSON of what the query gives."""
    for name, rows, graph in (("xml", "sparql-results+xml", "rdf+xml"), ("json", "sparql-results+json", "ld+json")):
        assert rows in server.get("/sparql", query=SELECT, format=name).headers["content-type"]
        assert graph in server.get("/sparql", query=CONSTRUCT, format=name).headers["content-type"]
    assert (
        server.get(
            "/sparql",
            query=CONSTRUCT,
            format="csv",
        ).status
        == 200
    )  # falls back on the header
    assert pandas.read_csv(io.StringIO(server.get("/sparql", query=SELECT, format="csv").text)).shape == (20, 2)
