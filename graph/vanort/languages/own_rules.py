"""Rules of a workspace: single entries that are laid over the language packs, one a line in `rules.toml`.

A line is the path to an entry as a pack has it, by language, and as value a sentence that it reads:

    sv.labels.coordinator."värdkommun" = "Värdkommun: Ale"
    sv.heads.after.Organisation."byalag" = "Hults byalag"
    sv.frames.funds."{A} sponsrar {B}" = "Sparbanken sponsrar projektet Blå Lagun."
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vanort.languages.frames import Frame
from vanort.languages.pack import LanguagePack
from vanort.languages.relations import RELATIONS
from vanort.languages.table import LanguageError

RULES = "rules.toml"
_LISTS = ("labels", "cues", "heads")  # tables of pack.toml whose keys hold lists of entries
_DEPTH = {"labels": 1, "cues": 1, "heads": 2, "frames": 1}  # keys between the table and the entry


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One entry of one language: where it stands in the pack (`labels`, `coordinator`), its words, a sentence that it reads."""

    language: str
    place: tuple[str, ...]
    entry: str
    example: str = ""

    def line(self) -> str:
        r"""Return the rule as it stands in a file.

        >>> Rule("sv", ("labels", "coordinator"), "värdkommun", 'Värdkommun: "Ale"').line()
        'sv.labels.coordinator."värdkommun" = "Värdkommun: \\"Ale\\""'
        """
        return f"{self.language}.{'.'.join(self.place)}.{_quoted(self.entry)} = {_quoted(self.example)}"


def read_rules(text: str, *, path: Path | str = RULES) -> tuple[Rule, ...]:
    """Read the rules of a workspace.

    Raises LanguageError where the text is no TOML, or has something that is no entry of a pack.
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise LanguageError(f"The file is not TOML: {str(error)[:200]}.", path=path) from error
    return tuple(rule for language, tables in data.items() for rule in _of_language(language, tables, path))


def _of_language(language: str, tables: Any, path: Path | str) -> Iterator[Rule]:
    for table, value in tables.items() if isinstance(tables, Mapping) else ():
        for keys, entry, example in _entries(value, _DEPTH.get(table, 0)):
            if not isinstance(example, str) or table not in _DEPTH or (table == "frames" and keys[0] not in RELATIONS):
                break
            yield Rule(language, (table, *keys), entry, example)
        else:
            continue
        raise LanguageError(
            f"'{language}.{table}' holds what is no rule.",
            path=path,
            hint='Write a line such as sv.labels.coordinator."värdkommun" = "Värdkommun: Ale".',
        )
    if not isinstance(tables, Mapping):
        raise LanguageError(f"'{language}' holds what is no rule.", path=path)


def _entries(value: Any, depth: int) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Yield keys, entry and example of each line below a table; something that is no text where they do not fit."""
    if not isinstance(value, Mapping) or not value:
        yield ("",), "", None
        return
    for key, inner in value.items():
        if depth == 0:
            yield (), key, inner
        else:
            yield from (((key, *keys), entry, example) for keys, entry, example in _entries(inner, depth - 1))


def with_rules(packs: Mapping[str, LanguagePack], rules: Sequence[Rule]) -> dict[str, LanguagePack]:
    """Return language packs with rules laid over them; a rule of a language without a pack is left out.

    Raises LanguageError where a frame has not both of its gaps.
    """
    found = dict(packs)
    for code in {rule.language for rule in rules} & set(packs):
        own = [rule for rule in rules if rule.language == code]
        data = deepcopy(dict(packs[code].data))
        for rule in own:
            if rule.place[0] in _LISTS:
                _put(data, rule)
        frames = tuple(_frame(rule) for rule in own if rule.place[0] == "frames")
        found[code] = replace(packs[code], data=data, frames=(*packs[code].frames, *frames))
    return found


def _put(data: dict[str, Any], rule: Rule) -> None:
    table = data
    for key in rule.place[:-1]:
        table = table.setdefault(key, {})
    entries = table.get(rule.place[-1], [])
    table[rule.place[-1]] = [*([entries] if isinstance(entries, str) else entries), rule.entry]


def _frame(rule: Rule) -> Frame:
    if rule.entry.count("{A}") != 1 or rule.entry.count("{B}") != 1:
        raise LanguageError(f"'{rule.entry}' is no frame.", path=RULES, hint="Write {A} and {B} once each.")
    return Frame(rule.place[1], rule.entry, (rule.example,), (), rule.entry)


def _quoted(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(char, char if char.isprintable() else " ") for char in text) + '"'
