"""A language pack: what the reader knows about one language, kept as data in a folder of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from vanort.errors import VanortError

FOLDER = Path(__file__).parent
NEVER = re.compile(r"(?!)")
_GROUP = re.compile(r"\((?:\\.|[^()\\])*\)|\\.")


class LanguageError(VanortError):
    """A language pack is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What one folder below `languages/` says; `data` is pack.toml as read.

    `lists` holds the .txt files of the folder by name: one entry a line, `#` starts a comment.
    """

    code: str
    data: Mapping[str, Any]
    lists: Mapping[str, tuple[str, ...]]

    def words(self, *path: str) -> tuple[str, ...]:
        """Return the entries under a key, none where the pack is silent."""
        value: Any = self.data
        for key in path:
            value = value.get(key, {}) if isinstance(value, Mapping) else {}
        if isinstance(value, str):
            return (value,)
        return tuple(value) if isinstance(value, list) else ()

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

    >>> by_first_letter(["partner", "(?:sub)?project", "town", "plan", "twin"])
    'partner|(?:sub)?project|t(?:own|win)|plan'
    """
    branches: list[str] = []
    for has_letter, neighbours in groupby(entries, key=lambda entry: bool(_first_letter(entry))):
        if not has_letter:
            branches += neighbours
            continue
        behind: dict[str, list[str]] = {}
        for entry in neighbours:
            behind.setdefault(_first_letter(entry), []).append(entry[1:])
        for letter, rests in behind.items():
            branches.append(letter + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"))
    return "|".join(branches)


def _first_letter(entry: str) -> str:
    """Return the letter that all an entry stands for begins with, small; empty where that is left open."""
    outside = entry
    while (less := _GROUP.sub("", outside)) != outside:
        outside = less
    fixed = entry[:1].isalpha() and not entry.startswith(("?", "*", "+", "{"), 1) and "|" not in outside
    return entry[0].lower() if fixed else ""


def read_pack(folder: Path) -> LanguagePack:
    """Read a language pack from its folder.

    Raises LanguageError where there is no pack.toml, or where it is not TOML.
    """
    path = folder / "pack.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LanguageError("The language pack has no pack.toml.", path=folder) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageError(f"The language pack is not TOML: {error}.", path=path) from error
    lists = {file.stem: read_list(file) for file in sorted(folder.glob("*.txt"))}
    return LanguagePack(str(data.get("language", folder.name)), data, lists)


def read_list(path: Path) -> tuple[str, ...]:
    """Read a list: one entry a line, empty lines and what follows `#` left out."""
    lines = (line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line)


@cache
def language_packs(folder: Path = FOLDER) -> dict[str, LanguagePack]:
    """Read every language pack below a folder, by language code.

    >>> sorted(language_packs())
    ['da', 'de', 'en', 'fi', 'no', 'sv']
    """
    packs = (read_pack(path.parent) for path in sorted(folder.glob("*/pack.toml")))
    return {pack.code: pack for pack in packs}
