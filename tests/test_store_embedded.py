"""The built-in store: graphs, limits, and questions that are really ended."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef

from vanort.errors import QueryError, QueryLimit, StoreError
from vanort.store import DEFAULT_GRAPHS, EmbeddedStore, Rows, open_embedded
from vanort.store.filling import load_nquads
from vanort.store.worker import Worker

VIEW, REFERENCE, _ = DEFAULT_GRAPHS
EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
DATASET = f"""\
<{EX}sekos> <{EX}label> "SEKOS"@sv <{VIEW}> .
<{EX}sekos> <{EX}start> "2015"^^<{XSD}gYear> <{VIEW}> .
<{EX}sekos> <{EX}amount> "1.5"^^<{XSD}decimal> <{VIEW}> .
<{EX}kosovo> <{EX}label> "Kosovo" <{REFERENCE}> .
<{EX}sekos> <{EX}label> "Sekos" <{EX}document> .
<{EX}plain> <{EX}label> "in the default graph" .
"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "dataset.nq"
    more = "".join(f'<{EX}thing/{i}> <{EX}number> "{i}"^^<{XSD}integer> <{EX}numbers> .\n' for i in range(300))
    path.write_text(DATASET + more, encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=["memory", "disk"])
def store(request: pytest.FixtureRequest, dataset: Path) -> Iterator[EmbeddedStore]:
    store = open_embedded(dataset, home=request.param)
    yield store
    store.close()


def test_the_default_graph_is_view_reference_and_ontology(store: EmbeddedStore) -> None:
    """Without GRAPH a query sees view, reference and ontology; with GRAPH every named graph."""
    default = store.query(f"SELECT ?label {{ ?s <{EX}label> ?label }} ORDER BY ?label").fetch()
    named = store.query(f"SELECT ?label {{ GRAPH <{EX}document> {{ ?s <{EX}label> ?label }} }}").fetch()

    assert [str(row["label"]) for row in default] == ["Kosovo", "SEKOS"]
    assert named == [{"label": Literal("Sekos")}]


def test_default_graphs_can_be_chosen(store: EmbeddedStore) -> None:
    """Default and named graphs given as parameters override what the query says."""
    text = f"SELECT ?label FROM <{VIEW}> {{ ?s <{EX}label> ?label }}"  # noqa: S608 (this is not SQL)

    assert len(store.query(text).fetch()) == 1
    assert str(store.query(text, default_graphs=[EX + "document"]).fetch()[0]["label"]) == "Sekos"
    assert store.query("ASK { GRAPH ?g { ?s ?p ?o } }", default_graphs=[VIEW], named_graphs=[]).boolean is False


def test_from_stays_within_the_dataset(store: EmbeddedStore) -> None:
    """FROM names graphs of the dataset; a graph that is not there is empty and is not fetched."""
    text = "SELECT * FROM <http://127.0.0.1:9/never> { ?s ?p ?o }"

    assert store.query(text).fetch() == []


def test_terms_are_rdflib_terms_as_they_were(store: EmbeddedStore) -> None:
    """Rows hold rdflib terms with language and lexical form; what is unbound is None."""
    text = f"SELECT * {{ ?s <{EX}amount> ?amount OPTIONAL {{ ?s <{EX}end> ?end }} BIND (BNODE() AS ?b) }}"
    (row,) = store.query(text).fetch()

    assert row["s"] == URIRef(EX + "sekos")
    assert str(row["amount"]) == "1.5"
    assert row["end"] is None
    assert isinstance(row["b"], BNode)


def test_every_form_of_query_is_answered(store: EmbeddedStore) -> None:
    """ASK gives a truth value, CONSTRUCT and DESCRIBE a graph, and mistaking one for another is explained."""
    assert store.query("ASK { ?s ?p ?o }").boolean is True
    assert len(store.query("CONSTRUCT WHERE { ?s ?p ?o }").graph) == 4
    assert len(store.query(f"DESCRIBE <{EX}sekos>").graph) == 3
    with pytest.raises(QueryError, match="gives no rows"):
        store.query("ASK {}").fetch()
    with pytest.raises(QueryError, match="gives no graph"):
        _ = store.query("SELECT * {}").graph


def test_an_endless_question_is_ended(store: EmbeddedStore) -> None:
    """When the time is up the error says how to raise the limit, and no process is left running."""
    before = children()
    with pytest.raises(QueryLimit, match=r"longer than 0\.3 s .*--timeout"):
        store.query(ENDLESS, timeout=0.3).fetch()

    assert children() <= before
    assert store.query("ASK {}").boolean is True


def test_a_question_left_half_read_is_ended(store: EmbeddedStore) -> None:
    """Closing an answer stops the question behind it; the store answers on."""
    before = len(children())
    every = " ".join(f"GRAPH ?g{i} {{ ?a{i} ?b{i} ?c{i} }}" for i in range(4))
    with store.query(f"SELECT * {{ {every} }}") as answer:
        next(iter(answer))

    assert store.query("ASK {}").boolean is True
    assert len(children()) <= before


def test_too_many_rows_are_an_error(store: EmbeddedStore) -> None:
    """One row more than allowed is an error that names the limit; as many as allowed are not."""
    text = "SELECT * { GRAPH ?g { ?s ?p ?o } }"

    assert len(store.query(text + " LIMIT 300", max_rows=300).fetch()) == 300
    with pytest.raises(QueryLimit, match="more than 300 rows"):
        store.query(text, max_rows=300).fetch()


def test_too_much_memory_is_an_error(dataset: Path) -> None:
    """A question that would eat the machine's memory is ended with a reason, and the store answers on."""
    every = " ".join(f"GRAPH ?g{i} {{ ?a{i} ?b{i} ?c{i} }}" for i in range(4))
    store = open_embedded(dataset, memory=50_000_000)
    with pytest.raises(QueryLimit, match="memory"):
        store.query(f"SELECT DISTINCT * {{ {every} }} ORDER BY ?a0 ?a1").fetch()

    assert store.query("ASK {}").boolean is True


def test_without_a_time_limit_no_process_is_needed(store: EmbeddedStore) -> None:
    """A question without a time limit runs in this process and streams."""
    assert len(store.query("SELECT * { ?s ?p ?o }", timeout=None).fetch()) == 4


def test_a_fault_in_the_query_has_a_place(store: EmbeddedStore) -> None:
    """What is not SPARQL is refused with line and column."""
    with pytest.raises(QueryError, match="line 2, column"):
        store.query("SELECT *\n{ }}")


def test_a_store_on_disk_follows_its_file(dataset: Path, tmp_path: Path) -> None:
    """The store on disk is made again when the file has changed, and only then."""
    path = tmp_path / "dataset.nq"
    path.write_bytes(dataset.read_bytes())
    open_embedded(path, home="disk").close()
    made = (tmp_path / "dataset.oxigraph").stat().st_ino
    open_embedded(path, home="disk").close()
    again = (tmp_path / "dataset.oxigraph").stat().st_ino
    path.write_text(f"<{EX}a> <{EX}b> <{EX}c> <{VIEW}> .\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))

    assert made == again
    assert len(open_embedded(path, home="disk").query("SELECT * { ?s ?p ?o }").fetch()) == 1


def test_a_missing_or_broken_dataset_is_explained(tmp_path: Path) -> None:
    """A dataset that is not there, or is not N-Quads, is an error with its path."""
    broken = tmp_path / "broken.nq"
    broken.write_text("<a> <b>\n", encoding="utf-8")
    with pytest.raises(StoreError, match="Make it with: vanort build"):
        open_embedded(tmp_path / "none.nq")
    with pytest.raises(StoreError, match=r"broken\.nq: This is not N-Quads"):
        open_embedded(broken)


def test_values_are_plain_python() -> None:
    """Plain values are numbers, dates and text, and each column has one type, so that a mean is a mean."""
    typed = lambda value, name: Literal(value, datatype=URIRef(XSD + name), normalize=False)  # noqa: E731
    rows = Rows(
        ["year", "amount", "day", "mixed", "length", "thing"],
        [
            {
                "year": typed("2015", "gYear"),
                "amount": typed("1.5", "decimal"),
                "day": typed("2015-02-01", "date"),
                "mixed": typed("2015", "gYear"),
                "length": typed("P2Y", "duration"),
                "thing": URIRef(EX),
            },
            {
                "year": typed("2017", "gYear"),
                "amount": typed("2", "integer"),
                "day": None,
                "mixed": typed("2015-03", "gYearMonth"),
                "length": typed("P30M", "duration"),
                "thing": None,
            },
        ],
    )

    assert rows.to_python() == [
        {"year": 2015, "amount": 1.5, "day": date(2015, 2, 1), "mixed": "2015", "length": "P2Y", "thing": EX},
        {"year": 2017, "amount": 2.0, "day": None, "mixed": "2015-03", "length": "P30M", "thing": None},
    ]


def test_a_notebook_shows_rows_as_text() -> None:
    """The table that a notebook shows never takes text for markup."""
    shown = Rows(["a"], [{"a": Literal("<script>")}])._repr_html_()

    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def children() -> set[str]:
    """Return the process ids of this process's children that are not yet zombies."""
    time.sleep(0.05)
    mine = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return set(mine)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (signal.SIGKILL, "ended from outside (SIGKILL)"),
        (signal.SIGTERM, "ended from outside (SIGTERM)"),
        (signal.SIGXCPU, "took longer than"),
        (signal.SIGABRT, "more than 1.2 GB of memory"),
        (signal.SIGSEGV, "The engine failed at the question (SIGSEGV)"),
    ],
)
def test_a_process_that_ends_is_told_as_it_ended(number: signal.Signals, words: str) -> None:
    """Memory is blamed only where it was short: each other end of a question's process is told as what it was."""

    def handle(request: int) -> Iterator[int]:
        os.kill(os.getpid(), request)
        time.sleep(5)
        yield 1

    with pytest.raises(QueryLimit) as fault:
        list(Worker(handle).ask(int(number), timeout=4))
    assert words in str(fault.value)


@given(st.lists(st.sampled_from(["<a:s>", "_:b", "_:c"]), min_size=1, max_size=12), st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_a_file_loaded_in_parts_is_the_file(
    tmp_path_factory: pytest.TempPathFactory, subjects: list[str], part: int
) -> None:
    """However small the parts: the same quads come in, and a blank node that stands in several parts stays one."""
    lines = [f'{subject} <a:p{n}> "say _:b" <a:g> .\n' for n, subject in enumerate(subjects)]
    path = tmp_path_factory.mktemp("parts") / "dataset.nq"
    path.write_text("".join(lines), encoding="utf-8")
    store = ox.Store()

    load_nquads(store, path, part=part)

    assert len(store) == len(lines)
    assert len({str(quad.subject) for quad in store}) == len(set(subjects))


def test_a_fault_beyond_the_first_part_has_its_line(tmp_path: Path) -> None:
    """The line of the file is told, not the line of the part that was being loaded."""
    path = tmp_path / "dataset.nq"
    path.write_text("<a:s> <a:p> <a:o> .\n" * 6 + "<a:s> nonsense\n", encoding="utf-8")

    with pytest.raises(StoreError, match=r"This is not N-Quads: .*line 7"):
        load_nquads(ox.Store(), path, part=25)
