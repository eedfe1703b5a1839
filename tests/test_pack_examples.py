"""Each entry of the tables of pack.toml is shown by a phrase of examples.tsv that it alone of its table reads."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from vanort.languages import language_packs
from vanort.languages.pack import FOLDER, alternatives
from vanort.languages.table import read_table
from vanort.languages.word_classes import WordClasses, in_expression

# Tables whose entries are parts of words: what a word may end in, what it may begin with.
ENDINGS = re.compile(r"inflection\..*|people\.(?:family|name)_endings|twins\.own_suffix|dates\.(?:decade|ordinals)")
BEGINNINGS = {"people.family_beginnings"}


def tables(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of the tables of a pack with their names; a list outside of them holds words as they are."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from tables(inner, (*path, key))
    elif isinstance(value, list) and len(path) > 1 and all(isinstance(entry, str) for entry in value):
        yield ".".join(path), value


def written(code: str) -> dict[str, list[str]]:
    """Return the tables of a shipped pack as its file has them."""
    return dict(tables(tomllib.loads((FOLDER / code / "pack.toml").read_text(encoding="utf-8"))))


@cache
def examples(code: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases that show the entries of each table."""
    return {row.cell(0): tuple(text for text, _ in row.pairs(1)) for row in read_table(FOLDER / code / "examples.tsv")}


def pattern(table: str, entry: str, classes: WordClasses) -> re.Pattern[str]:
    """Compile an entry of a table as it is read."""
    words = in_expression(entry, classes)
    if ENDINGS.fullmatch(table):
        return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)
    if table in BEGINNINGS:
        return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)
    if "(?<!" in words:  # what may not stand before an entry has a fixed width: its space is one blank
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return alternatives([words], whole=not table.startswith("heads.suffix"))


def shown(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> set[int]:
    """Return which entries read words of a text that no other entry reads."""
    found = set()
    for text in texts:
        spans = [[m.span() for m in one.finditer(text) if m.group()] for one in patterns]
        reading = [number for number, some in enumerate(spans) if some]
        for number in reading:
            others = [span for other in reading if other != number for span in spans[other]]
            if any(not any(left <= start and end <= right for left, right in others) for start, end in spans[number]):
                found.add(number)
    return found


EVERY = [(code, table) for code in sorted(language_packs()) for table in written(code)]


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_each_entry_of_a_table_reads_a_phrase_that_no_other_entry_reads(code: str, table: str) -> None:
    """An entry has an example, and without the entry the example would not be read."""
    classes, texts = language_packs()[code].classes, examples(code).get(table, ())
    entries = dict(tables(language_packs()[code].data))[table]
    read = shown([pattern(table, entry, classes) for entry in entries], texts)

    assert [entry for number, entry in enumerate(entries) if number not in read] == []


@pytest.mark.parametrize("code", sorted(language_packs()))
def test_no_example_stands_for_what_is_gone(code: str) -> None:
    """Each table of examples.tsv is one of pack.toml, and each of its phrases is read by an entry."""
    classes, known = language_packs()[code].classes, dict(tables(language_packs()[code].data))

    assert set(examples(code)) <= set(known)
    for table, texts in examples(code).items():
        patterns = [pattern(table, entry, classes) for entry in known[table]]
        assert [text for text in texts if not any(one.search(text) for one in patterns)] == []


def test_an_entry_that_another_one_covers_is_not_shown() -> None:
    """Two entries that read the same words are one too many."""
    patterns = [alternatives([entry]) for entry in ("twin town", r"twin \w+", "sister city")]

    assert shown(patterns, ["a twin town", "our sister city"]) == {2}
    assert shown(patterns, ["a twin city"]) == {1}
