"""The brief on a partner: what is shared, counted a second time from the graph, without persons unless asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphs import SMALL, quads_of, store_of
from vanort.analysis.analysing import Analysis, analyse
from vanort.analysis.growth import as_far_as_told
from vanort.analysis.of_workspace import analyse_workspace
from vanort.analysis.sentences import Answer, heading, say, templates
from vanort.analysis.undertakings import Undertakings
from vanort.brief import brief_workspace
from vanort.brief.making import partner_of
from vanort.brief.page import write_page
from vanort.brief.sheet import Contact, Sheet, write_sheet
from vanort.brief.table import shared_rows
from vanort.brief.word import write_word
from vanort.claims.of_workspace import read_claims
from vanort.cli import app
from vanort.dataset.compile import compile_workspace
from vanort.errors import QueryError
from vanort.store import Store, open_text
from vanort.workspace.model import open_workspace
from workspaces import make_workspace

DATA = Path(__file__).parent.parent / "data"
NAMES = ("Folkesson", "Mustafa", "Palmblad", "Johansson")


@pytest.fixture(scope="module")
def quads() -> str:
    """The example workspace, compiled."""
    return compile_workspace(open_workspace(DATA)).nquads()


@pytest.fixture(scope="module")
def analysis(quads: str) -> Analysis:
    """The example, analysed once."""
    return analyse_workspace(open_workspace(DATA), dataset=quads, language="en")[0]


@pytest.fixture(scope="module")
def store(quads: str) -> Iterator[Store]:
    """The example, to find names in."""
    opened = open_text(quads)
    yield opened
    opened.close()


def sheet_on(name: str, analysis: Analysis, store: Store) -> Sheet:
    """The brief on a partner of the example."""
    return write_sheet(analysis, partner_of(name, analysis, store))


def sheet_of(**things: object) -> Sheet:
    """A sheet on Bergen, seen from Avesta."""
    given: dict[str, object] = {
        "labels": {"a": "Avesta", "b": "Bergen", "c": "Celle", "p": "Havsvind", "q": "Skolbyte", "w": "Vänortsavtal"},
        "members": {"p": frozenset("abc"), "q": frozenset("ab"), "w": frozenset("ab")},
        "years": {"p": (2018, 2020), "q": (2021, 2025), "w": (1956, None)},
        "partnerships": frozenset("w"),
        "stated_ends": frozenset("p"),
        "source_years": (2022,),
    }
    undertakings = Undertakings(**(given | things))  # type: ignore[arg-type]
    analysis = object.__new__(Analysis)
    values = {
        "undertakings": undertakings,
        "organisation": "a",
        "year": 2022,
        "not_asserted": (),
        "alike": (),
        "answers": (),
    }
    for name, value in values.items():
        object.__setattr__(analysis, name, value)
    return write_sheet(analysis, "b")


def said(sheet: Sheet, section: str) -> list[str]:
    """The sentences of a section."""
    return [say(answer) for name, answers in sheet.sections if name == section for answer in answers]


def test_what_is_shared_is_named_with_the_earliest_year() -> None:
    """The bond comes first; the year is the earliest of any."""
    assert said(sheet_of(), "brief-together") == [
        (
            "The sources name 3 projects and partnerships in which Avesta and Bergen take part together: "
            "Vänortsavtal, Skolbyte and Havsvind."
        ),
        "The earliest year that they give for it is 1956: Vänortsavtal.",
        "Others who take part in it: Celle.",
    ]


def test_what_ends_before_the_newest_source_has_ended_and_what_ends_later_runs_out() -> None:
    """An end that follows from start and length says so; a bond without an end is named as such."""
    sheet = sheet_of()

    assert said(sheet, "brief-ended") == ["Havsvind ended in 2020."]
    assert said(sheet, "brief-next") == [
        "Skolbyte is to end in 2025 (computed from its start and length).",
        "No end is stated for Vänortsavtal.",
    ]


def test_where_no_source_has_a_date_an_end_is_neither_past_nor_to_come() -> None:
    """Whether 2025 lies ahead nobody can tell from undated pages."""
    sheet = sheet_of(source_years=(None,))

    assert "Skolbyte was to end in 2025 (computed from its start and length)." in said(sheet, "brief-next")
    assert "Havsvind has its stated end in 2020." in said(sheet, "brief-next")
    assert not said(sheet, "brief-ended")


def test_what_no_source_says_is_a_question_to_ask() -> None:
    """Money and goals are asked of projects, not of a bond; what is known is not asked."""
    sheet = sheet_of(
        funders={"p": frozenset({"sida"})}, goals={"q": frozenset({"g"})}, contacts={"w": frozenset({"person-1"})}
    )

    assert said(sheet, "brief-open") == [
        "In which country is Bergen? No source says so.",
        "Whose money is used? No source names a funder or a programme for Skolbyte.",
        "Towards which goals? No source states one for Havsvind.",
        "Who answers for it? No source names a contact person for Skolbyte and Havsvind.",
    ]


def test_nothing_is_asked_that_is_known() -> None:
    """Where all is stated there are no open questions, and no heading for them."""
    every = {u: frozenset({"x"}) for u in "pqw"}
    sheet = sheet_of(funders=every, goals=every, contacts=every, countries={"b": "no"})

    assert "brief-open" not in dict(sheet.sections)
    assert "brief-money" in dict(sheet.sections)


def test_contact_persons_are_counted_and_left_out() -> None:
    """Two persons of three undertakings are two."""
    sheet = sheet_of(contacts={"p": frozenset({"person-1"}), "q": frozenset({"person-1", "person-2"})})

    assert said(sheet, "brief-contacts")[0].startswith("2 contact persons are named")
    assert said(sheet_of(), "brief-contacts") == ["No source names a contact person."]


def test_a_dash_stands_where_no_source_says_it() -> None:
    """Neither a zero nor an empty cell."""
    assert shared_rows(sheet_of(), "en")[1:] == [
        ("Vänortsavtal", "1956", "–", "–", "–"),
        ("Skolbyte", "2021", "2025 (computed)", "–", "–"),
        ("Havsvind", "2018", "2020", "–", "–"),
    ]


def test_twin_towns_are_called_so() -> None:
    """A twinning without any project is something shared, too."""
    sheet = sheet_of(members={"p": frozenset("ac")}, years={}, twinnings=frozenset({frozenset("ab")}))

    assert said(sheet, "brief-together") == [
        "The sources call Avesta and Bergen twin towns.",
        "No source names a project or a partnership in which Avesta and Bergen take part together.",
    ]


@pytest.mark.parametrize(("name", "shared"), [("Tlokwe", 7), ("JB Marks", 7), ("Linnéuniversitetet", 1)])
def test_any_name_of_a_partner_gives_all_that_is_shared(
    analysis: Analysis, store: Store, name: str, shared: int
) -> None:
    """A former name or a name in another language means the same."""
    assert len(sheet_on(name, analysis, store).shared) == shared


def test_everything_in_the_table_is_shared_in_the_graph(analysis: Analysis, store: Store, quads: str) -> None:
    """Counted a second time, from the lines of the dataset that name the partner as the partner of something."""
    named = set(re.findall(r"<([^>]+)> <[^>]+#(?:partner|participant)> <[^>]+/municipality/lt-kaunas>", quads))
    names = {analysis.undertakings.label(iri) for iri in named}

    assert {row.name for row in sheet_on("Kaunas", analysis, store).shared} == names & set(
        analysis.undertakings.named(analysis.undertakings.members)
    )


def test_no_person_stands_in_it_unless_asked_for(analysis: Analysis, store: Store, quads: str) -> None:
    """Names, addresses and numbers come with --include-contacts only, and then a warning with them."""
    without = write_page(sheet_on("Vushtrri", analysis, store), analysis).partition("</style>")[2]
    with_them = brief_workspace(open_workspace(DATA), "Vushtrri", dataset=quads, include_contacts=True).content.decode()

    assert not any(name in without for name in NAMES)
    assert "@" not in without
    assert any(name in with_them for name in NAMES)
    assert "@" in with_them.partition("</style>")[2]
    assert "do not publish it" in with_them


def test_each_quote_of_it_stands_in_a_document(analysis: Analysis, store: Store) -> None:
    """What is quoted is found letter by letter in what was read."""
    page = write_page(sheet_on("Tlokwe", analysis, store), analysis)
    quotes = [unescape(quote).removesuffix(" …") for quote in re.findall(r"<q>(.*?)</q>", page)]
    documents = [" ".join(file.document.text.split()) for file in read_claims(open_workspace(DATA))]

    assert len(quotes) > 10
    assert all(any(quote in text for text in documents) for quote in quotes)


def test_a_word_file_says_the_same_and_is_the_same_on_every_run(analysis: Analysis, store: Store) -> None:
    """Every sentence of the page stands in the Word file; two runs give the same bytes."""
    from docx import Document

    sheet = sheet_on("Kaunas", analysis, store)
    text = [paragraph.text for paragraph in Document(io.BytesIO(write_word(sheet, analysis))).paragraphs]

    assert write_word(sheet, analysis) == write_word(sheet, analysis)
    for sentence in re.findall(r"<li><p>(.*?)</p>", write_page(sheet, analysis)):
        assert unescape(sentence) in text


def test_hostile_names_stay_text() -> None:
    """Markup in a name is shown on the page, and is no element of the Word file."""
    store = store_of(SMALL.replace('"Eastlea"', '"<script>alert(1)</script>"'))
    try:
        analysis = analyse(store)
    finally:
        store.close()
    partner = next(node for node in analysis.network if "script" in analysis.undertakings.label(node))
    sheet = write_sheet(analysis, partner, [Contact("<b>A</b>", "", "", "", "")])

    assert "<script>" not in write_page(sheet, analysis)
    assert "&lt;b&gt;A" in write_page(sheet, analysis)
    assert write_word(sheet, analysis)


def test_who_is_no_partner_is_told_so(analysis: Analysis, store: Store) -> None:
    """Sida pays and takes part in nothing; the municipality itself is no partner of its own."""
    with pytest.raises(QueryError, match="takes part in no project or partnership"):
        partner_of("Sida", analysis, store)
    with pytest.raises(QueryError, match="whose network this is"):
        partner_of("Växjö kommun", analysis, store)


OVER = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  b: {type: Municipality, name: Ånäs}
  near: {type: Partnership, name: Öby – Ånäs}
  soon: {type: Project, name: Snart}
claims:
  - {subject: oby, property: twinnedWith, object: a, quote: kontakt, modality: past}
  - {subject: near, property: partner, object: oby, quote: kontakt}
  - {subject: near, property: partner, object: b, quote: kontakt}
  - {subject: soon, property: partner, object: b, quote: kontakt, modality: planned}
"""


def test_a_brief_tells_what_is_over_and_planned_with_a_partner(tmp_path: Path) -> None:
    """Of a town that was left there is a brief, too; each brief tells of its own partner alone."""
    place = make_workspace(tmp_path, {"page": ("kontakt Öby Ärla Ånäs Öby – Ånäs Snart", OVER)})
    quads = compile_workspace(place).nquads()

    left, near = (brief_workspace(place, name, organisation="Öby", dataset=quads) for name in ("Ärla", "Ånäs"))

    assert left.organisation == near.organisation == "Öby"
    assert "Öby – Ärla (twinned with)" in left.content.decode()
    assert "No source names a project" not in left.content.decode()
    assert "Snart (partner: Ånäs)" in near.content.decode()
    assert "Ärla" not in near.content.decode()
    with pytest.raises(QueryError, match="no organisation called 'Åmot'") as told:
        brief_workspace(place, "Åmot", organisation="Öby", dataset=quads)
    assert told.value.hint == "Partners are, for example: Ånäs."


def test_the_command_writes_the_form_that_the_name_of_the_file_says(tmp_path: Path) -> None:
    """`.docx` is Word, anything else a page; a misspelt partner is told with names that resemble it."""
    (tmp_path / "vanort.toml").write_text('title = "A test"\n', encoding="utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "dataset.nq").write_text(quads_of(SMALL), encoding="utf-8")

    def run(name: str, *rest: str) -> Result:
        return CliRunner().invoke(app, ["brief", name, "-w", str(tmp_path), *rest])

    assert run("Eastlea", "-o", str(tmp_path / "e.docx")).exit_code == 0
    assert (tmp_path / "e.docx").read_bytes()[:2] == b"PK"
    assert run("Eastlea").stdout.startswith("<!DOCTYPE html>")
    assert "Seen from" in run("Eastlea").stderr
    assert "Seen from" not in run("Eastlea", "--organisation", "Björkvik").stderr
    unnamed = run("")
    assert isinstance(unnamed.exception, QueryError)
    assert "Eastlea" in str(unnamed.exception.hint)
    wrong = run("Eastlee")
    assert isinstance(wrong.exception, QueryError)
    assert "Eastlea" in f"{wrong.exception} {wrong.exception.hint}"


def test_both_languages_have_the_same_sentences_for_a_brief() -> None:
    """Each heading and each sentence of a brief exists in English and Swedish."""
    for section in (name for name in templates("en") if name.startswith("brief-")):
        assert set(templates("en")[section]) == set(templates("sv")[section])
        assert heading(section, "sv") != section
    assert say(Answer("limits.sources", {"tells": as_far_as_told(Undertakings(labels={}, members={}, years={}))}))
