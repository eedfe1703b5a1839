"""The goals of the 2030 Agenda as mentions of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vanort.extraction.mentions import Mention
from vanort.extraction.page import Page
from vanort.extraction.stated_goals import find_stated_goals
from vanort.languages.pack import LanguagePack, alternatives


def find_goals(page: Page) -> Iterator[Mention]:
    """Yield the goals that a page states, `name` the number, and the agenda itself."""
    pack = page.lexicon.pack
    for start, end, goal in find_stated_goals(page.text, pack.code):
        yield Mention(start, end, "SDG", "goal", goal)
    for match in _agenda(pack).finditer(page.text):
        yield Mention(match.start(), match.end(), "SDG", "goal", "agenda")


@cache
def _agenda(pack: LanguagePack) -> re.Pattern[str]:
    return alternatives([*pack.words("goals", "agenda"), "agenda 2030", "2030 agenda"])


def opened_by(goals: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Return the goals that stand for a range without its number, where another is the number that opens the range."""
    opening: dict[int, int] = {}
    for other in others:
        if other.tier == "goal":
            opening[other.start] = min(other.end, opening.get(other.start, other.end))
    return [goal for goal in goals if goal.end > opening.get(goal.start, goal.end)]
