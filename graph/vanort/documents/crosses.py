"""A matrix of crosses: which of a sheet's columns hold nothing but crosses, and which row stands above them."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.languages.cell_concepts import concept_of
from vanort.languages.cell_marks import is_sum, mark_of

_LEAST = 2  # columns of crosses that make a matrix: one may be a list of who has answered
_UNCLEAR = 0.25  # the share of its cells that may say something else: "(x)", "?"
_LONGEST_OTHER = 12  # characters of those
_LONGEST_HEAD = 80  # characters


def is_crossed(texts: Sequence[str]) -> bool:
    """Tell whether a column says yes or no, or who leads and who takes part, and hardly anything else.

    >>> is_crossed(["x", "", "X"]), is_crossed(["", ""]), is_crossed(["x", "Kiel"]), is_crossed(["x", "x", "Partner", "(x)"])
    (True, False, False, True)
    """
    said = [text for text in texts if text]
    crosses = [text for text in said if mark_of(text) or concept_of("role", text)]
    other = [text for text in said if text not in crosses and mark_of(text) is None]
    return bool(crosses) and len(other) <= _UNCLEAR * len(said) and all(len(text) <= _LONGEST_OTHER for text in other)


def over_crosses(texts: Sequence[Sequence[str]], rows: Sequence[int]) -> list[int]:
    """Return the row that holds the heads of a matrix, alone in a list; none where a sheet is no matrix.

    It is the last row that names each of the columns below it that hold nothing but crosses.

    >>> over_crosses([["Project", "Kiel", "Tartu"], ["Bridges", "x", ""], ["Woods", "", "x"]], [0, 1, 2])
    [0]
    >>> over_crosses([["Project", "Start"], ["Bridges", "2019"]], [0, 1])
    []
    """
    width = max(map(len, texts), default=0)
    for row in reversed(rows[:-1]):
        heads = {column: text for column, text in enumerate(texts[row]) if text}
        lines = [line for line in texts[row + 1 :] if not is_sum(line)]
        below = {column: [line[column] for line in lines if column < len(line)] for column in range(width)}
        crossed = [column for column in below if is_crossed(below[column])]
        named = [column for column in crossed if _may_be_head(heads.get(column, ""), below[column])]
        beside = [column for column in below if column not in crossed and any(below[column])]
        if len(named) >= _LEAST and len(named) == len(crossed) and beside and _differ([heads[at] for at in named]):
            return [row]
    return []


def _may_be_head(text: str, below: Sequence[str]) -> bool:
    """Tell whether a text may stand over crosses: it is none itself, or a number over crosses that are none."""
    numbered = text.isdigit() and not any(cell.isdigit() for cell in below)
    plain = mark_of(text) is None and not concept_of("role", text)
    return bool(text) and len(text) <= _LONGEST_HEAD and (plain or numbered)


def _differ(heads: Sequence[str]) -> bool:
    return len(set(heads)) == len(heads)
