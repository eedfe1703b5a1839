"""The goals of the 2030 Agenda as mentions of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vanort.extraction.goals.stated import find_stated_goals
from vanort.extraction.layout.units import Page
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import LanguagePack, alternatives, language_packs


def find_goals(page: Page) -> Iterator[Mention]:
    """Yield the goals that a page states, `name` the number, and the agenda itself."""
    pack = page.lexicon.pack
    for start, end, goal in find_stated_goals(page.text, pack.code):
        yield Mention(start, end, "SDG", "goal", goal)
    yield from _numbers_in_fields(page)
    for match in _agenda(pack).finditer(page.text):
        yield Mention(match.start(), match.end(), "SDG", "goal", "agenda")


def _numbers_in_fields(page: Page) -> Iterator[Mention]:
    """Yield the bare numbers behind a label for goals: "SDGs: 4, 8 and 14"."""
    label = page.lexicon.labels.get("goals")
    for unit in page.units:
        if label is None or unit.kind not in {"field", "row"} or not label.fullmatch(unit.label):
            continue
        rest = page.lexicon.conjunction.sub(" ", page.text[unit.value : unit.end])
        if re.fullmatch(r"[\s\d,;.|]+", rest):
            for number in re.finditer(r"(?<![\d.])(?:1[0-7]|[1-9])(?![\d.]\d|\d)", page.text[unit.value : unit.end]):
                at = unit.value + number.start()
                yield Mention(at, at + len(number.group()), "SDG", "goal", number.group())


@cache
def _agenda(pack: LanguagePack) -> re.Pattern[str]:
    return alternatives([*pack.words("goals", "agenda"), *language_packs()["en"].words("goals", "agenda")])


def opened_by(goals: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Return the goals that stand for a range without its number, where another is the number that opens the range."""
    opening: dict[int, int] = {}
    for other in others:
        if other.tier == "goal":
            opening[other.start] = min(other.end, opening.get(other.start, other.end))
    return [goal for goal in goals if goal.end > opening.get(goal.start, goal.end)]
