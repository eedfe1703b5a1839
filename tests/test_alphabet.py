"""Names stand in the order of the language's alphabet, wherever a reader sees a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs import store_of
from vanort.analysis.analysing import analyse
from vanort.analysis.sentences import say
from vanort.catalogue.ordering import in_alphabet
from vanort.languages import alphabet_key, in_order
from vanort.store import Answer

ORDERS = {
    "sv": ["Aby", "Arholm", "Zinkgruvan", "Åby", "Århus", "Äng", "Ærø", "Ödby", "Østby"],
    "fi": ["Akaa", "Zetas", "Åbo", "Ähtäri", "Öja"],
    "da": ["Assens", "Zealand", "Ærø", "Ørsted", "Aabenraa", "Åstrup"],
    "no": ["Alta", "Zion", "Ænes", "Øygarden", "Ålesund"],
    "de": ["Ägidienberg", "Anklam", "Öhringen", "Oldenburg", "Straßburg", "Strauss", "Zwickau"],
    "en": ["Ålesund", "Alta", "Čačak", "Cadiz", "Zadar"],
}


@pytest.mark.parametrize("language", sorted(ORDERS))
def test_names_stand_where_a_reader_of_the_language_looks_for_them(language: str) -> None:
    """Letters after z in their own order; accents that are no letters of their own do not count."""
    assert in_order(sorted(ORDERS[language]), language) == ORDERS[language]
    assert in_order(ORDERS[language][::-1], language) == ORDERS[language]


@given(st.lists(st.text(max_size=5), max_size=6), st.sampled_from(sorted(ORDERS)))
def test_an_order_is_the_same_whatever_came_first(names: list[str], language: str) -> None:
    """No two different texts share a place."""
    assert in_order(names, language) == in_order(names[::-1], language)
    assert len({alphabet_key(name, language) for name in names}) == len(set(names))


def test_rows_keep_what_a_question_orders_by_first() -> None:
    """Numbers first, names within them; what is no name stays where it was; other queries are left alone."""
    rows = [(("literal", number, "", ""), ("literal", name, "", "")) for number, name in ("2Ä", "2Å", "1Ö", "1Z", "1Ä")]
    text = "SELECT * { ?x ?y ?z } ORDER BY DESC(?n) STR(?xLabel)"

    def ordered(text: str, language: str = "sv") -> list[str]:
        answer = in_alphabet(Answer("select", variables=("n", "xLabel"), rows=rows), text, language)
        return [f"{row[0][1]}{row[1][1]}" for row in answer.cells() if row[0] and row[1]]

    assert ordered(text) == ["2Å", "2Ä", "1Z", "1Ä", "1Ö"]
    assert ordered(text, "de") == ["2Ä", "2Å", "1Ä", "1Ö", "1Z"]
    assert ordered("SELECT * { ?x ?y ?z }") == ["2Ä", "2Å", "1Ö", "1Z", "1Ä"]


def test_sentences_name_in_the_order_of_the_alphabet() -> None:
    """Two partners that tie, in Swedish."""
    turtle = """
:o a vanort:Municipality ; skos:prefLabel "Oby"@sv . :a a vanort:Municipality ; skos:prefLabel "Ärla"@sv .
:b a vanort:Municipality ; skos:prefLabel "Ånäs"@sv . :c a vanort:Municipality ; skos:prefLabel "Zinken"@sv .
:p a vanort:Project ; skos:prefLabel "P"@sv ; vanort:involves :o , :a , :b .
:q a vanort:Project ; skos:prefLabel "Q"@sv ; vanort:involves :o , :a , :b , :c .
"""
    store = store_of(turtle)
    try:
        analysis = analyse(store, language="sv", organisation="Oby")
    finally:
        store.close()

    said = "\n".join(say(answer, "sv") for answer in analysis.answers)
    assert "Oby arbetar lika ofta med Ånäs och Ärla: i 2 av 2 projekt vardera." in said
