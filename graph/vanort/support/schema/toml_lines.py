"""On which line each key and each item of a TOML file stands, which Python's own parser does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Path = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*(?P<open>\[\[?)[ \t]*(?P<key>{_KEY})[ \t]*\]\]?")
_PAIR = re.compile(rf"[ \t]*(?P<key>{_KEY})[ \t]*=[ \t]*")
# A text of several lines, a text, a comment, or a single character.
_TOKEN = re.compile(
    r"""
    \"{3} (?: \\. | (?!\"{3}) . )* \"{3,5} | '{3} (?: (?!'{3}) . )* '{3,5}
    | \" (?: \\. | [^\"\\\n] )* \" | ' [^'\n]* ' | \#[^\n]* | .
    """,
    re.DOTALL | re.VERBOSE,
)


def toml_lines(text: str) -> dict[Path, int]:
    r"""Return the line of every key, and of every item of its list; a key of an inline table has that of the table.

    The text must be TOML. A table that is opened twice has the line of the first; of a list of tables each has its own.

    >>> toml_lines('title = "a"\n[view]\nsource_rank = [\n  "b",\n  "c",\n]\n')
    {('title',): 1, ('view',): 2, ('view', 'source_rank'): 3, ('view', 'source_rank', 0): 4, ('view', 'source_rank', 1): 5}
    >>> toml_lines('[[a]]\n[[a]]\n[a.b]\nc = 1\n')
    {('a',): 1, ('a', 0): 1, ('a', 1): 2, ('a', 1, 'b'): 3, ('a', 1, 'b', 'c'): 4}
    """
    lines: dict[Path, int] = {}
    last: dict[Path, int] = {}  # of each list of tables the place of the last one
    table: Path = ()
    at, line = 0, 1
    while at < len(text):
        if opened := _TABLE.match(text, at):
            *above, name = _parts(opened["key"])
            table = (*_within(above, last), name)
            lines.setdefault(table, line)
            if opened["open"] == "[[":
                last[table] = last.get(table, -1) + 1
                table = (*table, last[table])
                lines[table] = line
            end = _end_of_line(text, opened.end())
        elif pair := _PAIR.match(text, at):
            key = (*table, *_parts(pair["key"]))
            lines.setdefault(key, line)
            end = _value(text, pair.end(), key, line, lines)
        else:
            end = _end_of_line(text, at)
        line += text.count("\n", at, end)
        at = end
    return lines


def _within(above: Iterable[str | int], last: Mapping[Path, int]) -> Path:
    """Return the place of a table's parents, each list of tables with its last one."""
    place: Path = ()
    for part in above:
        place = (*place, part)
        if place in last:
            place = (*place, last[place])
    return place


def _value(text: str, at: int, key: Path, line: int, lines: dict[Path, int]) -> int:
    """Note the lines of the items of a list, and return where the line on which the value ends is over."""
    depth, item, waits = 0, 0, False
    is_list = text.startswith("[", at)
    for token in _TOKEN.finditer(text, at):
        found = token.group()
        if found == "\n" and not depth:
            return token.end()
        if waits and found not in "]" and not found.isspace() and found[0] != "#":
            lines[*key, item] = line
            item, waits = item + 1, False
        if found in "[{":
            depth += 1
            waits = waits or (is_list and depth == 1)
        elif found in "]}":
            depth -= 1
            waits = False
        elif found == "," and depth == 1:
            waits = is_list
        line += found.count("\n")
    return len(text)


def _end_of_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _parts(key: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
