"""Any SPARQL 1.1 endpoint as a store, through SPARQLWrapper."""

from __future__ import annotations

import http.client
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from vanort.errors import StoreError
from vanort.store import guard
from vanort.store.accepted import GRAPH_FORMATS, ROW_FORMATS, ROWS, SAYS_NOTHING, TRIPLES, reader_of
from vanort.store.answer import Answer
from vanort.store.cells import Row
from vanort.store.endpoint import Endpoint, endpoint, plain
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.limits import DEFAULT_TIMEOUT, at_most, too_slow
from vanort.store.received import UNREADABLE, Result, triples_from
from vanort.store.transport import Body
from vanort.store.virtuoso import is_virtuoso, quirks, with_truths
from vanort.vocabulary import GRAPH, VIEW

_FOR_EVER = 24 * 3600.0
ARRIVING = ".arriving"  # the end of the IRI of a graph that a push is filling, beside its place
_ROUND = 100  # limits of servers are round numbers: an answer of 10,000 rows is worth a second look


class RemoteStore:
    """Answer queries from an endpoint.

    Where the endpoint holds a pushed dataset, queries see it as they do at home: view, reference and ontology as the
    default graph, every graph of the dataset as named graph. Elsewhere the endpoint's own dataset is asked.
    """

    def __init__(self, place: Endpoint, *, allow_service: bool = False, patience: float | None = None) -> None:
        """Take a server as a store; `patience` is what all questions to it may take together, in seconds."""
        self.endpoint, self._allow_service, self._patience = place, allow_service, patience
        self._until = time.monotonic() + (_FOR_EVER if patience is None else patience)
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
        until = min(self._until, time.monotonic() + (_FOR_EVER if timeout is None else timeout))
        limit = self._patience if timeout is None else timeout
        if default_graphs is not None or named_graphs is not None:
            graphs = (tuple(map(str, default_graphs or ())), tuple(map(str, named_graphs or ())))
        else:
            graphs = ((), ()) if reading.names_dataset else self._graphs(until)
        ask = _Asking(self.endpoint, graphs, until, limit)
        kind = reading.form.lower()
        if kind in ("construct", "describe"):
            return Answer(kind, rows=at_most(ask.triples(text), max_rows), close=ask.close, notes=ask.notes)
        result = ask.result(text)
        if kind == "ask":  # Virtuoso answers some ASK queries with a row
            holds = result.boolean or any(cell and cell[1] in ("1", "true") for row in result.rows for cell in row)
            ask.close()
            return Answer("ask", boolean=holds, close=ask.close, notes=ask.notes, withheld=ask.withheld)
        pages = _Pages(text, reading, result.variables)
        rows = at_most(_whole(ask, pages, result.rows), max_rows)
        return Answer(
            "select", variables=result.variables, rows=rows, close=ask.close, notes=ask.notes, withheld=ask.withheld
        )

    def graphs(self, *, timeout: float | None = None) -> tuple[str, ...]:
        """Return the IRIs of the dataset's graphs on the server, sorted; one that a push is still filling is none yet."""
        text = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"  # DISTINCT takes Virtuoso hundreds of times as long
        names = (str(row["g"]) for row in self.query(text, default_graphs=(), timeout=timeout))
        return tuple(sorted(name for name in names if name.startswith(str(GRAPH)) and not name.endswith(ARRIVING)))

    def close(self) -> None:
        """Nothing is held between questions."""

    def _graphs(self, until: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._dataset is None:
            ours = f"ASK {{ GRAPH <{VIEW}> {{ ?s ?p ?o }} }}"
            found: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
            if self.query(ours, default_graphs=(), timeout=until - time.monotonic()).boolean:
                found = (DEFAULT_GRAPHS, self.graphs(timeout=until - time.monotonic()))
            self._dataset = found
        return self._dataset


def open_remote(
    url: str, *, auth: str = "auto", allow_service: bool = False, patience: float | None = None
) -> RemoteStore:
    """Open a SPARQL endpoint as a store; credentials come from the environment.

    `patience` is what all questions to it may take together, in seconds.

    Raises StoreError where the address is none.
    """
    return RemoteStore(endpoint(url, auth=auth), allow_service=allow_service, patience=patience)


class _Asking:
    """The requests that one question takes, under one time limit; `notes` is what there is to say of the answer."""

    def __init__(
        self, place: Endpoint, graphs: tuple[tuple[str, ...], tuple[str, ...]], until: float, timeout: float | None
    ) -> None:
        self._place, self._graphs, self._until, self._timeout = place, graphs, until, timeout
        self._response: Any = None
        self._is_virtuoso = False
        self.notes: list[str] = []
        self.withheld: dict[str, int] = {}
        self.cut = False  # whether the server says that it cut the last answer

    def close(self) -> None:
        if self._response is not None:
            self._response.close()

    def result(self, text: str) -> Result:
        """Return the rows, still streaming, or the truth value of an answer."""
        body, read = self._open(text, ROWS, ROW_FORMATS)
        with self._as_error(body):
            result: Result = read(body, self.notes.append)
        return result._replace(rows=self._rows(result.rows, body))

    def _rows(self, rows: Iterator[Row], body: Body) -> Iterator[Row]:
        with self._as_error(body):
            yield from map(with_truths, rows) if self._is_virtuoso else rows

    def triples(self, text: str) -> Iterator[Row]:
        body, format_ = self._open(text, TRIPLES, GRAPH_FORMATS)
        with self._as_error(body):
            yield from triples_from(body, format_, self._place.url, self.notes.append)
        if self.cut:
            raise self.cut_short()

    def count(self, pages: _Pages) -> int:
        """Return how many rows the question has in truth."""
        rows = list(self.result(pages.counted()).rows)
        if len(rows) != 1 or not rows[0][0] or not rows[0][0][1].isdecimal():
            raise self.cut_short()  # nobody can tell
        return int(rows[0][0][1])

    def _open(self, text: str, accept: str, formats: dict[str, Any]) -> tuple[Body, Any]:
        if time.monotonic() >= self._until:
            raise too_slow(self._timeout or 0)
        names = ("default-graph-uri", "named-graph-uri")
        parameters = [(name, graph) for name, graphs in zip(names, self._graphs, strict=True) for graph in graphs]
        request = self._place.request(text, accept=accept, parameters=parameters)
        response = self._place.open(request, self._until)
        self._response = response
        self.cut = "X-SPARQL-MaxRows" in response.headers
        self._is_virtuoso = is_virtuoso(response.headers.get("Server", ""))
        if self._is_virtuoso and not self.notes:  # once a question, however many pages its answer has
            self.notes.extend(quirks(text))
        self.withheld = _counts(response.headers.get("Vanort-Withheld", ""))
        body = Body(response)
        media_type = response.headers.get_content_type()
        reader = formats.get(media_type)
        if reader is None and media_type in SAYS_NOTHING:
            with self._as_error(body):
                reader = reader_of(body.begin(), formats)
        if reader is None:
            response.close()
            raise StoreError(
                f"{self._place.shown} answered with {media_type}, which is no SPARQL result.",
                hint="It may be the page with the query form: look for the address of the endpoint itself.",
            )
        return body, reader

    @contextmanager
    def _as_error(self, body: Body) -> Iterator[None]:
        """Turn what can happen while an answer is read into an error for a reader."""
        try:
            yield
        except TimeoutError:
            self.close()
            raise too_slow(self._timeout or 0) from None
        except UNREADABLE as error:
            self.close()
            raise self._broken(error, body) from None
        except (OSError, http.client.HTTPException, zlib.error) as error:
            self.close()
            raise StoreError(
                f"{self._place.shown} sent a broken answer: the connection ended, or failed, before the answer did ({type(error).__name__}).",
                hint="Ask again, or ask for less.",
            ) from None

    def _broken(self, error: Exception, body: Body) -> StoreError:
        start = bytes(body.kept[:200]).lstrip()
        if not start:
            return StoreError(
                f"{self._place.shown} sent an empty answer.", hint="Check the address, or ask the server's keeper."
            )
        if start.startswith(b"<") and b"html" in start.lower():
            return StoreError(
                f"{self._place.shown} sent a page instead of an answer: {plain(bytes(body.kept).decode('utf-8', 'replace'))}",
                hint="Check the address.",
            )
        return StoreError(
            f"{self._place.shown} sent a broken answer, perhaps cut off at a time limit: {str(error)[:200]}.",
            hint="Ask for less, or ask the server's keeper for its limits.",
        )

    def cut_short(self) -> StoreError:
        return StoreError(
            f"{self._place.shown} cut the answer at its own limit of rows.", hint="Ask for less, or page with LIMIT."
        )


def _counts(header: str) -> dict[str, int]:
    """Read what `vanort serve` says that an answer lacks.

    >>> _counts("person=3, email=1")
    {'person': 3, 'email': 1}
    """
    pairs = (part.strip().partition("=") for part in header.split(","))
    return {kind: int(count) for kind, _, count in pairs if count.isdecimal()}


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
