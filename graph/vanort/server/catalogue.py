"""The catalogue of named questions as pages with forms."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vanort.catalogue.ordering import in_alphabet
from vanort.catalogue.otherwise_told import sentence as told_otherwise
from vanort.catalogue.parameters import bind_parameters
from vanort.catalogue.question import LANGUAGE
from vanort.catalogue.question import Question as CatalogueQuestion
from vanort.errors import QueryError, VanortError
from vanort.server.markup import Child, Markup, tag
from vanort.server.negotiation import HTML_TYPE
from vanort.server.pages import page
from vanort.server.protocol import Operation, Refusal, read_parameters
from vanort.server.replies import CELLS, Question, Reply, Table
from vanort.server.requests import language_of, refused, while_connected
from vanort.server.site import Site
from vanort.server.sparql import PAGE_ROWS, Why, answer_links, answer_markup, why_empty
from vanort.server.words import LANGUAGES, word
from vanort.store import Answer

_FIELD = "p."


async def overview(site: Site, request: Request) -> Response:
    """List all questions, each with its form."""
    language = language_of(request)
    entries = [_entry(question, language, {}) for question in site.catalogue.values()]
    body = page(
        word("catalogue", language),
        tag("p", word("catalogue-lead", language)),
        entries,
        language=language,
        here="/questions",
        query=request.query_params.multi_items(),
    )
    return Response(body, media_type=HTML_TYPE)


async def ask(site: Site, request: Request) -> Response:
    """Answer a named question with the values of its form; ?format= leads on to the endpoint."""
    language = language_of(request)
    question = site.catalogue.get(request.path_params["name"])
    if question is None:
        raise Refusal(404, "There is no such question.")
    parameters = read_parameters(request.scope["query_string"])
    values = {name.removeprefix(_FIELD): found[-1] for name, found in parameters.items() if name.startswith(_FIELD)}
    status, headers, answer = 200, dict[str, str](), None
    try:
        text = await _bound(site, question, values, language)
        if (format_ := parameters.get("format", [""])[-1]) in ("csv", "json"):
            from urllib.parse import urlencode

            return RedirectResponse(f"/sparql?{urlencode({'query': text, 'format': format_})}", 303)
        asked = Question(text, CELLS, CELLS, max_rows=PAGE_ROWS, counted=True)
        reply = await while_connected(request, site.engine.ask(asked))
        why = await why_empty(site, request, Operation(text)) if reply.is_empty else Why()
        none = " ".join(filter(None, (question.header("none", language), told_otherwise(why.otherwise, language))))
        answer = [
            tag("h2", word("answer", language)),
            answer_markup(_in_alphabet(reply, text, language), language, none=none),
            answer_links(text, language),
            tag("details", tag("summary", "SPARQL"), tag("pre", text)),
        ]
    except VanortError as error:
        status, headers = refused(error)
        answer = [tag("p", str(error), class_="error", role="alert")]
    title = question.header("summary", language) or question.name
    body = page(
        title,
        _note(question, language),
        answer,
        _form(question, language, values),
        language=language,
        here="/questions",
        query=request.query_params.multi_items(),
    )
    return Response(body, status, media_type=HTML_TYPE, headers=headers)


def _entry(question: CatalogueQuestion, language: str, values: Mapping[str, str]) -> Markup:
    title = question.header("summary", language) or question.name
    return tag("section", tag("h2", title), _note(question, language), _form(question, language, values))


def _note(question: CatalogueQuestion, language: str) -> Markup | None:
    """Return what a row means, where the question says so: in the reader's language, or else in English."""
    texts = question.texts("answer")
    found = next((each for each in (language, "en") if each in texts), None)
    return tag("p", texts[found], class_="quiet", lang=found) if found else None


def _form(question: CatalogueQuestion, language: str, values: Mapping[str, str]) -> Markup:
    fields: list[Child] = []
    for parameter in question.parameters:
        if parameter.name == LANGUAGE:
            continue
        name = f"{_FIELD}{parameter.name}"
        identifier = f"{question.name}-{parameter.name}"
        fields.append(tag("label", f"{parameter.name} ({parameter.type})", for_=identifier))
        value = values.get(parameter.name, parameter.example)
        fields.append(
            tag("input", id=identifier, name=name, value=value, required=not parameter.optional, autocomplete="off")
        )
    return tag(
        "form",
        fields,
        tag("input", type="hidden", name="lang", value=language),
        tag("button", word("ask", language), type="submit"),
        action=f"/questions/{question.name}",
        method="get",
    )


def _in_alphabet(reply: Reply, text: str, language: str) -> Reply:
    """Return an answer with its rows in the order of the alphabet; one without rows as it is."""
    if not isinstance(reply.body, tuple):
        return reply
    table = Table(*reply.body)
    answer = in_alphabet(Answer("select", variables=table.variables, rows=table.rows), text, language)
    return reply._replace(body=table._replace(rows=list(answer.cells())))


async def _bound(site: Site, question: CatalogueQuestion, values: Mapping[str, str], language: str) -> str:
    if values.get(LANGUAGE, language) not in LANGUAGES:
        raise QueryError("The language is en or sv.")
    loop = asyncio.get_running_loop()
    store = EngineStore(site, loop)
    # Names are looked up in the store, by code that waits for it: so it waits in a thread.
    return await asyncio.to_thread(bind_parameters, question, values, store, language=language)


class EngineStore:
    """The engine as a `vanort.store.Store`, for code that runs in a thread."""

    def __init__(self, site: Site, loop: asyncio.AbstractEventLoop) -> None:
        self._site, self._loop = site, loop

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        timeout: float | None = None,
        max_rows: int | None = None,
    ) -> Answer:
        """Ask the engine and wait."""
        default = None if default_graphs is None else tuple(default_graphs)
        named = None if named_graphs is None else tuple(named_graphs)
        question = Question(text, CELLS, CELLS, default, named, max_rows)
        future = asyncio.run_coroutine_threadsafe(self._site.engine.ask(question, timeout=timeout), self._loop)
        body = future.result()
        if isinstance(body.body, bool):
            return Answer("ask", boolean=body.body)
        table = Table(*body.body)
        return Answer("select", variables=table.variables, rows=table.rows)

    def close(self) -> None:
        """Leave the engine to the server."""
