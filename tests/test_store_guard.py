"""What a query would reach for is known before any engine sees it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanort.errors import QueryError
from vanort.store.guard import read, read_query, read_update

HIDDEN = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "select * { service silent ?where { ?s ?p ?o } }",
    "SELECT * { FILTER(?a<?b)SERVICE<http://example.org/>{} }",
    "SELECT * { ?s ?p trueSERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p 1e5SERVICE <http://example.org/> {} }",
    "SELECT * { ?s ex:it\\'s 'x' . SERVICE <http://example.org/> {} . ?s ex:it\\'s 'y' }",
    'SELECT * { ?s ?p """a"b""" . SERVICE <http://example.org/> {} . ?s ?p "c" }',
    "SELECT * { ?s ?p <http://example.org/\\u0041'> . SERVICE <http://example.org/> {} . ?s ?p 'c' }",
    "SELECT * { # \nSERVICE <http://example.org/> {} }",
    "SELECT * { \\u0053ERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p 'a\\'' . SERVICE <http://example.org/> {} . ?s ?p 'c' }",
]
HARMLESS = [
    "SELECT * { ?service ?p 'SERVICE <http://example.org/>' }",
    "SELECT * { ?s ?p <http://example.org/SERVICE> } # SERVICE <http://example.org/> {}",
    "PREFIX service: <http://example.org/> SELECT * { ?s service:SERVICE ?load }",
    'SELECT * { ?s ?p """\nSERVICE\n""" , "\\" SERVICE" , "x"@service }',
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_service_is_found_wherever_it_hides(text: str) -> None:
    """SERVICE as a word of the query is refused, however it is written or wrapped."""
    with pytest.raises(QueryError, match="SERVICE is not allowed here"):
        read_query(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_service_is_no_service(text: str) -> None:
    """Inside a string, an IRI, a comment, a name or a variable the word means nothing."""
    assert read_query(text).form == "SELECT"


def test_service_runs_where_it_is_asked_for() -> None:
    """Whoever allows SERVICE gets it."""
    assert "SERVICE" in read_query(HIDDEN[0], allow_service=True).words


def test_the_message_names_the_line() -> None:
    """The refusal says on which line the word stands."""
    with pytest.raises(QueryError, match=r"^query:3: SERVICE"):
        read_query("SELECT *\n{\n  SERVICE <http://example.org/> {} }")


@pytest.mark.parametrize("text", ["LOAD <http://example.org/>", "CLEAR ALL ; load silent <file:///etc/passwd>"])
def test_load_is_refused(text: str) -> None:
    """LOAD reaches out of the machine and is refused in updates."""
    with pytest.raises(QueryError, match="LOAD is not allowed here"):
        read_update(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX select: <http://example.org/> ask {}", "ASK"),
        ("BASE <http://example.org/insert> describe <x>", "DESCRIBE"),
        ("construct where { ?s ?p ?o }", "CONSTRUCT"),
        ("PREFIX ex: <http://example.org/> delete where { ?s ?p ?o }", "UPDATE"),
    ],
)
def test_the_form_is_read_past_the_prologue(text: str, form: str) -> None:
    """The form of a query is its first word that is not prologue."""
    assert read(text).form == form


def test_an_update_is_no_query() -> None:
    """An update sent as a query is refused and says where changes belong."""
    with pytest.raises(QueryError, match="update, not a query"):
        read_query("DROP ALL")


def test_from_and_using_are_noticed() -> None:
    """FROM in a query and USING or WITH in an update are known, as the protocol gives them meaning."""
    assert read("SELECT * FROM <http://example.org/> {}").names_dataset
    assert not read("SELECT ?from { ?from ?p 'FROM' }").names_dataset
    assert read_update("WITH <http://example.org/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }").names_update_dataset


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the guard fail otherwise than with a QueryError."""
    with suppress(QueryError):
        assert read_query(text).form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


NESTED = {
    "groups": ("SELECT * { ", "{ ", "}", "}"),
    "OPTIONAL in OPTIONAL": ("SELECT * { ", "OPTIONAL { ?s ?p ?o . ", "} ", "}"),
    "EXISTS in EXISTS": ("ASK { ", "FILTER NOT EXISTS { ", "} ", "}"),
    "parentheses of a FILTER": ("ASK { FILTER ", "(", "1", ")", " }"),
    "functions": ("ASK { FILTER ", "STR(", "1", ")", " }"),
    "negations": ("ASK { FILTER (", "! ", "?x", "", ") }"),
    "brackets of blank nodes": ("ASK { ?a ?b ", "[ ?b ", "1", "] ", "}"),
    "lists": ("ASK { ?a ?b ", "( ", "1", ") ", "}"),
    "paths": ("ASK { ?a ", "(", "<http://x/>", ")*", " ?b }"),
    "quoted triples": ("ASK { ?a ?b ", "<<( ?s ?p ", "1", ")>> ", "}"),
    "sub-SELECTs": ("SELECT * { ", "{ SELECT * { ", "?s ?p ?o", "} }", "}"),
}


def _nested(kind: str, levels: int) -> str:
    first, opening, middle, closing, *last = NESTED[kind]
    return first + opening * levels + middle + closing * levels + "".join(last)


@pytest.mark.parametrize("kind", NESTED)
@pytest.mark.parametrize("asked", [read_query, read_update])
def test_what_is_nested_too_deep_is_refused_at_once(kind: str, asked: Callable[[str], object]) -> None:
    """A text nested 100,000 deep is refused in a moment, whatever nests in it, and whether or not it is closed."""
    begun = time.process_time()
    for text in (_nested(kind, 100_000), _nested(kind, 100_000)[:300_000]):
        with pytest.raises(QueryError, match="nested more than 200 levels deep"):
            asked(text)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("kind", NESTED)
def test_what_is_nested_as_people_nest_is_read(kind: str) -> None:
    """Thirty levels are nobody's mistake."""
    assert read(_nested(kind, 30)).form in ("SELECT", "ASK")


JOINED = {
    "UNIONs": ("SELECT * { ", "{ ?s ?p ?o } UNION ", "{ ?s ?p ?o } }"),
    "OPTIONALs": ("SELECT * { ", "OPTIONAL { ?s ?p ?o } ", "}"),
    "groups": ("SELECT * { ", "{ ?s ?p ?o } ", "}"),
    "alternatives of a FILTER": ("ASK { FILTER (", "?x || ", "?x) }"),
    "sums": ("SELECT * { BIND(", "?x+", "1 AS ?y) }"),
    "steps of a path": ("ASK { ?a ", "<http://x/>/", "<http://x/> ?b }"),
    "triples": ("ASK { ", "?s ?p ?o . ", "}"),
    "objects": ("ASK { ?s ?p ", "?o , ", "?o }"),
    "members of a list": ("ASK { ?s ?p (", "?o ", ") }"),
    "variables of a SELECT": ("SELECT ", "(1 AS ?x) ", "{}"),
    "NOT EXISTS after an update": ("INSERT DATA { <a:a> <a:b> 1 } ; DELETE { ?s ?p ?o } WHERE { ", "FILTER NOT EXISTS { ?s ?p ?o } ", "}"),
}  # fmt: skip
NOT_JOINED = {
    "rows of VALUES": ("SELECT * { VALUES (?x ?y) { ", "(-1 1.5) ", "} }"),
    "members of IN": ("ASK { FILTER (?x IN (", "<http://x/> , ", "<http://x/>)) }"),
    "negative numbers": ("ASK { FILTER (?x IN (", "-1, ", "-1)) }"),
    "data of an update": ("INSERT DATA { ", "GRAPH <http://x/> { <a:a> <a:b> 1 , 2 ; <a:c> 3 . } ", "}"),
    "updates one after the other": ("", "DELETE WHERE { ?s ?p ?o } ; ", ""),
    "graphs of the dataset": ("SELECT * ", "FROM <http://x/> ", "{ ?s ?p ?o }"),
}


@pytest.mark.parametrize("kind", JOINED)
def test_more_parts_than_an_engine_joins_are_refused(kind: str) -> None:
    """Ten thousand parts, each joined to those before, end the engine's process: they never reach it. A hundred are read."""
    first, part, last = JOINED[kind]
    asked = read_update if first.startswith("INSERT") else read_query

    with pytest.raises(QueryError, match="joins more than 2,000 parts"):
        asked(first + part * 10_000 + last)
    asked(first + part * 100 + last)


@pytest.mark.parametrize("kind", NOT_JOINED)
def test_what_is_read_one_by_one_may_be_long(kind: str) -> None:
    """A list of ten thousand values is no part of the tree that an engine makes of a query."""
    first, part, last = NOT_JOINED[kind]
    text = first + part * 10_000 + last

    assert (read_query if first.startswith(("SELECT", "ASK")) else read_update)(text).words


def test_brackets_in_texts_and_comments_and_beside_each_other_are_no_levels() -> None:
    """Only what is open at the same time counts."""
    texts = [
        "'" + "(" * 500 + "'",
        '"""' + "[{(" * 500 + '"""',
        "<http://x/#" + "(" * 500 + ">",
        "#" + "{" * 500 + "\n 1",
    ]
    for text in texts:
        assert read(f"SELECT * {{ ?s ?p {text} }}").form == "SELECT"
    assert read("SELECT * { " + "{ ?s ?p ?o FILTER(?o < 3 && !(?o = 1)) } " * 500 + "}").form == "SELECT"


@pytest.mark.parametrize("piece", ["a.", "a-", "é.b-", "_a.", "a:", "<a", '"""a', "'\\'", "?a.", "\\u0053"])
def test_a_long_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    """No letter is a new beginning of everything behind it."""
    begun = time.process_time()
    with suppress(QueryError):
        read_query("SELECT * { " + piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 5
