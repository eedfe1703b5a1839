"""The server as people and programs meet it: pages, formats, limits, and what it keeps to itself."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from server.running import Server, free_port, serving
from vanort.build import build
from vanort.vocabulary import VIEW
from workspaces import make_workspace

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"
SHORES = "/id/project/page.shores"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = make_workspace(tmp_path_factory.mktemp("workspace"))
    return build(workspace).folder / "dataset.nq"


@pytest.fixture(scope="module")
def server(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    arguments = ("--data", str(dataset), "--timeout", "1.5", "--max-rows", "2000", "--workers", "6")
    with serving(folder, *arguments) as server:
        yield server


@pytest.fixture(scope="module")
def writable(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("writable")
    with serving(folder, "--data", str(dataset), "--allow-update", "--timeout", "2") as server:
        yield server


LABELS = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?s ?label { ?s skos:prefLabel ?label } ORDER BY ?s ?label"


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_rows_come_in_every_format(server: Server, accept: str, syntax: ox.QueryResultsFormat) -> None:
    """The same rows come as JSON, XML and TSV, and other people's readers read them."""
    answer = server.query(LABELS, accept)
    read = [tuple(row) for row in ox.parse_query_results(answer.body, format=syntax)]
    wanted = [
        tuple(row) for row in ox.parse_query_results(server.query(LABELS).body, format=ox.QueryResultsFormat.JSON)
    ]

    assert answer.headers["content-type"].startswith(accept)
    assert len(read) > 10
    assert read == wanted


def test_rows_come_as_csv(server: Server) -> None:
    """CSV has a head and plain values."""
    read = list(csv.reader(io.StringIO(server.query(LABELS, "text/csv").text, newline="")))

    assert read[0] == ["s", "label"]
    assert ["https://w3id.org/vanort/id/project/page.shores", "Clean Shores"] in read


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_in_every_format(server: Server, accept: str, syntax: ox.RdfFormat) -> None:
    """A constructed graph comes in every RDF format with the same triples."""
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{VIEW}> {{ ?s ?p ?o }} }}"
    answer = server.query(text, accept)
    triples = {quad.triple for quad in ox.parse(answer.body, format=syntax)}

    assert answer.headers["content-type"].startswith(accept)
    assert len(triples) > 10
    assert triples == {
        quad.triple for quad in ox.parse(server.query(text, "text/turtle").body, format=ox.RdfFormat.TURTLE)
    }


def test_what_cannot_be_had_is_406(server: Server) -> None:
    """A format that the answer cannot have is refused as such."""
    assert server.query("ASK {}", "image/png").status == 406
    assert server.query("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status == 406


def test_the_service_describes_itself(server: Server) -> None:
    """Without a query the endpoint says in RDF what it can do."""
    answer = server.get("/sparql", "text/turtle")

    assert "SPARQL11Query" in answer.text
    assert "SPARQL11Update" not in answer.text


def test_an_endless_query_is_an_error(server: Server) -> None:
    """A query that takes too long is a 503 with the reason, never half a 200, and its process is gone."""
    started = time.monotonic()
    answer = server.query(ENDLESS)

    assert answer.status == 503
    assert "longer than 1.5 s" in answer.text
    assert time.monotonic() - started < 10


def test_too_many_rows_are_an_error(server: Server) -> None:
    """An answer beyond the row limit is a 503 that names the limit."""
    answer = server.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")

    assert answer.status == 503
    assert "more than 2,000 rows" in answer.text


def test_look_ups_are_quick_beside_endless_queries(server: Server) -> None:
    """While endless queries run, look-ups are answered."""
    endless = [threading.Thread(target=server.query, args=(ENDLESS,)) for _ in range(4)]
    for thread in endless:
        thread.start()
    time.sleep(0.2)
    statuses = {server.query("ASK { ?s ?p ?o }").status for _ in range(20)}
    for thread in endless:
        thread.join()

    assert statuses == {200}


def test_a_client_that_goes_takes_its_query_along(server: Server) -> None:
    """When a client closes the connection its query is ended, and the server answers on."""
    for _ in range(8):
        connection = socket.create_connection(("127.0.0.1", server.port))
        body = ENDLESS.encode()
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)
        time.sleep(0.05)
        connection.close()
    started = time.monotonic()

    assert server.query("ASK {}").status == 200
    assert time.monotonic() - started < 1.4


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "DROP ALL", "SELECT", ""])
def test_what_must_not_be_asked_is_400(server: Server, text: str) -> None:
    """SERVICE, an update sent as a query, and what is no SPARQL are refused with a sentence and no traceback."""
    answer = server.query(text)

    assert answer.status == 400
    assert "Traceback" not in answer.text


def test_updates_are_refused_by_default(server: Server) -> None:
    """Without --allow-update nothing can be changed, in any way."""
    assert server.update("CLEAR ALL").status == 403
    for method in ("PUT", "POST", "DELETE"):
        assert server.request(method, "/graphs?default", b"", {"Content-Type": "text/turtle"}).status == 403


def test_updates_are_seen_at_once(writable: Server) -> None:
    """What an update has changed, the next query sees; a failed update has changed nothing."""
    text = "<http://example.org/a> <http://example.org/b> 1"
    assert writable.update(f"INSERT DATA {{ {text} }}").status == 204
    assert b"true" in writable.query(f"ASK {{ {text} }}").body
    assert writable.update(f"DELETE DATA {{ {text} }} ; INSERT DATA {{ ?s ?p ?o }}").status == 400
    assert b"true" in writable.query(f"ASK {{ {text} }}").body
    assert writable.update("LOAD <file:///etc/passwd>").status == 400


def test_an_endless_update_changes_nothing(writable: Server) -> None:
    """An update that takes too long is ended without a trace, and the server answers on."""
    pattern = ENDLESS[ENDLESS.index("{") :]
    answer = writable.update(
        f"WITH <{VIEW}> INSERT {{ <http://example.org/never> <http://example.org/p> ?c0 }} WHERE {pattern}"
    )

    assert answer.status == 503
    assert b"false" in writable.query("ASK { <http://example.org/never> ?p ?o }").body


def test_an_update_from_another_site_is_refused(writable: Server) -> None:
    """A form on another site cannot change what is served here."""
    headers = {"Content-Type": "application/sparql-update", "Sec-Fetch-Site": "cross-site"}

    assert writable.request("POST", "/sparql", b"CLEAR ALL", headers).status == 403


def test_graphs_can_be_put_and_read(writable: Server) -> None:
    """The Graph Store Protocol reads, replaces, adds to and deletes one graph."""
    path, turtle = "/graphs?graph=http%3A%2F%2Fexample.org%2Fg", {"Content-Type": "text/turtle"}

    assert writable.request("GET", path).status == 404
    assert writable.request("PUT", path, b"<a:a> <a:b> 1 .", turtle).status == 201
    assert writable.request("POST", path, b"<a:a> <a:b> 2 .", turtle).status == 204
    assert len(writable.request("GET", path, headers={"Accept": "application/n-triples"}).body.splitlines()) == 2
    assert writable.request("PUT", path, b"<a:a> <a:b> ", turtle).status == 400
    assert writable.request("PUT", path, b"x", {"Content-Type": "image/png"}).status == 415
    assert writable.request("DELETE", path).status == 204
    assert writable.request("GET", "/graphs").status == 400


PERSONAL = ("Anna Ek", "anna.ek", "470 123 45", "4647012345")


def test_persons_are_not_there(server: Server) -> None:
    """No query, page or graph holds a person, an address or a number: they are not in the store that is served."""
    everything = server.query(
        "SELECT ?o { GRAPH ?g { ?s ?p ?o } FILTER (CONTAINS(LCASE(STR(?o)), 'anna ek') || CONTAINS(STR(?o), '470 12')) }"
    )
    pages = [server.get(path, "text/html").text for path in (SHORES, "/things", "/questions")]

    assert json.loads(everything.body)["results"]["bindings"] == []
    for trace in PERSONAL:
        assert all(trace not in page for page in pages)


def test_persons_are_there_where_they_are_asked_for(dataset: Path, tmp_path: Path) -> None:
    """With --include-contacts the dataset is served as it is."""
    with serving(tmp_path, "--data", str(dataset), "--include-contacts") as server:
        assert b"true" in server.query('ASK { ?s ?p "anna.ek@ekby.example" }').body


def test_a_thing_has_a_page_with_its_passages(server: Server) -> None:
    """A thing's page shows each fact with the words that say so and the document that they stand in."""
    page = server.get(SHORES, "text/html").text

    assert "<h1>Clean Shores</h1>" in page
    assert "<mark>led by Ekby Municipality</mark>" in page
    assert ">A page</a></cite>" in page
    assert 'lang="sv"' in server.get(SHORES, "text/html", lang="sv").text


def test_a_thing_comes_as_rdf(server: Server) -> None:
    """At the same path a program gets triples."""
    answer = server.get(SHORES, "text/turtle")

    assert any(quad.object.value == "Clean Shores" for quad in ox.parse(answer.body, format=ox.RdfFormat.TURTLE))
    assert server.get("/id/project/none", "text/html").status == 404


def test_pages_work_without_scripts(server: Server) -> None:
    """Every page is complete HTML with labelled fields, and forbids scripts; the query page runs its editor alone."""
    for path in ("/sparql", "/questions", "/things", SHORES):
        answer = server.get(path, "text/html")
        fields = re.findall(r'<(?:input|textarea|select)(?![^>]*hidden)[^>]* id="([^"]+)"', answer.text)

        assert answer.status == 200
        scripts = re.findall("<script[^>]*>", answer.text)
        assert scripts == (['<script src="/sparql.js" defer>'] if path == "/sparql" else [])
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert all(f'for="{field}"' in answer.text for field in fields)


def test_a_query_has_a_page_a_link_and_csv(server: Server) -> None:
    """A query sent by the form comes back as a table, with a link to itself and to its rows as CSV."""
    text = 'SELECT ("<b>" AS ?x) {}'
    answer = server.get("/sparql", "text/html,*/*;q=0.1", query=text)
    link = re.search(r'href="(/sparql\?[^"]*format=csv)"', answer.text)

    assert "&lt;b&gt;" in answer.text
    assert "<b>" not in answer.text
    assert link is not None
    assert server.get(link.group(1).replace("&amp;", "&")).text == "x\r\n<b>\r\n"


def test_a_named_question_is_answered(server: Server) -> None:
    """A question of the catalogue is asked by its form; a wrong value is explained on the page."""
    name = "coordinator_of_project"
    answer = server.get(f"/questions/{name}", "text/html", **{"p.project": "Clean Shores"})
    wrong = server.get(f"/questions/{name}", "text/html", **{"p.project": "No such project"})

    assert "Ekby Municipality" in answer.text
    assert wrong.status == 400
    assert 'role="alert"' in wrong.text
    assert server.get("/questions/none", "text/html").status == 404


def test_what_a_row_means_is_said_in_the_language_of_the_reader(server: Server) -> None:
    """The note of a question stands with it in the catalogue and over its answer, in English or Swedish."""
    notes = {
        "en": '<p class="quiet" lang="en">A row for each aim that a source states, in the source&#x27;s language.</p>',
        "sv": '<p class="quiet" lang="sv">En rad för varje syfte som en källa anger, på källans språk.</p>',
    }
    for path in ("/questions", "/questions/aim_of_project"):
        for language in notes:
            shown = server.get(path, "text/html", lang=language).text

            assert [other for other in notes if notes[other] in shown] == [language]


def test_headers_protect_the_reader(server: Server) -> None:
    """Every answer, an error too, carries the headers that keep browsers careful."""
    for answer in (server.get("/health"), server.get("/nowhere"), server.query("nonsense")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_another_name_for_this_machine_is_refused(server: Server) -> None:
    """A browser that was led here under a foreign name (DNS rebinding) gets nothing."""
    headers = {"Host": "evil.example", "Sec-Fetch-Site": "same-origin"}

    assert server.request("GET", "/sparql?query=ASK%20%7B%7D", headers=headers).status == 421


def test_a_body_has_a_limit(server: Server) -> None:
    """A request that is too long is refused before it is read."""
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99999999\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head)

        assert b" 413 " in connection.recv(1_000)


@pytest.mark.parametrize("line", ["PATCH /id", "GET /sparql", "GET /health", "POST /sparql"])
@pytest.mark.parametrize("body", [b"zz\r\nno length", b"-1\r\n", b"0\r\nno header\r\n\r\n"])
def test_what_is_no_http_behind_a_request_leaves_no_traceback(server: Server, line: str, body: bytes) -> None:
    """A request whose body comes in broken pieces is answered once, and the log stays a log."""
    head = f"{line} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head.encode() + body)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))

    assert answer.count(b"HTTP/1.1 ") == 1
    assert server.query("ASK {}").status == 200
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_the_log_names_nobody(server: Server) -> None:
    """The access log has neither what was asked nor who asked."""
    server.get("/sparql", query="ASK { ?secret ?p ?o }")
    server.get("/id/person/secret", "text/html")
    log = server.log.read_text(encoding="utf-8")

    assert "GET /sparql 200" in log
    assert "secret" not in log
    assert "127.0.0.1" not in log.replace("Serving on http://127.0.0.1", "")


def test_stopping_finishes_what_is_under_way(dataset: Path, tmp_path: Path) -> None:
    """Told to stop, the server answers what it has begun and leaves no process behind."""
    answers: list[int] = []
    with serving(tmp_path, "--data", str(dataset), "--timeout", "2") as server:
        asking = threading.Thread(target=lambda: answers.append(server.query(ENDLESS).status))
        asking.start()
        time.sleep(0.5)
        children = _descendants(server.process.pid)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(15)
        asking.join()

    assert answers == [503]
    assert children
    _until(lambda: not any(_alive(pid) for pid in children))


def test_a_killed_server_leaves_no_query_running(dataset: Path, tmp_path: Path) -> None:
    """When the server is killed outright the kernel ends its workers, busy ones too."""
    with serving(tmp_path, "--data", str(dataset), "--timeout", "2") as server:
        asking = threading.Thread(target=_quietly, args=(server,))
        asking.start()
        time.sleep(0.5)
        children = _descendants(server.process.pid)
        server.process.kill()
        server.process.wait()
        asking.join()

    _until(lambda: not any(_alive(pid) for pid in children), seconds=15)


def test_a_missing_dataset_and_a_taken_port_are_explained(dataset: Path, tmp_path: Path) -> None:
    """What keeps the server from starting is one sentence and exit 1."""
    import subprocess
    import sys

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "vanort", "serve", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)

    missing = run("--data", "none.nq")
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        refused = run("--data", str(dataset), "--port", str(port))

    assert (missing.returncode, refused.returncode) == (1, 1)
    assert "There is no dataset to serve" in missing.stderr
    assert "Choose another with --port" in refused.stderr
    assert "Traceback" not in missing.stderr + refused.stderr


def _quietly(server: Server) -> None:
    with contextlib.suppress(OSError):
        server.query(ENDLESS)


def _descendants(pid: int) -> set[int]:
    found: set[int] = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid or int(fields[1]) in found:
            found.add(int(status.parent.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def _until(holds, seconds: float = 5) -> None:  # type: ignore[no-untyped-def]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return
        time.sleep(0.1)
    assert holds()


def test_a_query_may_ask_another_server_where_that_is_allowed(server: Server, dataset: Path) -> None:
    """With --allow-service the rows of another endpoint join ours; without, the query is refused."""
    name = "{ ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }"
    query = f"SELECT ?label {{ {name} SERVICE <{server.endpoint}> {name} }} ORDER BY ?label"
    command = [sys.executable, "-m", "vanort", "query", "-", "-w", str(dataset.parent.parent), "-f", "csv"]

    refused = subprocess.run(command, input=query, capture_output=True, text=True, check=False)
    allowed = subprocess.run([*command, "--allow-service"], input=query, capture_output=True, text=True, check=False)

    assert refused.returncode == 1
    assert "--allow-service" in refused.stderr
    assert allowed.stderr == ""
    assert "Clean Shores" in allowed.stdout.splitlines()


@pytest.mark.parametrize("path", ["/questions", "/questions/coordinator_of_project", "/sparql", "/things", SHORES])
def test_a_chosen_language_stays_chosen_and_loses_nothing(server: Server, path: str) -> None:
    """The link to the other language keeps what was asked, and the way through the site keeps the language."""
    asked = {"p.project": "Clean Shores", "query": "ASK {}", "lang": "sv"}
    text = html.unescape(server.get(path, "text/html", **asked).text)

    assert 'href="?p.project=Clean+Shores&query=ASK+%7B%7D&lang=en"' in text
    assert 'href="/questions?lang=sv"' in text
