"""Answers on small graphs: forbidden suggestions, empty graphs, graphs without years, sentences in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs import SMALL, store_of
from vanort.analysis.analysing import Analysis, analyse
from vanort.analysis.bridges import bridge_answers
from vanort.analysis.dependence import concentration
from vanort.analysis.disagreement import contradiction_answers
from vanort.analysis.growth import renewal_answers
from vanort.analysis.key_figures import organisations
from vanort.analysis.measures import measures
from vanort.analysis.sentences import LANGUAGES, Answer, heading, say, templates
from vanort.analysis.structure import structure
from vanort.analysis.suggestions import suggest
from vanort.analysis.undertakings import Contradiction, Undertakings
from vanort.network import adjacency

AT = "https://w3id.org/vanort/id/"


def analysed(turtle: str, **options: object) -> Analysis:
    """Analyse a graph and close it."""
    store = store_of(turtle)
    try:
        return analyse(store, **options)  # type: ignore[arg-type]
    finally:
        store.close()


def said(analysis: Analysis) -> str:
    """All sentences."""
    return "\n".join(say(answer, analysis.language) for answer in analysis.answers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "turtle",
    [
        "",
        ":a a vanort:Organisation ; skos:prefLabel 'A'@en . :p a vanort:Project ; vanort:involves :a .",
        ":a a vanort:Municipality ; vanort:twinnedWith :a , :b . :b a vanort:Municipality ; vanort:twinnedWith :a .",
        "".join(f":p{n} a vanort:Project ; vanort:involves :a{n} , :b{n} . :a{n} a vanort:Organisation . :b{n} a vanort:Organisation . " for n in range(1000)),
        SMALL,
    ],
    ids=["empty", "one", "loop", "thousand", "small"],
)  # fmt: skip
def test_any_graph_gives_sentences(turtle: str, language: str) -> None:
    """No crash, and something that says what there is."""
    words = said(analysed(turtle, language=language))

    assert words
    assert "{" not in words


def test_an_empty_graph_says_so() -> None:
    """The network is empty, and that is said."""
    assert "The network is empty" in said(analysed(""))


def test_no_years_are_said() -> None:
    """Nothing can be said about growth, and that is said."""
    turtle = ":p a vanort:Project ; vanort:involves :a , :b . :a a vanort:Organisation . :b a vanort:Organisation ."

    assert "No source states a year" in said(analysed(turtle))


def test_departments_count_as_their_municipality() -> None:
    """The schools office is Björkvik; Schools has one other partner."""
    assert len(analysed(SMALL).network) == 4


def test_organisations_are_counted_without_their_ties() -> None:
    """Who takes part, each department as its whole, and who is only twinned: the nodes of the network, without it."""
    undertakings = Undertakings(
        labels={},
        members={"p": frozenset("ab"), "q": frozenset("bcd")},
        years={},
        whole={"d": "a"},
        twinnings=frozenset({frozenset("be"), frozenset("fd")}),
    )

    assert organisations(undertakings) == frozenset("abcef") == frozenset(undertakings.with_twinnings())


def test_what_a_decision_forbids_is_never_suggested() -> None:
    """Eastlea would be suggested to Northford for their shared partner, until a decision forbids it."""
    undertakings = Undertakings(
        labels={},
        members={"p": frozenset("ab"), "q": frozenset("bc")},
        years={},
    )
    forbidden = replace(undertakings, never=frozenset({frozenset("ac")}))

    assert [suggestion.organisation for suggestion in suggest(undertakings, "a", None)[0]] == ["c"]
    assert suggest(undertakings, "a", None)[0][0].shared_partners == ("b",)
    assert suggest(forbidden, "a", None)[0] == []


def test_decisions_reach_the_suggestions() -> None:
    """A decision in the links graph, about things as their files name them, forbids the pair as the view names it."""
    from graphs import GRAPHS, quads_of
    from vanort.analysis.undertakings import read_undertakings
    from vanort.store import open_text

    ns, owl = "https://w3id.org/vanort/ns#", "http://www.w3.org/2002/07/owl#sameAs"
    links = [
        f"<{AT}d> <{ns}kind> <https://w3id.org/vanort/concept/decision-kind/never-suggest>",
        f'<{AT}d> <{ns}active> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
        f"<{AT}d> <{ns}concerns> <{AT}local-a>",
        f"<{AT}d> <{ns}concerns> <{AT}eastlea>",
        f"<{AT}local-a> <{owl}> <{AT}northford>",
    ]
    store = open_text(quads_of(SMALL) + "".join(f"{link} <{GRAPHS}links> .\n" for link in links))
    try:
        found = read_undertakings(store)
    finally:
        store.close()

    assert found.never == {frozenset({AT + "northford", AT + "eastlea"})}


@pytest.mark.parametrize(("shares", "expected"), [([], None), ([5], 1.0), ([1, 1, 1, 1], 0.25), ([0, 2], 1.0)])
def test_the_concentration_index(shares: list[float], expected: float | None) -> None:
    """One holder gives 1, n equal ones 1/n, none nothing."""
    assert concentration(shares) == expected


def test_numbers_and_lists_are_written_as_the_language_writes_them() -> None:
    """Decimal comma, narrow thousands, “och”; a name with a comma is quoted."""
    answer = Answer("without.cut-off", {"count": 1234, "names": ["A, B", "C"]})

    assert say(answer).startswith("1,234 named partners")
    assert say(answer).endswith("“A, B” and C.")
    assert say(answer, "sv").startswith("1\u00a0234 namngivna partner")
    assert say(answer, "sv").endswith("”A, B” och C.")


def test_both_languages_have_the_same_templates() -> None:
    """Every sentence exists in both languages, with the same variants and the same values."""
    import string

    def shape(language: str) -> dict[tuple[str, str, str], set[str]]:
        found = {}
        for section, sentences in templates(language).items():
            if section in ("words", "headings", "measures", "nodes"):
                continue
            for key, variants in sentences.items():
                for variant, text in variants.items():
                    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
                    found[section, key, variant] = fields
        return found

    assert shape("en") == shape("sv")
    for section in ("words", "headings", "measures", "nodes"):
        assert set(templates("en")[section]) == set(templates("sv")[section])
    assert heading("gaps", "fi") == heading("gaps", "en")


def test_nothing_holds_together_what_lies_in_parts() -> None:
    """Of a network in separate parts, or tied to one, it is not said that nobody else holds it together."""
    whole = Undertakings(
        labels={}, members={"p": frozenset("abc"), "q": frozenset("ade"), "s": frozenset("bcf")}, years={}
    )
    middle = Undertakings(labels={}, members={"p": frozenset("ab"), "q": frozenset("ac")}, years={})
    parts = Undertakings(labels={}, members={**whole.members, "r": frozenset("xyz")}, years={})

    def keys(undertakings: Undertakings) -> set[str]:
        network = undertakings.network()
        simple = adjacency(network)
        found = bridge_answers(undertakings, network, measures(simple), structure(simple), "organisations", "a")
        return {answer.key for answer in found}

    assert "bridges.no-other-cut" in keys(whole)
    assert not keys(middle)
    assert not keys(parts) & {"bridges.no-other-cut", "bridges.no-cut"}


def test_an_end_elsewhere_is_not_denied() -> None:
    """Who took part in nothing that ended is told so of what is its own, for others' things may have ended."""
    others = Undertakings(
        labels={"a": "Alby"},
        members={"p": frozenset("ab"), "q": frozenset("cd")},
        years={"p": (2015, None), "q": (2014, 2016)},
    )

    said = [say(answer) for answer in renewal_answers(others, "a", 2020)]

    assert said == ["Of what Alby takes part in, no source gives an end, and none can be computed."]


def test_what_ended_in_each_case_was_followed() -> None:
    """One thing and several things are each said in their own number."""
    both = Undertakings(
        labels={"a": "Alby"},
        members=dict.fromkeys("pqr", frozenset("ab")),
        years={"p": (2010, 2012), "q": (2012, 2014), "r": (2014, None)},
    )

    assert "each was followed" in say(renewal_answers(both, "a", 2020)[0])
    assert say(renewal_answers(both, "a", 2013)[0]).startswith("p had its last year before 2013")


def test_the_year_of_the_newest_source_counts_beside_undated_ones() -> None:
    """A source of a later year than any that is stated is not forgotten because another has no date."""
    things = Undertakings(labels={}, members={}, years={"p": (2015, 2023)}, source_years=(2024, None))

    assert things.vantage() == 2024


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2030, "p was to end in 2021 or 2024; no source names anything later with b."),
        (2023, "By one source p had its last year before 2023; another, which may tell of the same thing, gives"),
        (2021, "and none can be computed. These end in that year or later: p (2021 or 2024)."),
    ],
)
def test_an_end_on_which_sources_disagree_is_told_with_both_years(year: int, said: str) -> None:
    """What is over by one source only is not called over; the years of both stand wherever the end is named."""
    ends = (("2021", "till 2021", "d"), ("2024-06", "juni 2024", "e"))
    things = Undertakings(
        labels={},
        members={"p": frozenset("ab")},
        years={"p": (2015, 2021)},
        stated_ends=frozenset("p"),
        source_years=(2020,),
        contradictions=(Contradiction("p", "p", "slut", ends, "end"),),
    )

    assert said in say(renewal_answers(things, "a", year)[0])


def test_a_length_is_said_in_words() -> None:
    """Where sources disagree on a length, each value stands once, as years or months, with all its passages."""
    passages = (("P1M", "en månad", "d"), ("P3Y", "treårigt", "d"), ("P3Y", "three years", "e"))
    things = Undertakings(
        labels={}, members={}, years={}, contradictions=(Contradiction("p", "Ljus", "längd", passages),)
    )

    assert say(contradiction_answers(things)[0], "sv") == (
        "Ljus, längd: 1 månad (”en månad”, d); 3 år (”treårigt”, d; ”three years”, e)."
    )
