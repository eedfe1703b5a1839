"""Replace stretches of a text, and say where every offset has gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Place(Protocol):
    """Where an offset of the old text is in the new one; `last` for the end of a stretch."""

    def __call__(self, offset: int, *, last: bool) -> int: ...  # noqa: D102


def replace_spans(text: str, spans: Iterable[tuple[int, int, str]]) -> tuple[str, Place]:
    """Put new words in the place of stretches, the first of those that overlap; return the text and where offsets went.

    >>> text, place = replace_spans("Lund and Hof", [(0, 4, "Piteå")])
    >>> text, place(9, last=False), place(4, last=True)
    ('Piteå and Hof', 10, 5)
    """
    ordered: list[tuple[int, int, str]] = []
    for span in sorted(set(spans)):
        if not ordered or span[0] >= ordered[-1][1]:
            ordered.append(span)
    parts: list[str] = []
    moved: list[tuple[int, int, int, int]] = []
    at = 0
    for start, end, new in ordered:
        parts += [text[at:start], new]
        moved.append((start, end, sum(map(len, parts)) - len(new), len(new)))
        at = end
    parts.append(text[at:])

    def place(offset: int, *, last: bool) -> int:
        shift = 0
        for start, end, new_start, length in moved:
            if offset >= end:
                shift = new_start + length - end
            elif offset > start or (offset == start and not last):
                return new_start if not last else new_start + length
        return offset + shift

    return "".join(parts), place
