"""What a worker does with one question: evaluate it and write the whole answer, or say why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import pyoxigraph as ox

from vanort.emptiness import explain, looks_empty
from vanort.emptiness.probes import TRUE
from vanort.errors import QueryError, QueryLimit
from vanort.store.cells import Row, rows_from_oxigraph
from vanort.store.embedded import Request, evaluate
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.limits import at_most
from vanort.store.results import BOOLEAN_WRITERS, GRAPH_FORMATS, ROW_WRITERS
from vanort.vocabulary import ID, PREFIXES, VIEW

MAX_BYTES = 100_000_000
EXPLAIN = "explain"
CELLS = "cells"  # not a file: the first rows themselves, for a page that says that there are more


class Question(NamedTuple):
    """A query with the form its answer is wanted in; `formats` are those for rows and those for graphs."""

    text: str
    rows_format: str
    graph_format: str = "ttl"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    max_rows: int | None = None
    purpose: str = ""  # EXPLAIN asks why the answer is empty, instead of for the answer


class Table(NamedTuple):
    """The first rows of an answer, and whether there are more."""

    variables: list[str]
    rows: list[Row]
    more: bool


class Reply(NamedTuple):
    """An answer: the format it came out in, and its bytes; for a page a table or a truth value.

    To the question why an answer is empty, the body is the lines to be said.
    """

    format: str
    body: Any
    is_empty: bool = False


def answer(store: ox.Store, question: Question) -> Reply:
    """Return the whole answer to a question.

    Without graphs of its own a query sees the dataset as vanort lays it out, if this is one: view, reference and
    ontology, and the default graph itself, as the default graph. Any other dataset is seen as it is.

    Raises QueryError where the text is not SPARQL, QueryLimit where the answer is too large.
    """
    graphs = question.default_graphs
    if graphs is None and question.named_graphs is None and store.contains_named_graph(ox.NamedNode(str(VIEW))):
        graphs = (*DEFAULT_GRAPHS, "")
    request = Request(question.text, graphs, question.named_graphs, base=str(ID))
    if question.purpose == EXPLAIN:
        return Reply(EXPLAIN, _explained(store, request))
    result = evaluate(store, request)
    seen = _Seen(question.text)
    try:
        reply = _written(result, question, seen)
        return reply._replace(is_empty=seen.looks_empty())
    except (OSError, RuntimeError) as error:  # what only shows while the answer is computed
        raise QueryError(f"The query could not be answered: {str(error)[:200]}.") from None


class _Seen:
    """Count what passes, so that an answer of nothing is known as such."""

    def __init__(self, text: str) -> None:
        self._text, self._kind, self._count = text, "select", 0
        self._boolean: bool | None = None
        self._first: Row = ()

    def boolean(self, value: bool) -> bool:
        self._kind, self._boolean = "ask", value
        return value

    def rows(self, rows: Iterable[Row], kind: str = "select") -> Iterator[Row]:
        self._kind = kind
        for row in rows:
            self._first = self._first or row
            self._count += 1
            yield row

    def triples(self, triples: Iterable[Any]) -> Iterator[Any]:
        self._kind = "construct"
        for triple in triples:
            self._count += 1
            yield triple

    def looks_empty(self) -> bool:
        return looks_empty(self._text, self._kind, count=self._count, boolean=self._boolean, first=self._first)


def _explained(store: ox.Store, request: Request) -> tuple[str, ...]:
    """Return what there is to say of a query whose answer is empty."""

    def ask(text: str) -> list[Row]:
        result = evaluate(store, request._replace(text=text))
        if isinstance(result, ox.QueryBoolean):
            return [(TRUE,)] if result else [(None,)]
        return list(rows_from_oxigraph(result))

    return explain(request.text, ask).sentences()


def _written(result: Any, question: Question, seen: _Seen) -> Reply:
    name = question.rows_format
    if isinstance(result, ox.QueryBoolean):
        seen.boolean(bool(result))
        body = bool(result) if name == CELLS else BOOLEAN_WRITERS[name](bool(result)).encode("utf-8")
        return Reply(name, body)
    if isinstance(result, ox.QuerySolutions):
        variables = [variable.value for variable in result.variables]
        if name == CELLS:
            return Reply(name, _first(variables, seen.rows(rows_from_oxigraph(result)), question.max_rows))
        rows = at_most(seen.rows(rows_from_oxigraph(result)), question.max_rows)
        return Reply(name, b"".join(_limited(text.encode("utf-8") for text in ROW_WRITERS[name](variables, rows))))
    name = question.graph_format
    if name == CELLS:
        triples = ((triple.subject, triple.predicate, triple.object) for triple in result)
        cells = seen.rows(rows_from_oxigraph(triples), "construct")
        return Reply(name, _first(["subject", "predicate", "object"], cells, question.max_rows))
    data = ox.serialize(at_most(seen.triples(result), question.max_rows), format=GRAPH_FORMATS[name], prefixes=PREFIXES)
    return Reply(name, b"".join(_limited([bytes(data or b"")])))


def _first(variables: list[str], rows: Iterable[Row], size: int | None) -> Table:
    shown = list(islice(rows, None if size is None else size + 1))
    more = size is not None and len(shown) > size
    return Table(variables, shown[:size] if more else shown, more)


def _limited(parts: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > MAX_BYTES:
            raise QueryLimit(
                f"The answer has more than {MAX_BYTES // 1_000_000} million bytes.", hint="Add LIMIT to the query."
            )
        yield part
