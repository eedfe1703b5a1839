"""Servers as they are: they redirect, trickle, ask for patience in odd words, and send values that are none."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from playing import JSON, Reply, always, ask, playing, rows
from vanort.errors import QueryLimit, StoreError, VanortError
from vanort.publish.target import Target
from vanort.store import RemoteStore
from vanort.store.endpoint import Endpoint, seconds_after

LONG = "SELECT ?n { # " + "x" * 3_000 + "\n}"
SHORT = "SELECT ?n {}"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0), ("2", 2), ("1.5", 1.5), (" 3 ", 3), ("-5", None), ("soon", None), ("", None), ("nan", None), ("inf", None),
        ("1e3", None), ("9" * 400, None), ("99999999", 99999999), ("30, 40", None), ("٣", None), ("12:30", None),
        (formatdate(1_000_060, usegmt=True), 60), (formatdate(999_000, usegmt=True), 0), ("Thu, 99 Foo 2026 25:61:00 GMT", None),
        ("Mon Jan 12 13:47:40 1970", 60), ("Monday, 12-Jan-70 13:47:40 GMT", 60),
    ],
)  # fmt: skip
def test_what_retry_after_asks_for(header: str, seconds: float | None) -> None:
    """Seconds, whole or not, and every form of an HTTP date are followed; anything else says nothing."""
    assert seconds_after(header, 1_000_000) == seconds


@pytest.mark.parametrize("header", ["1.5", "soon", "-3", "9" * 400, "Thu, 99 Foo 2026 25:61:00 GMT"])
def test_an_odd_retry_after_is_no_end(header: str) -> None:
    """Whatever Retry-After says, the question is asked again or the status is told."""
    replies = iter([(429, {"Retry-After": header}, b"later"), (200, {"Content-Type": JSON}, rows(1))])
    with playing(lambda *_: next(replies)) as server:
        assert ask(server.store()) == ["1"]
        assert len(server.slept) == 1
        assert 0 <= server.slept[0] <= 2


@pytest.mark.parametrize("after", ["20", "86400", "a date"])
def test_a_wait_that_is_longer_than_the_limit_ends_at_once(after: str) -> None:
    """A server that asks for more patience than there is gets its status told, without any waiting."""
    after = formatdate(time.time() + 500, usegmt=True) if after == "a date" else after
    with playing(always(503, b"busy", "text/plain", **{"Retry-After": after})) as server:
        store = server.store()
        with pytest.raises(StoreError, match=r"answered 503: busy\. It asks to wait .* raise --timeout"):
            ask(store, timeout=3)

        assert server.slept == []


@contextmanager
def trickling(parts: Iterator[bytes] | list[bytes], pause: float) -> Iterator[str]:
    """Run a bare server that sends its parts with pauses between them, to everyone who connects."""
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def give(connection: socket.socket) -> None:
        with connection:
            connection.recv(65_536)
            for part in parts:
                if stop.wait(pause):
                    return
                try:
                    connection.sendall(part)
                except OSError:
                    return

    def serve() -> None:
        while not stop.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=give, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql"
    finally:
        stop.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"\r\n" + rows(*range(100)),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"000000000001\r\n{\r\n" * 100,
        b"HTTP/1.1 200 OK\r\n" + b"X-Waiting: yes\r\n" * 100,
        b"HTTP/1.1 503 Busy\r\nContent-Length: 5000\r\n\r\n" + b"x" * 5000,
        b"",
    ],
    ids=["body", "chunks", "headers", "error page", "nothing"],
)
def test_the_limit_holds_however_slowly_bytes_come(sent: bytes) -> None:
    """A server that sends a byte now and then, in whatever part of its answer, is left when the time is up."""
    parts = [bytes([byte]) for byte in sent] or [b""] * 100
    started = time.monotonic()
    with trickling(parts, 0.05) as url, pytest.raises(VanortError):
        ask(RemoteStore(Endpoint(url)), timeout=0.7)

    assert time.monotonic() - started < 2.5


def test_the_limit_holds_for_all_questions_of_a_store_together() -> None:
    """A store with patience for a second gives no second to each question."""

    def slow(*_: object) -> Reply:
        time.sleep(0.4)
        return 200, {"Content-Type": JSON}, rows(1)

    with playing(slow) as server:
        store = RemoteStore(Endpoint(server.url), patience=1)
        with pytest.raises((QueryLimit, StoreError), match="--timeout"):
            [ask(store) for _ in range(4)]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("text", [SHORT, LONG], ids=["get", "post"])
@pytest.mark.parametrize("keeps", [True, False], ids=["with the query", "without it"])
def test_a_redirect_takes_the_question_along(code: int, text: str, keeps: bool) -> None:
    """Wherever a server sends us, the same question arrives there, in the address or in the body."""

    def moved(handler: BaseHTTPRequestHandler, form: dict[str, list[str]]) -> Reply:
        path = urlsplit(handler.path)
        if path.path == "/sparql":
            return code, {"Location": "/new" + (f"?{path.query}" if keeps and path.query else "")}, b""
        return 200, {"Content-Type": JSON}, rows(form["query"][0] == text)

    with playing(moved) as server:
        assert ask(server.store(), text) == ["True"]


def test_a_redirect_in_a_circle_ends() -> None:
    """A server that sends us round and round is told as such."""
    with playing(lambda *_: (302, {"Location": "/sparql"}, b"")) as server, pytest.raises(StoreError, match="circle"):
        ask(server.store())


@pytest.mark.parametrize("place", ["ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:alert(1)", ""])
def test_a_redirect_elsewhere_than_to_the_web_is_not_followed(place: str) -> None:
    """Only http and https are followed; the address is told."""
    with playing(lambda *_: (301, {"Location": place} if place else {}, b"")) as server, pytest.raises(StoreError):
        ask(server.store())


@pytest.mark.parametrize("code", [301, 307])
def test_a_password_stays_with_the_host_that_it_is_for(code: int) -> None:
    """Where a redirect leads to another host or port, the question goes along and the password does not."""

    def guarded(handler: BaseHTTPRequestHandler, form: dict[str, list[str]]) -> Reply:
        if not handler.headers.get("Authorization"):
            return 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""
        return code, {"Location": elsewhere.url}, b""

    with playing(always(body=rows(1))) as elsewhere, playing(guarded) as server:
        store = RemoteStore(Endpoint(server.url, user="kim", password="hemligt"))  # noqa: S106
        assert ask(store, LONG) == ["1"]
        assert "Authorization" not in elsewhere.asked[0]["headers"]
        assert elsewhere.asked[0]["query"] == [LONG]


def test_an_update_is_not_repeated_elsewhere() -> None:
    """An update that is redirected stops with the new address: nobody asked to change that one."""
    with playing(lambda *_: (307, {"Location": "/other"}, b"")) as server:
        place = Endpoint(server.url)
        request = place.request("CLEAR ALL", accept="*/*", update=True)
        with pytest.raises(StoreError, match=r"has moved to http://.*/other"):
            place.open(request, time.monotonic() + 5)

        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "place",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/a",
        "data:,a",
        "http://[::1",
        "http://a:b/",
        "//[",
        "http://\xff\xfe.example:x/",
    ],
)
def test_a_redirect_that_leads_off_the_web_is_refused(place: str) -> None:
    """Whatever a server names as its new place, nothing but an address of the web is asked, and the refusal says so."""
    with playing(lambda *_: (302, {"Location": place}, b"")) as server, pytest.raises(StoreError, match="leads to"):
        ask(RemoteStore(Endpoint(server.url)))


def test_an_answer_that_nests_without_end_is_told_as_broken() -> None:
    """Brackets by the million are no answer: they end in a sentence."""
    nested = (200, {"Content-Type": JSON}, b"[" * 1_000_000)
    with playing(lambda *_: nested) as server, pytest.raises(StoreError, match="broken answer"):
        ask(RemoteStore(Endpoint(server.url)))


GOOD = {"type": "literal", "value": "god"}
BAD = [
    ({"type": "uri", "value": "http://ex.org/a b"}, "<http://ex.org/a b> is no IRI"),
    ({"type": "uri", "value": "Q42"}, "<Q42> is no IRI"),
    ({"type": "uri", "value": "http://ex.org/%zz"}, "%zz"),
    ({"type": "literal", "value": "hej", "xml:lang": "sv_SE"}, '"hej"@sv_SE is no literal with a language'),
    ({"type": "literal", "value": "hei", "xml:lang": "nb-enveldiglangtagg"}, "nb-enveldiglangtagg"),
    ({"type": "literal", "value": "5", "datatype": "xsd integer"}, "<xsd integer> is no literal with a datatype"),
    ({"type": "bnode", "value": "a b"}, "_:a b is no blank node"),
]


def as_json(values: list[dict[str, str]]) -> bytes:
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": value} for value in values]}}).encode()


def as_xml(values: list[dict[str, str]]) -> bytes:
    def term(value: dict[str, str]) -> str:
        marks = "".join(f' {name}="{value[name]}"' for name in ("xml:lang", "datatype") if name in value)
        return f"<{value['type']}{marks}>{value['value']}</{value['type']}>"

    found = "".join(f'<result><binding name="n">{term(value)}</binding></result>' for value in values)
    head = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="n"/></head>'
    return f"{head}<results>{found}</results></sparql>".encode()


@pytest.mark.parametrize(("value", "told"), BAD)
@pytest.mark.parametrize(("write", "type_"), [(as_json, JSON), (as_xml, "application/sparql-results+xml")])
def test_one_bad_value_spoils_no_answer(value: dict[str, str], told: str, write: Any, type_: str) -> None:
    """All rows come, the bad value as text, and a note names row, variable and value."""
    with playing(always(body=write([GOOD, value, GOOD]), content_type=type_)) as server:
        found = server.store().query(SHORT, default_graphs=()).fetch()

    assert [str(row["n"]) for row in found] == ["god", value["value"], "god"]
    (note,) = found.notes
    assert note.startswith("Row 2, ?n: ")
    assert told in note


def test_a_bad_value_far_down_repeats_no_row() -> None:
    """Rows that came before the bad one are given once, those after it, too."""
    values = [{"type": "literal", "value": str(number)} for number in range(5_001)]
    values[3_333] = {"type": "uri", "value": "a b"}
    with playing(always(body=as_json(values))) as server:
        found = server.store().query(SHORT, default_graphs=()).fetch()

    assert [str(row["n"]) for row in found] == [value["value"] for value in values]


def test_many_bad_values_are_counted() -> None:
    """After the first few only their number is said."""
    with playing(always(body=as_json([BAD[0][0]] * 20))) as server:
        found = server.store().query(SHORT, default_graphs=()).fetch()

    assert len(found) == 20
    assert len(found.notes) == 6
    assert "15 more" in found.notes[-1]


@pytest.mark.parametrize("type_", ["text/turtle", "application/n-triples"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("<http://ex.org/a b> <http://ex.org/p> 'x' .", "<http://ex.org/a b> is no IRI"),
        ('<http://ex.org/s> <http://ex.org/p> "hej"@sv_SE .', '"hej"@sv_SE'),
        ('<http://ex.org/s> <http://ex.org/p> "5"^^<xsd integer> .', "xsd integer"),
        ("<http://ex.org/s> <http://ex.org/a|b> <http://ex.org/o> .", "a|b"),
    ],
)
def test_one_bad_triple_spoils_no_graph(line: str, told: str, type_: str) -> None:
    """The other triples come, text that looks like a language as it is, and a note names the value left out."""
    before = '<http://ex.org/1> <http://ex.org/p> "mail \\"x\\"@sv_SE till"@sv .\n'
    after = '<http://ex.org/2> <http://ex.org/p> "å"@sv-SE .\n'
    body = (before + line.replace("'", '"') + "\n" + after).encode()
    with playing(always(body=body, content_type=type_)) as server:
        answer = server.store().query("CONSTRUCT WHERE {?s ?p ?o}", default_graphs=())
        found = sorted(str(o) for _, _, o in answer.graph)

    assert found == ['mail "x"@sv_SE till', "å"]
    (note,) = answer.notes
    assert note.startswith("Triple 2: ")
    assert told in note


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_packed_answer_is_unpacked(pack: Any) -> None:
    """An answer that comes packed, though nobody asked for it, is read; half of one is an error."""
    coding = "gzip" if pack is gzip.compress else "deflate"
    packed = pack(rows(*range(501)))
    with playing(always(body=packed, **{"Content-Encoding": coding})) as server:
        assert len(ask(server.store())) == 501
    with (
        playing(always(body=packed[:-30], **{"Content-Encoding": coding})) as server,
        pytest.raises(StoreError, match="broken answer"),
    ):
        ask(server.store())


@pytest.mark.parametrize(
    "type_", ["text/plain", "application/octet-stream", "text/json", "application/xml", "text/xml"]
)
def test_a_type_that_says_nothing_is_looked_into(type_: str) -> None:
    """JSON and XML are known by how they begin where the server does not say."""
    with playing(always(body=b"\xef\xbb\xbf" + rows(1), content_type=type_)) as server:
        assert ask(server.store()) == ["1"]
    with playing(always(body=as_xml([GOOD]), content_type=type_)) as server:
        assert ask(server.store()) == ["god"]
    with playing(always(body=b"at your service", content_type=type_)) as server, pytest.raises(StoreError, match=type_):
        ask(server.store())


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "sent an empty answer"),
        (b"<html><h1>Down for maintenance</h1></html>", "sent a page instead of an answer: Down for maintenance"),
        (rows(*range(50))[:-25], "sent a broken answer"),
        (b'{"error": "out of memory"}', "sent a broken answer"),
        (b"null", "sent a broken answer"),
    ],
)
def test_what_is_no_answer_is_told_as_what_it_is(body: bytes, told: str) -> None:
    """An empty body, a page, half a document and another document under the right type are told apart."""
    with playing(always(body=body)) as server, pytest.raises(StoreError, match=told):
        ask(server.store())


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"Content-Length: 5000\r\n\r\n" + rows(1),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n20\r\n{",
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
    ids=["too short", "no number", "half a chunk", "no web server"],
)
def test_a_connection_that_ends_too_early_is_no_answer(sent: bytes) -> None:
    """Less than was announced, and what is not HTTP, are errors and never a short answer."""
    with trickling([sent], 0) as url, pytest.raises(StoreError, match=r"broken answer|does not answer as a web server"):
        ask(RemoteStore(Endpoint(url, sleep=lambda _: None)), timeout=5)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate of each kind that must not be trusted; the last is of an authority that tests trust."""
    folder = tmp_path_factory.mktemp("tls")

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)

    def make(name: str, host: str, *dates: str) -> None:
        openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=x"
        )
        (folder / "ext").write_text(f"subjectAltName={host}\n")
        openssl(
            "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-out", f"{name}.pem", "-extfile", "ext", *(dates or ("-days", "2")),
        )  # fmt: skip

    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-days",
        "2",
        "-subj",
        "/CN=ca",
    )
    make("right", "IP:127.0.0.1")
    make("other", "DNS:vanort.example")
    make("expired", "IP:127.0.0.1", "-days", "-1")
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "own.key",
        "-out",
        "own.pem",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    )
    return folder


@pytest.mark.parametrize(
    ("name", "trusted", "told"),
    [
        ("own", False, "is self-signed"),
        ("right", False, "cannot be verified: unable to get local issuer certificate"),
        ("other", True, "is for another host: IP address mismatch"),
        ("expired", True, "has expired"),
    ],
)
def test_a_certificate_is_told_at_once(
    certificates: Path, monkeypatch: pytest.MonkeyPatch, name: str, trusted: bool, told: str
) -> None:
    """What is wrong with a certificate is said as such, without another attempt."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    with playing(always(body=rows(1))) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates / f"{name}.pem", certificates / f"{name}.key")
        server.server.socket = context.wrap_socket(server.server.socket, server_side=True)
        store = RemoteStore(Endpoint(server.url.replace("http:", "https:"), sleep=server.slept.append))
        with pytest.raises(StoreError, match=told) as refused:
            ask(store)

    assert "Try later" not in str(refused.value)
    assert server.slept == []


def test_a_certificate_that_is_trusted_is_good(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its authority in SSL_CERT_FILE, as the message advises, the answer comes."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    with playing(always(body=rows(1))) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates / "right.pem", certificates / "right.key")
        server.server.socket = context.wrap_socket(server.server.socket, server_side=True)

        assert ask(RemoteStore(Endpoint(server.url.replace("http:", "https:")))) == ["1"]


def test_nobody_of_that_name_is_told_at_once() -> None:
    """A name that no server has, a door that is closed, and http asked as https are final."""
    slept: list[float] = []
    with pytest.raises(StoreError, match="no server of that name"):
        ask(RemoteStore(Endpoint("http://nowhere.invalid/sparql", sleep=slept.append)))
    with pytest.raises(StoreError, match="the connection is refused"):
        ask(RemoteStore(Endpoint("http://127.0.0.1:9/sparql", sleep=slept.append)))
    with playing(always(body=rows(1))) as server, pytest.raises(StoreError, match="does not speak TLS"):
        ask(RemoteStore(Endpoint(server.url.replace("http:", "https:"), sleep=slept.append)))

    assert slept == []


def test_parse_of_addresses_is_kept() -> None:
    """A question sent by GET stands in the address once, also where that has parameters of its own."""
    with playing(always(body=rows(1))) as server:
        request = Endpoint(server.url).request(SHORT, accept=JSON, parameters=[("default-graph-uri", "urn:g")])

    assert parse_qs(urlsplit(request.full_url).query) == {"query": [SHORT], "default-graph-uri": ["urn:g"]}


@pytest.mark.parametrize("sent", [b"Content-Length: 50\r\n\r\nno", b"Transfer-Encoding: chunked\r\n\r\nZZZZ\r\nno"])
def test_an_update_whose_answer_breaks_off_names_the_server(sent: bytes) -> None:
    """Where the answer to a change breaks off, the address is told: nobody knows then whether it was made."""
    with trickling([b"HTTP/1.1 200 OK\r\n" + sent], 0) as url:
        target = object.__new__(Target)
        target._changed = Endpoint(url)
        with pytest.raises(StoreError, match=url):
            target.update("CLEAR ALL")
