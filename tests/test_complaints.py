"""A query that cannot be read: the place, the word at fault, and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import vanort
from vanort.cli import app
from vanort.errors import QueryError
from vanort.store import open_text
from vanort.store.slips import WORDS


def said(text: str) -> str:
    with pytest.raises(QueryError) as fault:
        list(open_text("").query(text, timeout=None))
    return str(fault.value)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("SELECT ?n {\n  ?p foaf:name ?n }", "line 2, column 6", "The prefix foaf: is not declared. Write above the query: PREFIX foaf: <http://xmlns.com/foaf/0.1/>"),
        ("ASK { ?p a vanrot:Project }", "line 1, column 12", "The prefix vanrot: is not declared. Did you mean vanort:?"),
        ("PREFIX egen: <http://e.org/> ASK { ?p egenn:x 1 }", "line 1, column 39", "Did you mean egen:?"),
        ("ASK { ?p qqq:x 'y'^^xsd:int }", "line 1, column 10", "The prefixes qqq: and xsd: are not declared. Write above the query: PREFIX xsd:"),
        ("SELECT ?p (SUM(?n) AS ?all) { ?p ?q ?n }", "line 1, column 8", "Add GROUP BY ?p"),
        ("SELECT ?a ?b (MAX(?n) AS ?m) { ?a ?b ?n } GROUP BY ?a", "line 1, column 11", "?b is neither grouped"),
        ("SELECT ?a (?b AS ?a) { ?a ?q ?b }", "line 1, column 18", "?a stands in the SELECT twice"),
        ("SELECT (STR(?b) AS ?b) { ?a ?q ?b }", "line 1, column 20", "?b has a value in the pattern already"),
        ("SELECT ?x {\n BIND(1 AS ?x)\n BIND(2 AS ?x) }", "line 3, column 12", "?x has a value before this"),
        ("ASK { VALUES (?a ?b) { (1 2) (3) } }", "line 1, column 30", "This row has 1 values for 2 variables"),
        ("ASK {\n ?s ?p 'ö }", "line 2, column 8", "A text begins here"),
        ("ASK { ?s ?p 'hei'@nb_NO }", "line 1, column 18", "Write @nb-NO"),
        ("ASK { ?s ?p <Tartu linn> }", "line 1, column 13", "This is no IRI"),
        ("ASK { ?s ?p <tartu> }", "line 1, column 13", "<tartu> is no whole IRI"),
        ("ASK { ?s ?p ?o FILTER NOT EXIST { ?s ?p 1 } }", "line 1, column 27", "SPARQL has no word EXIST. Did you mean EXISTS"),
        ("ASK { ?s ?p ?o FILTER(STRSTART(?o, 'a')) }", "line 1, column 23", "Did you mean STRSTARTS"),
        ("ASK { ?s ?p ?o { }", "line 1, column 5", "This { is never closed"),
        ("ASK { ?s ?p ?o FILTER(?o }", "line 1, column 22", "This ( is never closed"),
        ("ASK { ?s ?p [ ?q ?o }", "line 1, column 13", "This [ is never closed"),
        ("ASK { ?s ?p ?o } }", "line 1, column 18", "This } closes nothing"),
        ("ASK { ?s ?p ?o FILTER(?o > ) }", "line 1, column 16", "cannot be read from here on: “FILTER(?o > ) }”"),
        ("SELECT ?s, ?o { ?s ?p ?o }", "line 1, column 10", "cannot be read from here on: “, ?o"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "line 1, column", "SELECT * is not authorized with GROUP BY"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_read_says_what_and_where(text: str, place: str, words: str) -> None:
    """Line, column and a reason for each of the common slips, and for any other the part that does not fit."""
    message = said(text)

    assert message.startswith(place)
    assert words in message
    assert len(message) < 400


def test_a_misspelt_form_is_known() -> None:
    """SELCT is told as SELECT misspelt, not only as no query."""
    assert "did you mean SELECT?" in said("SELCT ?s { ?s ?p ?o }")


@given(st.text(alphabet="{}()[]<>'\"?$ abAS.;,:@^_\\\n#", max_size=40))
def test_no_text_breaks_the_complaint(text: str) -> None:
    """Whatever is asked, the answer is an answer or one QueryError with a short message."""
    store = open_text("")
    try:
        list(store.query(f"ASK {{ {text}", timeout=None).cells())
    except QueryError as error:
        assert 0 < len(str(error)) < 500  # noqa: PT017


@pytest.mark.parametrize("word", sorted(WORDS - {"A", "ADJUST", "VERSION", "LATERAL", "WITH"}))
def test_every_word_of_the_grammar_is_known(word: str) -> None:
    """No word that the engine takes is called none of SPARQL's."""
    try:
        ox.Store().query(f"ASK {{ {word}")
    except (SyntaxError, ValueError):
        assert f"no word {word}." not in said(f"ASK {{ {word}")


def test_a_known_prefix_is_declared_for_whoever_forgot_it(tmp_path: Path) -> None:
    """The line is added and said; lines are then counted with it, and a prefix that nobody knows stays a fault."""
    query = tmp_path / "people.rq"
    query.write_text("SELECT ?p {\n  ?p a vanort:Persn ; skos:prefLabel ?n }", encoding="utf-8")
    data = str(Path(__file__).parent.parent / "data")
    said = CliRunner().invoke(app, ["query", str(query), "-w", data]).stderr.splitlines()

    assert any(
        "are not declared. Added as line 1: PREFIX vanort: <https://w3id.org/vanort/ns#> PREFIX skos: <" in line
        for line in said
    )
    assert "line 3, column 8: Nothing knows the class vanort:Persn. Did you mean vanort:Person?" in said

    query.write_text("ASK { ?p a vanort:Person ; ex:a ?b }", encoding="utf-8")
    with pytest.raises(QueryError, match="line 2, column 28: The prefix ex: is not declared"):
        vanort.open(data).query(query.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text", ["ASK { ?s vanort:partner ?o }", "ASK { ?s skos:prefLabel 'a:b' }", "SELECT * { ?s rdfs:label ?o }"]
)
def test_a_notebook_needs_no_lines_of_prefixes(text: str) -> None:
    """The API declares known prefixes as the command does; what has a prefix of its own keeps it."""
    room = vanort.open(Path(__file__).parent.parent / "data")

    assert room.ask(text).notes[0].partition("Added as line 1: ")[2].startswith("PREFIX")
    assert not room.ask("PREFIX vanort: <https://w3id.org/vanort/ns#> ASK { ?s vanort:partner ?o }").notes
