"""Questions as values: headers, parameters, binding, and the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal
from rdflib.plugins.sparql import prepareQuery

from vanort.catalogue.parameters import fold, read_parameter
from vanort.catalogue.question import Parameter, find_question, parse_question, question_folders, read_catalogue
from vanort.errors import QueryError
from vanort.store import open_text

TEXT = """\
#+ id: Q99
#+ summary: Which?
#+ summary@sv: Vilka?
#+ parameter: name (text) = Ekby
#+ parameter: year (year)
SELECT ?name ?year WHERE {
  VALUES ?name { "Ekby" }
  VALUES ?year { UNDEF }
}
"""
EMPTY = open_text("")


def test_the_header_tells_what_is_asked_in_both_languages() -> None:
    """The summary comes in the language asked for, or else in English."""
    question = parse_question("which", TEXT)

    assert [question.header("summary", language) for language in ("en", "sv", "fi")] == ["Which?", "Vilka?", "Which?"]
    assert question.texts("summary") == {"en": "Which?", "sv": "Vilka?"}
    assert question.texts("answer") == {}
    assert question.parameters == (Parameter("name", "text", "Ekby", False), Parameter("year", "year", "", True))


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_text_is_bound_as_a_value_and_never_read_as_sparql(value: str) -> None:
    """Whatever a person types comes back as the literal that it is."""
    term = read_parameter(Parameter("name", "text", "", False), value, EMPTY)
    query = parse_question("which", TEXT).bind({"name": term})

    (row,) = EMPTY.query(query, timeout=None).fetch()

    assert row["name"] == Literal(value)


def test_what_is_not_given_keeps_its_example_or_stays_open() -> None:
    """Without values the file asks for its example; an optional parameter is unbound."""
    (row,) = EMPTY.query(parse_question("which", TEXT).bind({}), timeout=None).fetch()

    assert (row["name"], row["year"]) == (Literal("Ekby"), None)


@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        (Parameter("year", "year", "2016", False), "MMXVI", "'MMXVI' is no value of year. Give a whole number, such as 2016."),
        (Parameter("goal", "goal", "7", False), "18", "'18' is no value of goal. Give the number of a goal or target, such as 7."),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused(parameter: Parameter, value: str, message: str) -> None:
    """The message names what was given and shows an example."""
    with pytest.raises(QueryError) as fault:
        read_parameter(parameter, value, EMPTY)

    assert str(fault.value) == message


def test_an_unknown_parameter_is_refused_with_the_known_ones() -> None:
    """Binding a name that the question does not have says which it has."""
    with pytest.raises(QueryError, match=r"has no parameter 'town'. It has: name, year."):
        parse_question("which", TEXT).bind({"town": '"Ekby"'})


def test_a_question_of_the_workspace_lies_over_the_shipped_one(tmp_path: Path) -> None:
    """A file of the same name in the workspace's own queries/ is the one that is asked."""
    own = tmp_path / "questions"
    own.mkdir()
    name = next(iter(read_catalogue(question_folders("questions"))))
    (own / f"{name}.rq").write_text("ASK {}", encoding="utf-8")

    assert read_catalogue(question_folders("questions", tmp_path))[name].text == "ASK {}"


def test_an_unknown_question_names_the_nearest() -> None:
    """A slip of the pen gets a suggestion."""
    catalogue = {"partners_of": parse_question("partners_of", TEXT)}

    with pytest.raises(QueryError, match=r"There is no question 'partner_of'. Did you mean partners_of\?"):
        find_question(catalogue, "partner_of")
    assert find_question(catalogue, "q99").name == "partners_of"


@given(st.text())
def test_folding_is_stable(name: str) -> None:
    """Folding a folded name changes nothing."""
    assert fold(fold(name)) == fold(name)


@pytest.mark.slow
def test_every_shipped_query_is_valid_sparql() -> None:
    """Questions, views, rules and checks all parse, by another parser than the one that runs them."""
    for kind in ("questions", "network", "rules", "checks"):
        for question in read_catalogue(question_folders(kind)).values():
            prepareQuery(question.text)


def test_no_shipped_query_goes_on_behind_a_difference_without_brackets() -> None:
    """Oxigraph before 0.5.12, and still in a browser, reads 10 - 1 + 5 from its right end, as 4."""
    value = r"(?:[?$]\w+|[0-9.]+|\w+\([^()]*\)|\([^()]*\))"
    chain = re.compile(rf"{value}\s*[-/]\s*{value}\s*[-+*/]\s*{value}")
    every = [
        question
        for kind in ("questions", "network", "checks", "rules", "remote", "analysis")
        for question in read_catalogue(question_folders(kind)).values()
    ]

    assert chain.search("BIND(?a - 1 + ?b AS ?c)")
    assert [question.name for question in every if chain.search(re.sub(r"<[^<>\s]*>|#.*", "", question.text))] == []
