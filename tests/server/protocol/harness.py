"""Run a manifest of protocol tests, ours or the W3C's, against an endpoint.

A manifest is Turtle in the vocabulary of the W3C's own (ht:, cnt:, mf:): for each test a list of requests, for each
request what is to come back.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
RDF_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


@dataclass(frozen=True)
class Expected:
    """What is to come back: the first digits of the status, a kind of document, a truth value."""

    statuses: frozenset[str]
    format: str | None
    boolean: bool | None
    absolute_iri: bool


@dataclass(frozen=True)
class Step:
    """One request with what is to come back."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    expected: Expected


@dataclass(frozen=True)
class ProtocolTest:
    """One test: its name and its requests, in order."""

    name: str
    steps: tuple[Step, ...]


def read_manifest(path: Path) -> list[ProtocolTest]:
    """Return the tests of a manifest in its own order."""
    graph = Graph().parse(path, format="turtle")
    manifest = graph.value(predicate=RDF.type, object=MF.Manifest)
    entries = Collection(graph, graph.value(manifest, MF.entries))
    return [ProtocolTest(str(test).rpartition("#")[2], tuple(_steps(graph, test))) for test in entries]


def run(test: ProtocolTest, endpoint: str) -> list[str]:
    """Run a test against an endpoint and return what went wrong; nothing if it passed."""
    parts = urlsplit(endpoint)
    wrong = []
    for number, step in enumerate(test.steps, 1):
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
        address = f"{parts.path}?{step.path.partition('?')[2]}".rstrip("?")
        connection.request(step.method, address, step.body, dict(step.headers))
        response = connection.getresponse()
        body, media_type = response.read(), response.headers.get_content_type()
        connection.close()
        wrong += [f"request {number}: {fault}" for fault in _faults(step.expected, response.status, media_type, body)]
    return wrong


def _faults(expected: Expected, status: int, media_type: str, body: bytes) -> Iterator[str]:
    if str(status)[0] not in expected.statuses:
        yield f"status {status}, wanted {'xx or '.join(sorted(expected.statuses))}xx: {body[:200]!r}"
        return
    wanted = {"boolean": RESULTS, "tabular": RESULTS, "RDF": RDF_TYPES}.get(expected.format or "")
    if wanted and media_type not in wanted:
        yield f"media type {media_type}, wanted one of {wanted}"
    elif expected.boolean is not None and json.loads(body)["boolean"] is not expected.boolean:
        yield f"the answer is not {expected.boolean}: {body!r}"
    elif expected.absolute_iri:
        rows = json.loads(body)["results"]["bindings"]
        if len(rows) != 1 or rows[0]["o"]["type"] != "uri" or ":" not in rows[0]["o"]["value"]:
            yield f"not one row with an absolute IRI: {body!r}"


def _steps(graph: Graph, test: Node) -> Iterator[Step]:
    action = graph.value(test, MF.action)
    for request in Collection(graph, graph.value(action, HT.requests)):
        body = graph.value(request, HT.body)
        headers = graph.value(request, HT.headers)
        yield Step(
            str(graph.value(request, HT.methodName)),
            str(graph.value(request, HT.absolutePath)),
            tuple(
                (str(graph.value(header, HT.fieldName)), str(graph.value(header, HT.fieldValue)))
                for header in (Collection(graph, headers) if headers else ())
            ),
            None if body is None else _encoded(graph, body),
            _expected(graph, graph.value(request, HT.resp)),
        )


def _encoded(graph: Graph, body: Node) -> bytes:
    # Some manifests escape quotation marks a second time.
    text = str(graph.value(body, CNT.chars)).replace('\\"', '"')
    return text.encode(str(graph.value(body, CNT.characterEncoding) or "UTF-8"))


def _expected(graph: Graph, response: Node | None) -> Expected:
    statuses = [str(status).rpartition("StatusCode")[2] for status in graph.objects(response, MF.expectedStatus)]
    statuses += [str(status) for status in graph.objects(response, HT.statusCodeValue)]
    boolean, format_ = graph.value(response, MF.expectedBoolean), graph.value(response, MF.expectedFormat)
    return Expected(
        frozenset(status[0] for status in statuses),
        None if format_ is None else str(format_),
        None if boolean is None else bool(boolean.toPython()),  # type: ignore[attr-defined]
        graph.value(response, MF.expectation) is not None,
    )
