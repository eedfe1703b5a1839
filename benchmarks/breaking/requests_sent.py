"""A running server under fire: any request, half-open connections, bombs of queries, many clients at once."""

from __future__ import annotations

import json
import os
import random
import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from mutations import mutate
from trials import CLEAN, FINE, HANG, HEAVY, LOST, MOST_MEMORY, TRACEBACK, Result

from server.running import Server, serving

_FUZZED = "fuzzed requests"
_TRIPLES = 3_000  # enough that a cross product of eight patterns ends in no lifetime
TIMEOUT = 5  # seconds that a question may take here
_ELSEWHERE = b"127.0.0.1:9"  # in what is sent: the place that a query names, and that is listened at
_SLOW = 30  # seconds: an answer after so long counts as none
_METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "get", "PROPFIND", "X" * 300)
_PATHS = ("/", "/sparql", "/sparql/", "/graphs", "/questions", "/questions/about", "/things", "/thing", "/id/project/x",
          "/health", "/style.css", "/../etc/passwd", "//", "/%00", "/questions/" + "a" * 5000, "/id/%ff", "/graphs/%2e%2e")  # fmt: skip
_NAMES = (
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
)
_TYPES = ("application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded", "text/turtle", "text/plain",
          "application/n-quads", "application/ld+json", "multipart/form-data; boundary=x", "application/sparql-query; charset=utf-16", ";;;", "a" * 5000)  # fmt: skip
_ENCODINGS = ("gzip", "br", "chunked", "identity", "x" * 1000)
_ACCEPTS = (
    "*/*",
    "text/html",
    "text/csv",
    "application/sparql-results+xml",
    "text/turtle;q=nan",
    "image/png",
    "a/b;q=",
    "," * 3000,
)
_QUERIES = (
    b"SELECT * { ?s ?p ?o } LIMIT 5", b"ASK {}", b"CONSTRUCT WHERE { ?s ?p ?o }", b"DESCRIBE <http://example.org/a>",
    b"SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", b"SELECT ?x { VALUES ?x { 1 2 \"a\"@en } FILTER(?x > 1) }",
    b"INSERT DATA { <http://e/a> <http://e/b> \"c\" }", b"DELETE WHERE { ?s ?p ?o }", b"SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), \"a+\") }",
    b"@prefix e: <http://e/> . e:a e:b [ e:c ( 1 2 ) ] .", b"PREFIX e: <http://e/> SELECT * { ?a e:b/e:c*|^e:d+ ?b OPTIONAL { ?b ?c ?d } MINUS { ?a a e:X } }",
)  # fmt: skip
_MANY = "?a{0} ?b{0} ?c{0} . "
BOMBS: dict[str, Callable[[], bytes]] = {
    "a cross product": lambda: f"SELECT (COUNT(*) AS ?n) {{ {''.join(_MANY.format(n) for n in range(8))} }}".encode(),
    "a cross product, sorted": lambda: f"SELECT * {{ {''.join(_MANY.format(n) for n in range(6))} }} ORDER BY ?a1 ?b2 ?c3".encode(),
    "a cross product, distinct": lambda: f"SELECT DISTINCT * {{ {''.join(_MANY.format(n) for n in range(5))} }}".encode(),
    "a cross product, constructed": lambda: f"CONSTRUCT {{ ?a0 ?b1 ?c2 }} {{ {''.join(_MANY.format(n) for n in range(5))} }}".encode(),
    "paths of any length": lambda: b"SELECT (COUNT(*) AS ?n) { ?a (!<http://x/>|^!<http://x/>)* ?b . ?b (!<http://x/>|^!<http://x/>)* ?c . ?c (!<http://x/>|^!<http://x/>)* ?d . ?d (!<http://x/>|^!<http://x/>)* ?e }",
    "a path of 100,000 steps": lambda: b"ASK { ?a " + b"/".join([b"<http://x/>"] * 100_000) + b" ?b }",
    "nested stars of a path": lambda: b"SELECT * { ?a " + b"(" * 5_000 + b"<http://x/>" + b")*" * 5_000 + b" ?b }",
    "a regular expression that backtracks": lambda: b'SELECT * { BIND(REGEX("' + b"a" * 50_000 + b'!", "^(a+)+$") AS ?x) }',
    "a regular expression of a million": lambda: b'SELECT * { BIND(REGEX("a", "((a{1,1000}){1,1000}){1,1000}") AS ?x) }',
    "a replacement that grows": lambda: b"SELECT * { BIND(\"a\" AS ?x0) " + b"".join(b"BIND(CONCAT(?x%d, ?x%d, ?x%d, ?x%d) AS ?x%d) " % (n, n, n, n, n + 1) for n in range(20)) + b"}",
    "groups nested 100,000 deep": lambda: b"ASK " + b"{" * 100_000 + b"}" * 100_000,
    "brackets nested 100,000 deep": lambda: b"ASK { FILTER " + b"(" * 100_000 + b"1" + b")" * 100_000 + b" }",
    "negations nested 100,000 deep": lambda: b"ASK { FILTER (" + b"!" * 100_000 + b"1) }",
    "lists nested 50,000 deep": lambda: b"ASK { ?a ?b " + b"( " * 50_000 + b") " * 50_000 + b"}",
    "blank nodes nested 50,000 deep": lambda: b"ASK { ?a ?b " + b"[ ?b " * 50_000 + b"1" + b"]" * 50_000 + b"}",
    "EXISTS nested 2,000 deep": lambda: b"ASK { " + b"FILTER EXISTS { " * 2_000 + b"}" * 2_000 + b"}",
    "sub-SELECTs nested 5,000 deep": lambda: b"SELECT * { {" * 5_000 + b"} }" * 5_000,
    "20,000 UNIONs": lambda: b"SELECT * { " + b" UNION ".join([b"{ ?s ?p ?o }"] * 20_000) + b" }",
    "10,000 UNIONs": lambda: b"SELECT * { " + b" UNION ".join([b"{ ?s ?p ?o }"] * 10_000) + b" }",
    "2,000 parts of one sum": lambda: b"ASK { FILTER(" + b"+".join([b"?x"] * 2_000) + b") }",
    "20,000 BINDs": lambda: b"SELECT * { " + b"".join(b"BIND(1 AS ?x%d) " % n for n in range(20_000)) + b"}",
    "a list of 20,000": lambda: b"ASK { ?a ?b (" + b"?x " * 20_000 + b") }",
    "20,000 OPTIONALs": lambda: b"SELECT * { " + b"OPTIONAL { ?s ?p ?o } " * 20_000 + b"}",
    "1,000,000 VALUES": lambda: b"SELECT * { VALUES ?x { " + b"1 " * 1_000_000 + b"} }",
    "100,000 prefixes": lambda: b"".join(b"PREFIX a%d: <http://x/> " % n for n in range(100_000)) + b"ASK {}",
    "50 MB of spaces": lambda: b"ASK {" + b" " * 50_000_000 + b"}",
    "9 MB of spaces": lambda: b"ASK {" + b" " * 9_000_000 + b"}",
    "9 MB of a comment": lambda: b"#" * 9_000_000 + b"\nASK {}",
    "9 MB of a literal": lambda: b'SELECT ("' + b"a" * 9_000_000 + b'" AS ?x) {}',
    "a number of a million digits": lambda: b"SELECT (" + b"9" * 1_000_000 + b" * 2 AS ?x) {}",
    "GROUP_CONCAT of everything, often": lambda: f'SELECT (GROUP_CONCAT(CONCAT(STR(?a0),STR(?a1),STR(?a2),STR(?a3))) AS ?x) {{ {"".join(_MANY.format(n) for n in range(4))} }}'.encode(),
    "SERVICE to this machine": lambda: b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SERVICE by a variable": lambda: b"SELECT * { VALUES ?u { <http://169.254.169.254/> } SERVICE SILENT ?u { ?s ?p ?o } }",
    "SERVICE with escapes": lambda: b"SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "FROM a file": lambda: b"SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
}  # fmt: skip
UPDATES: dict[str, Callable[[], bytes]] = {
    "LOAD a file": lambda: b"LOAD <file:///etc/passwd>",
    "LOAD an address": lambda: b"LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <http://x/>",
    "an update with SERVICE": lambda: b"INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "a cross product inserted": lambda: b"INSERT { GRAPH <http://x/> { ?a0 ?b1 ?c2 } } WHERE { " + "".join(_MANY.format(n) for n in range(6)).encode() + b"}",
    "9 MB of triples": lambda: b"INSERT DATA { " + b"".join(b"<http://x/%d> <http://x/p> 1 . " % n for n in range(270_000)) + b"}",
}  # fmt: skip


def fire(*, seed: int, requests: int, seconds: float, many: int, every: int = 1) -> Iterator[Result]:
    """Send so many fuzzed requests, every bomb (or one in so many), half-open connections, and load for so long; then `many` quiet requests."""
    with TemporaryDirectory() as held, socket.create_server(("127.0.0.1", 0)) as nobody:
        folder = Path(held)
        nobody.setblocking(False)
        elsewhere = f"127.0.0.1:{nobody.getsockname()[1]}".encode()
        data = folder / "data.nq"
        quads = (
            f"<http://e/{n}> <http://e/{'abc'[n % 3]}> <http://e/{n * 7 % 1_000}> <http://e/g> .\n"
            for n in range(_TRIPLES)
        )
        data.write_text("".join(quads), encoding="ascii")
        for updates in (True, False):
            (folder / str(updates)).mkdir()
            more = ("--allow-update",) if updates else ()
            with serving(folder / str(updates), "--data", str(data), "--timeout", str(TIMEOUT), *more) as server:
                share = requests // 2
                yield from _watched(server, (_fuzzed(server, seed, n + share * updates) for n in range(share)))
                if not updates:
                    before = _everything(server)
                    yield from _watched(
                        server,
                        (
                            _bomb(server, "query bombs", name, made, elsewhere)
                            for name, made in list(BOMBS.items())[::every]
                        ),
                    )
                    yield from _watched(
                        server,
                        (
                            _bomb(server, "updates not asked for", name, made, elsewhere, "application/sparql-update")
                            for name, made in UPDATES.items()
                        ),
                    )
                    yield from _watched(server, _half_open(server))
                    yield from _watched(
                        server,
                        (
                            _foreign(server, host)
                            for host in (
                                "evil.example",
                                "localhost.evil.example",
                                "127.0.0.1.evil.example:80",
                                "[::2]",
                                "",
                            )
                        ),
                    )
                    yield from _watched(server, iter([_under_load(server, seconds)]))
                    yield from _watched(server, iter([_level(server, many)]))
                    lost = _everything(server) != before
                    yield Result(
                        "requests",
                        "what is served after all that",
                        LOST if lost else FINE,
                        0,
                        0,
                        "it is other than before" if lost else "",
                    )
                else:
                    yield from _watched(
                        server,
                        (
                            _bomb(server, "updates", name, made, elsewhere, "application/sparql-update")
                            for name, made in UPDATES.items()
                        ),
                    )
        yield _not_called(nobody)


def _not_called(nobody: socket.socket) -> Result:
    """SERVICE and LOAD named a place on this machine: nobody has called there."""
    try:
        nobody.accept()[0].close()
    except BlockingIOError:
        return Result("requests", "calls to other places", FINE, 0, 0, "none")
    return Result("requests", "calls to other places", LOST, 0, 0, "the server called a place that a query named")


def _watched(server: Server, results: Iterator[Result]) -> Iterator[Result]:
    """Pass results on; say where the server ended, printed a traceback by then, or took too much."""
    told = server.log.stat().st_size
    for result in results:
        if server.process.poll() is not None:
            yield Result(result.attack, result.name, TRACEBACK, result.seconds, 0, "the server has ended")
            return
        yield result
    log, megabytes = server.log.read_bytes()[told:].decode("utf-8", "replace"), _megabytes(server)
    if "Traceback" in log:
        yield Result("requests", "the server's log", TRACEBACK, 0, megabytes, log[log.index("Traceback") :][:4_000])
    if megabytes > MOST_MEMORY:
        yield Result("requests", "the server's memory", HEAVY, 0, megabytes, "")


def _asked(attack: str, name: str, server: Server, send: Callable[[], tuple[int, bytes]]) -> Result:
    begun = time.monotonic()
    try:
        status, body = send()
    except TimeoutError:
        return Result(attack, name, HANG, time.monotonic() - begun, 0, "no answer")
    except (OSError, ValueError) as error:  # closed on us: for a request that is no HTTP that is an answer
        status, body = 400, str(error).encode()
    except Exception as error:  # http.client says in many ways that an answer is none
        status, body = 400, type(error).__name__.encode()
    seconds = time.monotonic() - begun
    bad = (status >= 500 and status != 503) or b"Traceback" in body or b'.py"' in body
    outcome = TRACEBACK if bad else HANG if seconds > _SLOW else FINE if status < 400 else CLEAN
    return Result(
        attack, name, outcome, seconds, _megabytes(server) if attack != _FUZZED else 0, f"{status} {body[:150]!r}"
    )


def _fuzzed(server: Server, seed: int, number: int) -> Result:
    chance = random.Random(f"{seed}/request/{number}")  # noqa: S311 (to be repeated)
    method, path = chance.choice(_METHODS), chance.choice(_PATHS)
    body = mutate(chance.choice(_QUERIES), list(_QUERIES), chance)[:20_000]
    if chance.random() < 0.5:
        pairs = [
            (chance.choice(_NAMES), mutate(chance.choice(_QUERIES), list(_QUERIES), chance)[:3_000])
            for _ in range(chance.randrange(4))
        ]
        form = "&".join(
            f"{name}={quote(value) if chance.random() < 0.9 else value.decode('latin-1')}" for name, value in pairs
        )
        if chance.random() < 0.5:
            path = f"{path}?{form}"
        else:
            body = form.encode("utf-8")
    headers = [("Host", "127.0.0.1"), ("Content-Type", chance.choice(_TYPES)), ("Accept", chance.choice(_ACCEPTS))]
    if chance.random() < 0.2:
        headers.append(("Content-Encoding", chance.choice(_ENCODINGS)))
    if chance.random() < 0.1:
        headers.append(("Transfer-Encoding", "chunked"))
    length = len(body) if chance.random() < 0.9 else chance.choice((0, -1, 10**12, len(body) + 9))
    headers.append(("Content-Length", str(length)))
    head = (
        f"{method} {path} HTTP/1.1\r\n"
        + "".join(f"{name}: {value}\r\n" for name, value in headers)
        + "Connection: close\r\n\r\n"
    )
    whole = length == len(body) and not any(name == "Transfer-Encoding" for name, _ in headers)
    return _asked(
        _FUZZED,
        f"{seed}/{number}",
        server,
        lambda: _raw(server, head.encode("utf-8", "replace") + body, whole=whole),
    )


def _raw(server: Server, data: bytes, *, whole: bool) -> tuple[int, bytes]:
    """Send bytes as they are; where more was promised than sent, hang up after a moment."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=_SLOW) as line:
        line.sendall(data)
        if not whole:
            line.settimeout(0.05)
        answer = b""
        try:
            while part := line.recv(65_536):
                answer += part
        except TimeoutError:
            if whole:
                raise
        except ConnectionError:
            pass
    status = answer.split(b" ", 2)[1:2]
    return (int(status[0]) if status and status[0].isdigit() else 400), answer


def _bomb(
    server: Server,
    attack: str,
    name: str,
    made: Callable[[], bytes],
    elsewhere: bytes,
    kind: str = "application/sparql-query",
) -> Result:
    body = made().replace(_ELSEWHERE, elsewhere)

    def send() -> tuple[int, bytes]:
        answer = server.request("POST", "/sparql", body, {"Content-Type": kind}, timeout=_SLOW)
        return answer.status, answer.body[:1000]

    return _asked(attack, name, server, send)


def _foreign(server: Server, host: str) -> Result:
    """A browser that was led here under another name must be refused (421 or 400)."""
    head = f"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n"
    result = _asked("foreign Host", host or "none", server, lambda: _raw(server, head.encode(), whole=True))
    return (
        result
        if result.outcome != FINE
        else Result(result.attack, result.name, LOST, result.seconds, 0, "it was answered")
    )


def _half_open(server: Server) -> Iterator[Result]:
    """200 connections that begin a request and never end it; an honest one in between is answered all the same."""
    lines = []
    for number in range(200):
        line = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        line.sendall(
            (
                b"",
                b"POST /spa",
                b"GET / HTTP/1.1\r\nHost: a\r\n",
                b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK",
            )[number % 4]
        )
        lines.append(line)
    for number in range(20):
        for line in lines[number::20]:
            with suppress(OSError):
                line.sendall(b" ")  # slowly, byte by byte
        yield _asked("half-open connections", str(number), server, lambda: (server.query("ASK {}").status, b""))
    for line in lines:
        line.close()


def _under_load(server: Server, seconds: float) -> Result:
    """64 clients for so long, beside four endless queries: every answer is right."""
    until, wrong, right = time.monotonic() + seconds, [], [0]
    endless = BOMBS["a cross product"]().decode()
    expected = server.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").body

    def ask_for_ever() -> None:
        while time.monotonic() < until:
            try:
                status = server.query(endless).status
            except OSError as error:
                wrong.append(f"endless: {error}")
                continue
            if status != 503:
                wrong.append(f"endless: {status}")

    def ask() -> None:
        while time.monotonic() < until:
            try:
                answer = server.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
            except OSError as error:
                wrong.append(str(error))
                continue
            if answer.status == 200 and answer.body == expected:
                right[0] += 1
            else:
                wrong.append(f"{answer.status} {answer.body[:100]!r}")

    threads = [threading.Thread(target=ask_for_ever) for _ in range(4)] + [
        threading.Thread(target=ask) for _ in range(64)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = f"{right[0]:,} right, {len(wrong)} wrong {wrong[:2]}"
    return Result(
        "64 clients beside 4 endless queries",
        f"{seconds:.0f} s",
        LOST if wrong else FINE,
        seconds,
        _megabytes(server),
        said,
    )


def _level(server: Server, many: int) -> Result:
    """The server has as much memory after so many requests as after the first tenth of them (20 MB more at most)."""
    begun, first = time.monotonic(), 0
    for number in range(many):
        path = ("/health", "/questions", "/things", "/sparql?query=ASK%20%7B%7D", "/nothing")[number % 5]
        server.get(path)
        if number == many // 10:
            first = _megabytes(server)
    last = _megabytes(server)
    return Result(
        "memory level",
        f"{many:,} requests",
        HEAVY if last > first + 20 else FINE,
        time.monotonic() - begun,
        last,
        f"{first} MB, then {last} MB",
    )


def _everything(server: Server) -> object:
    rows = json.loads(server.query("SELECT * { GRAPH ?g { ?s ?p ?o } }").body)["results"]["bindings"]
    return sorted(json.dumps(row, sort_keys=True) for row in rows if "bnode" not in json.dumps(row))


def _megabytes(server: Server) -> int:
    """Return the memory of the server's process and the largest of those it has started."""
    largest, page = 0, resource.getpagesize()
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path(f"/proc/{entry}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
            command = Path(f"/proc/{entry}/cmdline").read_bytes()
        except OSError:
            continue
        if int(entry) == server.process.pid or str(server.port).encode() in command.split(b"\0"):
            largest = max(largest, int(fields[21]) * page // 1_000_000)
    return largest
