"""The application: which path leads where, and what holds for every answer.

/                the explorer, or the questions where there is none
/questions       the catalogue with forms;  /questions/NAME answers one
/sparql          SPARQL 1.1 Protocol, and a page with a form
/graphs          Graph Store Protocol
/reconcile       Reconciliation Service API 0.2: lists of others matched against what is served
/things          everything that has a page;  /id/KIND/NAME shows one;  /thing?iri= any
/sparql.js       the editor of the query page;  /terms.json what it completes
/concept/…       a concept;  /ns the ontology
/dataset.nq      the whole as one file;  /.well-known/void says what is in it
/health          whether the store answers
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vanort.errors import VanortError
from vanort.server import catalogue, description, editor, graph_store, reconcile, sparql, things
from vanort.server.cors import cors_headers
from vanort.server.markup import tag
from vanort.server.negotiation import HTML, HTML_TYPE, choose
from vanort.server.pages import CONTENT_SECURITY_POLICY, NOTICE, STYLE, page
from vanort.server.protocol import Refusal
from vanort.server.replies import Question
from vanort.server.requests import Gone, language_of, refused
from vanort.server.site import Site
from vanort.server.source import STALE, Source, watch
from vanort.server.words import word

_ANY = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",  # a query stands in the address
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"content-security-policy": CONTENT_SECURITY_POLICY.encode(),
}
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})

Handler = Callable[[Site, Request], Awaitable[Response]]


def create_app(site: Site) -> Starlette:
    """Return the ASGI application for a site."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(watch(site.engine, site.source, allow_update=site.allow_update))
        yield
        watching.cancel()
        site.engine.stop()

    def route(path: str, handler: Handler, methods: list[str]) -> Route:
        return Route(path, partial(handler, site), methods=methods)

    reading = ["GET"]  # Starlette adds HEAD
    routes = [
        route("/", _home, reading),
        route("/questions", catalogue.overview, reading),
        route("/questions/{name}", catalogue.ask, reading),
        route("/sparql", sparql.endpoint, _ANY),
        route("/sparql/", sparql.endpoint, _ANY),
        route("/graphs", graph_store.graphs, _ANY),
        route("/reconcile", reconcile.service, ["GET", "POST"]),
        route("/reconcile/suggest/{kind}", reconcile.suggest, reading),
        route("/reconcile/properties", reconcile.properties, reading),
        route("/reconcile/preview", reconcile.preview, reading),
        route("/things", things.index, reading),
        route("/thing", things.by_iri, reading),
        route("/id/{path:path}", things.by_path, reading),
        route("/concept/{path:path}", things.by_path, reading),
        route("/ns", things.ontology, reading),
        route(description.DUMP_PATH, description.dump, reading),
        route(description.VOID_PATH, description.void, reading),
        route("/health", _health, reading),
        route("/style.css", _style, reading),
        route("/sparql.js", editor.script, reading),
        route("/terms.json", editor.terms, reading),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(_Envelope, source=site.source, loopback=site.loopback, origins=site.allow_origins)],
        exception_handlers={
            Refusal: _on_refusal,
            VanortError: _on_error,
            HTTPException: _on_http,
            Gone: _on_gone,
        },
    )


async def _home(site: Site, request: Request) -> Response:
    if site.engine.explorer is None:
        return RedirectResponse("/questions", 303)
    # The explorer brings a policy of its own for its scripts; who may put it into a frame is said from here. Where that is
    # said, browsers do not look at X-Frame-Options (CSP3, 6.4.2).
    framing = " ".join(sorted(site.allow_embedding)) or "'none'"
    headers = {"Content-Security-Policy": f"frame-ancestors {framing}"}
    return Response(site.engine.explorer, media_type=HTML_TYPE, headers=headers)


async def _health(site: Site, request: Request) -> Response:
    await site.engine.ask(Question("ASK {}", "json"), timeout=5)
    notice = NOTICE.get()
    said = {
        "status": "ok",
        "built": site.source.built,
        "stale": notice.sentence(language_of(request)) if notice else "",
    }
    return JSONResponse(said, headers={"Cache-Control": "no-store"})


async def _style(site: Site, request: Request) -> Response:
    return Response(STYLE, media_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=3600"})


def _on_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 (registered for this)
    return _failure(request, error.status, error.reason, error.headers)


def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, VanortError)  # noqa: S101 (registered for this)
    status, headers = refused(error)
    return _failure(request, status, str(error), headers)


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 (registered for this)
    reason = word("not-found", language_of(request)) if error.status_code == 404 else error.detail
    return _failure(request, error.status_code, reason, dict(error.headers or {}))


def _on_gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it; it is for the log


def _failure(request: Request, status: int, reason: str, headers: dict[str, str]) -> Response:
    accept = ",".join(request.headers.getlist("accept"))
    chosen = choose(accept, {"text/plain": "txt", "text/html": HTML})
    if chosen and chosen.format == HTML and "text/html" in accept.lower():
        language = language_of(request)
        body = page(word("error", language), tag("p", reason, class_="error", role="alert"), language=language)
        return Response(body, status, media_type=HTML_TYPE, headers=headers)
    return PlainTextResponse(reason + "\n", status, headers=headers)


class _Envelope:
    """Adds the headers that every answer carries, refuses foreign hosts, and writes one line a request.

    The line names no person: neither addresses nor what was asked, only the kind of page.
    """

    def __init__(self, app: ASGIApp, source: Source, loopback: bool, origins: frozenset[str]) -> None:
        self._app, self._source, self._loopback, self._origins = app, source, loopback, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status, gone = time.monotonic(), 500, False
        NOTICE.set(self._source.notice)

        async def with_headers(message: Message) -> None:
            nonlocal status, gone
            if gone:
                return
            if message["type"] == "http.response.start":
                status = message["status"]
                stale = {STALE: self._source.notice.sentence()} if self._source.notice else {}
                shared = [(name.encode(), value.encode("latin-1")) for name, value in {**cors, **stale}.items()]
                given = {name.lower() for name, _ in [*message["headers"], *shared] if name != b"vary"}
                message["headers"] = [
                    *message["headers"],
                    *shared,
                    *((name, value) for name, value in _HEADERS.items() if name not in given),
                ]
            try:
                await send(message)
            except Exception:  # what came behind the request was no HTTP: the line is answered and closed already
                gone = True

        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        known = {name.decode("latin-1"): value for name, value in headers.items()}
        cors = cors_headers(scope["path"], known, self._origins)
        if self._loopback and b"sec-fetch-site" in headers and _host(headers.get(b"host", "")) not in _LOCAL:
            # A browser was led here under another name (DNS rebinding): its page must not read local data.
            await PlainTextResponse("This server answers to localhost.\n", 421)(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)
        _log(scope, status, time.monotonic() - started)


def _host(header: str) -> str:
    return header.partition("]")[0] + "]" if header.startswith("[") else header.partition(":")[0].lower()


def _log(scope: Scope, status: int, seconds: float) -> None:
    first = scope["path"].split("/")[1:2]
    kind = first[0] if first and first[0].isalpha() and len(first[0]) < 20 else ""
    print(f"{scope['method'][:10]} /{kind} {status} {seconds * 1000:.0f} ms", file=sys.stderr)
