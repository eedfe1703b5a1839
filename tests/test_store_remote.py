"""The remote client is patient, careful with credentials, and never takes a page or half an answer for an answer."""

from __future__ import annotations

import base64
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from playing import JSON, Reply, always, ask, playing, rows
from vanort.errors import QueryError, QueryLimit, StoreError
from vanort.store import RemoteStore
from vanort.store.endpoint import Endpoint, endpoint


def test_rows_arrive_with_a_proper_agent() -> None:
    """Rows are read; the request says who asks, and asks for what can be read."""
    with playing(always(body=rows(1, 2))) as server:
        assert ask(server.store()) == ["1", "2"]

        assert server.asked[0]["method"] == "GET"
        assert server.asked[0]["headers"]["User-Agent"].startswith("vanort/")
        assert JSON in server.asked[0]["headers"]["Accept"]


def test_long_questions_go_by_post() -> None:
    """A question too long for an address goes in the body."""
    with playing(always(body=rows())) as server:
        ask(server.store(), "SELECT ?n { # " + "x" * 3_000 + "\n}")

        assert server.asked[0]["method"] == "POST"


def test_a_word_in_a_comment_does_not_make_a_question_an_update() -> None:
    """The text goes as a query, whatever its comments speak of."""
    with playing(always(body=rows())) as server:
        ask(server.store(), "# Two lines:\n# add nothing\nSELECT ?n {}")

        assert "query" in server.asked[0]
        assert "update" not in server.asked[0]


@pytest.mark.parametrize("status", [429, 503])
def test_patience_is_as_long_as_the_server_asks(status: int) -> None:
    """On 429 and 503 the client waits as long as Retry-After says, and asks again."""
    replies = iter([(status, {"Retry-After": "7"}, b"later"), (200, {"Content-Type": JSON}, rows(1))])
    with playing(lambda *_: next(replies)) as server:
        assert ask(server.store()) == ["1"]
        assert server.slept == [7]


@pytest.mark.parametrize("status", [503, 504])
@pytest.mark.parametrize("said", [b"Query timed out", b"The question took longer than 30 s and was stopped.", b""])
def test_a_question_that_took_too_long_is_not_asked_again(status: int, said: bytes) -> None:
    """A server that gives up on a question, and does not say when to come back, is asked once."""
    with playing(always(status, said, "text/plain")) as server:
        store = server.store()
        with pytest.raises(StoreError, match=f"answered {status}"):
            ask(store)

        assert len(server.asked) == 1
        assert server.slept == []


def test_a_gateway_without_a_server_is_asked_once_more() -> None:
    """A bad gateway is no time-out: it is asked again, once."""
    replies = iter([(502, {}, b"bad gateway"), (200, {"Content-Type": JSON}, rows(1))])
    with playing(lambda *_: next(replies)) as server:
        assert ask(server.store()) == ["1"]
        assert len(server.asked) == 2


def test_a_server_that_breaks_off_late_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that ends without an answer after a while has met a time limit; one that ends at once is tried again."""
    counts = []
    for soon in (0.05, 5.0):
        monkeypatch.setattr("vanort.store.endpoint._SOON", soon)

        def break_off(handler: BaseHTTPRequestHandler, _: dict[str, list[str]]) -> Reply:
            time.sleep(0.2)
            handler.connection.shutdown(socket.SHUT_RDWR)
            raise ConnectionAbortedError

        with playing(break_off) as server:
            server.server.handle_error = lambda *_: None  # type: ignore[method-assign]
            with pytest.raises(StoreError):
                ask(server.store())
            counts.append(len(server.asked))

    assert counts == [1, 4]


def test_patience_ends() -> None:
    """A server that never comes round is an error with its own words."""
    with playing(always(429, b"<p>Too many requests</p>", "text/html")) as server:
        store = server.store()
        with pytest.raises(StoreError, match="answered 429: Too many requests"):
            ask(store)

        assert server.slept == [1, 2, 4]


def test_a_page_is_no_answer() -> None:
    """An HTML page with status 200 is an error that says so."""
    with (
        playing(always(body=b"<html>Query form</html>", content_type="text/html")) as server,
        pytest.raises(StoreError, match="answered with text/html, which is no SPARQL result"),
    ):
        ask(server.store())


def test_half_an_answer_is_no_answer() -> None:
    """JSON that breaks off, as at a server's time limit, is an error and not a short answer."""
    with playing(always(body=rows(*range(5_000))[:-40])) as server, pytest.raises(StoreError, match="broken answer"):
        ask(server.store())


def test_a_slow_server_is_left() -> None:
    """A server that does not answer in time is an error that names the option."""

    def sleepy(*_: object) -> Reply:
        time.sleep(3)
        return 200, {"Content-Type": JSON}, rows(1)

    with playing(sleepy) as server, pytest.raises(StoreError, match="--timeout"):
        ask(server.store(), timeout=0.3)


def test_nobody_there_is_said() -> None:
    """An address where nobody listens is an error with that address."""
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/sparql cannot be reached"):
        RemoteStore(Endpoint("http://127.0.0.1:9/sparql")).query("ASK {}")


def test_what_the_server_refuses_is_a_fault_of_the_query() -> None:
    """A 400 is an error of the query, with the reason of the server as plain text."""
    with (
        playing(always(400, b"<b>Syntax</b> error at 'FOO'", "text/html")) as server,
        pytest.raises(QueryError, match="does not accept the query: Syntax error at 'FOO"),
    ):
        ask(server.store())


@pytest.mark.parametrize("headers", [{"X-SPARQL-MaxRows": "100"}, {}])
def test_silent_truncation_is_noticed(headers: dict[str, str]) -> None:
    """An answer cut at a round number of rows is read on page by page."""

    def cutting(_: object, form: dict[str, list[str]]) -> Reply:
        text = form["query"][0]
        found = range(250)
        if "COUNT" in text:
            found = range(250, 251)
        elif "OFFSET" in text:
            offset = int(text.rsplit("OFFSET", 1)[1])
            found = range(offset, min(offset + 100, 250))
        return 200, {"Content-Type": JSON, **headers}, rows(*found[:100])

    with playing(cutting) as server:
        assert ask(server.store()) == [str(n) for n in range(250)]
        assert "ORDER BY ?n } } LIMIT 100 OFFSET 200" in " ".join(server.asked[-1]["query"][0].split())


def test_a_limit_of_ones_own_is_no_truncation() -> None:
    """As many rows as LIMIT allows are all that were asked for."""
    with playing(always(body=rows(*range(100)))) as server:
        assert len(ask(server.store(), "SELECT ?n {} LIMIT 100")) == 100
        assert len(server.asked) == 1


def test_too_many_rows_are_an_error() -> None:
    """The row limit holds for remote answers, too."""
    with playing(always(body=rows(1, 2, 3))) as server, pytest.raises(QueryLimit, match="more than 2 rows"):
        ask(server.store(), max_rows=2)


def test_basic_credentials_are_sent_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """User and password come from the environment, are sent when asked for, and stand in no message."""
    monkeypatch.setenv("VANORT_SPARQL_USER", "kim")
    monkeypatch.setenv("VANORT_SPARQL_PASSWORD", "hemligt")
    wanted = "Basic " + base64.b64encode(b"kim:hemligt").decode()

    def guarded(handler: BaseHTTPRequestHandler, _: object) -> Reply:
        if handler.headers.get("Authorization") != wanted:
            return 401, {"WWW-Authenticate": 'Basic realm="here"'}, b"who are you?"
        return 200, {"Content-Type": JSON}, rows(1)

    with playing(guarded) as server:
        place = endpoint(server.url)

        assert ask(RemoteStore(place)) == ["1"]
        assert "hemligt" not in repr(place)
        monkeypatch.setenv("VANORT_SPARQL_PASSWORD", "fel")
        with pytest.raises(StoreError, match="VANORT_SPARQL_PASSWORD") as refused:
            ask(RemoteStore(endpoint(server.url)))
        assert "fel " not in str(refused.value)


def test_credentials_in_the_address_are_refused() -> None:
    """An address with a password in it is refused, without repeating the password."""
    with pytest.raises(StoreError, match="VANORT_SPARQL_USER") as refused:
        endpoint("https://kim:hemligt@example.org/sparql")

    assert "hemligt" not in str(refused.value)


def test_a_pushed_dataset_is_seen_as_at_home() -> None:
    """Where the view is on the server, questions name view, reference and ontology, and every graph of the dataset."""
    graphs = ["https://w3id.org/vanort/graph/view", "https://w3id.org/vanort/graph/claims", "http://example.org/other"]

    def pushed(_: object, form: dict[str, list[str]]) -> Reply:
        text = form["query"][0]
        if text.startswith("ASK"):
            return 200, {"Content-Type": JSON}, b'{"head": {}, "boolean": true}'
        if text.startswith("SELECT ?g "):
            return 200, {"Content-Type": JSON}, rows(*graphs).replace(b'"n"', b'"g"')
        return 200, {"Content-Type": JSON}, rows(1)

    with playing(pushed) as server:
        server.store().query("SELECT ?n {}").fetch()

        assert [iri.rsplit("/", 1)[-1] for iri in server.asked[-1]["default-graph-uri"]] == [
            "view",
            "reference",
            "ontology",
        ]
        assert sorted(server.asked[-1]["named-graph-uri"]) == sorted(graphs[:2])


def test_service_is_refused_before_anything_is_sent() -> None:
    """A question that would make the server ask another one is refused here."""
    with playing(always(body=rows())) as server:
        store = server.store()
        with pytest.raises(QueryError, match="SERVICE is not allowed"):
            ask(store, "SELECT * { SERVICE <http://example.org/> { ?s ?p ?n } }")

        assert server.asked == []
