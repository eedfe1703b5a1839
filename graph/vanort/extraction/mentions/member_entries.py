"""Entries of a list below a heading that says networks or memberships: "Eurocities: associate member since 2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanort.extraction.layout.units import BULLET, Page, Unit
from vanort.extraction.mentions.mentions import Mention, mentions_between

_OPENING = 4  # characters before a name that opens its entry: "**", a quotation mark
# What ends the name of an entry: a sign, with brackets before it; the rest is said of the membership.
_BEHIND = re.compile(r"[*_\"”»]*(?:\s*\([^()]*\))?[*_]*(?:\s*[:;,(]\s*|\s+[–—-]\s+|\s*$)")
_MARKS = " \t*_-–•·"
_NUMBER = re.compile(r"[\d.]+\s+")
_GROUPS = frozenset({"Network", "Organisation", "?"})


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """The name with which an entry opens, and where what is said of the membership begins."""

    group: Mention
    behind: int


def member_entry(page: Page, unit: Unit, mentions: Sequence[Mention]) -> MemberEntry | None:
    """Return what a unit lists, None where it is no such entry; `mentions` are all of the page, in the order of the text."""
    if unit.kind not in {"item", "field", "sentence"} or not page.sections:
        return None
    if page.text[page.text.rfind("\n", 0, unit.start) + 1 : unit.start].strip(_MARKS):
        return None  # a sentence further on in its line
    heading = page.sections[unit.section].heading.strip()
    if not page.lexicon.cue("member_heading").fullmatch(_NUMBER.sub("", heading, count=1).strip(" :*_")):
        return None
    bullet = BULLET.match(page.text, unit.start, unit.end)
    start = bullet.end() if bullet else unit.start
    opens = mentions_between(mentions, unit.start, min(start + _OPENING, unit.end))
    behind = _BEHIND.match(page.text, opens[0].end, unit.end) if opens else None
    return MemberEntry(opens[0], behind.end()) if behind and opens[0].kind in _GROUPS else None
