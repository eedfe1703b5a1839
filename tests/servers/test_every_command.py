"""Each command gives on a SPARQL server what it gives on the built-in store that holds the same."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from server.running import Server, serving
from servers.running import STARTS, SparqlServer, sparql_server
from vanort.build import build
from vanort.cli import app
from vanort.errors import StoreError
from vanort.privacy.publish import publish
from vanort.publish.comparing import comparable
from vanort.publish.push import push
from vanort.store import open_remote
from vanort.store.fetching import fetch_dataset
from vanort.store.quads import quad_line, read_quads
from vanort.vocabulary import CLAIMS
from vanort.workspace.model import Workspace, open_workspace

pytestmark = pytest.mark.server

DATA = Path(__file__).parents[2] / "data"
COMMANDS = {
    "query": ["query", "partners_of_partners", "-f", "csv"],
    "network": ["network", "partners", "-f", "graphml"],
    "filtered network": ["network", "projects", "--country", "Serbia", "-f", "csv"],
    "analyse": ["analyse", "-f", "json"],
    "view": ["analyse", "countries", "-f", "csv"],
    "brief": ["brief", "Vushtrri"],
    "check": ["check", "-f", "json"],
    "export": ["export", "-f", "nq"],
    "page": ["explore", "--lite", "-o", "-"],
}


def printed(command: list[str], folder: Path, **server: str) -> tuple[int, bytes]:
    """Run a command in a workspace, or on a server, and return how it ended and what it printed to standard output."""
    where = [part for name, value in server.items() for part in (f"--{name}", value)]
    result = CliRunner().invoke(app, [*command, "-w", str(folder), *where])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout_bytes


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its persons, built."""
    folder = tmp_path_factory.mktemp("whole")
    return build(open_workspace(DATA), output=folder).folder / "dataset.nq"


def workspace_of(folder: Path, dataset: str, texts: Path, settings: str = "") -> Path:
    """Return a workspace that holds a dataset and nothing that it was made of."""
    folder.mkdir(parents=True)
    (folder / "build").mkdir()
    (folder / "build" / "dataset.nq").write_text(dataset, encoding="utf-8")
    shutil.copytree(texts, folder / "build" / "text")
    (folder / "vanort.toml").write_text((DATA / "vanort.toml").read_text(encoding="utf-8") + settings, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def here(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose built-in store holds what is pushed: the example without persons."""
    return workspace_of(tmp_path_factory.mktemp("here") / "w", publish(whole).nquads, whole.parent / "text")


@pytest.fixture(scope="module")
def answers(here: Path) -> dict[str, tuple[int, bytes]]:
    """What each command prints there."""
    return {name: printed(command, here) for name, command in COMMANDS.items()}


@pytest.fixture(scope="module", params=sorted(STARTS))
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    with sparql_server(request.param, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(scope="module")
def there(server: SparqlServer, here: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that is on the server: its settings name it, and nothing is built in it but texts."""
    folder = tmp_path_factory.mktemp("there")
    push(here / "build/dataset.nq", url=server.url, update_url=server.update_url, state=folder / "push.json")
    settings = f'\n[store]\nendpoint = "{server.url}"\n'
    made = workspace_of(folder / "w", "", here / "build/text", settings)
    (made / "build/dataset.nq").unlink()
    return made


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"export"}))
def test_every_command_prints_the_same_bytes(name: str, there: Path, answers: dict[str, tuple[int, bytes]]) -> None:
    """What a command prints of a server's data is, byte for byte, what it prints of the built-in store."""
    assert answers[name][1]
    assert printed(COMMANDS[name], there) == answers[name]


def as_values(dataset: str) -> list[str]:
    """Return a dataset as servers agree on it: they write P30M as P2Y6M, and 0.50 as 0.5."""
    triples = ((quad, comparable(quad[:3])) for quad in read_quads(dataset))
    return sorted(quad_line((*triple, quad[3])) for quad, triple in triples)  # type: ignore[arg-type]


def test_the_whole_comes_back(there: Path, answers: dict[str, tuple[int, bytes]]) -> None:
    """An export of a server's data, more rows than it gives at once, is that of the built-in store, value for value."""
    code, exported = printed(COMMANDS["export"], there)

    assert code == 0
    assert as_values(exported.decode()) == as_values(answers["export"][1].decode())


def test_a_server_can_be_named_for_once(
    server: SparqlServer, there: Path, here: Path, answers: dict[str, tuple[int, bytes]]
) -> None:
    """--endpoint goes before what is built here, with a workspace or without one."""
    empty = workspace_of(here.parent / f"empty-{server.name}", "", here / "build/text")
    for folder in (empty, there):
        assert printed(COMMANDS["network"], folder, endpoint=server.url) == answers["network"]


@pytest.fixture(scope="module")
def served(there: Path, here: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """The server in front of the other server, and that of the built-in store."""
    logs = [tmp_path_factory.mktemp(name) for name in ("front", "own")]
    with serving(logs[0], "-w", str(there)) as front, serving(logs[1], "-w", str(here)) as own:
        yield front, own


ASKED = "SELECT ?p ?name WHERE { ?p a <https://w3id.org/vanort/ns#Project> ; skos:prefLabel ?name } ORDER BY ?p STR(?name) LANG(?name)"
PREFIX = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
MADE = (
    "CONSTRUCT { ?p skos:prefLabel ?name } WHERE { ?p a <https://w3id.org/vanort/ns#Project> ; skos:prefLabel ?name }"
)


def test_what_is_served_is_the_same(served: tuple[Server, Server]) -> None:
    """Rows in every format, graphs, truth values, pages, forms and the whole are those of the built-in store."""
    front, own = served
    for accept in ("application/sparql-results+json", "text/csv", "application/sparql-results+xml"):
        assert front.query(PREFIX + ASKED, accept).body == own.query(PREFIX + ASKED, accept).body
    graphs = [set(one.query(PREFIX + MADE, "application/n-triples").text.splitlines()) for one in served]
    assert graphs[0] == graphs[1] != set()
    assert front.query("ASK { ?s ?p 'no such thing' }").body == own.query("ASK { ?s ?p 'no such thing' }").body
    for path in ("/id/project/citizen", "/dataset.nq", "/questions/coordinator_of_project"):
        answers = front.get(path), own.get(path)
        assert answers[0].status == answers[1].status == 200, path
        if path == "/dataset.nq":
            named = [  # a store calls its blank nodes as it likes
                as_values("\n".join(line for line in answer.text.split("\n") if "_:" not in line)) for answer in answers
            ]
            assert named[0] == named[1]
        else:
            assert answers[0].body == answers[1].body, path


def test_faults_are_told_as_at_home(served: tuple[Server, Server]) -> None:
    """A query that cannot be read, one with an undeclared prefix, and an empty one are told alike."""
    front, own = served
    for text in ("SELECT * { ?s ?p }", "SELECT * { ?s nope:p ?o }"):
        answers = front.query(text), own.query(text)
        assert answers[0].status == answers[1].status == 400
        assert answers[0].text == answers[1].text
    text = "SELECT ?s { ?s <https://w3id.org/vanort/ns#noSuchThing> ?o }"
    assert front.query(text).headers["x-vanort-note"] == own.query(text).headers["x-vanort-note"]


def test_little_that_changed_is_sent_alone(server: SparqlServer, here: Path, tmp_path: Path) -> None:
    """Of a graph of thousands of triples the few are sent that came, went or changed; what lies there is the new dataset."""
    state, path = tmp_path / "push.json", tmp_path / "dataset.nq"
    before = (here / "build/dataset.nq").read_text(encoding="utf-8")
    options: Any = {"url": server.url, "update_url": server.update_url, "state": state}
    path.write_text(before, encoding="utf-8")
    push(path, **options)
    lines = before.splitlines(keepends=True)
    some = [n for n, line in enumerate(lines) if line.endswith(f" <{CLAIMS}> .\n") and "_:" not in line][:3]
    changed = [line for n, line in enumerate(lines) if n not in some]
    changed += [
        f'<http://example.org/new> <http://example.org/p> "{n}.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <{CLAIMS}> .\n'
        for n in range(4)
    ]
    path.write_text("".join(sorted(changed)), encoding="utf-8")
    second = push(path, **options)
    lies = open_remote(server.url).query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{CLAIMS}> {{ ?s ?p ?o }} }}").fetch()
    path.write_text(before, encoding="utf-8")
    third = push(path, **options)

    assert (second.sent, second.triples) == ((str(CLAIMS),), 7)
    assert int(str(lies[0]["n"])) == sum(line.endswith(f" <{CLAIMS}> .\n") for line in changed)
    assert third.triples == 7
    assert as_values(fetch_dataset(open_remote(server.url))) == as_values(before)


def test_a_change_on_a_server_that_was_emptied_is_sent_whole(server: SparqlServer, tmp_path: Path) -> None:
    """Where the server does not hold what was sent last, the graph is sent as a whole, however little has changed."""
    from vanort.publish.target import Target
    from vanort.store.endpoint import endpoint

    graph = "https://w3id.org/vanort/graph/source/emptied"
    lines = [f'<http://example.org/{n}> <http://example.org/p> "{n}" <{graph}> .\n' for n in range(10)]
    path, state = tmp_path / "some.nq", tmp_path / "push.json"
    options: Any = {"url": server.url, "update_url": server.update_url, "state": state}
    path.write_text("".join(lines[1:]), encoding="utf-8")
    push(path, **options)
    target = Target(endpoint(server.url), endpoint(server.update_url))
    target.update(f"DROP SILENT GRAPH <{graph}>")
    path.write_text("".join(lines), encoding="utf-8")
    push(path, **options)
    found = target.count(graph)
    target.update(f"DROP SILENT GRAPH <{graph}>")

    assert found == 10


def test_persons_on_a_server_are_taken_out_here(server: SparqlServer, there: Path, whole: Path, tmp_path: Path) -> None:
    """Where a server holds persons, what is made of it names none, as at home; blank nodes are what they were."""
    room = workspace_of(tmp_path / "w", whole.read_text(encoding="utf-8"), whole.parent / "text")
    push(whole, url=server.url, update_url=server.update_url, include_contacts=True, state=tmp_path / "push.json")
    try:
        assert printed(COMMANDS["network"], room, endpoint=server.url) == printed(COMMANDS["network"], room)
        dataset = fetch_dataset(open_remote(server.url))
        assert as_values(dataset) == as_values(whole.read_text(encoding="utf-8"))
    finally:
        push(whole, url=server.url, update_url=server.update_url, state=tmp_path / "push.json")


def test_a_server_that_is_too_large_for_a_page_is_told(there: Path) -> None:
    """What needs all quads at once says how many there are, and what to do instead."""
    place = open_workspace(there)
    with pytest.raises(StoreError, match=r"holds 3\d,\d{3} quads; what needs all of them at once takes 1,000 at most"):
        fetch_dataset(open_remote(place.endpoint), most=1_000)


def test_a_server_out_of_reach_is_one_error(here: Path) -> None:
    """Nobody at the address: each command says so at once, in one message."""
    started = time.monotonic()
    for name in ("network", "check", "export"):
        with pytest.raises(StoreError, match=r"127\.0\.0\.1:1"):
            printed(COMMANDS[name], here, endpoint="http://127.0.0.1:1/sparql")
    assert time.monotonic() - started < 60
    assert replace(open_workspace(here)).asking("http://a.org/x").endpoint == "http://a.org/x"
    assert Workspace(here).endpoint == ""
