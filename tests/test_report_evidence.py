"""What stands beside a sentence of the report: passages that say it, and nothing where it rests on silence."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

import vanort
from vanort.analysis.analysing import Analysis
from vanort.analysis.of_workspace import analyse_workspace
from vanort.analysis.passages import Passage, Statement, read_statements, statements_of
from vanort.analysis.sentences import Answer, templates
from vanort.analysis.undertakings import Undertakings
from vanort.claims.of_workspace import read_claims
from vanort.dataset.compile import compile_workspace
from vanort.report.page import write_report
from vanort.report.partners import Partner, partners
from vanort.support.resources import resource
from vanort.workspace.model import open_workspace

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """The example, analysed."""
    workspace = open_workspace(DATA)
    found, _ = analyse_workspace(workspace, dataset=compile_workspace(workspace).nquads(), language="en")
    return found


def row(thing: str, property_: str, value: str, words: str, *, planned: bool = False) -> dict[str, object]:
    """One row of the query for passages."""
    iri = f"https://w3id.org/vanort/ns#{property_}"
    return {
        "thing": thing,
        "property": iri,
        "value": value,
        "planned": planned,
        "passage": words,
        "documentLabel": "Vänorter",
    }


ROWS = [
    row("p1", "partner", "lund", "Lund deltar i projektet Havsvind"),
    row("p1", "partner", "zagreb", "även Zagreb är med i projektet"),
    row("p2", "partner", "lund", "tillsammans med Lunds kommun"),
    row("p2", "partner", "oslo", "Oslo vil kanskje bli med neste år", planned=True),
    row("p2", "start", "", "sedan 2014"),
]


def told(answer: Answer, named: tuple[str, ...] = ()) -> list[str]:
    """The words beside an answer, from ROWS."""
    return [one.passage.words for one in statements_of(answer, read_statements(ROWS), named)]


def test_only_what_ties_the_things_of_a_sentence_stands_beside_it() -> None:
    """A sentence on Lund in a project is not shown the words on Zagreb in it."""
    assert told(Answer("suggestions.former", {}, ("lund", "p1"))) == ["Lund deltar i projektet Havsvind"]


def test_what_the_sentence_names_first_comes_first_and_each_thing_once_before_any_twice() -> None:
    """The second project of the facts is the first that the sentence names."""
    shown = told(Answer("dependence.one-partner", {}, ("p1", "p2")), ("p2",))

    assert shown[:2] == ["tillsammans med Lunds kommun", "Lund deltar i projektet Havsvind"]


def test_what_is_planned_is_no_evidence_of_taking_part() -> None:
    """“Will perhaps join next year” stands beside no sentence that counts who takes part."""
    assert "Oslo vil kanskje bli med neste år" not in told(Answer("dependence.one-partner", {}, ("p2",)))


@pytest.mark.parametrize(
    "key", ["dependence.unfunded", "gaps.goals-nowhere", "dependence.no-contact", "limits.undated"]
)
def test_what_no_source_says_has_no_passage(key: str) -> None:
    """Silence cannot be quoted."""
    assert told(Answer(key, {}, ("p1", "p2"))) == []


def test_the_rules_name_sentences_groups_and_properties_that_there_are() -> None:
    """A misspelt line would leave a sentence without its words in silence."""
    rules = tomllib.loads(
        (Path(vanort.__file__).parent / "analysis/sentences/rests_on.toml").read_text(encoding="utf-8")
    )
    ontology = Path(resource("ontology/vanort.ttl")).read_text(encoding="utf-8")

    assert set(rules["sentences"].values()) <= set(rules["properties"])
    assert set(rules["planned"]["groups"]) <= set(rules["properties"])
    for key in rules["sentences"]:
        section, _, name = key.partition(".")
        assert name in templates("en")[section], key
    for properties in rules["properties"].values():
        for name in properties:
            assert re.search(rf"^(vanort|org):{name}\b", ontology, re.MULTILINE), name


def test_each_passage_of_the_report_stands_in_its_document(analysis: Analysis) -> None:
    """What is quoted, and not cut, is found letter by letter among the words of the example's documents."""
    page = write_report(analysis, title="Report")
    documents = [" ".join(file.document.text.split()) for file in read_claims(open_workspace(DATA))]
    quotes = [unescape(quote) for quote in re.findall(r"<q>(.*?)</q>", page)]

    assert len(quotes) > 25
    for quote in quotes:
        words = quote.removesuffix(" …")
        assert any(words in text for text in documents), quote


def test_a_passage_with_something_blacked_out_is_not_shown(analysis: Analysis) -> None:
    """A council reads no black bars."""
    masked = {
        thing: tuple(
            Statement(one.thing, one.property, one.value, one.planned, Passage("Ring ▒▒▒▒ om projektet", "Sida"))
            for one in those
        )
        for thing, those in analysis.statements.items()
    }

    assert "▒" not in write_report(replace(analysis, statements=masked), title="Report")
    assert "<q>" not in write_report(replace(analysis, statements=masked), title="Report")


def test_every_sentence_that_counts_more_than_it_names_leads_to_all_names(analysis: Analysis) -> None:
    """“and 6 more” has a number, and the note behind it holds every name."""
    page = write_report(analysis, title="Report")
    cut = [line for line in re.findall(r"<li><p>(.*?)</p>", page) if re.search(r"and \d+ more", line)]

    assert cut
    assert all("<sup>" in line for line in cut)
    one_partner = next(answer for answer in analysis.answers if answer.key == "dependence.one-partner")
    note = re.search(r"11 of 20 projects.*?#n(\d+)", page)
    assert note
    names = re.search(rf'<li id="n{note[1]}">(.*?)</li>', page)
    assert names
    assert all(analysis.undertakings.label(fact) in unescape(names[1]) for fact in one_partner.facts)


def test_a_partner_counts_from_when_it_is_said_to_take_part_and_has_no_last_year_where_something_goes_on() -> None:
    """A partner that joined later has the year of joining; a project without an end leaves the last year open."""
    things = Undertakings(
        labels={"a": "Avesta", "b": "Bergen", "c": "Celle", "p": "P", "q": "Q"},
        members={"p": frozenset({"a", "b", "c"}), "q": frozenset({"a", "b"})},
        years={"p": (2006, 2012), "q": (2010, None)},
        joined={("p", "b"): 2006, ("p", "c"): None, ("q", "b"): 2010},
    )

    assert list(partners(things, "a")) == [Partner("b", 2, 2006, None), Partner("c", 1, None, 2012)]


def test_the_sources_are_listed_with_publisher_and_date(analysis: Analysis) -> None:
    """Each document once, and what gives no date says so."""
    page = write_report(analysis, title="Report")
    listed = re.search(r'<ul class="sources">(.*?)</ul>', page)

    assert listed
    assert listed[1].count("<li>") == 2
    assert "undated" in listed[1]
