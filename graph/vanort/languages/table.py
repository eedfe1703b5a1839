"""The one reader of a pack's tables and lists: an entry a line, tabs between its parts, `#` before what is a comment.

A line that begins with a tab goes on with the entry above it: more examples, the words of a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vanort.errors import VanortError
from vanort.support.files import read_text

_COMMENT = re.compile(r"(?:^|\s)#.*")


class LanguageError(VanortError):
    """A language pack is missing or cannot be read."""


@dataclass(frozen=True)
class Row:
    """One entry of a table: its parts, those of the lines that go on with it, and where it stands."""

    path: Path
    line: int
    cells: tuple[str, ...]
    more: tuple[tuple[str, ...], ...] = ()

    def cell(self, place: int) -> str:
        """Return a part of the entry, empty where the line is shorter."""
        return self.cells[place] if place < len(self.cells) else ""

    def pairs(self, place: int) -> tuple[tuple[str, str], ...]:
        """Return the two parts from a place on, and those of each line that goes on."""
        lines = (self.cells[place:], *self.more)
        return tuple((first, second) for first, second, *_ in ((*line, "", "") for line in lines) if first or second)

    def examples(self, place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the examples that stand from a place on, and the counter-examples that stand behind them."""
        pairs = self.pairs(place)
        return tuple(first for first, _ in pairs if first), tuple(second for _, second in pairs if second)

    def words(self, place: int) -> tuple[str, ...]:
        """Return the words that stand from a place on with bars between them, and those of each line that goes on."""
        cells = [*self.cells[place:], *(cell for line in self.more for cell in line)]
        return tuple(word.strip() for cell in cells for word in cell.split("|") if word.strip())

    def fault(self, found: str, hint: str) -> LanguageError:
        """Return the error that says what is wrong with this entry and what to do."""
        return LanguageError(found, path=self.path, line=self.line, hint=hint)


def read_table(path: Path) -> tuple[Row, ...]:
    """Read a table, no entries where there is no such file.

    Raises LanguageError, with the line, where the file is no UTF-8, or where its first entry begins with a tab.
    """
    entries: list[tuple[int, list[tuple[str, ...]]]] = []
    for number, line in _lines(path):
        parts = tuple(part.strip() for part in line.split("\t"))
        if not line.startswith("\t"):
            entries.append((number, [parts]))
        elif entries:
            entries[-1][1].append(parts[1:])
        else:
            hint = "A line that begins with a tab goes on with the entry above it: put the entry before it."
            raise LanguageError(f"{line.strip()!r} belongs to no entry.", path=path, line=number, hint=hint)
    return tuple(Row(path, number, first, tuple(more)) for number, (first, *more) in entries)


def read_list(path: Path) -> tuple[str, ...]:
    """Read a list: an entry a line as it stands, tabs and all.

    Raises LanguageError, with the line, where the file is no UTF-8.
    """
    return tuple(line.strip() for _, line in _lines(path))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something with their numbers, without comments and what is blank at their ends."""
    if not path.exists():
        return
    for number, line in enumerate(read_text(path, error=LanguageError).splitlines(), start=1):
        said = (_COMMENT.sub("", line) if "#" in line else line).rstrip()
        if said:
            yield number, said
