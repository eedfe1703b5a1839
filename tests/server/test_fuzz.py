"""Whatever is sent to it, the server answers: 2xx, 3xx or 4xx, no trace of its insides, and no hanging."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.running import Server, serving

DATA = Path(__file__).parent / "protocol" / "data.nq"
# Everyday runs send a few hundred; VANORT_FUZZ=10000 sends as many as wanted.
EXAMPLES = int(os.environ.get("VANORT_FUZZ", "200"))

paths = st.sampled_from(
    [
        "/",
        "/sparql",
        "/sparql/",
        "/graphs",
        "/questions",
        "/questions/about",
        "/things",
        "/thing",
        "/id/",
        "/health",
        "/style.css",
    ]
)
methods = st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"])
names = st.sampled_from(
    [
        "query",
        "update",
        "default-graph-uri",
        "named-graph-uri",
        "using-graph-uri",
        "graph",
        "default",
        "format",
        "lang",
        "iri",
        "p.thing",
    ]
)
words = st.sampled_from(
    [
        "SELECT",
        "ASK",
        "CONSTRUCT",
        "DESCRIBE",
        "WHERE",
        "{",
        "}",
        "(",
        ")",
        "?s",
        "?p",
        "?o",
        "*",
        "<http://example.org/a>",
        "<a>",
        '"x"',
        "'y'",
        "1",
        ".",
        ";",
        ",",
        "a",
        "GRAPH",
        "OPTIONAL",
        "FILTER",
        "BIND",
        "AS",
        "UNION",
        "MINUS",
        "VALUES",
        "UNDEF",
        "LIMIT",
        "1",
        "OFFSET",
        "ORDER",
        "BY",
        "DISTINCT",
        "COUNT(*)",
        "FROM",
        "NAMED",
        "SERVICE",
        "INSERT",
        "DELETE",
        "DATA",
        "CLEAR",
        "ALL",
        "DROP",
        "LOAD",
        "USING",
        "WITH",
        "PREFIX",
        "ex:",
        "BASE",
        "#",
        "\\u0053",
        "@en",
        "^^",
        "+",
        "|",
        "/",
        "^",
        "!",
        "=",
        "<",
        ">",
        "&&",
        "||",
        "EXISTS",
        'IRI("")',
        'REGEX("a","(a+)+")',
        "<<",
        ">>",
        "{|",
        "|}",
        "-1e400",
        '"\\ud800"',
    ]
)
sparql = st.lists(words, max_size=14).map(" ".join)
whole = st.sampled_from(
    [
        "ASK {}",
        "SELECT * { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "DESCRIBE <http://example.org/>",
        "SELECT (1/0 AS ?x) {}",
    ]
)
values = st.one_of(
    sparql,
    whole,
    st.text(max_size=20),
    st.sampled_from(["http://example.org/a", "csv", "html", "en", "not an iri", ""]),
)
encoded = st.one_of(
    values.map(lambda text: quote(text, safe="", errors="surrogatepass")), st.binary(max_size=8).map(quote_from_bytes)
)
queries = st.lists(st.tuples(names, encoded), max_size=4).map(lambda pairs: "&".join(f"{n}={v}" for n, v in pairs))
content_types = st.sampled_from(
    [
        "",
        "application/sparql-query",
        "application/sparql-update",
        "application/x-www-form-urlencoded",
        "application/sparql-query; charset=latin-1",
        "text/turtle",
        "text/plain",
        "multipart/form-data",
        ";;;",
    ]
)
accepts = st.sampled_from(
    [
        "",
        "*/*",
        "text/html",
        "text/csv",
        "application/sparql-results+xml",
        "text/turtle;q=nan",
        "image/png",
        "a/b;q=",
        ",,,",
        "text/html;q=2",
    ]
)
bodies = st.one_of(
    st.just(b""),
    values.map(lambda text: text.encode("utf-8", "surrogatepass")),
    queries.map(str.encode),
    st.binary(max_size=30),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("fuzz")
    with serving(folder, "--data", str(DATA), "--allow-update", "--timeout", "10") as server:
        yield server


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(methods, paths, queries, content_types, accepts, bodies)
def test_any_request_is_answered(
    server: Server, method: str, path: str, query: str, content_type: str, accept: str, body: bytes
) -> None:
    """Any request is answered with a status below 500, within the time limit, and without a traceback."""
    headers = {name: value for name, value in (("Content-Type", content_type), ("Accept", accept)) if value}
    answer = server.request(method, f"{path}?{query}", body, headers, timeout=20)

    assert answer.status < 500, answer.body
    assert b"Traceback" not in answer.body
    assert b'.py"' not in answer.body
