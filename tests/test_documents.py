"""Documents in: each format by its door, a text file unchanged, a broken file one clear message."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from vanort.documents import read_document, sections
from vanort.documents.adding import add_document, documents_in
from vanort.errors import DocumentError
from vanort.workspace.model import Workspace

PAGE = """<!doctype html><html lang="sv"><head><title>Våra vänorter</title></head><body>
<header><nav><a href="/">Hem</a><a href="/k">Kontakt</a></nav></header>
<div class="cookie-banner">Vi använder kakor. Godkänn.</div>
<main><h1>Våra vänorter</h1><p>Sala kommun har vänorter i Europa.</p>
<ul><li>Alcoy, Spanien</li><li>Lublin, Polen</li></ul>
<table><tr><th>Ort</th><th>Land</th></tr><tr><td>Celle</td><td>Tyskland</td></tr></table>
<div class="contact"><p>Kontakt: Alva Brattberg, 0224-74 70 00</p></div></main>
<footer>Senast uppdaterad: 5 maj 2021</footer></body></html>"""


def pdf(text: str) -> bytes:
    """Return a PDF of one page that shows a line of text (ISO 32000-1, clause 7)."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1") if text else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def test_a_text_file_is_read_unchanged(tmp_path: Path) -> None:
    """Line ends, non-breaking spaces and decomposed letters stay, so that offsets hold."""
    text = "Va\u030ara vänorter\r\n\r\nSala\xa0kommun\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())

    assert read_document(tmp_path / "a.txt").text == text


def test_a_page_keeps_its_matter_and_loses_its_frame(tmp_path: Path) -> None:
    """Of a web page, lists, tables and contacts stay; navigation and cookie banners go."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    document = read_document(tmp_path / "a.html")

    assert "• Alcoy, Spanien" in document.text
    assert "Celle\tTyskland" in document.text
    assert "Alva Brattberg, 0224-74 70 00" in document.text
    assert "kakor" not in document.text
    assert "Hem" not in document.text
    assert (document.title, document.language, document.date) == ("Våra vänorter", "sv", "2021-05-05")


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    """The text layer of a PDF is read."""
    (tmp_path / "a.pdf").write_bytes(pdf("Sala kommun samarbetar med Lublin."))

    assert "Sala kommun samarbetar med Lublin." in read_document(tmp_path / "a.pdf").text


def test_a_word_file_keeps_headings_lists_and_tables(tmp_path: Path) -> None:
    """Headings become Markdown headings, cells stand between tabs."""
    import docx

    document = docx.Document()
    document.add_heading("Projekt Gröna broar", level=1)
    document.add_paragraph("Sala", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Lublin", "Polen"
    document.save(str(tmp_path / "a.docx"))
    text = read_document(tmp_path / "a.docx").text

    assert "# Projekt Gröna broar" in text
    assert "• Sala" in text
    assert "Lublin\tPolen" in text


RESOURCES = Path(__file__).parent / "resources"


def encrypted() -> bytes:
    """Return a PDF that only opens with a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("secret"))))
    writer.encrypt("word", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


BROKEN = [
    ("empty.txt", b" \n", "no text"),
    ("scan.pdf", pdf(""), "scan"),
    ("broken.pdf", b"%PDF-1.4 nothing", "damaged"),
    ("locked.pdf", encrypted(), "password"),
    ("broken.docx", b"PK nothing", "no Word document"),
    ("broken.xls", (RESOURCES / "towns.xls").read_bytes()[:4_978], "damaged"),  # at which the library panics
    ("noise.txt", bytes(range(256)) * 8, "not text"),
    ("sheet.xyz", b"text", "are not read"),
]


@pytest.mark.parametrize(("name", "data", "words"), BROKEN)
def test_a_broken_file_gives_one_clear_message(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """A file that cannot be read is named, with what is wrong with it."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentError, match=words) as caught:
        read_document(tmp_path / name)

    assert name in str(caught.value)


def test_a_file_of_more_than_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    """The size is looked at before the file is read."""
    path = tmp_path / "large.txt"
    path.touch()
    os.truncate(path, 51 * 1024 * 1024)
    with pytest.raises(DocumentError, match="51 MB"):
        read_document(path)


def test_another_encoding_is_read_with_a_warning(tmp_path: Path) -> None:
    """A text in an older encoding is read, and a warning says as what."""
    (tmp_path / "a.txt").write_bytes(("Våra vänorter är många och ligger långt från Öland. " * 20).encode("cp1252"))
    document = read_document(tmp_path / "a.txt")

    assert "vänorter är många" in document.text
    assert document.warnings


def test_metadata_beside_a_document_comes_before_its_own(tmp_path: Path) -> None:
    """NAME.yaml says title, publisher, address, language and date."""
    (tmp_path / "a.txt").write_text("Sala kommun\n", encoding="utf-8")
    (tmp_path / "a.txt.yaml").write_text("title: Vänorter\nlanguage: fi\n", encoding="utf-8")
    document = read_document(tmp_path / "a.txt")

    assert (document.title, document.language) == ("Vänorter", "fi")


def test_sections_cover_the_text_in_order(tmp_path: Path) -> None:
    """Each character stands in exactly one section."""
    (tmp_path / "a.md").write_text("Start.\n\n# One\n\nText.\n\n## Two\n\nMore.\n", encoding="utf-8")
    document = read_document(tmp_path / "a.md")

    assert [section.heading for section in document.sections] == ["", "One", "Two"]
    assert "".join(document.text[s.start : s.end] for s in document.sections) == document.text


def test_adding_keeps_the_bytes_and_refuses_another_of_the_name(tmp_path: Path) -> None:
    """A document lies in the workspace as received; one of another content does not take its place."""
    room = Workspace(tmp_path / "room")
    source = tmp_path / "in" / "a.txt"
    source.parent.mkdir()
    source.write_bytes(b"Sala kommun\r\n")
    add_document(room, source, told={"address": "https://sala.example.se/a"})

    assert (room.documents / "a.txt").read_bytes() == source.read_bytes()
    assert read_document(room.documents / "a.txt").address == "https://sala.example.se/a"
    source.write_text("Annat\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="Another document"):
        add_document(room, source)
    assert list(documents_in([source.parent])) == [source]


@pytest.mark.parametrize("unit", ["\n", "a\n\n", "\r\n", " \n", "- \n"])
def test_lines_without_a_word_cost_next_to_nothing(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Megabytes of line ends are passed over: hardly one line of them is asked whether it is a heading."""
    asked = []
    told = sections.is_heading
    monkeypatch.setattr(sections, "is_heading", lambda line, **beside: asked.append(line) or told(line, **beside))

    found = sections.find_sections("Our twin towns\n\nWe have two.\n" + unit * 3_000)

    assert found[0].heading == "Our twin towns"
    assert len(asked) <= (3_002 if unit.strip() else 2)


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "a\r\nb\r\r\n\nc", "\r\n\r", "a\n\n"])
def test_lines_are_where_they_stand(text: str) -> None:
    """Every line is told by where it begins and ends, without what ends it, and none stands behind the last line end."""
    lines = [text[start:end] for start, end in sections.lines_of(text)]

    assert lines == [line.rstrip("\r") for line in text.split("\n")][: None if text.split("\n")[-1] else -1]
