"""The words of a class fit where phrases and expressions name it, each in its own example; tables are read by one reader."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assertions import holds, unmarked
from vanort.extraction.pack_examples import facts_of
from vanort.languages import LanguageError, language_packs
from vanort.languages.assertion_cues import phrase_pattern
from vanort.languages.pack import FOLDER, LanguagePack, alternatives
from vanort.languages.table import read_list, read_table
from vanort.languages.word_classes import ClassWord, classes_in, in_expression, in_phrase, read_word_classes

EVERY = [(code, name) for code, pack in sorted(language_packs().items()) for name in sorted(pack.classes)]
LONGEST = 160  # characters of a line that can be read at one look


def _expressions(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _expressions(inner)


def _fits(code: str, pack: LanguagePack, name: str, word: ClassWord) -> bool:
    """Tell whether a phrase or expression that names the class reads the example with just this word in its place."""
    alone = {**pack.classes, name: (word,)}
    for cue in pack.assertion:
        if name in classes_in(cue.written):
            narrow = replace(cue, phrase=in_phrase(cue.written, alone))
            matches = narrow.pattern.match if cue.kind == "correction" else narrow.pattern.search
            found = cue.kind == "heading" or matches(unmarked(word.example)[0])
            if found and holds(code, cue, word.example):
                return True
    for frame in pack.frames:
        stands = name in classes_in(frame.written) and re.search(phrase_pattern(word.text), word.example, re.IGNORECASE)
        if stands and facts_of(code, frame, word.example):
            return True
    written = tomllib.loads((FOLDER / code / "pack.toml").read_text(encoding="utf-8"))
    return any(
        re.search(alternatives([in_expression(each, alone)], whole=False).pattern, word.example, re.IGNORECASE)
        for each in _expressions(written)
        if name in classes_in(each)
    )


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_each_word_of_a_class_does_what_its_example_says(code: str, name: str) -> None:
    """A phrase or expression that names the class reads the example of each of its words."""
    pack = language_packs()[code]

    assert [word for word in pack.classes[name] if not _fits(code, pack, name, word)] == []


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.t*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_of_a_pack_is_too_long_to_read(path: Path) -> None:
    """No line is longer than 160 bytes, as every tool counts them: long choices are classes of words, or go on below."""
    long = [n for n, line in enumerate(path.read_bytes().splitlines(), 1) if len(line) > LONGEST]

    assert long == []


@pytest.mark.parametrize("code", sorted(language_packs()))
def test_no_entry_is_without_an_example(code: str) -> None:
    """Each cue, each frame and each word of a class shows a sentence or phrase that it reads."""
    pack = language_packs()[code]

    assert [cue.phrase for cue in pack.assertion if not cue.examples] == []
    assert [frame.phrase for frame in pack.frames if not frame.examples] == []
    assert [word.text for words in pack.classes.values() for word in words if not word.example] == []


@pytest.mark.parametrize("text", ["ENDED\n", "ended\n\tlapsed\tIt has lapsed.\n", "ENDED\n\tlapsed\n", "E\n\ta\tb\n"])
def test_what_is_no_class_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    """A class has a name in capitals, words, and an example for each."""
    path = tmp_path / "word_classes.tsv"
    path.write_text(f"# words\n{text}", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"word_classes\.tsv:2: .* is no class of words\. Write a name"):
        read_word_classes(path)


def test_a_line_that_begins_with_a_tab_goes_on_with_the_entry_above(tmp_path: Path) -> None:
    """More examples stand below an entry; comments and empty lines are passed over."""
    path = tmp_path / "table.tsv"
    path.write_text("# head\n\nnot\tnegated # why\n\tHull is not.\t\n\t\tHull is.\nnever\n", encoding="utf-8")
    first, second = read_table(path)

    assert first.cells == ("not", "negated")
    assert first.more == (("Hull is not.",), ("", "Hull is."))
    assert (second.cells, second.line) == (("never",), 6)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\tan example\n", r"table\.tsv:1: 'an example' belongs to no entry\."),
        (b"not\nn\xe4r\n", r"table\.tsv:2: Byte 0xe4 is not UTF-8\. Save the file as UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_says_which_line_and_what_to_do(content: bytes, fault: str, tmp_path: Path) -> None:
    """The message names file and line."""
    path = tmp_path / "table.tsv"
    path.write_bytes(content)
    with pytest.raises(LanguageError, match=fault):
        read_table(path)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/themes.txt")), ids=lambda path: path.parent.name)
def test_each_line_of_themes_is_an_expression_of_its_own(path: Path) -> None:
    """A line that is broken inside a bracket spoils the themes of all other lines."""
    for line in read_list(path):
        re.compile(line.partition("\t")[2])
