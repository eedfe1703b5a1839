"""Mentions and entities: where a text names a thing, and which names mean the same thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

# A later word of this list gives way to an earlier one where their spans overlap.
TIERS = ("mask", "title", "goal", "money", "person", "head", "place", "guess")
_RANK = {tier: rank for rank, tier in enumerate(TIERS)} | {"known": TIERS.index("head")}


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name at its place: `start` and `end` count code points, `kind` is the entity type.

    `tier` says how it was found (one of TIERS, or known), `name` its plain form where that differs from the text,
    `code` a country or reference code.
    """

    start: int
    end: int
    kind: str
    tier: str
    name: str = ""
    code: str = ""
    weak: bool = False


# The order that mentions have of themselves, without a call for each pair.
in_order = attrgetter(*Mention.__slots__)


def cover(mentions: Iterable[Mention], length: int) -> bytearray:
    """Return a byte for each of so many characters, 1 where a mention covers it.

    >>> list(cover([Mention(1, 3, "Municipality", "place")], 4))
    [0, 1, 1, 0]
    """
    covered = bytearray(length)
    for mention in mentions:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return covered


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the stronger, then the longer, of mentions that overlap; return them in the order of the text.

    >>> town, body = Mention(0, 5, "Municipality", "place"), Mention(0, 12, "Municipality", "head")
    >>> [m.end for m in without_overlaps([town, body])]
    [12]
    """
    ranked = sorted(mentions, key=lambda m: (_RANK[m.tier], m.start - m.end, m.start, m.kind))
    taken: list[Mention] = []
    covered = bytearray(max((mention.end for mention in ranked), default=0))
    for mention in ranked:
        here = slice(mention.start, mention.end)
        if mention.start < mention.end and 1 not in covered[here]:
            covered[here] = b"\1" * (mention.end - mention.start)
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def mentions_between(ordered: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that begin between two offsets, out of all in the order of the text.

    >>> town, body = Mention(0, 5, "Municipality", "place"), Mention(9, 12, "Organisation", "head")
    >>> [m.start for m in mentions_between([town, body], 6, 12)]
    [9]
    """
    left = bisect_left(ordered, start, key=lambda m: m.start)
    return list(ordered[left : bisect_left(ordered, end, lo=left, key=lambda m: m.start)])
