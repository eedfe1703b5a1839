"""A matrix of crosses: which of a sheet's columns hold nothing but crosses, and which row stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vanort.languages.cell_concepts import concept_of
from vanort.languages.cell_marks import is_sum, mark_of

_LEAST = 2  # columns of crosses that make a matrix: one may be a list of who has answered
_UNCLEAR = 0.25  # the share of its cells that may say something else: "(x)", "?"
_LONGEST_OTHER = 12  # characters of those
_LONGEST_CROSS = 80  # characters of a role in the place of a cross
_LONGEST_HEAD = 80  # characters


@dataclass(slots=True)
class _Column:
    """What the cells of a column come to: how many say anything, how many are crosses, and how many something else."""

    said: int = 0
    crosses: int = 0
    other: int = 0
    numbers: bool = False
    text: bool = False  # one is too long for a column of crosses, whatever else stands in it

    def add(self, text: str) -> None:
        if not text or self.text:
            self.said += bool(text)
            return
        cross = _is_cross(text) if len(text) <= _LONGEST_CROSS else None
        self.said += 1
        self.crosses += cross is True
        self.other += cross is None
        self.numbers = self.numbers or text.isdigit()
        self.text = cross is None and len(text) > _LONGEST_OTHER

    @property
    def crossed(self) -> bool:
        return bool(self.crosses) and not self.text and self.other <= _UNCLEAR * self.said


@lru_cache(maxsize=5_000)  # a column says the same in many rows
def _is_cross(text: str) -> bool | None:
    mark = mark_of(text)
    return True if mark or concept_of("role", text) else mark


def is_crossed(texts: Sequence[str]) -> bool:
    """Tell whether a column says yes or no, or who leads and who takes part, and hardly anything else.

    >>> is_crossed(["x", "", "X"]), is_crossed(["", ""]), is_crossed(["x", "Kiel"]), is_crossed(["x", "x", "Partner", "(x)"])
    (True, False, False, True)
    """
    column = _Column()
    for text in texts:
        column.add(text)
    return column.crossed


def over_crosses(texts: Sequence[Sequence[str]], rows: Sequence[int]) -> list[int]:
    """Return the row that holds the heads of a matrix, alone in a list; none where a sheet is no matrix.

    It is the last of these rows that names each of the columns below it that hold nothing but crosses. Each cell is looked at once.

    >>> over_crosses([["Project", "Kiel", "Tartu"], ["Bridges", "x", ""], ["Woods", "", "x"]], [0, 1, 2])
    [0]
    >>> over_crosses([["Project", "Start"], ["Bridges", "2019"]], [0, 1])
    []
    """
    below = [_Column() for _ in range(max(map(len, texts), default=0))]
    end = len(texts)
    for row in reversed(rows[:-1]):
        for line in texts[row + 1 : end]:
            for column, text in zip(below, () if is_sum(line) else line, strict=False):
                column.add(text)
        end = row + 1
        if sum(not column.text for column in below) < _LEAST:
            return []
        heads = dict(enumerate(texts[row]))
        crossed = [number for number, column in enumerate(below) if column.crossed]
        beside = any(column.said and not column.crossed for column in below)
        named = [heads[at] for at in crossed if _may_be_head(heads.get(at, ""), below[at])]
        if len(named) >= _LEAST and len(named) == len(crossed) and beside and len(set(named)) == len(named):
            return [row]
    return []


def _may_be_head(text: str, below: _Column) -> bool:
    """Tell whether a text may stand over crosses: it is none itself, or a number over crosses that are none."""
    numbered = text.isdigit() and not below.numbers
    plain = mark_of(text) is None and not concept_of("role", text)
    return bool(text) and len(text) <= _LONGEST_HEAD and (plain or numbered)
