"""The cues of a language compiled, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanort.languages.assertion_cues import Cue
from vanort.languages.pack import NEVER, LanguagePack

ARTICLE = 5  # characters between "not" and the name it denies: "not the Hull City Council"
_APART = frozenset({"heading", "correction"})  # asked for elsewhere than in the sentence itself


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

    def find(self, text: str, names: Sequence[tuple[int, int]] = ()) -> Sequence[Match]:
        """Return the cues of a sentence outside names: pseudo-cues hide what they hold, the longest goes first."""
        found = list(_longest(self.cues, self.any_cue, text, names))
        hidden = [match for match in found if match.cue.kind == "pseudo"]
        return [
            match
            for match in found
            if match.cue.kind != "pseudo" and not any(h.start < match.end and match.start < h.end for h in hidden)
        ]

    def borders(self, text: str) -> Sequence[Match]:
        """Return the words that may divide a sentence into clauses."""
        return list(_longest(self.cues, self.any_border, text, (), borders=True))


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
    )


def _joined(cues: Iterator[Cue]) -> re.Pattern[str]:
    """Return one pattern that opens wherever one of the cues does: most sentences have none."""
    entries = [cue.pattern.pattern for cue in cues]
    return re.compile("|".join(entries), re.IGNORECASE) if entries else NEVER


def _longest(
    cues: Sequence[Cue], opener: re.Pattern[str], text: str, names: Sequence[tuple[int, int]], *, borders: bool = False
) -> Iterator[Match]:
    """Yield the longest cue at each place where one begins, pseudo-cues before all others, none inside another."""
    if not opener.search(text):
        return
    every = [
        Match(cue, m.start(), m.end())
        for cue in cues
        if (cue.category == "border") is borders
        for m in cue.pattern.finditer(text)
        if not any(start <= m.start() and m.end() <= end and (start, end) != m.span() for start, end in names)
        if cue.kind != "next" or any(start - m.end() in range(ARTICLE) for start, _ in names)
    ]
    taken: list[Match] = []
    for match in sorted(every, key=lambda m: (m.cue.kind != "pseudo", m.start - m.end, m.start, m.cue.kind, m.cue.phrase)):
        if not any(t.start < match.end and match.start < t.end for t in taken):
            taken.append(match)
    yield from sorted(taken, key=lambda m: m.start)
