"""The entries of the tables of a pack, each as the pattern by which it is read, and which phrases show it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from vanort.languages.pack import LanguagePack, alternatives
from vanort.languages.table import read_table
from vanort.languages.word_classes import WordClasses, in_expression

# Tables whose entries are parts of words: what a word may end in, what it may begin with.
_ENDINGS = re.compile(
    r"inflection\..*|people\.(?:family|no_family|name)_endings|twins\.own_suffix|dates\.(?:decade|ordinals)"
)
_BEGINNINGS = {"people.family_beginnings"}


def tables_of(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of the tables of a pack with their names; a list outside of them holds words as they are.

    >>> list(tables_of({"code": "xx", "months": ["a"], "cues": {"twin": ["twin town"]}}))
    [('cues.twin', ['twin town'])]
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from tables_of(inner, (*path, key))
    elif isinstance(value, list) and len(path) > 1 and all(isinstance(entry, str) for entry in value):
        yield ".".join(path), value


def tables_in(folder: Path) -> dict[str, list[str]]:
    """Return the tables of a pack as its file has them."""
    return dict(tables_of(tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))))


def examples_in(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the phrases that show the entries of each table; none where a pack has no examples.tsv."""
    return {row.cell(0): tuple(text for text, _ in row.pairs(1)) for row in read_table(folder / "examples.tsv")}


def entry_pattern(table: str, entry: str, classes: WordClasses) -> re.Pattern[str]:
    """Compile an entry of a table as it is read."""
    words = in_expression(entry, classes)
    if _ENDINGS.fullmatch(table):
        return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)
    if table in _BEGINNINGS:
        return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)
    if "(?<!" in words:  # what may not stand before an entry has a fixed width: its space is one blank
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return alternatives([words], whole=not table.startswith("heads.suffix"))


def shown_by(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> set[int]:
    r"""Return which entries read words of a text that no other entry reads.

    >>> patterns = [alternatives([entry]) for entry in ("twin town", r"twin \w+", "sister city")]
    >>> shown_by(patterns, ["a twin town", "our sister city"])
    {2}
    """
    found = set()
    for text in texts:
        spans = [[m.span() for m in one.finditer(text) if m.group()] for one in patterns]
        reading = [number for number, some in enumerate(spans) if some]
        for number in reading:
            others = [span for other in reading if other != number for span in spans[other]]
            if any(not any(left <= start and end <= right for left, right in others) for start, end in spans[number]):
                found.add(number)
    return found


def without_example(pack: LanguagePack, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each entry that no phrase of examples.tsv shows: the name of its table, and the entry."""
    examples = examples_in(folder)
    for table, entries in tables_of(dict(pack.data)):
        shown = shown_by([entry_pattern(table, entry, pack.classes) for entry in entries], examples.get(table, ()))
        yield from ((table, entry) for number, entry in enumerate(entries) if number not in shown)


def unused(pack: LanguagePack, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each entry that reads nothing in texts: the name of its table, and the entry."""
    for table, entries in tables_of(dict(pack.data)):
        for entry in entries:
            pattern = entry_pattern(table, entry, pack.classes)
            if not any(pattern.search(text) for text in texts):
                yield table, entry


def conflicts(pack: LanguagePack) -> Iterator[tuple[str, str]]:
    """Yield what a pack says twice and otherwise: a phrase of assertion.tsv, or a label of pack.toml, and its meanings."""
    meanings: dict[str, list[str]] = defaultdict(list)
    for cue in pack.assertion:
        meanings[cue.phrase].append(f"{cue.category} {cue.kind}")
    labels = {table: entries for table, entries in tables_of(dict(pack.data)) if table.startswith("labels.")}
    for table, entries in labels.items():
        for entry in entries:
            meanings[entry].append(table)
    for phrase, those in meanings.items():
        if len(set(those)) > 1:
            yield phrase, " and ".join(dict.fromkeys(those))
