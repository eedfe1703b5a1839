"""The cues of a language compiled, and where they stand in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from vanort.languages.assertion_cues import BEGINNING, Cue
from vanort.languages.pack import NEVER, LanguagePack, by_first_letter

ARTICLE = 5  # characters between "not" and the name it denies: "not the Hull City Council"
_APART = frozenset({"heading", "correction", "antithesis"})  # asked for elsewhere than in the sentence itself

_BEGINNINGS = re.compile(rf"(?<!\w)\w{{{BEGINNING}}}")
_WIDEST = ("fate", "around")  # what the first reaches, the second may not


@dataclass(frozen=True)
class Match:
    """A cue where it stands in a sentence."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class CueTable:
    """The cues of one language; `any_cue` matches wherever one that is no border may stand."""

    cues: tuple[Cue, ...]
    any_cue: re.Pattern[str]
    any_border: re.Pattern[str]
    headings: tuple[Cue, ...]
    corrections: tuple[Cue, ...]
    pack: LanguagePack

    def find(self, text: str, names: Sequence[tuple[int, int]] = ()) -> Sequence[Match]:
        """Return the cues of a sentence outside names: pseudo-cues hide what they hold, the longest goes first."""
        return [match for match in _longest(self, text, tuple(names)) if match.cue.kind != "pseudo"]

    def only_looks_so(self, text: str, start: int, end: int) -> bool:
        """Tell whether a stretch of a text touches a pseudo-cue: "it was never" in "it was never cancelled"."""
        pseudo = (match for match in _every(self, text, False) if match.cue.kind == "pseudo")
        return any(match.start < end and start < match.end for match in pseudo)

    def borders(self, text: str) -> Sequence[Match]:
        """Return the words that may divide a sentence into clauses."""
        return _longest(self, text, borders=True)


@cache
def cue_table(pack: LanguagePack) -> CueTable:
    """Compile the cues of a language."""
    inside = [cue for cue in pack.assertion if cue.kind not in _APART]
    return CueTable(
        tuple(inside),
        _joined(cue for cue in inside if cue.category != "border"),
        _joined(cue for cue in inside if cue.category == "border"),
        tuple(cue for cue in pack.assertion if cue.kind == "heading"),
        tuple(cue for cue in pack.assertion if cue.kind == "correction"),
        pack,
    )


def _joined(cues: Iterator[Cue]) -> re.Pattern[str]:
    """Return one pattern that opens wherever one of the cues may: most sentences have none."""
    openers = [opener for cue in cues for opener in cue.openers]
    return re.compile(rf"(?<!\w)(?:{by_first_letter(sorted(set(openers)))})", re.IGNORECASE) if openers else NEVER


@lru_cache(maxsize=512)
def _every(table: CueTable, text: str, borders: bool) -> tuple[Match, ...]:
    """Return each cue wherever it stands; a sentence is asked for each of its facts."""
    opener = table.any_border if borders else table.any_cue
    if not opener.search(text):
        return ()
    words = set(_BEGINNINGS.findall(text.lower()))
    return tuple(
        Match(cue, m.start(), m.end())
        for cue in table.cues
        if (cue.category == "border") is borders and not (cue.beginnings and words.isdisjoint(cue.beginnings))
        for m in cue.pattern.finditer(text)
    )


def _rank(kind: str) -> tuple[int, str]:
    """Return where a kind stands among those of cues of equal length: the one whose scope holds the others first."""
    return (_WIDEST.index(kind) if kind in _WIDEST else len(_WIDEST)), kind


@lru_cache(maxsize=512)
def _longest(
    table: CueTable, text: str, names: tuple[tuple[int, int], ...] = (), *, borders: bool = False
) -> tuple[Match, ...]:
    """Return the longest cue at each place where one begins, pseudo-cues before all others, none over another.

    A name hides the cues that it holds, but not the word that opens the sentence: its capital says nothing.
    """
    spans = _Spans(names)
    outside = [
        m
        for m in _every(table, text, borders)
        if m.start == 0 or not spans.hold(m.start, m.end)
        if m.cue.kind != "next" or spans.one_begins(m.end, m.end + ARTICLE)
    ]
    taken: list[Match] = []
    for match in sorted(
        outside, key=lambda m: (m.cue.kind != "pseudo", m.start - m.end, m.start, _rank(m.cue.kind), m.cue.phrase)
    ):
        place = bisect_left(taken, match.end, key=lambda t: t.start)  # of those before it the last reaches farthest
        if not place or taken[place - 1].end <= match.start:
            taken.insert(place, match)
    return tuple(taken)


class _Spans:
    """Names of a sentence, to be asked for each of its cues: a sentence may have a thousand of both."""

    def __init__(self, names: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(names)
        self.starts = [start for start, _ in ordered]
        self.reach = [0, *accumulate((end for _, end in ordered), max)]  # how far the first so many names go

    def hold(self, start: int, end: int) -> bool:
        """Tell whether a name holds these characters, and more."""
        before, with_it = bisect_left(self.starts, start), bisect_right(self.starts, start)
        return self.reach[before] >= end or self.reach[with_it] > end

    def one_begins(self, start: int, end: int) -> bool:
        """Tell whether a name begins between two places."""
        place = bisect_left(self.starts, start)
        return place < len(self.starts) and self.starts[place] < end
