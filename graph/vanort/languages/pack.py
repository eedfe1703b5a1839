"""A language pack: what the reader knows about one language, kept as data in a folder of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from vanort.languages.assertion_cues import Cue, read_cues
from vanort.languages.frames import Frame, read_frames
from vanort.languages.relation_words import RelationWords, read_relation_words
from vanort.languages.table import LanguageError, read_list
from vanort.languages.word_classes import WordClasses, in_expression, read_word_classes, read_word_forms
from vanort.support.files import read_text

FOLDER = Path(__file__).parent
NEVER = re.compile(r"(?!)")
_BRACKET_OR_BAR = re.compile(r"(\\.|\[(?:\\.|[^\]\\])+\]|[()|])")


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What one folder below `languages/` says; `data` is pack.toml as read.

    `lists` holds the .txt files of the folder by name: one entry a line, `#` starts a comment; `assertion` the cues of
    assertion.tsv, `frames` the sentences of frames.tsv; `classes` the words of word_classes.tsv, which all of them may name,
    `forms` those of word_forms.tsv, which cues and frames may name; `relation_words` the entries of relation_words.tsv.
    """

    code: str
    data: Mapping[str, Any]
    lists: Mapping[str, tuple[str, ...]]
    assertion: tuple[Cue, ...] = ()
    frames: tuple[Frame, ...] = ()
    classes: WordClasses = field(default_factory=dict)
    forms: WordClasses = field(default_factory=dict)
    relation_words: tuple[RelationWords, ...] = ()

    def words(self, *path: str) -> tuple[str, ...]:
        """Return the entries under a key, of a table its keys; none where the pack is silent."""
        value: Any = self.data
        for key in path:
            value = value.get(key, {}) if isinstance(value, Mapping) else {}
        if isinstance(value, str):
            return (value,)
        return tuple(value) if isinstance(value, list | Mapping) else ()

    def __hash__(self) -> int:
        return hash((self.code, id(self.data)))


def alternatives(entries: Iterable[str], *, whole: bool = True) -> re.Pattern[str]:
    r"""Compile entries into one pattern that ignores case; a space in an entry stands for any white space.

    >>> alternatives(["twin town", "sister cit(?:y|ies)"]).search("Our Twin  Towns and twin town").group()
    'twin town'
    >>> alternatives([]).search("anything") is None
    True
    """
    entries = sorted({entry for entry in entries if entry}, key=lambda entry: (-len(entry), entry))
    if not entries:
        return NEVER
    body = re.sub(r" (?![?*+{])", r"\\s+", by_first_letter(entries))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if whole else rf"(?:{body})", re.IGNORECASE)


def by_first_letter(entries: Iterable[str]) -> str:
    """Join entries into one pattern, those with a first letter in common behind it, as `re` tries each branch in turn.

    The pattern must ignore case. Entries without a first letter of their own (a group, a wildcard) stay where they
    are, and keep those before and behind them apart: the first entry that matches stays the first.

    >>> by_first_letter(["partner", "(?:sub)?project", "town|plan", "t(?:wins|asks)"])
    'partner|(?:sub)?project|t(?:own|(?:wins|asks))|plan'
    """
    joined: list[str] = []
    each = (branch for entry in entries for branch in _branches(entry))
    for has_letter, neighbours in groupby(each, key=lambda branch: bool(_first_letter(branch))):
        if not has_letter:
            joined += neighbours
            continue
        behind: dict[str, list[str]] = {}
        for branch in neighbours:
            behind.setdefault(_first_letter(branch), []).append(branch[1:])
        for letter, rests in behind.items():
            joined.append(letter + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"))
    return "|".join(joined)


def _branches(entry: str) -> list[str]:
    """Return what stands between the bars of an entry, those inside brackets left alone."""
    branches, depth = [""], 0
    for part in _BRACKET_OR_BAR.split(entry):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            branches.append("")
        else:
            branches[-1] += part
    return branches


def _first_letter(branch: str) -> str:
    """Return the letter that all a branch stands for begins with, small; empty where that is left open."""
    fixed = branch[:1].isalpha() and not branch.startswith(("?", "*", "+", "{"), 1)
    return branch[0].lower() if fixed else ""


def read_pack(folder: Path) -> LanguagePack:
    """Read a language pack from its folder.

    Raises LanguageError where there is no pack.toml, where it cannot be read, or is not TOML.
    """
    path = folder / "pack.toml"
    if not path.exists():
        raise LanguageError("The language pack has no pack.toml.", path=folder)
    try:
        data = tomllib.loads(read_text(path, error=LanguageError))
    except (ValueError, RecursionError) as error:  # no TOML, a number or a depth without an end
        raise LanguageError(f"The language pack is not TOML: {str(error)[:200]}.", path=path) from error
    classes = read_word_classes(folder / "word_classes.tsv")
    try:
        data = _written_out(data, classes)
    except KeyError as error:
        hint = "Name one that word_classes.tsv has, or add it there."
        raise LanguageError(f"{{{error.args[0]}}} is no class of words.", path=path, hint=hint) from error
    lists = {file.stem: read_list(file) for file in sorted(folder.glob("*.txt"))}
    forms = read_word_forms(folder / "word_forms.tsv")
    cues = read_cues(folder / "assertion.tsv", {**classes, **forms})
    frames = read_frames(folder / "frames.tsv", {**classes, **forms})
    words = read_relation_words(folder / "relation_words.tsv")
    return LanguagePack(str(data.get("language", folder.name)), data, lists, cues, frames, classes, forms, words)


def _written_out(value: Any, classes: WordClasses) -> Any:
    """Return a value of pack.toml with the words of the classes that its expressions name."""
    if isinstance(value, str):
        return in_expression(value, classes)
    if isinstance(value, dict):
        return {key: _written_out(inner, classes) for key, inner in value.items()}
    return [_written_out(inner, classes) for inner in value] if isinstance(value, list) else value


@cache
def other_names() -> LanguagePack:
    """Return what other_names.toml says of names in languages without a pack, as a pack without a code.

    >>> "van" in other_names().words("people", "particles")
    True
    """
    return LanguagePack("", tomllib.loads((FOLDER / "other_names.toml").read_text(encoding="utf-8")), {})


def words_of_all(packs: Iterable[LanguagePack], *path: str) -> tuple[str, ...]:
    """Return the entries under a key of every pack and of other_names.toml, the longest first.

    They are for what a text may hold in whatever language it is written: names are seldom translated.

    >>> {"de", "am", "the"} <= set(words_of_all(language_packs().values(), "names", "connectors"))
    True
    """
    words = {word for pack in (*packs, other_names()) for word in pack.words(*path)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def packs_with(folder: Path) -> dict[str, LanguagePack]:
    """Read the shipped packs and those below a folder of one's own, by code; where both have a language, one's own.

    The rules of the workspace, `rules.toml` beside the folder, are laid over them.

    Raises LanguageError where one of them cannot be read.
    """
    rules = folder.parent / "rules.toml"
    return _packs_with(folder, rules.read_bytes() if rules.is_file() else b"")


@cache
def _packs_with(folder: Path, rules: bytes) -> dict[str, LanguagePack]:
    from vanort.languages.expressions import FILES, faults_of_expressions  # the shipped packs are tested

    for path in sorted(path for name in FILES for path in folder.glob(f"*/{name}")):
        for fault in faults_of_expressions(path):
            raise fault
    packs = {**language_packs(), **language_packs(folder)}
    if not rules:
        return packs
    from vanort.languages.own_rules import read_rules, with_rules  # which know what a pack is

    return with_rules(packs, read_rules(rules.decode("utf-8", "replace"), path=folder.parent / "rules.toml"))


@cache
def language_packs(folder: Path = FOLDER) -> dict[str, LanguagePack]:
    """Read every language pack below a folder, by language code.

    >>> sorted(language_packs())
    ['da', 'de', 'en', 'fi', 'no', 'sv']
    """
    packs = (read_pack(path.parent) for path in sorted(folder.glob("*/pack.toml")))
    return {pack.code: pack for pack in packs}
