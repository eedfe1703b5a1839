"""What people cannot see in a claims file: characters that look alike, marks of a merge, days that there are not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal

from vanort.catalogue.question import read_question
from vanort.claims import Span, find_quote
from vanort.claims.quotes import cuts_word
from vanort.claims.terms import read_value, terms
from vanort.documents.metadata import read_metadata
from vanort.errors import ClaimsError, DocumentError, QueryError, StoreError, VanortError, WorkspaceError
from vanort.explorer.tour import TourError, read_tour
from vanort.identity.decisions import read_decisions
from vanort.store.turtle import read_turtle
from vanort.workspace.model import open_workspace
from workspaces import CLAIMS, TEXT, make_claims

PAGE = (
    "Sköldby och Øster Å är vänorter sedan 1994. Kauppa\u00adlahti gav 5\u202f000\u00a0euro.\n  Bürgerhaus\nStraße 3."
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Sköldby och Øster Å", "Sköldby och Øster Å"),
        ("Kauppalahti", "Kauppa\u00adlahti"),
        ("Kaup\u200bpalahti gav", "Kauppa\u00adlahti gav"),
        ("5 000 euro", "5\u202f000\u00a0euro"),
        ("Bürgerhaus Straße 3.\n", "Bürgerhaus\nStraße 3."),
        ("euro. Bürgerhaus", "euro.\n  Bürgerhaus"),
        ("vän\u00adorter\u00a0sedan", "vänorter sedan"),
    ],
)
def test_a_quote_that_looks_the_same_is_found(quote: str, words: str, form: str) -> None:
    """White space, composition and characters without width make no difference; the span is the document's own words."""
    text = unicodedata.normalize(form, PAGE)  # type: ignore[arg-type]

    span = find_quote(text, quote)

    assert text[span.start : span.end] == unicodedata.normalize(form, words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("Tartu’s partner is Sköldby.", "Tartu's partner", "a curly apostrophe (U+2019) where the quote has a straight apostrophe (U+0027)"),
        ("Projektet 2016–2018 i Aalborg", "2016-2018", "an en dash (U+2013) where the quote has a hyphen (U+002D)"),
        ("Das Projekt “Brücke” endet", 'Projekt "Brücke" endet', "a curly quotation mark that opens (U+201C) where the quote has a straight quotation mark (U+0022)"),
        ("Øst\u2011Vest samarbejde", "Øst-Vest", "a hyphen that does not break (U+2011)"),
        ("Kaupunki Тarto on ystävyyskaupunki", "Kaupunki Tarto on", "a cyrillic capital letter te (U+0422) where the quote has “T”"),
        ("Sköldby kommun leder arbetet", "Skoldby kommun leder", "“ö” (U+00F6) where the quote has “o”"),
    ],
)  # fmt: skip
def test_a_difference_that_can_be_seen_is_named(text: str, quote: str, told: str) -> None:
    """What a reader could see is no match, and the message names the two characters."""
    with pytest.raises(ClaimsError) as fault:
        find_quote(text, quote)

    assert told in str(fault.value)


def test_other_words_are_not_told_as_another_character() -> None:
    """Where the words differ, not a character of them, the nearest passage is offered."""
    with pytest.raises(ClaimsError, match="The nearest passage is") as fault:
        find_quote("The town is led by Ekby. It has partners.", "The town is run by Ekby.")

    assert "The document has" not in str(fault.value)


@given(st.text(alphabet="aäå\u0308\u0301 \u00a0\n\u00ad\u200bbB-–'’", max_size=30), st.data())
def test_a_passage_of_a_text_is_found_or_stands_there_twice(text: str, data: st.DataObject) -> None:
    """Every passage of a text that has something to see is its own quote, in any composition."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    places = [at for at in range(len(text)) if text.startswith(quote, at)]
    whole = [at for at in places if not cuts_word(text, Span(at, at + len(quote)))]
    if quote.strip() and (len(places) == 1 or len(whole) == 1):
        at = (places if len(places) == 1 else whole)[0]
        assert find_quote(text, quote) == Span(at, at + len(quote))
    else:
        with pytest.raises(ClaimsError, match=r"times in the document|quote is empty"):
            find_quote(text, quote)


def test_a_name_and_a_passage_may_be_block_text(tmp_path: Path) -> None:
    """The line break that ends a block text is no part of a name, a quote or a 'within'."""
    changed = CLAIMS.replace("quote: 2015–2017", 'quote: "2015–2017\\n"').replace(
        "name: Clean Shores", 'name: "Clean Shores\\n"'
    )

    plain, block = make_claims(tmp_path), make_claims(tmp_path, changed)

    assert [name.text for thing in block.things for name in thing.names] == [
        name.text for thing in plain.things for name in thing.names
    ]
    assert TEXT.count("Clean Shores")


MARKS = [
    "<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> feature\n",
    "<<<<<<< Updated upstream\r\n{0}||||||| 9f3c2a1\r\n{0}=======\r\n{0}>>>>>>> Stashed\r\n",
    "{0}=======\n{0}",
    "{0}>>>>>>> other\n",
]
READERS = {
    "claims.yaml": (lambda path: make_claims(path.parent, path.read_text()), "document: page.txt\n", ClaimsError),
    "decisions/a.yaml": (lambda path: read_decisions(path.parent), "- decision: same\n", ClaimsError),
    "page.html.yaml": (lambda path: read_metadata(path.with_suffix("")), "title: Vennskapsby\n", DocumentError),
    "tour.yaml": (lambda path: read_tour(path, None, views=(), facets=()), "- text: Hei\n", TourError),  # type: ignore[arg-type]
    "vanort.toml": (lambda path: open_workspace(path.parent), 'language = "sv"\n', WorkspaceError),
    "own.rq": (read_question, "ASK {}\n", QueryError),
    "own.ttl": (read_turtle, "<a:b> <a:b> 1 .\n", StoreError),
}


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("name", READERS)
def test_marks_of_a_merge_are_called_by_their_name(tmp_path: Path, name: str, marks: str) -> None:
    """A file that a merge left undecided is told as such, with the line of the first mark."""
    read, line, error = READERS[name]
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    text = line + marks.format(line)
    path.write_text(text, newline="")

    with pytest.raises(error, match="merge conflict") as fault:
        read(path)

    number = next(n for n, line in enumerate(text.split("\n"), 1) if line[:7] in ("<<<<<<<", "=======", ">>>>>>>"))
    assert f":{number}: " in str(fault.value)


def test_a_line_under_a_heading_is_no_mark_of_a_merge(tmp_path: Path) -> None:
    """Signs inside a text, or more of them than a merge writes, are text."""
    path = tmp_path / "page.md.yaml"
    path.write_text("title: |\n  Vänorter\n  =======\n# ========\n")

    assert read_metadata(path.with_suffix(""))["title"].startswith("Vänorter")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start", "2016-02-30"), ("start", "2015-02-29"), ("start", "2016-13"), ("start", "2016-00"), ("start", "0000"),
        ("start", "2016-W05-1"), ("start", "20160401"), ("start", "٢٠١٦"), ("duration", "P2"), ("duration", "2 år"),
        ("duration", "P" + "9" * 30 + "Y"), ("amount", "1,5"), ("amount", "1e5"), ("amount", "9" * 400), ("amount", "٣"),
        ("activityCount", "9" * 5000), ("activityCount", "12 st"), ("activityCount", "1.5"), ("active", "TRUE"), ("active", "ja"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_one_line(name: str, value: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever the type: one short message with the place and what to write, and not a word of a library."""
    with pytest.raises(ClaimsError) as fault:
        read_value(terms()[name], value, "sv", path="claims/a.yaml", line=7)

    message = str(fault.value)
    assert message.startswith("claims/a.yaml:7: '")
    assert " Write " in message
    assert "\n" not in message
    assert len(message) < 300
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("value", ["2016-02-29", "2016", "2016-12", "0999", "9999-12-31"])
def test_a_day_that_there_is_is_a_value(value: str) -> None:
    """Leap days and early years are times as they are written."""
    assert str(read_value(terms()["start"], value, "sv")) == value
    assert isinstance(read_value(terms()["start"], value, "sv"), Literal)


def test_a_decision_has_a_day_that_there_is(tmp_path: Path) -> None:
    """A decision of the 31st of November is refused with its line."""
    (tmp_path / "a.yaml").write_text(
        "- decision: same\n  things: [a:b, c:d]\n  by: Aino\n  date: 2026-11-31\n  why: Samma namn\n"
    )

    with pytest.raises(VanortError, match=r"a\.yaml:4: '2026-11-31' is no day"):
        read_decisions(tmp_path)
