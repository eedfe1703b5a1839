"""Lines that hold a pair and nothing else, below a heading or sentence on partnerships: "Leeds – Lille", "Eslöv och Viljandi"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vanort.extraction.layout.units import Page, Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention

_AUTHORITIES = frozenset({"Municipality", "Region"})
_MOST_WORDS = 3
_LONGEST = 90  # letters: two names, their countries, and what joins them
_PLACE = r"[^\W\d_](?:[^,;:!?()|\t\n]*[^\W_])?(?:[ \xa0]*\([^()\n]{2,40}\)|,[ \xa0][^\W\d_a-zåäöæøü][^\W\d_ ]+)?"


@dataclass(frozen=True, eq=False)
class PairLine:
    """A line with two sides, the unit it is, and the heading or sentence that says what the pairs are."""

    unit: Unit
    lead: Unit
    left: tuple[int, int]
    right: tuple[int, int]


@lru_cache(maxsize=8)
def pair_lines(page: Page) -> Mapping[Unit, PairLine]:
    """Return the lines of pairs of a page: two or more below one another, or below a lead that ends with a colon."""
    found: dict[Unit, PairLine] = {}
    lead: Unit | None = None
    run: list[PairLine] = []
    for unit in page.units:
        sides = _sides(page, unit)
        if sides is not None and lead is not None:
            run.append(PairLine(unit, lead, *sides))
            continue
        found |= _kept(page, run)
        lead, run = (unit if _leads(page, unit) else None), []
    return found | _kept(page, run)


def in_pair(page: Page, unit: Unit, mention: Mention, known: Sequence[Mention]) -> bool:
    """Tell whether a name of unknown kind is one side of a pair whose other side is an authority."""
    line = pair_lines(page).get(unit)
    if line is None or len(page.text[mention.start : mention.end].split()) > _MOST_WORDS:
        return False
    own, other = (line.left, line.right) if mention.start < line.left[1] else (line.right, line.left)
    rest = page.text[mention.end : own[1]].strip()
    named = [m.kind for m in known if other[0] <= m.start < other[1]]
    return mention.start == own[0] and rest[:1] in {"", "(", ","} and bool(named) and named[0] in _AUTHORITIES


def _kept(page: Page, run: list[PairLine]) -> dict[Unit, PairLine]:
    enough = len(run) > 1 or (run and page.words(run[0].lead).rstrip().endswith(":"))
    return {line.unit: line for line in run} if enough else {}


def _leads(page: Page, unit: Unit) -> bool:
    """Tell whether a heading or sentence speaks of partnerships or twin towns."""
    words = page.words(unit)
    return any(page.lexicon.cue(cue).search(words) for cue in ("pair_lead", "twin"))


def _sides(page: Page, unit: Unit) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the two names of a line stand, None for a line of another kind."""
    if unit.end - unit.start > _LONGEST or unit.kind == "row":
        return None
    match = _pair(page.lexicon).fullmatch(page.text, unit.start, unit.end)
    if match is None or not all(match[side][0].isupper() for side in ("left", "right")):
        return None
    return match.span("left"), match.span("right")


@cache
def _pair(lexicon: Lexicon) -> re.Pattern[str]:
    joint = rf"(?:[ \xa0]+(?:[–—/&+-]|<?[-=]+>|{lexicon.conjunction.pattern}|{lexicon.cue('with').pattern})[ \xa0]+|[ \xa0]?[–—][ \xa0]?)"
    return re.compile(rf"[ \t\xa0]*(?P<left>{_PLACE}?){joint}(?P<right>{_PLACE})[ \t\xa0]*[.,;]?", re.IGNORECASE)
