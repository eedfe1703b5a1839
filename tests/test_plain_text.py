"""The plain form of a text: what looks alike is read alike, and every passage leads back to its own characters."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_of import facts
from vanort.claims import format_claims_file, parse_claims_file
from vanort.documents import read_document
from vanort.documents.plain import plain_text
from vanort.extraction.goals.read import read_goals
from vanort.extraction.pipeline import extract
from vanort.extraction.proposing.annotations import annotation_of
from vanort.extraction.proposing.claims_file import propose

TEXTS = {
    "sv": "Vänorter\n\nÅmåls kommun har varit vänort med Ängelholm sedan 1992.\n\nProjektet Gröna Stränder pågår 2019–2021.\n",
    "de": "Partnerstädte\n\nDie Stadt Plön ist seit 1987 Partnerstadt von Ksour Essef.\n\nDas Projekt Offene Häfen läuft seit 2019.\n",
    "fi": "Ystävyyskaupungit\n\nHämeenlinnan kaupunki on Västeråsin ystävyyskaupunki vuodesta 1946.\n",
    "en": "Twin towns\n\nRye Town Council has been twinned with Córdoba since 1998.\n\nThe Effective Offices project is funded by Erasmus+.\n",
}


def soft(text: str) -> str:
    return text.replace("vänort ", "vän\u00adort ").replace("Gröna", "Grö\u00adna").replace("Offices", "Of\u00adfices")


def unseen(text: str) -> str:
    return "\ufeff" + text.replace(" med ", " \u200bmed\u2060 ").replace("Stadt", "St\u200cadt").replace(
        "Town", "To\u200bwn"
    )


def ligatures(text: str) -> str:
    return text.replace("ffi", "\ufb03").replace("ff", "\ufb00").replace("fi", "\ufb01")


def spaces(text: str) -> str:
    return (
        text.replace("s kommun", "s\u00a0kommun")
        .replace("Stadt ", "Stadt\u202f")
        .replace("Town ", "Town\u2007")
        .replace(" 19", "\u00a019")
    )


def notes(text: str) -> str:
    return (
        text.replace(".\n", "[1].\n").replace(" sedan", "¹ sedan").replace(" since", "* since").replace(" ist", "² ist")
    )


WAYS = {
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "soft": soft,
    "unseen": unseen,
    "ligatures": ligatures,
    "spaces": spaces,
    "notes": notes,
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("way", WAYS)
def test_a_text_says_the_same_in_whatever_characters(way: str, language: str) -> None:
    """Decomposed letters, soft hyphens, zero-width characters, ligatures, spaces and footnote marks change no fact."""
    plain = facts(TEXTS[language], language)

    assert plain
    assert facts(WAYS[way](TEXTS[language]), language) == plain


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("way", WAYS)
def test_passages_count_the_texts_own_characters(way: str, language: str, tmp_path: Path) -> None:
    """Annotations and claims mark the words as they are written, and a claims file finds them again."""
    (tmp_path / "a.txt").write_text(WAYS[way](TEXTS[language]), encoding="utf-8", newline="")
    document = read_document(tmp_path / "a.txt")
    extraction = extract(document, language)
    annotated = annotation_of(extraction)
    stretches = [mention for entity in annotated["entities"] for mention in entity["mentions"]]
    stretches += [fact["evidence"] for fact in annotated["facts"]]

    assert stretches
    for one in stretches:
        assert document.text[one["start"] : one["end"]] == one["text"]
        assert plain_text(one["text"]).text.split() == one["text"].split() or way != "plain"
    labels = {entity["label"] for entity in annotated["entities"]}
    assert labels == {plain_text(label).text for label in labels}
    file = propose(extraction, "a")
    assert file.document is document
    if not document.language:
        return
    again = parse_claims_file(format_claims_file(file), "a", document)
    assert [claim.span for claim in again.claims()] == [claim.span for claim in file.claims()]
    json.dumps(annotated)


def test_a_page_is_read_in_its_plain_form(tmp_path: Path) -> None:
    """Of formats whose text is made, the text itself is plain: what a person types finds it."""
    (tmp_path / "a.html").write_text("<p>Va\u0308xjo\u0308&nbsp;kom&shy;mun, \ufb01nans&#8203;</p>", encoding="utf-8")

    assert read_document(tmp_path / "a.html").text == "Växjö kommun, finans\n"


def test_goals_are_found_in_whatever_characters() -> None:
    """A goal's name in decomposed letters is its name."""
    text = "Arbetet bidrar till mål 7, hållbar energi för alla."

    assert read_goals(unicodedata.normalize("NFD", text), "sv") == read_goals(text, "sv") != ()


KEPT = [
    "40 m² och 12 km³",
    "10⁶ träd",
    "*viktigt* och **fett**",
    "Lärare*innen",
    "a [länk](b)",
    "Se [1](x)",
    "[1]: adress",
    "x² + y²",
    "2 * 3",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_a_footnote_mark_stays(text: str) -> None:
    """Powers, stress in Markdown, links and gender stars are no footnote marks."""
    assert plain_text(text).text == text


@given(st.text(alphabet="aä\u0308\u030a o\u00ad\u200b\u00a0ﬁ¹²[1]*\n.-", max_size=60))
def test_every_stretch_leads_back(written: str) -> None:
    """The way back is in order, within the text, and from the plain form of a plain form nothing more is taken."""
    plain = plain_text(written)
    places = [plain.source(at, at + 1) for at in range(len(plain.text))]

    assert places == sorted(places)
    assert all(0 <= start < end <= len(written) for start, end in places)
    whole = plain.source(0, len(plain.text))
    assert 0 <= whole[0] <= whole[1] <= len(written)
