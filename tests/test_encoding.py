"""Encodings: what a page declares is believed where it makes words; what is guessed is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanort.documents import read_document
from vanort.documents.encoding import decode
from vanort.errors import DocumentError

POLISH = "Miasta: Łęczna, Żnin i Świdnik, współpraca od 1998 roku."
RUSSIAN = "Город Псков и город Выборг сотрудничают с 1998 года."
LATVIAN = "Pilsētas Rēzekne, Šķaune un Ķegums, sadarbība kopš 1998."
SWEDISH = "Växjö, Åmål och Malmö är vänorter på Öland."
GREEK = "Η πόλη Λάρισα και η Αθήνα."
TURKISH = "Iğdır ve Şırnak kardeş şehir."

DECLARED = [
    ("cp1250", '<meta charset="windows-1250">', POLISH),
    ("iso8859-2", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', POLISH),
    ("iso8859-2", '<?xml version="1.0" encoding="iso-8859-2"?>', POLISH),
    ("cp1251", "<META CHARSET=windows-1251>", RUSSIAN),
    ("koi8-r", '<title>x</title><meta charset="koi8-r">', RUSSIAN),
    ("iso8859-5", '<meta charset="iso-8859-5">', RUSSIAN),
    ("cp1257", '<meta content="text/html;charset=windows-1257" http-equiv="content-type">', LATVIAN),
    ("iso8859-13", '<meta charset="iso-8859-13">', LATVIAN),
    ("iso8859-15", '<meta charset="iso-8859-15">', SWEDISH + " 5 €"),
    ("cp1252", '<meta charset="iso-8859-1">', SWEDISH + " – 5 €"),
    ("cp1253", '<meta charset="windows-1253">', GREEK),
    ("cp1254", '<meta charset="iso-8859-9">', TURKISH),
    ("utf-8", '<meta charset="iso-8859-1">', SWEDISH + POLISH),
    ("utf-8-sig", '<meta charset="windows-1252">', SWEDISH),
    ("utf-16", '<meta charset="utf-16">', SWEDISH),
    ("utf-16-le", '<meta charset="utf-16">', SWEDISH),
]


@pytest.mark.parametrize(("encoding", "declaration", "words"), DECLARED)
def test_a_page_is_read_as_it_declares(encoding: str, declaration: str, words: str) -> None:
    """Meta elements, an XML declaration and a mark are believed; UTF-8 is read as such, whatever it declares."""
    data = f"<html><head>{declaration}</head><body><p>{words}</p>".encode(encoding)

    text, warnings = decode(Path("a.html"), data, page=True)
    assert words in text
    assert warnings == ()


WRONG = [
    ("cp1250", "iso-8859-2", "pl", POLISH),
    ("iso8859-2", "windows-1250", "pl", POLISH),
    ("cp1250", "utf-8", "cs", POLISH),
    ("koi8-r", "windows-1251", "ru", RUSSIAN),
    ("cp1251", "x-unknown", "bg", RUSSIAN),
    ("cp1251", "utf8", "ru", RUSSIAN),
    ("cp1257", "", "lv", LATVIAN),
    ("cp1252", "windows-1251", "sv", SWEDISH),
    ("cp1252", "iso-8859-2", "sv", SWEDISH),
    ("cp1252", "utf-8", "sv", SWEDISH),
    ("cp1252", "no-such", "sv", SWEDISH),
]


@pytest.mark.parametrize(("encoding", "declared", "language", "words"), WRONG)
def test_a_wrong_declaration_is_told_and_mended(encoding: str, declared: str, language: str, words: str) -> None:
    """Where the declared encoding makes no words, the usual ones of the page's language are tried."""
    data = f'<html lang="{language}"><meta charset="{declared}"><p>{words} {words}</p>'.encode(encoding)
    text, warnings = decode(Path("a.html"), data, page=True)

    assert words in text
    assert "special letters" in warnings[0]


def test_single_characters_of_another_encoding_leave_the_rest_as_it_is() -> None:
    """UTF-8 with a few bytes of windows-1252 in it stays UTF-8."""
    data = (f"<meta charset=utf-8><p>{SWEDISH} " * 5).encode() + "Malmö".encode("cp1252")
    text, warnings = decode(Path("a.html"), data, page=True)

    assert text.endswith("Malmö")
    assert text.count("Växjö") == 5
    assert warnings


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("words", ["Ekby is twinned with Narva.", SWEDISH, GREEK])
def test_a_text_in_any_form_of_unicode_is_read(encoding: str, words: str, tmp_path: Path) -> None:
    """UTF-16 is known without its mark, where its letters are those of English, too; UTF-32 by its mark."""
    path = tmp_path / "a.txt"
    path.write_bytes(words.encode(encoding))

    assert read_document(path).text.removeprefix("\ufeff") == words


def test_a_text_file_declares_nothing() -> None:
    """Only of a page the head is believed."""
    data = f'We wrote <meta charset="windows-1251"> once. {SWEDISH * 5}'.encode("cp1252")

    assert SWEDISH in decode(Path("a.txt"), data)[0]


def test_bytes_that_are_no_text_are_refused() -> None:
    """Noise is no text in any encoding."""
    with pytest.raises(DocumentError, match="not text"):
        decode(Path("a.html"), bytes(range(256)) * 8, page=True)
