"""A prefix that a query forgot: told to a program that asks the endpoint, added for a person who asks a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server.running import Server, serving
from vanort.build import build
from workspaces import make_workspace

LINE = "PREFIX vanort: <https://w3id.org/vanort/ns#>"
ROWS = "SELECT ?p {\n ?p a vanort:Project }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    dataset = build(make_workspace(tmp_path_factory.mktemp("workspace"))).folder / "dataset.nq"
    with serving(tmp_path_factory.mktemp("server"), "--data", str(dataset), "--allow-update") as server:
        yield server


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        (ROWS, "application/sparql-results+json"),
        (ROWS, "text/csv"),
        (ROWS, "*/*"),
        ("ASK {\n ?p a vanort:Project }", "application/sparql-results+xml"),
        ("CONSTRUCT {?p a ?c} {\n ?p a ?c, vanort:Project }", "text/turtle"),
        ("DESCRIBE ?p {\n ?p a vanort:Project }", "application/ld+json"),
    ],
)
def test_the_endpoint_refuses_a_prefix_that_is_not_declared(server: Server, text: str, accept: str) -> None:
    """A malformed query is 400 (SPARQL 1.1 Protocol, 2.1.7); the reason names the prefix, its place and the missing line."""
    asked = [server.query(text, accept), server.get("/sparql", accept, query=text)]

    for answer in asked:
        assert answer.status == 400
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.text.startswith("line 2")
        assert "The prefix vanort: is not declared." in answer.text
        assert f"Write above the query: {LINE}" in answer.text
    assert server.query(f"{LINE}\n{text}", accept).status == 200


def test_an_update_is_refused_for_it_as_well(server: Server) -> None:
    """An update with an undeclared prefix changes nothing, and is told which line is missing."""
    answer = server.update("INSERT DATA { <http://example.org/a> vanort:theme <http://example.org/b> }")

    assert (answer.status, LINE in answer.text) == (400, True)
    assert '"boolean":false' in server.query("ASK { <http://example.org/a> ?p ?o }").text


def test_a_prefix_that_nobody_knows_is_named_with_what_is_near(server: Server) -> None:
    """Of a misspelt prefix the reason says which one may have been meant."""
    answer = server.query("SELECT ?p { ?p a vanrot:Project }")

    assert answer.status == 400
    assert "The prefix vanrot: is not declared. Did you mean vanort:?" in answer.text


def test_the_page_adds_the_line_and_says_so(server: Server) -> None:
    """A person who asks in a browser gets the answer, and is shown which line was added."""
    answer = server.get("/sparql", "text/html", query=ROWS)

    assert answer.status == 200
    assert "Added as line 1: PREFIX vanort:" in answer.text
