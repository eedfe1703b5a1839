"""Which goals of the 2030 Agenda the words of a cell or of a head name, by number or by name."""

from __future__ import annotations

import re

from vanort.extraction.goals.stated import find_stated_goals

_NUMBER = re.compile(r"(?<![\d.])(1[0-7]|[1-9])(?:\.(\d{1,2}|[a-d]))?(?![\d])")
_AGENDA = "SDG: "  # what tells that a goal's name is meant as one


def goals_of(text: str) -> tuple[str, ...]:
    """Return the numbers of the goals or targets that words name.

    >>> goals_of("Mål 6, 11.3"), goals_of("Clean water and sanitation"), goals_of("Kiel")
    (('6', '11.3'), ('6',), ())
    """
    if numbers := [f"{m[1]}{'.' + m[2] if m[2] else ''}" for m in _NUMBER.finditer(text)]:
        return tuple(dict.fromkeys(numbers))
    return tuple(dict.fromkeys(goal for _, _, goal in find_stated_goals(_AGENDA + text)))


def is_goal(head: str) -> bool:
    """Tell whether a head names one goal: by its name, or by its number with the word for a goal or alone.

    >>> [is_goal(head) for head in ("SDG 6", "Mål 11", "6", "Ziel 4: Hochwertige Bildung", "Kiel", "2019", "Goal 2 partners")]
    [True, True, True, True, False, False, False]
    """
    if re.fullmatch(r"(?:1[0-7]|[1-9])\.?", head.strip()):
        return True
    stated = {goal for _, _, goal in find_stated_goals(f"Agenda 2030: {head}")}
    return len(stated) == 1
