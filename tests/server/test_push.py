"""A push arrives whole or not at all, goes on where it broke off, and sends no person."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.running import Server, serving
from vanort.errors import StoreError
from vanort.publish.push import push
from vanort.store import open_remote
from vanort.vocabulary import CLAIMS, VIEW

EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PLAIN = f"""\
<{EX}a> <{EX}label> "Växjö\\n\\"kommun\\""@sv-SE <{VIEW}> .
<{EX}a> <{EX}length> "P2Y"^^<{XSD}duration> <{VIEW}> .
<{EX}a> <{EX}year> "2015"^^<{XSD}gYear> <{VIEW}> .
<{EX}a> <{EX}part> _:b <{VIEW}> .
_:b <{EX}label> "a blank node" <{VIEW}> .
<{EX}a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/vanort/ns#Person> <{CLAIMS}> .
<{EX}a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Kim Exempel" <{CLAIMS}> .
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "server").mkdir()
    with serving(tmp_path / "server", "--allow-update", "--include-contacts") as server:
        yield server


def large(count: int) -> str:
    lines = (f'<{EX}thing/{i}> <{EX}number> "{i} {"x" * 200}" <{CLAIMS}> .\n' for i in range(count))
    return "".join(lines) + f'<{EX}a> <{EX}label> "view" <{VIEW}> .\n'


def count(server: Server, graph: str) -> int:
    text = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return int(json.loads(server.query(text).body)["results"]["bindings"][0]["n"]["value"])


def test_every_value_arrives(server: Server, tmp_path: Path) -> None:
    """Languages, datatypes and escapes arrive as they are, blank nodes under IRIs, persons only when asked for."""
    dataset = tmp_path / "dataset.nq"
    dataset.write_text(
        PLAIN.replace(f"<{EX}a> <http://www.w3.org", f"<{EX}person> <http://www.w3.org"), encoding="utf-8"
    )
    report = push(dataset, url=server.endpoint)
    rows = open_remote(server.endpoint).query(f"SELECT ?o {{ <{EX}a> ?p ?o }}").fetch()

    assert report.triples == 5
    assert report.as_text == {}
    assert {str(row["o"]) for row in rows} >= {'Växjö\n"kommun"', "P2Y", "2015"}
    assert b"genid" in server.query(f"SELECT ?o {{ <{EX}a> <{EX}part> ?o }}").body
    assert b"Kim" not in server.query("SELECT * { GRAPH ?g { ?s ?p ?o } }").body


def test_a_push_goes_on_where_it_was_killed(server: Server, tmp_path: Path) -> None:
    """A push killed outright leaves what was there before, and the next one takes up its batches."""
    dataset, before = tmp_path / "dataset.nq", f"<{EX}before> <{EX}label> 1"
    server.update(f"INSERT DATA {{ GRAPH <{CLAIMS}> {{ {before} }} }}")
    dataset.write_text(large(12_000), encoding="utf-8")
    code = f"from pathlib import Path\nfrom vanort.publish.push import push\npush(Path({str(dataset)!r}), url={server.endpoint!r})"
    process = subprocess.Popen([sys.executable, "-c", code])
    state = tmp_path / "push.json"
    for _ in range(600):
        if state.is_file() and any(n >= 2 for n in json.loads(state.read_text(encoding="utf-8"))["arriving"].values()):
            break
        time.sleep(0.05)
    process.kill()
    process.wait()
    there = count(server, f"{CLAIMS}.arriving")

    assert 0 < there < 12_000
    assert b"true" in server.query(f"ASK {{ GRAPH <{CLAIMS}> {{ {before} }} }}").body

    report = push(dataset, url=server.endpoint)

    assert set(report.sent) == {str(CLAIMS), str(VIEW)}
    assert (count(server, str(CLAIMS)), count(server, f"{CLAIMS}.arriving")) == (12_000, 0)


def test_a_server_that_may_not_be_changed_is_explained(tmp_path: Path) -> None:
    """A server that takes no updates is an error, and says why."""
    dataset = tmp_path / "dataset.nq"
    dataset.write_text(large(1), encoding="utf-8")
    with serving(tmp_path, "--data", str(dataset)) as server, pytest.raises(StoreError, match="answered 403"):
        push(dataset, url=server.endpoint)
