"""Sentences whose subject is a programme: its years and its budget are not those of the project told of before."""

from __future__ import annotations

import re

from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit

_OPENING = 6  # letters before a name that opens a sentence: an article
_WORDS = re.compile(r"(?:[^\W\d_]{2,4}[ \xa0])?([^\W\d_]+)")
_PROJECT, _PROGRAMME = frozenset({"Project"}), frozenset({"Programme"})


def tells_of_programme(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence has a programme as its subject and speaks of no project: "The programme runs until 2027"."""
    page, definite = context.page, context.page.lexicon.project.get("definite")
    if unit.kind not in {"sentence", "item"} or context.mentions_in(unit.start, unit.end, _PROJECT):
        return False
    if definite and definite.search(page.text, unit.start, unit.end):
        return False
    named = context.mentions_in(unit.start, unit.end, _PROGRAMME)
    if named and named[0].start - unit.start <= _OPENING:
        return True
    opening = _WORDS.match(page.text, unit.start, unit.end)
    return bool(opening and page.lexicon.heads["before", "Programme"].fullmatch(opening[1]))


def tells_programme_budget(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence says what a programme has to give: "The programme has a budget of 171 million euros"."""
    budget = context.page.lexicon.labels.get("budget")
    own = budget is not None and budget.search(context.page.text, unit.start, unit.end) is not None
    return own and tells_of_programme(context, unit)
