"""What nobody has written is left out, and no text, however it is made, is read for longer than one of its length takes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanort.documents import Document, read_document
from vanort.documents.endless import endless
from vanort.documents.plain import plain_text
from vanort.documents.sections import find_sections
from vanort.extraction.layout.units import _MOST, _readable
from vanort.extraction.pipeline import extract

SENTENCE = "Nyby kommun har en vänort i Polen, Opole. "
LIMIT = 25  # seconds of processor time for 60 kB: before there was a rule, minutes


@pytest.mark.parametrize(
    "sign",
    [
        "9",
        "a",
        "A ",
        "Ab ",
        "Ekby, ",
        "1 ",
        "2015 ",
        "Ekby\t",
        "Oulu\n",
        "(",
        "ä",
        "\t",
        "\u00a0",
        "- x\n",
        "|a",
        "+46 ",
    ],
)
def test_what_is_said_again_and_again_is_read_once(sign: str) -> None:
    """Between two sentences thousands of one sign are left out; both sentences are read, each at its place as written."""
    text = SENTENCE + sign * (60_000 // len(sign)) + "\n\nOulu is twinned with Leverkusen."
    begun = time.process_time()
    found = extract(Document(Path("page.txt"), text, find_sections(text), "0" * 64, language="sv"))
    spent = time.process_time() - begun
    last = found.page.text.index("Leverkusen")

    assert spent < LIMIT
    assert len(found.page.text) < 3_000
    assert text[slice(*found.source(last, last + len("Leverkusen")))] == "Leverkusen"


@pytest.mark.parametrize(
    "said",
    [
        "Lillby kommun har länge samarbetat med Rakvere i Estland om skolor, vatten, bibliotek och mycket annat; ",
        "The municipality has three partners. Each of them sends ten pupils a year. Nobody pays for it but the schools, and so on. " * 3,
        "| Rakvere | Estland | 1994 | vänort, elevutbyte, gemensamma projekt om vatten och om bibliotek | 12 |\n",
    ],
)  # fmt: skip
def test_a_sentence_said_again_and_again_is_read_once(said: str) -> None:
    """However long it is: what stands before and behind it stays, and of it once or twice stays."""
    text = "Först en rad om Opole.\n" + said * 3_000 + "Till sist en rad om Pärnu."
    begun = time.process_time()
    ((start, end),) = endless(text)

    assert time.process_time() - begun < 5
    assert text[:start].startswith("Först en rad om Opole.\n")
    assert text[end:].endswith("Till sist en rad om Pärnu.")
    assert len(text) - (end - start) < 3 * len(said) + 60


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 3,
        "".join(
            f"Ort {number} har en överenskommelse om samarbete med kommunen sedan {1900 + number % 100}, och den löper.\n"
            for number in range(900)
        ),
        "Innehåll " + "." * 200 + " 7\n",
        "東京都は" * 20 + "".join(chr(0x4E00 + n) for n in range(3_000)),  # no spaces, and nothing said twice
        "\n".join(f"Talsi\t{year}" for year in range(1000)),
        "-" * 300,
        "https://nyby.example/" + "a/b" * 300,
    ],
)
def test_what_people_write_stays(text: str) -> None:
    """Sentences, lines of dots, long addresses, languages without spaces and long tables are read as they stand."""
    assert not list(endless(text))
    assert plain_text(text).text == text


@given(st.text(alphabet="ab .;\n", max_size=300), st.integers(1, 40))
def test_a_long_line_in_pieces_is_the_same_line(words: str, times: int) -> None:
    """The pieces follow each other without a gap or an overlap, none longer than is read at once."""
    line = (words * (times * 20)).replace("\n", " ")[:40_000]
    pieces = list(_readable(line, 0, len(line)))

    assert "".join(line[start:end] for start, end in pieces) == line
    assert all(end - start <= _MOST for start, end in pieces)


def test_an_address_far_from_every_name_belongs_to_nobody_far_away() -> None:
    """In a paragraph of thousands of people each address goes to the person beside it, and the work grows with the text."""
    letters = "abcdefghijklmnopqrst"
    people = [(f"Eva Ny{a}{b}berg", f"ny{a}{b}berg@nyby.example") for a in letters for b in letters]
    text = " ".join(f"Kontakt: {name}, {address}." for name, address in people)
    found = extract(Document(Path("page.txt"), text, find_sections(text), "0" * 64, language="sv"))
    told = {(fact.subject.label, fact.object) for fact in found.facts if fact.predicate == "email"}

    assert len(told & set(people)) >= 0.9 * len(people)
    assert not told - set(people)


@pytest.mark.parametrize("attribute", ["a{}=1", 'b{}="x y"', "c{}"])
def test_a_tag_with_attributes_without_end_does_not_hold_up_the_page(tmp_path: Path, attribute: str) -> None:
    """Its attributes are left out, which takes seconds at most; what the page says is read."""
    many = " ".join(attribute.format(number) for number in range(300_000))
    (tmp_path / "a.html").write_text(f"<html><body><p {many}>Lund has a twin town.</p></body></html>", encoding="utf-8")

    assert "Lund has a twin town." in read_document(tmp_path / "a.html").text


def test_a_picture_inside_a_tag_keeps_the_tag(tmp_path: Path) -> None:
    """One long attribute is none too many: the address of a link behind it is still read."""
    picture = "data:image/png;base64," + "iVBOR" * 20_000
    body = f'<p><img src="{picture}"></p><p>Write to <a href="mailto:info@lund.example" data-x="{picture}">us</a>.</p>'
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")

    assert "info@lund.example" in read_document(tmp_path / "a.html").text
