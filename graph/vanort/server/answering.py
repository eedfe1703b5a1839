"""What a worker does with one question: evaluate it and write the whole answer, or say why not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import Any

import pyoxigraph as ox

from vanort.errors import QueryError, QueryLimit
from vanort.server.elsewhere import answer_elsewhere
from vanort.server.empty_answers import Seen, explained
from vanort.server.graph_body import GraphBody, as_triples
from vanort.server.otherwise import told_otherwise
from vanort.server.replies import CELLS, DUMP, EXPLAIN, MAX_BYTES, Question, Reply, first_rows, limited
from vanort.server.withholding import MOST_COUNTED, Counts, Held, counting, head, rows_of, truth_row
from vanort.store import guard
from vanort.store.cells import Row
from vanort.store.embedded import Request, evaluate
from vanort.store.interface import DEFAULT_GRAPHS
from vanort.store.limits import at_most
from vanort.store.results import BOOLEAN_WRITERS, GRAPH_FORMATS, ROW_WRITERS, json_boolean, json_rows
from vanort.vocabulary import ID, ONTOLOGY, PREFIXES, VIEW


def answer(held: Held, question: Question | GraphBody) -> Reply:
    """Return the whole answer to a question; to a graph that was sent, the graph as N-Triples.

    A query sees the graphs that the request names, or else those that its own FROM names (SPARQL 1.1 Protocol, 2.1.4).
    Where neither names any it sees view, reference and ontology, as far as they are there, and the default graph
    itself, as the default graph.

    Raises QueryError where the text is not SPARQL, QueryLimit where the answer is too large.
    """
    if isinstance(question, GraphBody):
        return Reply("nt", as_triples(question), {})
    if held.elsewhere:
        return answer_elsewhere(held.elsewhere, question)
    if question.purpose == DUMP:
        return Reply("nq", _everything(held.store), {})
    graphs = question.default_graphs
    chosen = graphs is not None or question.named_graphs is not None or guard.read(question.text).names_dataset
    if not chosen and any(held.store.contains_named_graph(ox.NamedNode(str(name))) for name in (VIEW, ONTOLOGY)):
        graphs = (*DEFAULT_GRAPHS, "")
    request = Request(question.text, graphs, question.named_graphs, base=str(ID), union=question.everywhere)
    if question.purpose == EXPLAIN:
        return Reply(EXPLAIN, explained(held.store, request), {}, otherwise=told_otherwise(held, request))
    counts = counting(held, request) if question.counted and held.withholds else _nothing
    seen = Seen(question.text)
    result = evaluate(held.store, request)
    try:
        reply = _written(result, question, counts, seen)
        return reply._replace(is_empty=not reply.withheld and seen.looks_empty())
    except (OSError, RuntimeError) as error:  # what only shows while the answer is computed
        raise QueryError(f"The query could not be answered: {str(error)[:200]}.") from None


def _everything(store: ox.Store) -> bytes:
    """Return all quads as N-Quads, sorted."""
    data = bytes(store.dump(format=ox.RdfFormat.N_QUADS) or b"")
    if len(data) > MAX_BYTES:
        raise QueryLimit(
            f"The whole has more than {MAX_BYTES // 1_000_000} million bytes.",
            hint="Fetch it graph by graph: /graphs?graph=IRI; the names stand in /.well-known/void.",
        )
    return b"".join(sorted(data.splitlines(keepends=True)))


def _nothing(_: Sequence[Row]) -> dict[str, int]:
    return {}


def _written(result: Any, question: Question, counts: Counts, seen: Seen) -> Reply:
    if isinstance(result, ox.QueryBoolean):
        value = seen.boolean(bool(result))
        return _truth(value, question.rows_format, counts([truth_row(value)]))
    if isinstance(result, ox.QuerySolutions):
        name, kind, variables = question.rows_format, "select", [variable.value for variable in result.variables]
    else:
        name, kind, variables = question.graph_format, "construct", ["subject", "predicate", "object"]
    if kind == "construct" and name != CELLS:
        triples = list(seen.each(at_most(result, question.max_rows), kind=kind))
        lacks = counts(list(rows_of(triples)))
        data = ox.serialize(triples, format=GRAPH_FORMATS[name], prefixes=PREFIXES)
        return Reply(name, b"".join(limited([bytes(data or b"")])), lacks)
    # So many rows are counted that have come already; the others are written as they come.
    coming = iter(rows_of(result) if name == CELLS else at_most(rows_of(result), question.max_rows))
    first = list(islice(coming, MOST_COUNTED + 1)) if counts is not _nothing else []
    lacks = counts(first)
    rows = seen.each(chain(first, coming), kind=kind)
    if name == CELLS:
        return Reply(name, first_rows(variables, rows, question.max_rows), lacks)
    pieces = json_rows(variables, rows, more=head(lacks)) if name == "json" else ROW_WRITERS[name](variables, rows)
    return Reply(name, b"".join(limited(text.encode("utf-8") for text in pieces)), lacks)


def _truth(value: bool, name: str, lacks: dict[str, int]) -> Reply:
    if name == CELLS:
        return Reply(name, value, lacks)
    text = json_boolean(value, more=head(lacks)) if name == "json" else BOOLEAN_WRITERS[name](value)
    return Reply(name, text.encode("utf-8"), lacks)
