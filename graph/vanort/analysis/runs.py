"""Ascending numbers as runs, as a reader writes them: 2014–2016 and 2022."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as runs from first to last.

    >>> runs([1, 2, 3, 5, 8, 9])
    [(1, 3), (5, 5), (8, 9)]
    """
    breaks = [place for place, (one, next_) in enumerate(pairwise(numbers), 1) if next_ != one + 1]
    return [(numbers[begin], numbers[end - 1]) for begin, end in pairwise([0, *breaks, len(numbers)])]


def spans(numbers: Sequence[int]) -> list[str]:
    """Return ascending numbers as text, three or more in a row as a span.

    >>> spans([2014, 2015, 2016, 2020, 2022, 2023])
    ['2014–2016', '2020', '2022', '2023']
    """
    found: list[str] = []
    for first, last in runs(numbers):
        found += [f"{first}–{last}"] if last > first + 1 else map(str, sorted({first, last}))
    return found
