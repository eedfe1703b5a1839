"""Each entry of the tables of pack.toml is shown by a phrase of examples.tsv that it alone of its table reads."""

from __future__ import annotations

from functools import cache

import pytest

from vanort.languages import language_packs
from vanort.languages.entries import entry_pattern, examples_in, shown_by, tables_in, tables_of
from vanort.languages.pack import FOLDER, alternatives

EVERY = [(code, table) for code in sorted(language_packs()) for table in tables_in(FOLDER / code)]
examples = cache(lambda code: examples_in(FOLDER / code))


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_each_entry_of_a_table_reads_a_phrase_that_no_other_entry_reads(code: str, table: str) -> None:
    """An entry has an example, and without the entry the example would not be read."""
    classes, texts = language_packs()[code].classes, examples(code).get(table, ())
    entries = dict(tables_of(dict(language_packs()[code].data)))[table]
    read = shown_by([entry_pattern(table, entry, classes) for entry in entries], texts)

    assert [entry for number, entry in enumerate(entries) if number not in read] == []


@pytest.mark.parametrize("code", sorted(language_packs()))
def test_no_example_stands_for_what_is_gone(code: str) -> None:
    """Each table of examples.tsv is one of pack.toml, and each of its phrases is read by an entry."""
    classes, known = language_packs()[code].classes, dict(tables_of(dict(language_packs()[code].data)))

    assert set(examples(code)) <= set(known)
    for table, texts in examples(code).items():
        patterns = [entry_pattern(table, entry, classes) for entry in known[table]]
        assert [text for text in texts if not any(one.search(text) for one in patterns)] == []


def test_an_entry_that_another_one_covers_is_not_shown() -> None:
    """Two entries that read the same words are one too many."""
    patterns = [alternatives([entry]) for entry in ("twin town", r"twin \w+", "sister city")]

    assert shown_by(patterns, ["a twin town", "our sister city"]) == {2}
    assert shown_by(patterns, ["a twin city"]) == {1}
