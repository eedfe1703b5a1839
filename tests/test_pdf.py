"""PDF files are read as a person reads the page: columns in turn, tables row by row, nothing lost in silence."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from pdf_pages import Drawn, lines, pdf
from vanort.documents import Document, read_document
from vanort.documents import pdf as pdf_module
from vanort.errors import DocumentError

SWEDISH = (
    "Hyltes kommun har sedan 1994 en",
    "vänort i Lettland, staden Talsi.",
    "Arbetet leds av barn- och ung-",
    "domsnämnden.",
)
OTHER = (
    "Projektet Klara Sjöar pågår 2020–2022",
    "och betalas av Nordiska minister-",
    "rådet. Samordnare är Talsi.",
    "Det gäller vatten i sjöar.",
)


def read(tmp_path: Path, data: bytes) -> Document:
    (tmp_path / "page.pdf").write_bytes(data)
    return read_document(tmp_path / "page.pdf")


def row_by_row(*columns: list[Drawn]) -> list[Drawn]:
    """The order in which some programs draw columns: line by line across the page."""
    return [drawn for row in zip(*columns, strict=True) for drawn in row]


@pytest.mark.parametrize(
    "first",
    [
        SWEDISH,
        (
            "The town of Ashby has been twinned",
            "with Talsi since 1994. The work is",
            "led by the committee for schools",
            "and children.",
        ),
    ],
)
def test_columns_are_read_one_after_the_other(tmp_path: Path, first: tuple[str, ...]) -> None:
    """However they are drawn, a sentence of one column does not run into the next."""
    page = [Drawn(50, 760, "Internationellt arbete", 18), *row_by_row(lines(50, 720, *first), lines(320, 720, *OTHER))]
    page.append(Drawn(50, 600, "Sidan ändrades den 3 maj 2021."))
    text = read(tmp_path, pdf([page])).text
    whole = " ".join(text.split())

    assert text.startswith("# Internationellt arbete\n")
    assert "och betalas av Nordiska ministerrådet. Samordnare är Talsi." in whole
    assert whole.index(first[-1].split()[-1]) < whole.index("Projektet Klara") < whole.index("Sidan ändrades")


def test_three_columns_are_three(tmp_path: Path) -> None:
    """The second gutter is found within what stands beside the first."""
    third = (
        "Kontakt lämnas av kansliet",
        "som svarar på frågor om allt",
        "och skickar ut material till",
        "den som vill ha det hem.",
    )
    short = tuple(line[:28] for line in SWEDISH)
    page = row_by_row(lines(40, 700, *short), lines(220, 700, *(line[:28] for line in OTHER)), lines(420, 700, *third))
    whole = " ".join(read(tmp_path, pdf([page])).text.split())

    assert "Kontakt lämnas av kansliet som svarar på frågor om allt och skickar ut material till" in whole


def test_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    """Short cells below each other are no columns of text: a row keeps its cells, with tabs between."""
    rows = [
        ("Vänort", "Land", "Sedan"),
        ("Talsi", "Lettland", "1994"),
        ("Celle", "Tyskland", "1987"),
        ("Alcoy", "Spanien", "2001"),
    ]
    page = [
        Drawn(50 + 150 * column, 700 - 20 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    text = read(tmp_path, pdf([page])).text

    assert [line for line in text.splitlines() if line] == ["\t".join(row) for row in rows]


def test_heads_and_feet_of_the_pages_are_left_out(tmp_path: Path) -> None:
    """What most pages bear at their edges is no part of the sentence that runs over the page."""
    sentence = [
        ("Hyltes kommun har", "många"),
        ("vänorter i", "Europa och"),
        ("samarbetar också", "med Talsi."),
        ("Slut på", "texten."),
    ]
    pages = [
        [Drawn(50, 780, "Hyltes kommun – Årsrapport"), *lines(50, 740, *words), Drawn(280, 20, f"Sida {number} (4)")]
        for number, words in enumerate(sentence, 1)
    ]
    text = read(tmp_path, pdf(pages)).text

    assert "Årsrapport" not in text
    assert "Sida" not in text
    assert "Talsi" in text


def test_what_stands_turned_is_read_turned_back(tmp_path: Path) -> None:
    """A page in landscape is read like any other; a mark in the margin does not tear its lines."""
    turned = [Drawn(100 + 15 * number, 60, words, turned=1) for number, words in enumerate(SWEDISH)]
    upright = [*lines(50, 700, *SWEDISH), Drawn(20, 690, "Diarienummer 44/2020", turned=1)]
    text = read(tmp_path, pdf([turned, upright])).text

    assert (
        text.count("har sedan 1994 en vänort i Lettland, staden Talsi. Arbetet leds av barn- och ungdomsnämnden.") == 2
    )


def test_pages_without_text_are_warned_of(tmp_path: Path) -> None:
    """A document of which a part is scanned is taken, and says which pages are missing."""
    document = read(tmp_path, pdf([lines(50, 700, *SWEDISH), [], [], lines(50, 700, *OTHER), []]))

    assert document.warnings == (
        "Pages 2–3, 5 have no text and may be scanned: run the file through text recognition (OCR).",
    )


def locked(data: bytes, user: str) -> bytes:
    """Return a PDF that may not be printed or, with a user's password, not be opened."""
    from pypdf import PdfReader, PdfWriter

    writer, held = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt(user, owner_password="owner", algorithm="RC4-128")  # noqa: S106 (a file made here)
    writer.write(held)
    return held.getvalue()


def test_only_a_password_for_opening_locks_a_file(tmp_path: Path) -> None:
    """A file that must not be printed opens in every reader, and is read."""
    data = pdf([lines(50, 700, *SWEDISH)])

    assert "Talsi" in read(tmp_path, locked(data, "")).text
    with pytest.raises(DocumentError, match="locked with a password"):
        read(tmp_path, locked(data, "secret"))


def test_a_file_of_too_many_pages_says_how_many_are_read(tmp_path: Path) -> None:
    """The limit is told before anything is read."""
    with pytest.raises(DocumentError, match=rf"has 1,001 pages; at most {pdf_module.MOST_PAGES:,}"):
        read(tmp_path, pdf([[]] * (pdf_module.MOST_PAGES + 1)))


def test_a_damaged_file_is_read_or_told_and_nothing_else(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever bytes are changed, there is text or one clear error, and no word of a library."""
    told = set[str]()
    good, chance = pdf([lines(50, 700, *SWEDISH), lines(50, 700, *OTHER)]), random.Random(7)  # noqa: S311 (no secret)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(chance.choice([1, 5, 40])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read(tmp_path, bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))
        except DocumentError as error:
            told.add(str(error))

    assert told
    assert all("page.pdf" in message for message in told)
    assert capfd.readouterr() == ("", "")
