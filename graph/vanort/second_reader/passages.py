"""A document in pieces that one question holds: whole sections where they fit, cut between lines where they do not."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.claims.model import Span
from vanort.documents import Document

LONGEST = 4_000  # characters: with terms and answer some 6,000 tokens, which small models hold


def passages(document: Document, longest: int = LONGEST) -> list[Span]:
    """Return the pieces of a document in order; together they hold all that is no white space."""
    ends = sorted({section.end for section in document.sections} | {len(document.text)})
    found: list[Span] = []
    start = 0
    for number, end in enumerate(ends):
        following = ends[number + 1] if number + 1 < len(ends) else None
        if following is not None and following - start <= longest:
            continue
        found += [
            piece
            for piece in _cut(document.text, start, end, longest)
            if document.text[piece.start : piece.end].strip()
        ]
        start = end
    return found


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[Span]:
    while end - start > longest:
        half, full = start + longest // 2, start + longest
        ends = ((text.rfind(mark, half, full), mark) for mark in ("\n", ". ", " "))
        place = next((found + len(mark) for found, mark in ends if found >= 0), full)
        yield Span(start, place)
        start = place
    yield Span(start, end)
