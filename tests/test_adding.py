"""Bringing documents in: what is guessed is shown, and what people say goes before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from vanort.cli import app
from vanort.documents import read_document
from vanort.documents.adding import add_document, documents_in
from vanort.documents.metadata import metadata_path
from vanort.errors import DocumentError
from vanort.validation.lint import lint
from vanort.workspace.model import Workspace

PAGE = (
    "<!DOCTYPE html><html><head><title>Byens venner</title></head><body><p>Vejby har venner i Narva.</p></body></html>"
)
TEXT = "Twin towns of Granby\n\nGranby has been twinned with Narva since 1994.\n"


@pytest.fixture
def room(tmp_path: Path) -> Workspace:
    """Return an empty workspace."""
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "vanort.toml").write_text("", encoding="utf-8")
    return Workspace(tmp_path / "room")


def added(room: Workspace, *words: str) -> list[str]:
    """Run `vanort add` with these words and return what it says, line by line."""
    result = CliRunner().invoke(app, ["add", *words, "-w", str(room.root)])
    return [" ".join(line.split()) for line in result.stderr.splitlines()]


def test_what_was_guessed_is_shown_and_can_be_said_otherwise(room: Workspace, tmp_path: Path) -> None:
    """The title, language, date and kind of a document are shown; adding it again with another value corrects it."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    assert added(room, str(tmp_path / "a.txt"))[:5] == [
        "documents/a.txt: 12 words.",
        "title Twin towns of Granby",
        "language en",
        "date not stated",
        "kind txt",
    ]
    said = added(
        room, str(tmp_path / "a.txt"), "--title", "Our friends: old & new", "--date", "2017-09", "--language", "no"
    )
    document = read_document(room.documents / "a.txt")
    assert said[1:4] == ["title Our friends: old & new", "language no", "date 2017-09"]
    assert (document.title, document.date, document.language) == ("Our friends: old & new", "2017-09", "no")


def test_what_people_wrote_beside_a_document_stays(room: Workspace, tmp_path: Path) -> None:
    """Correcting one field leaves the other lines as they are, and adding again without a correction leaves all."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    add_document(room, tmp_path / "a.txt")
    sidecar = metadata_path(room.documents / "a.txt")
    sidecar.write_text("# asked the archive\ntitle: >\n  Friends\n  of ours\npublisher: Granby\n", encoding="utf-8")
    add_document(room, tmp_path / "a.txt")
    assert "Friends\n  of ours" in sidecar.read_text(encoding="utf-8")
    add_document(room, tmp_path / "a.txt", told={"title": "Twins"})

    assert sidecar.read_text(encoding="utf-8") == '# asked the archive\ntitle: "Twins"\npublisher: Granby\n'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Default.aspx", PAGE, "html"),
        ("sida", "\n<html lang=sv><body>Ljunga har vänner i Narva.</body></html>", "html"),
        ("saved.txt", f"<!-- saved from url=(0031)https://vejby.example.dk/ -->\n{PAGE}", "html"),
        ("side.XHTML", f'<?xml version="1.0"?>\n{PAGE}', "html"),
        ("a.txt", "We write <html> pages about Narva.", "txt"),
        ("NOTES.MD", "# Narva", "md"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(
    room: Workspace, tmp_path: Path, name: str, content: str, kind: str
) -> None:
    """A saved page is read as one whatever its ending; the copy bears an ending of its kind, so that all read it."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    document = add_document(room, tmp_path / name)

    assert document.kind == kind
    assert list(documents_in([room.documents])) == [document.path]
    assert "<" not in read_document(document.path).text or kind != "html"


def test_a_kind_that_is_said_goes_before_the_guess(room: Workspace, tmp_path: Path) -> None:
    """A text about a page's source is a text where one says so."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    document = add_document(room, tmp_path / "a.html", kind="txt")

    assert document.path.name == "a.html.txt"
    assert read_document(document.path).text == PAGE


@pytest.mark.parametrize(
    ("option", "value"), [("--date", "5 May"), ("--date", "2017-02-30"), ("--language", "svenska"), ("--kind", "pptx")]
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    room: Workspace, tmp_path: Path, option: str, value: str
) -> None:
    """A date, a language or a kind that is none is named, and the document is not copied."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = added(room, str(tmp_path / "a.txt"), option, value)

    assert len(said) == 1
    assert f"“{value}”" in said[0]
    assert not room.documents.exists()


def test_several_documents_have_no_title_in_common(room: Workspace, tmp_path: Path) -> None:
    """A title or an address for a folder of documents is refused; a language is not."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    result = CliRunner().invoke(app, ["add", *files, "--title", "Ours", "-w", str(room.root)])

    assert isinstance(result.exception, DocumentError)
    assert added(room, *files, "--language", "en")[-1].startswith("Is something wrong?")


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\u202e"])
def test_a_terminal_obeys_nothing_in_a_text_or_a_name(sign: str, room: Workspace, tmp_path: Path) -> None:
    """What would clear the screen, name the window or turn a line round is shown as a sign that stands for it."""
    (tmp_path / f"a{sign}b.txt").write_text(
        f"{sign}Twin towns of Granby\n\nGranby is twinned with Narva.\n", encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["add", str(tmp_path / f"a{sign}b.txt"), "-w", str(room.root)])

    assert result.exit_code == 0
    assert "Twin towns of Granby" in result.stderr
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(result.stderr)


@pytest.mark.parametrize("sign", ["\x9b", "\x7f", "\x1b", "\u2028", "\ufeff", "\ufffe"])
def test_what_is_written_of_a_document_can_be_read_again(sign: str, room: Workspace, tmp_path: Path) -> None:
    """Signs that YAML and TOML do not take as they are, in a title or in the head of a column, are written so that they do."""
    (tmp_path / "a.txt").write_text(f"Twin{sign}towns of Granby\n\nGranby is twinned with Narva.\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"Vänort;Land;Ko{sign}d\nNarva;Estland;x\n", encoding="utf-8")

    for name in ("a.txt", "b.csv"):
        assert (
            CliRunner().invoke(app, ["add", str(tmp_path / name), "-w", str(room.root), "--home", "Granby"]).exit_code
            == 0
        )
    assert lint(room.root) == ()
