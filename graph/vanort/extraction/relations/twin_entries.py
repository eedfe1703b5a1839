"""Tables that a page gives cell by cell, a line each: "Holmestrand, Norge", and below it "1946"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.periods import periods_of

_COUNTRY = frozenset({"Country"})
_MARKS = re.compile(r"[\s,()\[\]–—-]*")


def entry_of(context: Context, unit: Unit, towns: Sequence[Mention]) -> Mention | None:
    """Return the town of a line that holds nothing but one town and its country."""
    if len(towns) != 1 or context.entity(towns[0]) is context.home:
        return None
    countries = context.mentions_in(unit.start, unit.end, _COUNTRY)
    rest = context.page.text[unit.start : unit.end]
    for mention in (*towns, *countries):
        rest = rest.replace(context.page.text[mention.start : mention.end], "", 1)
    return towns[0] if countries and _MARKS.fullmatch(rest) else None


def year_below(context: Context, unit: Unit | None) -> Period | None:
    """Return the year that is all of the next line, with no more than the word for "since" before it."""
    if unit is None:
        return None
    page, periods = context.page, periods_of(context.page, unit)
    before = page.text[unit.start : periods[0].start].strip(" :(") if periods else "?"
    since = not before or page.lexicon.cue("since").fullmatch(before)
    return periods[0] if since and not page.text[periods[0].end : unit.end].strip(" .)–-") else None
