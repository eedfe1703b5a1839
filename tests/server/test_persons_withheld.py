"""A server that was not asked to show contacts gives no person, address or number on any of its paths."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from server.running import Server, serving
from vanort.build import build
from workspaces import make_workspace

QUESTIONS = Path(__file__).parents[2] / "queries" / "questions"
PERSONAL = ("Anna Ek", "Ek, Anna", "anna.ek", "ekby.example", "12345", "123 45")
RESULTS, TURTLE, PAGE = "application/sparql-results+json", "text/turtle", "text/html"
QUERIES = [
    ("SELECT * { ?s ?p ?o }", RESULTS),
    ("SELECT * { GRAPH ?g { ?s ?p ?o } }", RESULTS),
    ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "text/csv"),
    ("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 5000", PAGE),
    ("CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }", TURTLE),
    ("DESCRIBE ?s { ?s a ?class }", TURTLE),
    ("DESCRIBE <https://w3id.org/vanort/id/person/page.anna>", TURTLE),
]
PATHS = ["/", "/questions", "/things", "/dataset.nq", "/.well-known/void", "/terms.json", "/ns", "/graphs?default"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The small workspace with one contact, served as anyone would."""
    folder = tmp_path_factory.mktemp("served")
    build(make_workspace(folder))
    with serving(folder) as server:
        yield server


def _assert_nobody(body: str, where: str) -> None:
    packed = re.findall(r'<script type="[^"]+" id="block-\w+">([A-Za-z0-9+/=\s]+)</script>', body)
    whole = body + "".join(gzip.decompress(base64.b64decode(block)).decode("utf-8", "replace") for block in packed)
    assert not [value for value in PERSONAL if value in whole], where


@pytest.mark.parametrize("path", PATHS)
def test_no_path_shows_a_person(served: Server, path: str) -> None:
    """Pages, the dump, the description and the terms name nobody."""
    answered = served.get(path)

    assert answered.status == 200
    _assert_nobody(answered.text, path)


@pytest.mark.parametrize(("query", "accept"), QUERIES)
def test_no_query_finds_a_person(served: Server, query: str, accept: str) -> None:
    """However the endpoint is asked, in rows or as a graph, for people or programs, it names nobody."""
    answered = served.get("/sparql", accept, query=query)

    assert answered.status == 200
    _assert_nobody(answered.text, query)


def test_no_things_page_shows_a_person(served: Server) -> None:
    """Every thing that the dataset speaks of, claims and passages included, names nobody at its path."""
    found = set(re.findall(r"<https://w3id\.org/vanort(/id/[^>#]+)", served.get("/dataset.nq").text))

    assert len(found) > 10
    for path in sorted(found):
        _assert_nobody(served.get(quote(path, safe="/:.")).text, path)


def test_no_question_of_the_catalogue_names_a_person(served: Server) -> None:
    """Each question of the catalogue, asked on its page, answers without naming anybody."""
    questions = sorted(f"/questions/{file.stem}" for file in QUESTIONS.glob("*.rq"))

    assert len(questions) > 10
    for path in questions:
        _assert_nobody(served.get(path, PAGE).text, path)
