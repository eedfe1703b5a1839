"""Any SPARQL 1.1 endpoint as a store, through SPARQLWrapper."""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

import pyoxigraph as ox
from rdflib import Variable
from rdflib.query import Result

from vanort.errors import StoreError
from vanort.store import guard
from vanort.store.answer import Answer
from vanort.store.cells import Row, cell_from_oxigraph, cell_from_rdflib, rows_from_oxigraph
from vanort.store.endpoint import Endpoint, endpoint
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.limits import DEFAULT_TIMEOUT, at_most, too_slow
from vanort.vocabulary import GRAPH, VIEW

ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_FOR_EVER = 24 * 3600.0
_ROUND = 100  # limits of servers are round numbers: an answer of 10,000 rows is worth a second look
_ROW_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": None,  # see _from_xml
}
_GRAPH_FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}


class RemoteStore:
    """Answer queries from an endpoint.

    Where the endpoint holds a pushed dataset, queries see it as they do at home: view, reference and ontology as the
    default graph, every graph of the dataset as named graph. Elsewhere the endpoint's own dataset is asked.
    """

    def __init__(self, place: Endpoint, *, allow_service: bool = False) -> None:
        self.endpoint, self._allow_service = place, allow_service
        self._dataset: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        max_rows: int | None = None,
    ) -> Answer:
        """Ask a query; see `vanort.store.Store`.

        An answer that the server has cut is noticed and read on page by page; where that cannot be done, it is an
        error, never a short answer.
        """
        reading = guard.read_query(text, allow_service=self._allow_service)
        if default_graphs is not None or named_graphs is not None:
            graphs = (tuple(map(str, default_graphs or ())), tuple(map(str, named_graphs or ())))
        else:
            graphs = ((), ()) if reading.names_dataset else self._graphs()
        ask = _Asking(self.endpoint, graphs, timeout)
        kind = reading.form.lower()
        if kind in ("construct", "describe"):
            return Answer(kind, rows=at_most(ask.triples(text), max_rows), close=ask.close)
        result = ask.result(text)
        if kind == "ask":  # Virtuoso answers some ASK queries with a row
            holds = result.boolean or any(cell and cell[1] in ("1", "true") for row in result.rows for cell in row)
            return Answer("ask", boolean=holds, close=ask.close)
        pages = _Pages(text, reading, result.variables)
        rows = at_most(_whole(ask, pages, result.rows), max_rows)
        return Answer("select", variables=result.variables, rows=rows, close=ask.close)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the dataset's graphs on the server, sorted."""
        text = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        names = (str(row["g"]) for row in self.query(text, default_graphs=(), timeout=None))
        return tuple(sorted(name for name in names if name.startswith(str(GRAPH))))

    def close(self) -> None:
        """Nothing is held between questions."""

    def _graphs(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._dataset is None:
            self.endpoint.connect()
            self._dataset = ((), ())
            if self.query(f"ASK {{ GRAPH <{VIEW}> {{ ?s ?p ?o }} }}", default_graphs=()).boolean:
                self._dataset = (DEFAULT_GRAPHS, self.graphs())
        return self._dataset


def open_remote(url: str, *, auth: str = "auto", allow_service: bool = False) -> RemoteStore:
    """Open a SPARQL endpoint as a store; credentials come from the environment.

    Raises StoreError where the address is none.
    """
    return RemoteStore(endpoint(url, auth=auth), allow_service=allow_service)


class _Result(NamedTuple):
    variables: tuple[str, ...]
    rows: Iterator[Row]
    boolean: bool | None


def _from_xml(stream: Any) -> _Result:
    """Read XML with rdflib: pyoxigraph's reader strips the spaces around values."""
    result = Result.parse(stream, format="xml")
    if result.type == "ASK":
        return _Result((), iter(()), bool(result.askAnswer))
    names = tuple(str(name) for name in result.vars or ())
    rows = (tuple(cell_from_rdflib(row.get(Variable(name))) for name in names) for row in result.bindings)
    return _Result(names, rows, None)


class _Asking:
    """The requests that one question takes, under one time limit."""

    def __init__(self, place: Endpoint, graphs: tuple[tuple[str, ...], tuple[str, ...]], timeout: float | None) -> None:
        self._place, self._graphs, self._timeout = place, graphs, timeout
        self._until = time.monotonic() + (_FOR_EVER if timeout is None else timeout)
        self._response: Any = None
        self.cut = False  # whether the server says that it cut the last answer

    def close(self) -> None:
        if self._response is not None:
            self._response.close()

    def result(self, text: str) -> _Result:
        """Return the rows, still streaming, or the truth value of an answer."""
        stream, reader = self._open(text, ROWS, _ROW_FORMATS)
        try:
            if reader is None:
                return _from_xml(stream)
            result = ox.parse_query_results(stream, format=reader)
        except (SyntaxError, ValueError, ExpatError) as error:
            raise self._broken(error) from None
        if isinstance(result, ox.QueryBoolean):
            return _Result((), iter(()), bool(result))
        return _Result(tuple(variable.value for variable in result.variables), self._rows(result), None)

    def _rows(self, solutions: Any) -> Iterator[Row]:
        try:
            yield from rows_from_oxigraph(solutions)
        except (SyntaxError, ValueError) as error:
            raise self._broken(error) from None

    def triples(self, text: str) -> Iterator[Row]:
        stream, format_ = self._open(text, TRIPLES, _GRAPH_FORMATS)
        try:
            for triple in ox.parse(stream, format=format_, base_iri=self._place.url):
                yield tuple(map(cell_from_oxigraph, (triple.subject, triple.predicate, triple.object)))
        except (SyntaxError, ValueError) as error:
            raise self._broken(error) from None
        if self.cut:
            raise self.cut_short()

    def count(self, pages: _Pages) -> int:
        """Return how many rows the question has in truth."""
        (row,) = self.result(pages.counted()).rows
        return int(row[0][1] if row[0] else 0)

    def _open(self, text: str, accept: str, formats: dict[str, Any]) -> tuple[Any, Any]:
        left = self._until - time.monotonic()
        if left <= 0:
            raise too_slow(self._timeout or 0)
        wrapper = self._place.wrapper(text, timeout=left, accept=accept)
        for name, graphs in zip(("default-graph-uri", "named-graph-uri"), self._graphs, strict=True):
            for graph in graphs:
                wrapper.addParameter(name, graph)
        if self._graphs[1]:
            wrapper.setMethod("POST")
        response = self._place.attempt(lambda: wrapper.query().response)
        self._response = response
        self.cut = "X-SPARQL-MaxRows" in response.headers
        media_type = response.headers.get_content_type()
        if media_type not in formats:
            response.close()
            raise StoreError(
                f"{self._place.shown} answered with {media_type}, which is no SPARQL result.",
                hint="It may be the page with the query form: look for the address of the endpoint itself.",
            )
        return _Watched(response, self._until, self._timeout), formats[media_type]

    def _broken(self, error: Exception) -> StoreError:
        return StoreError(
            f"{self._place.shown} sent a broken answer, perhaps cut off at a time limit: {str(error)[:200]}.",
            hint="Ask for less, or ask the server's keeper for its limits.",
        )

    def cut_short(self) -> StoreError:
        return StoreError(
            f"{self._place.shown} cut the answer at its own limit of rows.", hint="Ask for less, or page with LIMIT."
        )


class _Watched(io.RawIOBase):
    """A response that stops giving when the time is up."""

    def __init__(self, response: Any, until: float, timeout: float | None) -> None:
        self._response, self._until, self._timeout = response, until, timeout

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if time.monotonic() > self._until:
            raise too_slow(self._timeout or 0)
        try:
            return bytes(self._response.read(size))
        except TimeoutError:
            raise too_slow(self._timeout or 0) from None


class _Pages(NamedTuple):
    """A SELECT as the inner part of other queries; its own prologue stays in front."""

    text: str
    reading: guard.Reading
    variables: tuple[str, ...]

    def counted(self) -> str:
        return self._around("SELECT (COUNT(*) AS ?rows)", "")

    def page(self, offset: int, size: int) -> str:
        # The order stands inside and the page outside: Virtuoso sorts no more rows than it shows.
        order = "" if "ORDER" in self.reading.words else f"ORDER BY {' '.join('?' + name for name in self.variables)}"
        inner = _Pages(self._around("SELECT *", order), self.reading, self.variables)
        return inner._around("SELECT *", f"LIMIT {size} OFFSET {offset}")

    def _around(self, before: str, after: str) -> str:
        prologue, body = self.text[: self.reading.start], self.text[self.reading.start :]
        return f"{prologue}{before} {{ {{ {body}\n}} }} {after}"


def _whole(ask: _Asking, pages: _Pages, rows: Iterator[Row]) -> Iterator[Row]:
    """Yield all rows, also those that the server kept back."""
    seen: Counter[Row] = Counter()
    for row in rows:
        seen[row] += 1
        yield row
    size = seen.total()
    if not size or pages.reading.limit == size or not (ask.cut or size % _ROUND == 0):
        return
    if pages.reading.names_dataset:
        if ask.cut:
            raise ask.cut_short()
        return  # FROM cannot stand inside another query, so nobody can look
    missing = ask.count(pages) - size
    if missing <= 0:
        return
    if any(cell and cell[0] == "bnode" for row in seen for cell in row):
        raise ask.cut_short()  # blank nodes have other labels on the next page: nobody can tell which came already
    for offset in range(0, missing + size, size):
        for row in ask.result(pages.page(offset, size)).rows:
            if seen[row]:
                seen[row] -= 1
            else:
                missing -= 1
                yield row
    if missing:
        raise ask.cut_short()
