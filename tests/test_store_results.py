"""Answers as files are read back by other people's readers."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.query import Result

from vanort.errors import QueryError
from vanort.store import Answer
from vanort.store.cells import LANG_STRING, XSD, XSD_STRING, Row, cell_from_json, cell_from_rdflib, cell_to_rdflib
from vanort.store.results import csv_rows, json_rows, tsv_rows, write_answer, write_graph, xml_rows

# Everything but lone surrogates, which no UTF-8 file can hold.
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
for_xml = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
iris = st.builds(lambda tail: ("uri", f"http://example.org/{tail}"), st.text("abcåäö/-", max_size=8))
languages = st.sampled_from(["sv", "en-gb"])
datatypes = st.sampled_from([XSD + "integer", XSD + "gYear", XSD + "duration", "http://example.org/type"])


def literals(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.one_of(
        st.builds(lambda value: ("literal", value, "", XSD_STRING), text),
        st.builds(lambda value, language: ("literal", value, language, LANG_STRING), text, languages),
        st.builds(lambda value, datatype: ("literal", value, "", datatype), text, datatypes),
    )


def tables(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[Row]]:
    return st.lists(st.tuples(iris, st.one_of(st.none(), literals(text))), max_size=5)


def read_with_oxigraph(text: str, syntax: ox.QueryResultsFormat) -> list[Row]:
    from vanort.store.cells import cell_from_oxigraph

    solutions = ox.parse_query_results(text.encode("utf-8"), format=syntax)
    return [tuple(map(cell_from_oxigraph, solution)) for solution in solutions]


@settings(deadline=None)
@given(tables(anything))
def test_json_round_trips(rows: list[Row]) -> None:
    """Rows written as JSON are the same rows when Oxigraph reads them."""
    text = "".join(json_rows(("a", "b"), rows))

    assert rows == read_with_oxigraph(text, ox.QueryResultsFormat.JSON)


@settings(deadline=None)
@given(tables(for_xml))
def test_xml_round_trips(rows: list[Row]) -> None:
    """Rows written as XML are the same rows when rdflib reads them."""
    text = "".join(xml_rows(("a", "b"), rows))
    result = Result.parse(io.BytesIO(text.encode("utf-8")), format="xml")

    assert rows == [(cell_from_rdflib(b.get("a")), cell_from_rdflib(b.get("b"))) for b in named(result)]


@settings(deadline=None)
@given(tables(anything))
def test_tsv_round_trips(rows: list[Row]) -> None:
    """Rows written as TSV are the same rows when Oxigraph reads them."""
    text = "".join(tsv_rows(("a", "b"), rows))

    assert rows == read_with_oxigraph(text, ox.QueryResultsFormat.TSV)


@settings(deadline=None)
@given(tables(anything.filter(lambda text: "\0" not in text)))
def test_csv_keeps_every_value(rows: list[Row]) -> None:
    """Rows written as CSV keep the text of every value, whatever commas, quotes and line ends it holds."""
    import csv

    text = "".join(csv_rows(("a", "b"), rows))
    read = list(csv.reader(io.StringIO(text, newline="")))

    assert [["a", "b"], *([a[1], b[1] if b else ""] for a, b in rows)] == read


def named(result: Result) -> list[dict[str, object]]:
    return [{str(name): term for name, term in row.items()} for row in result.bindings]


def test_xml_refuses_control_characters() -> None:
    """A control character is refused in XML, with the formats that can hold it named."""
    with pytest.raises(QueryError, match="Ask for JSON, CSV or TSV"):
        list(xml_rows(("a",), [(("literal", "\x01", "", XSD_STRING),)]))


def test_a_lone_empty_value_is_still_a_row() -> None:
    """A row whose only value is unbound is not an empty line, which readers would skip."""
    assert "".join(csv_rows(("a",), [(None,)])) == 'a\r\n""\r\n'


def test_triple_terms_are_written() -> None:
    """A triple term of RDF 1.2 is written as the drafts of SPARQL 1.2 have it."""
    part = ("uri", "http://example.org/x")

    assert '{"type":"triple","value":{"subject":' in "".join(json_rows(("t",), [(("triple", part, part, part),)]))
    assert "<<( <http://example.org/x>" in "".join(tsv_rows(("t",), [(("triple", part, part, part),)]))


@settings(deadline=None)
@given(st.one_of(iris, literals(anything)))
def test_cells_survive_rdflib(cell: tuple[str, ...]) -> None:
    """A cell made into an rdflib term and back is the same, lexical form included."""
    assert cell == cell_from_rdflib(cell_to_rdflib(cell))


def test_cells_read_every_kind_of_json_term() -> None:
    """Every kind of term of the results JSON format is understood."""
    triple = {name: {"type": "uri", "value": name} for name in ("subject", "predicate", "object")}

    assert cell_from_json({"type": "bnode", "value": "b0"}) == ("bnode", "b0")
    assert cell_from_json({"type": "typed-literal", "value": "1", "datatype": XSD + "int"})[3] == XSD + "int"  # type: ignore[index]
    assert cell_from_json({"type": "triple", "value": triple}) == (
        "triple",
        ("uri", "subject"),
        ("uri", "predicate"),
        ("uri", "object"),
    )


def test_a_format_that_does_not_fit_is_refused() -> None:
    """A table cannot be had of a CONSTRUCT, nor Turtle of a SELECT; the message says what can."""
    with pytest.raises(QueryError, match=r"CONSTRUCT query cannot be written as csv\. Choose one of: ttl, nt"):
        write_answer(Answer("construct"), "csv", io.StringIO())
    with pytest.raises(QueryError, match=r"SELECT query cannot be written as ttl\. Choose one of: json, xml"):
        write_answer(Answer("select"), "ttl", io.StringIO())


@pytest.mark.parametrize("syntax", ["json", "xml", "csv", "tsv"])
def test_truth_values_are_written(syntax: str) -> None:
    """An ASK is written in every format for rows."""
    stream = io.StringIO()
    write_answer(Answer("ask", boolean=True), syntax, stream)

    assert "true" in stream.getvalue()


def test_graphs_are_sorted() -> None:
    """The triples of a graph come out sorted, so that the same answer has the same bytes."""
    iri = lambda name: ("uri", f"http://example.org/{name}")  # noqa: E731
    rows = [(iri("b"), iri("p"), iri("c")), (iri("a"), iri("p"), iri("c"))]
    stream = io.StringIO()
    write_answer(Answer("construct", rows=rows), "nt", stream)

    assert stream.getvalue().splitlines() == sorted(stream.getvalue().splitlines())
    assert write_graph(rows, "ttl") != b""
