"""Where a name and a quote stand in a text: at their own place, in whole words."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanort.claims import Span, parse_claims_file
from vanort.claims.quotes import LONG, cuts_word, find_name, find_quote, seek
from vanort.dataset.compile import compile_workspace
from vanort.errors import ClaimsError
from vanort.store import open_text
from vanort.validation.checks import check
from workspaces import make_document, make_workspace

WORDS = st.text(alphabet="abåöÉß -.'’", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "name", "others", "passage"),
    [
        ("Lundbergska skolan reste till Tartu med Lund.", "Lund", (), "med Lund."),
        ("Risør, Nissedal og Nis er partnere.", "Nis", (), "og Nis er"),
        ("Der Essener Verein und die Stadt Essen.", "Essen", (), "Stadt Essen."),
        ("Eva Lund ringde. Lund är vänort.", "Lund", ("Eva Lund",), ". Lund är"),
        ("Project Oulu Arena began. Oulu pays.", "Oulu", ("Oulu Arena",), ". Oulu pays"),
        ("Kaupunki on Tampereen ystävä.", "Tampere", (), "on Tampereen"),
        ("Växjös vänort heter Lohja.", "Växjö", (), "Växjös"),
    ],
)
def test_a_name_is_found_in_whole_words_and_not_in_anothers_name(
    text: str, name: str, others: tuple[str, ...], passage: str
) -> None:
    """A name inside a longer word or in the name of somebody else is not where a thing is named."""
    span = find_name(text, name, others=others)

    assert span is not None
    start = text.index(passage)
    assert start <= span.start
    assert span.end <= start + len(passage)


@pytest.mark.parametrize(
    ("text", "name"), [("Lundbergska skolan", "Lund"), ("Finnish", "Nis"), ("Oslofjorden", "Oslo")]
)
def test_a_name_that_only_a_longer_word_holds_is_not_there(text: str, name: str) -> None:
    """Letters inside another word name nothing."""
    assert find_name(text, name) is None


@given(text=WORDS, name=WORDS)
def test_a_name_never_begins_inside_a_word(text: str, name: str) -> None:
    """Whatever text and name: the place found bears the name and does not begin in the middle of a word."""
    span = find_name(text, name)

    if span is not None:
        assert " ".join(text[span.start : span.end].split()).startswith(
            " ".join(name.split())
        )  # an ending goes with it
        assert span.start == 0 or not (text[span.start - 1].isalnum() and name[0].isalnum())


def test_the_quoted_passage_says_where_the_name_stands(tmp_path: Path) -> None:
    """A thing that gives a quote is named there, also where its name stands elsewhere before."""
    page = make_document(tmp_path, "Lund är en stad. Partner är Lund.\n")
    file = parse_claims_file(
        "document: page.txt\nthings:\n  lund:\n    type: Municipality\n    name: Lund\n    quote: Partner är Lund\n",
        "page",
        page,
    )

    assert page.text[file.things[0].names[0].span.start - 3 :].startswith("är Lund.")


def test_a_name_in_no_whole_word_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """The message says that the name is not there and how to rest it on other words."""
    page = make_document(tmp_path, "Lundbergska skolan är partner.\n")

    with pytest.raises(ClaimsError, match=r"“Lund” is not in the document.*quote"):
        parse_claims_file(
            "document: page.txt\nthings:\n  lund:\n    type: Municipality\n    name: Lund\n", "page", page
        )


def test_a_quote_means_the_whole_word_where_a_longer_one_holds_it_too() -> None:
    """One place in whole words is enough; two of them are still asked about."""
    text = "Lundbergska skolan i Lund"

    assert find_quote(text, "Lund").start == text.rindex("Lund")
    with pytest.raises(ClaimsError, match="stands 2 times"):
        find_quote(f"{text}, Lund", "Lund")


def test_check_tells_a_quote_that_cuts_a_word(tmp_path: Path) -> None:
    """Such a quote is warned of with file and line; whole words, also before a hyphen, are not."""
    text = "Lundbergska skolan och Oslo-gruppen är med i Alfa.\n"
    claims = (
        "document: page.txt\nthings:\n"
        "  school:\n    type: Organisation\n    name: Lund\n    quote: Lund\n"
        "  group:\n    type: Organisation\n    name: Oslo\n    quote: Oslo\n"
    )
    workspace = make_workspace(tmp_path, {"page": (text, claims)})
    compiled = compile_workspace(workspace)
    with closing(open_text(compiled.nquads())) as store:
        found = check(workspace, store, compiled.texts())
    found = [finding for finding in found if "inside a word" in finding.found]

    assert [(f.severity, f.where) for f in found] == [("warning", "claims/page.yaml:3")] * len(found)
    assert "“Lundbergska”" in found[0].found
    assert cuts_word("Lundbergska", find_quote("Lundbergska", "Lund"))


def test_words_that_stand_often_are_all_told_of() -> None:
    """Where words stand is remembered for the first two places; the others are found all the same, time after time."""
    text = "Lund\nLund\nLundby\nLund"
    for _ in range(2):
        with pytest.raises(ClaimsError, match=r"3 times in the document \(lines 1, 2, 4\)"):
            find_quote(text, "Lund")
        assert find_name(text, "Lund", others=["Lund\nLund"]) == Span(17, 21)
        assert find_quote(text, "Lund", within="Lundby\nLund") == Span(17, 21)


@pytest.mark.parametrize("words", ["Lund", "row 7\n", "row 8,", "nowhere", "und\nLund"])
def test_words_are_found_alike_whether_they_were_sought_with_others_or_alone(words: str) -> None:
    """Many passages of a long text are looked for in one pass; where each stands is what looking for it alone finds."""
    lines = "".join(f"row {number}\nLund\n" for number in range(LONG // 10))
    alone, together = f"{lines}alone", f"{lines}together"
    seek(together, [words, "row 9\n"])

    def found(text: str) -> str:
        try:
            return str(find_quote(text, words))
        except ClaimsError as fault:
            return fault.found

    assert found(together) == found(alone)
    assert find_name(together, words) == find_name(alone, words)
