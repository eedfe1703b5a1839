"""Which graphs a query sees: those of the request, else those of its FROM, else the documented ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

import vanort
from server.running import Server, serving
from vanort.build import build
from vanort.store import open_embedded
from vanort.vocabulary import CLAIMS, ONTOLOGY, REFERENCE, VIEW
from workspaces import make_workspace

COUNT = "SELECT (COUNT(*) AS ?n) {clause} WHERE {{ {pattern} }}"
ALL, NAMED = "?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"
NOWHERE = "http://example.org/nowhere"
# A clause, a pattern, and the graphs whose triples are to be counted.
CHOICES = [
    (f"FROM <{NOWHERE}>", ALL, ()),
    (f"FROM <{VIEW}>", ALL, (VIEW,)),
    (f"FROM <{CLAIMS}> FROM <{ONTOLOGY}>", ALL, (CLAIMS, ONTOLOGY)),
    ("FROM g:claims", ALL, (CLAIMS,)),
    ("FROM <graph/view>", ALL, ()),  # a relative IRI means a graph beside the things, and there is none
    (f"from <{REFERENCE}> # FROM <{VIEW}>\n", ALL, (REFERENCE,)),
    (f"FROM NAMED <{CLAIMS}>", NAMED, (CLAIMS,)),
    (f"FROM NAMED g:claims FROM NAMED <{VIEW}>", NAMED, (CLAIMS, VIEW)),
    (f"FROM NAMED <{CLAIMS}>", ALL, ()),
    (f"FROM <{VIEW}>", NAMED, ()),
    (f"FROM <{VIEW}> FROM NAMED <{CLAIMS}>", NAMED, (CLAIMS,)),
    ("", ALL, (VIEW, REFERENCE, ONTOLOGY)),
    ("", '?s ?p ?o FILTER ("FROM" != "TO")', (VIEW, REFERENCE, ONTOLOGY)),
]


def _text(clause: str, pattern: str) -> str:
    return "BASE <https://w3id.org/vanort/id/> PREFIX g: <https://w3id.org/vanort/graph/> " + COUNT.format(
        clause=clause, pattern=pattern
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("workspace"))
    build(made)
    return made.root


@pytest.fixture(scope="module")
def dataset(workspace: Path) -> Path:
    return vanort.open(workspace).workspace.dataset


@pytest.fixture(scope="module")
def server(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server"), "--data", str(dataset), "--include-contacts") as server:
        yield server


@pytest.fixture(scope="module")
def sizes(dataset: Path) -> dict[str, int]:
    sizes: dict[str, set[str]] = {}
    for line in dataset.read_text(encoding="utf-8").splitlines():
        triple, _, graph = line.removesuffix(" .").rpartition(" ")
        sizes.setdefault(graph.strip("<>"), set()).add(triple)
    return {graph: len(triples) for graph, triples in sizes.items()}


def _count(server: Server, text: str, parameters: str = "") -> int:
    answer = server.request(
        "GET", f"/sparql?query={quote(text)}{parameters}", headers={"Accept": "application/sparql-results+json"}
    )
    assert answer.status == 200, answer.text
    return int(json.loads(answer.text)["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize(("clause", "pattern", "graphs"), CHOICES)
def test_from_chooses_the_graphs(
    server: Server, dataset: Path, sizes: dict[str, int], clause: str, pattern: str, graphs: tuple[str, ...]
) -> None:
    """The endpoint and the built-in store count the triples of the graphs that FROM names, and no others."""
    wanted, text = sum(sizes[str(graph)] for graph in graphs), _text(clause, pattern)

    assert _count(server, text) == wanted
    with_store = open_embedded(dataset)
    try:
        assert int(str(next(iter(with_store.query(text)))["n"])) == wanted
    finally:
        with_store.close()


def test_the_request_goes_before_from(server: Server, sizes: dict[str, int]) -> None:
    """Graphs of the request replace those of FROM (SPARQL 1.1 Protocol, 2.1.4), default and named together."""
    text = _text(f"FROM <{VIEW}> FROM NAMED <{VIEW}>", ALL)
    default = f"&default-graph-uri={quote(str(CLAIMS))}"
    named = f"&named-graph-uri={quote(str(CLAIMS))}"

    assert _count(server, text, default) == sizes[str(CLAIMS)]
    assert _count(server, text, named) == 0
    assert _count(server, _text(f"FROM NAMED <{VIEW}>", NAMED), named) == sizes[str(CLAIMS)]


@pytest.mark.parametrize("form", ["CONSTRUCT { ?s ?p ?o }", "DESCRIBE ?s", "ASK"])
def test_from_counts_in_every_form(server: Server, form: str) -> None:
    """FROM a graph that is not there leaves every form of query without an answer."""
    empty = server.query(f"{form} FROM <{NOWHERE}> WHERE {{ ?s ?p ?o }}", "*/*")
    full = server.query(f"{form} FROM <{VIEW}> WHERE {{ ?s ?p ?o }}", "*/*")

    assert (empty.status, full.status) == (200, 200)
    assert ("true" not in empty.text, "true" in full.text) if form == "ASK" else (len(empty.body) < len(full.body))


def test_the_python_api_obeys_from(workspace: Path, sizes: dict[str, int]) -> None:
    """A query with FROM through the API sees the graph that it names, and its answer is that of the endpoint."""
    opened = vanort.open(workspace)
    (row,) = opened.query(_text(f"FROM <{CLAIMS}>", ALL))
    (none,) = opened.query(_text(f"FROM <{NOWHERE}>", ALL))

    assert int(str(row["n"])) == sizes[str(CLAIMS)]
    assert int(str(none["n"])) == 0
