"""The passages of a published dataset put together again, in the order of their document, as far as they were published.

A dataset has no documents in it, but the words that each claim rests on, with some before and after, and where they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from vanort.claims.model import Span

GAP = "\n\n[…]\n\n"  # what stands where the document says more


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document with what stands before and after them, and the offset at which they begin there."""

    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text of passages, and where in it each of them stands."""

    text: str
    spans: dict[tuple[int, str], Span]

    def span(self, passage: Passage) -> Span:
        """Return where a passage stands in the text."""
        return self.spans[passage.start, passage.exact]


def excerpt(passages: Iterable[Passage]) -> Excerpt:
    r"""Put passages together, each where it stood; what overlaps is told once.

    >>> parts = [Passage(40, "Lund"), Passage(0, "Växjö", "", " leads"), Passage(6, "leads", "Växjö ", " CitiZEN")]
    >>> excerpt(parts).text
    'Växjö leads CitiZEN\n\n[…]\n\nLund\n'
    """
    passages = sorted(passages, key=lambda each: (each.start, each.exact))
    signs: dict[int, str] = {}
    for each in passages:  # first what is around, then the words themselves: nothing hides those
        signs.update(enumerate(each.prefix, each.start - len(each.prefix)))
        signs.update(enumerate(each.suffix, each.start + len(each.exact)))
    for each in passages:
        signs.update(enumerate(each.exact, each.start))
    starts, places, parts = _runs(signs)
    text = GAP.join(parts)
    spans: dict[tuple[int, str], Span] = {}
    for each in passages:
        run = max(bisect_right(starts, each.start) - 1, 0)
        at = places[run] + each.start - starts[run]
        if text[at : at + len(each.exact)] != each.exact:  # another passage has other words in its place
            at = len(text) + len(GAP)
            text += GAP + each.exact
        spans[each.start, each.exact] = Span(at, at + len(each.exact))
    return Excerpt(f"{text}\n", spans)


def _runs(signs: dict[int, str]) -> tuple[list[int], list[int], list[str]]:
    """Return stretches without a gap: where each begins in the document, where in the text, and its words."""
    starts: list[int] = []
    places: list[int] = []
    parts: list[list[str]] = []
    last, length = -2, 0
    for offset in sorted(signs):
        if offset != last + 1:
            if parts:
                length += len(parts[-1]) + len(GAP)
            starts.append(offset)
            places.append(length)
            parts.append([])
        parts[-1].append(signs[offset])
        last = offset
    return starts, places, ["".join(part) for part in parts]
