"""Which goals of the 2030 Agenda the words of a cell or of a head name, by number or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanort.extraction.goals.stated import find_stated_goals
from vanort.languages.column_heads import head_meanings

_NUMBER = re.compile(r"(?<![\d.])(1[0-7]|[1-9])(?:\.(\d{1,2}|[a-d]))?(?![\d])")
_ALONE = re.compile(r"(1[0-7]|[1-9])\.?")
_MONTHS = frozenset(range(1, 13))
_WORD = re.compile(r"[^\W\d_]+")
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
    stated = {goal for _, _, goal in find_stated_goals(f"Agenda 2030: {head}")}
    return is_number_alone(head) or len(stated) == 1


def is_number_alone(head: str) -> bool:
    """Tell whether a head is the number of a goal and says nothing else: what it counts may be something else.

    >>> is_number_alone("6"), is_number_alone("SDG 6"), is_number_alone("18")
    (True, False, False)
    """
    return _ALONE.fullmatch(head.strip()) is not None


def are_months(heads: Iterable[str]) -> bool:
    """Tell whether the numbers that stand alone as heads are just those of the months.

    >>> are_months(map(str, range(1, 13))), are_months(map(str, range(1, 18))), are_months(["Kiel"])
    (True, False, False)
    """
    numbers = [int(match[1]) for head in heads if (match := _ALONE.fullmatch(head.strip()))]
    return len(numbers) == len(_MONTHS) and frozenset(numbers) == _MONTHS


def says_goals(text: str) -> bool:
    """Tell whether the head of a group or the name of a sheet has a word for goals in it, in any language.

    >>> [says_goals(text) for text in ("Projekt och mål", "SDG", "Agenda 2030", "Ziele 2024", "Månader", "")]
    [True, True, True, True, False, False]
    """
    return "2030" in text or any("goals" in head_meanings(words) for words in (text, *_WORD.findall(text)))
