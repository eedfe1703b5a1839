"""`vanort fetch` asks a server that runs, and writes a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, SKOS, Graph, URIRef
from typer.testing import CliRunner

from server.running import Server, free_port, serving
from vanort.cli import app
from vanort.identity.remote_sources import remote_questions

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DATA = f"""\
<https://linkedopendata.eu/entity/Q1> <https://linkedopendata.eu/prop/direct/P889> <https://linkedopendata.eu/entity/Q2> .
<https://linkedopendata.eu/entity/Q1> <https://linkedopendata.eu/prop/direct/P35> <https://linkedopendata.eu/entity/Q9934> .
<https://linkedopendata.eu/entity/Q1> <{LABEL}> "Rena stränder"@sv .
<https://linkedopendata.eu/entity/Q2> <{LABEL}> "Lindby kommun"@sv .
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with one project of Lindby."""
    folder = tmp_path_factory.mktemp("kohesio")
    (folder / "data.nt").write_text(DATA, encoding="utf-8")
    with serving(folder, "--data", "data.nt") as running:
        yield running


def test_what_another_server_knows_is_written_with_its_source(server: Server, tmp_path: Path) -> None:
    """The file holds what came back, and where from; the terms are said aloud."""
    file = tmp_path / "lindby.ttl"
    arguments = [
        "fetch",
        "kohesio-projects",
        "-p",
        "name=lindby kommun",
        "--endpoint",
        server.endpoint,
        "-o",
        str(file),
    ]
    result = CliRunner().invoke(app, arguments)
    graph = Graph().parse(file)

    assert result.exit_code == 0, result.output
    assert "5 facts from EU Knowledge Graph (Kohesio), under https://creativecommons.org/" in result.stderr
    assert {str(label) for label in graph.objects(None, SKOS.prefLabel)} == {"Rena stränder", "Lindby kommun"}
    assert list(graph.objects(None, DCTERMS.source)) == [URIRef(server.endpoint)]


def test_a_question_of_ones_own_is_asked(server: Server, tmp_path: Path) -> None:
    """A workspace's own queries/remote is asked where its header says; the workspace itself stays as it is."""
    (tmp_path / "vanort.toml").touch()
    (tmp_path / "queries" / "remote").mkdir(parents=True)
    header = f"#+ endpoint: {server.endpoint}\n#+ source: us\n#+ licence: https://example.org/l\n#+ graph: us\n"
    query = f"CONSTRUCT {{ ?s <{LABEL}> ?o }} WHERE {{ ?s <{LABEL}> ?o . FILTER(ISLITERAL(?o) && ?o IN ('Rena stränder'@sv, 'Lindby kommun'@sv)) }}"
    (tmp_path / "queries" / "remote" / "ours.rq").write_text(header + query, encoding="utf-8")
    result = CliRunner().invoke(app, ["fetch", "ours", "-w", str(tmp_path)])

    assert "Rena stränder" in result.stdout
    assert "2 facts from us" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["queries", "vanort.toml"]


def test_nothing_known_is_no_fault(server: Server) -> None:
    """A name that the server does not know gives no fact, and says so."""
    arguments = ["fetch", "kohesio-projects", "-p", "name=Ingenstans", "--endpoint", server.endpoint]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 0
    assert "0 facts from" in result.stderr


def test_what_can_be_fetched_is_listed() -> None:
    """Without a name the questions stand with their parameters."""
    listed = CliRunner().invoke(app, ["fetch"]).stdout

    assert all(f"{name}: " in listed for name in remote_questions())
    assert "-p name=" in listed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["wikidata-twin"], "There is no remote question 'wikidata-twin'. Did you mean wikidata-twins?"),
        (["cordis-projects", "-p", "town=x"], "'cordis-projects' has no parameter 'town'."),
        (["wikidata-twins", "-p", "item=Lindby"], "'Lindby' is no value of item."),
        (["kohesio-projects", "-p", "name"], "The parameter 'name' has no value."),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: list[str], message: str) -> None:
    """A slip in the call is told before anything is sent."""
    result = CliRunner().invoke(app, ["fetch", *arguments, "--endpoint", f"http://127.0.0.1:{free_port()}/sparql"])

    assert message in str(result.exception)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Nobody there: the address is told, and no file is left."""
    file, address = tmp_path / "x.ttl", f"http://127.0.0.1:{free_port()}/sparql"
    result = CliRunner().invoke(
        app, ["fetch", "kohesio-projects", "--endpoint", address, "--timeout", "5", "-o", str(file)]
    )

    assert result.exit_code == 1
    assert "127.0.0.1" in str(result.exception)
    assert not file.exists()
