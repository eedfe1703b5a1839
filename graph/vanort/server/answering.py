"""What a worker does with one question: evaluate it and write the whole answer, or say why not."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple

import pyoxigraph as ox

from vanort.errors import QueryError, QueryLimit
from vanort.store.cells import Row, rows_from_oxigraph
from vanort.store.embedded import Request, evaluate
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.limits import at_most
from vanort.store.quads import quad_from_oxigraph, quad_to_oxigraph
from vanort.store.results import BOOLEAN_WRITERS, GRAPH_FORMATS, ROW_WRITERS, json_boolean, json_rows
from vanort.vocabulary import ID, PREFIXES, VIEW
from vanort.withheld import GRAPHS, in_place, lacking, sentence

MAX_BYTES = 100_000_000
MOST_COUNTED = 10_000  # rows: of longer answers nobody is told what they lack, since it would take as long again
PATIENCE = 2.0  # seconds that an answer may have taken to be counted for
SEE = "vanort serve --include-contacts"
CELLS = "cells"  # not a file: the first rows themselves, for a page that says that there are more


class Question(NamedTuple):
    """A query with the form its answer is wanted in; `formats` are those for rows and those for graphs.

    `counted` asks for what the answer lacks because it is withheld.
    """

    text: str
    rows_format: str
    graph_format: str = "ttl"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    max_rows: int | None = None
    counted: bool = False


class Held(NamedTuple):
    """What is served, and the stand-ins for what is withheld from it (see `vanort.withheld`)."""

    store: ox.Store
    stand_ins: tuple[ox.Quad, ...] = ()


def hold(store: ox.Store) -> Held:
    """Take the stand-ins out of a store that has just been loaded, so that no answer shows one."""
    graphs = [graph for graph in store.named_graphs() if str(graph.value).startswith(GRAPHS)]
    quads = [quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]
    for graph in graphs:
        store.remove_graph(graph)
    return Held(store, tuple(quad_to_oxigraph(in_place(quad_from_oxigraph(quad))) for quad in quads))


class Table(NamedTuple):
    """The first rows of an answer, and whether there are more."""

    variables: list[str]
    rows: list[Row]
    more: bool


class Reply(NamedTuple):
    """An answer: the format it came out in, its bytes (for a page a table or a truth value), and what it lacks."""

    format: str
    body: Any
    withheld: dict[str, int]


def answer(held: Held, question: Question) -> Reply:
    """Return the whole answer to a question.

    Without graphs of its own a query sees the dataset as vanort lays it out, if this is one: view, reference and
    ontology, and the default graph itself, as the default graph. Any other dataset is seen as it is.

    Raises QueryError where the text is not SPARQL, QueryLimit where the answer is too large.
    """
    graphs = question.default_graphs
    if graphs is None and question.named_graphs is None and held.store.contains_named_graph(ox.NamedNode(str(VIEW))):
        graphs = (*DEFAULT_GRAPHS, "")
    request = Request(question.text, graphs, question.named_graphs, base=str(ID))
    result = evaluate(held.store, request)
    try:
        until = time.monotonic() + PATIENCE
        counts = partial(withheld_from, held, request, until) if question.counted and held.stand_ins else _nothing
        return _written(result, question, counts)
    except (OSError, RuntimeError) as error:  # what only shows while the answer is computed
        raise QueryError(f"The query could not be answered: {str(error)[:200]}.") from None


Counts = Callable[[Sequence[Row]], dict[str, int]]


def withheld_from(held: Held, request: Request, until: float, shown: Sequence[Row]) -> dict[str, int]:
    """Return what rows lack that the store would have given with what is withheld from it: a count a kind.

    It takes as long as the answer did; where that took too long (`until`), only no answer at all is counted for.
    """
    if len(shown) > MOST_COUNTED or (shown and time.monotonic() > until):
        return {}
    held.store.extend(held.stand_ins)
    try:
        result = evaluate(held.store, request)
        if isinstance(result, ox.QueryBoolean):
            return {} if shown == [_truth_row(bool(result))] else {"answer": 1}
        return lacking(shown, islice(_rows(result), 2 * MOST_COUNTED))
    finally:
        for quad in held.stand_ins:
            held.store.remove(quad)


def _nothing(_: Sequence[Row]) -> dict[str, int]:
    return {}


def _truth_row(value: bool) -> Row:
    return (("literal", str(value)),)


def _rows(result: Any) -> Iterable[Row]:
    if isinstance(result, ox.QuerySolutions):
        return rows_from_oxigraph(result)
    return rows_from_oxigraph((triple.subject, triple.predicate, triple.object) for triple in result)


def _written(result: Any, question: Question, counts: Counts) -> Reply:
    if isinstance(result, ox.QueryBoolean):
        return _truth(bool(result), question.rows_format, counts([_truth_row(bool(result))]))
    name = question.rows_format if isinstance(result, ox.QuerySolutions) else question.graph_format
    if isinstance(result, ox.QuerySolutions):
        variables = [variable.value for variable in result.variables]
    elif name == CELLS:
        variables = ["subject", "predicate", "object"]
    else:
        triples = list(at_most(result, question.max_rows))
        lacks = counts(list(_rows(triples)))
        data = ox.serialize(triples, format=GRAPH_FORMATS[name], prefixes=PREFIXES)
        return Reply(name, b"".join(_limited([bytes(data or b"")])), lacks)
    # So many rows are counted that have come already; the others are written as they come.
    coming = iter(_rows(result) if name == CELLS else at_most(_rows(result), question.max_rows))
    first = list(islice(coming, MOST_COUNTED + 1)) if counts is not _nothing else []
    lacks = counts(first)
    rows = chain(first, coming)
    if name == CELLS:
        return Reply(name, _first(variables, rows, question.max_rows), lacks)
    pieces = json_rows(variables, rows, more=_head(lacks)) if name == "json" else ROW_WRITERS[name](variables, rows)
    return Reply(name, b"".join(_limited(text.encode("utf-8") for text in pieces)), lacks)


def _truth(value: bool, name: str, lacks: dict[str, int]) -> Reply:
    if name == CELLS:
        return Reply(name, value, lacks)
    text = json_boolean(value, more=_head(lacks)) if name == "json" else BOOLEAN_WRITERS[name](value)
    return Reply(name, text.encode("utf-8"), lacks)


def _head(lacks: dict[str, int]) -> dict[str, Any]:
    """Return what the head of a JSON answer says of what is withheld: the counts, and a sentence in each language."""
    sentences = {language: sentence(lacks, language, see=SEE) for language in ("en", "sv")}
    return {"withheld": {**sentences, "counts": lacks}} if lacks else {}


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
