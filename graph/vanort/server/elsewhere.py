"""Questions answered by another SPARQL server: `vanort serve` in front of a dataset that is too large for one machine's store.

The pages, forms and formats are those of the built-in store; each question goes to the server, page by page where that cuts
answers, and what the server holds stays there.
"""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from vanort.emptiness import asking, explain
from vanort.privacy.publish import publish
from vanort.server.empty_answers import Seen
from vanort.server.replies import CELLS, DUMP, EXPLAIN, Question, Reply, first_rows, limited
from vanort.store import Answer, RemoteStore
from vanort.store.cells import cell_to_oxigraph
from vanort.store.embedded import Request, evaluate
from vanort.store.fetching import fetch_dataset
from vanort.store.quads import quad_to_oxigraph
from vanort.store.results import BOOLEAN_WRITERS, GRAPH_FORMATS, ROW_WRITERS
from vanort.vocabulary import ID, PREFIXES


class Elsewhere(NamedTuple):
    """A server that answers, and how many seconds a question to it may take."""

    store: RemoteStore
    timeout: float


def without_persons(store: RemoteStore) -> ox.Store:
    """Return all that a server holds, without persons, as a store in memory; their stand-ins lie in graphs of their own.

    Raises StoreError where that is too much.
    """
    published = publish(fetch_dataset(store))
    here = ox.Store()
    here.bulk_load(published.data, format=ox.RdfFormat.N_QUADS)
    here.extend(map(quad_to_oxigraph, published.stand_ins))
    return here


def answer_elsewhere(place: Elsewhere, question: Question) -> Reply:
    """Return the whole answer of a server to a question, in the form that is wanted.

    Raises QueryError where the text is not SPARQL, QueryLimit where the answer is too large or late, StoreError where
    the server does not answer.
    """
    if question.purpose == DUMP:
        return Reply("nq", b"".join(limited([fetch_dataset(place.store).encode("utf-8")])), {})
    base = str(ID)
    evaluate(ox.Store(), Request(question.text, None, None, base=base))  # says what is wrong with it as at home
    text = f"BASE <{base}> {question.text}"
    if question.purpose == EXPLAIN:
        return Reply(EXPLAIN, explain(question.text, asking(place.store.query, seconds=place.timeout)).sentences(), {})
    default, named = question.default_graphs, question.named_graphs
    if question.everywhere:
        default = named = place.store.graphs(timeout=place.timeout)
    most = None if question.rows_format == CELLS else question.max_rows
    with place.store.query(
        text, default_graphs=default, named_graphs=named, timeout=place.timeout, max_rows=most
    ) as answer:
        seen = Seen(question.text)
        reply = _written(answer, question, seen)
        return reply._replace(is_empty=not reply.withheld and seen.looks_empty())


def _written(answer: Answer, question: Question, seen: Seen) -> Reply:
    if answer.kind == "ask":
        value, name = seen.boolean(bool(answer.boolean)), question.rows_format
        body = value if name == CELLS else BOOLEAN_WRITERS[name](value).encode("utf-8")
        return Reply(name, body, answer.withheld)
    is_select = answer.kind == "select"
    name = question.rows_format if is_select else question.graph_format
    rows = seen.each(answer.cells(), kind="select" if is_select else "construct")
    if name == CELLS:
        variables = list(answer.variables) or ["subject", "predicate", "object"]
        return Reply(name, first_rows(variables, rows, question.max_rows), answer.withheld)
    if is_select:
        pieces = ROW_WRITERS[name](list(answer.variables), rows)
        return Reply(name, b"".join(limited(text.encode("utf-8") for text in pieces)), answer.withheld)
    triples = [ox.Triple(*map(cell_to_oxigraph, row)) for row in rows]
    data = bytes(ox.serialize(triples, format=GRAPH_FORMATS[name], prefixes=PREFIXES) or b"")
    return Reply(name, b"".join(limited([data])), answer.withheld)
