"""The endpoint `/sparql`: SPARQL 1.1 Protocol for programs, a page with a form for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from vanort.catalogue.otherwise_told import head
from vanort.catalogue.otherwise_told import sentence as told_otherwise
from vanort.catalogue.question import read_question
from vanort.errors import VanortError
from vanort.privacy.withheld import is_empty, sentence
from vanort.server.cors import METHODS, is_foreign
from vanort.server.description import OFFERS, service
from vanort.server.markup import Child, Markup, join, tag
from vanort.server.negotiation import GRAPHS, HTML, HTML_TYPE, ROWS, negotiate
from vanort.server.pages import EDITOR_POLICY, page, table_markup
from vanort.server.picture import graph_picture
from vanort.server.protocol import Operation, Refusal, longest_body, read_operation, read_parameters, with_dataset
from vanort.server.replies import CELLS, EXPLAIN, Question, Reply, Table
from vanort.server.requests import apart, body_of, language_of, refused, while_connected
from vanort.server.site import Site
from vanort.server.withholding import SEE
from vanort.server.words import word
from vanort.store import guard
from vanort.store.prefixes import with_prefixes
from vanort.store.results import with_head
from vanort.support.resources import resource
from vanort.vocabulary import ID

PAGE_ROWS = 1_000
NOTE = "X-Vanort-Note"
WITHHELD = "Vanort-Withheld"
_EXPLAINING = 2.0  # seconds
_LONGEST_HEADER = 4_000
_AS_IT_IS = " !#$&'()*+,/:;<=>?@[]^_`{|}~\"."
_FORMATS = ("html", "csv", "json", "xml", "tsv", "ttl", "jsonld")


async def endpoint(site: Site, request: Request) -> Response:
    """Answer one request to the endpoint."""
    if request.method == "OPTIONS":  # a browser asks what a page may send; the envelope adds for whom
        return Response(status_code=204, headers={"Allow": METHODS})
    limits, content_type = site.engine.limits, request.headers.get("content-type", "")
    query_string = request.scope["query_string"]
    body = await body_of(request, longest_body(content_type, limits.query, limits.change))
    read = partial(read_operation, request.method, query_string, content_type, body)
    operation = await apart(read, len(body))
    if operation is None:
        return await _service(site, request)
    if operation.is_update:
        return await _update(site, request, operation)
    return await _query(site, request, operation, body)


async def _service(site: Site, request: Request) -> Response:
    """Describe the service, to a program or to a person (SPARQL 1.1 Service Description, section 2)."""
    chosen = negotiate(request.headers, {**OFFERS, "text/html": HTML}, _asked_format(request))
    if chosen.format == HTML:
        return _form_page(request, "", ())
    return await service(site, request, chosen)


async def _update(site: Site, request: Request, operation: Operation) -> Response:
    if not site.allow_update:
        raise Refusal(403, "This server only answers questions. Start it with --allow-update to let it be changed.")
    if is_foreign(request.headers):
        raise Refusal(403, "An update from a page of another site is refused.")
    if len(operation.text) > site.engine.limits.change:
        raise Refusal(
            413, f"An update may have {site.engine.limits.change:,} characters. Send it in parts, or data to /graphs."
        )
    text = await apart(partial(with_dataset, operation), len(operation.text))
    await while_connected(request, site.engine.update(text, str(ID)))
    return Response(status_code=204)


async def _query(site: Site, request: Request, operation: Operation, body: bytes) -> Response:
    if len(operation.text) > site.engine.limits.query:
        raise Refusal(413, f"A query may have {site.engine.limits.query:,} characters.")
    reading = await apart(partial(guard.read_query, operation.text), len(operation.text))
    gives_rows = reading.form in ("SELECT", "ASK")
    chosen = negotiate(request.headers, ROWS if gives_rows else GRAPHS, _asked_format(request))
    if chosen.format == HTML:
        return await _result_page(site, request, operation)
    question = Question(
        operation.text,
        chosen.format if gives_rows else "json",
        "ttl" if gives_rows else chosen.format,
        operation.default_graphs,
        operation.named_graphs,
        site.engine.limits.max_rows,
        counted=True,
    )
    reply = await while_connected(request, site.engine.ask(question))
    why = await why_empty(site, request, operation) if reply.is_empty else Why()
    notes = tuple(filter(None, (told_otherwise(why.otherwise, "en"), *why.notes)))
    headers = {"Vary": "Accept"}
    if reply.withheld:  # for the formats that have no place for it
        headers[WITHHELD] = ", ".join(f"{kind}={count}" for kind, count in reply.withheld.items())
    if notes:  # what a header may hold is ASCII, so the rest is percent-encoded, as in an address
        headers[NOTE] = quote(" | ".join(notes), safe=_AS_IT_IS)[:_LONGEST_HEADER]
    return Response(_with_notes(reply, why), media_type=chosen.content_type, headers=headers)


class Why(NamedTuple):
    """Why an answer is empty: lines to be said, and what it would have where sources tell it otherwise."""

    notes: tuple[str, ...] = ()
    otherwise: dict[str, int] = {}  # noqa: RUF012 (never changed)


async def why_empty(site: Site, request: Request, operation: Operation) -> Why:
    """Return what there is to say of a query with an empty answer; nothing where that takes too long."""
    question = Question(operation.text, CELLS, CELLS, operation.default_graphs, operation.named_graphs, purpose=EXPLAIN)
    try:
        reply = await while_connected(request, site.engine.ask(question, timeout=_EXPLAINING))
    except VanortError:
        return Why()
    return Why(tuple(reply.body), reply.otherwise)


def _with_notes(reply: Reply, why: Why) -> bytes:
    """Return an answer with what there is to say of it in the head of JSON."""
    body = bytes(reply.body)
    more = {**({"notes": list(why.notes)} if why.notes else {}), **head(why.otherwise)}
    return with_head(body.decode("utf-8"), more).encode("utf-8") if more and reply.format == "json" else body


def _asked_format(request: Request) -> str:
    """Return what a link chooses with ?format=."""
    return read_parameters(request.scope["query_string"]).get("format", [""])[-1]


async def _result_page(site: Site, request: Request, operation: Operation) -> Response:
    graphs = (operation.default_graphs, operation.named_graphs)
    language = language_of(request)
    text, added = with_prefixes(operation.text)
    operation = replace(operation, text=text)
    question = Question(text, CELLS, CELLS, *graphs, PAGE_ROWS, counted=True)
    try:
        reply = await while_connected(request, site.engine.ask(question))
    except VanortError as error:
        status, headers = refused(error)
        message = tag("p", str(error), class_="error", role="alert")
        return _form_page(request, operation.text, message, status, headers)
    links = answer_links(operation.text, language)
    why = await why_empty(site, request, operation) if reply.is_empty else Why()
    notes = (*([added] if added else []), *why.notes)
    told = told_otherwise(why.otherwise, language)
    shown = join(
        (answer_markup(reply, language, none=told), tag("ul", [tag("li", note) for note in notes]) if notes else None)
    )
    return _form_page(request, operation.text, (tag("h2", word("answer", language)), shown, links))


def answer_markup(reply: Reply, language: str, *, none: str = "") -> Markup:
    """Return a table or a truth value as a reader sees it, and what is withheld from it; `none` is what no row means."""
    withheld = sentence(reply.withheld, language, see=SEE)
    note = tag("p", withheld, role="note") if withheld else None
    body = reply.body
    if isinstance(body, bool):
        return join((tag("p", tag("strong", word("yes" if body else "no", language))), note))
    assert isinstance(body, tuple)  # noqa: S101 (a page asks for cells, and these are tables)
    table = Table(*body)
    if reply.withheld:  # a row that has nothing left says less than the note
        table = table._replace(rows=[row for row in table.rows if not is_empty(row)])
    if not table.rows and note:
        return note
    picture = graph_picture(table, word("graph", language)) if table.variables == _TRIPLE else None
    return join((note, picture, table_markup(table, language, none=none)))


_TRIPLE = ["subject", "predicate", "object"]  # what the cells of a CONSTRUCT or DESCRIBE are called


def answer_links(text: str, language: str) -> Markup:
    """Return links to an answer: itself, its rows as CSV and JSON, and its text in the form."""
    base = "/sparql?" + urlencode({"query": text}, quote_via=quote)
    formats = {"link": "", "csv": "&format=csv", "json": "&format=json"}
    if guard.read(text).form in ("CONSTRUCT", "DESCRIBE"):
        formats = {"link": "", "rdf": "&format=ttl"}
    items = (tag("li", tag("a", word(key, language), href=base + end)) for key, end in formats.items())
    return tag("ul", items)


def _form_page(
    request: Request, text: str, answer: Child, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    language = language_of(request)
    if not text:
        text = read_question(resource("queries/server/example.rq")).text
    choices = (tag("option", name.upper() if len(name) < 6 else "JSON-LD", value=name) for name in _FORMATS)
    form = tag(
        "form",
        tag("label", word("query", language), for_="query"),
        tag("textarea", "\n" + text, id="query", name="query", spellcheck="false", autocapitalize="off", required=True),
        tag("label", word("choose-format", language), for_="format"),
        tag("select", choices, id="format", name="format"),
        tag("input", type="hidden", name="lang", value=language),
        tag("button", word("ask", language), type="submit"),
        action="/sparql",
        method="get",
    )
    script = tag("script", src="/sparql.js", defer=True)
    body = join((answer, tag("p", word("query-lead", language)), form, script))
    content = page(
        word("sparql", language), body, language=language, here="/sparql", query=request.query_params.multi_items()
    )
    sent = {"Vary": "Accept", "Content-Security-Policy": EDITOR_POLICY, **(headers or {})}
    return Response(content, status, media_type=HTML_TYPE, headers=sent)
