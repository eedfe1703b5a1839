"""Which goals of the 2030 Agenda a text states, and apart from that which ones its wording suggests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vanort.documents.plain import plain_text
from vanort.extraction.goals.stated import find_stated_goals
from vanort.extraction.goals.suggested import suggest_goals
from vanort.languages import detect_language, language_packs

_CLEAR = 0.04  # of all words: so many telling ones leave no doubt
_SAMPLE = 5000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class GoalReading:
    """One goal that a text states or suggests: `goal` is 1 to 17 or a target, `words` are the text's own."""

    goal: str
    kind: Literal["stated", "suggested"]
    score: float
    words: tuple[str, ...]


def read_goals(text: str, language: str | None = None) -> tuple[GoalReading, ...]:
    """Return the goals that a text states, then those that its wording suggests.

    >>> text = "Rent vatten och avlopp är mål 6 i Agenda 2030."
    >>> [(reading.goal, reading.kind) for reading in read_goals(text)]
    [('6', 'stated'), ('6', 'suggested')]
    """
    text = plain_text(text).text
    stated: dict[str, list[str]] = {}
    for start, end, goal in find_stated_goals(text, language):
        stated.setdefault(goal, []).append(text[start:end])
    readings = [GoalReading(goal, "stated", 1.0, _distinct(stated[goal])) for goal in sorted(stated, key=_in_order)]
    for found in suggest_goals(text, language or guess_language(text)):
        words = _distinct(text[start:end] for start, end in found.spans)
        readings.append(GoalReading(str(found.goal), "suggested", found.score, words))
    return tuple(readings)


def guess_language(text: str) -> str:
    """Return the language of a text: one whose telling words are many, else the best of all languages.

    Only some packs have such words, and to count them is quicker than to weigh all languages.

    >>> guess_language("Projektet ska ge byarna rent vatten och toaletter.")
    'sv'
    >>> guess_language("Die Stadt war im Krieg mit der Gemeinde verbunden.")
    'de'
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    counts = {language: sum(word in telling for word in words) for language, telling in _telling().items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > _CLEAR * len(words) else detect_language(text)


@cache
def _telling() -> dict[str, frozenset[str]]:
    """Return the words that are common in one language and no words in those around it, of each pack that has any."""
    found = {code: frozenset(pack.words("telling")) for code, pack in sorted(language_packs().items())}
    return {code: words for code, words in found.items() if words}


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({re.sub(r"\s+", " ", word).lower(): re.sub(r"\s+", " ", word) for word in words}.values())


def _in_order(goal: str) -> tuple[int, int, str]:
    number, _, target = goal.partition(".")
    return int(number), int(target) if target.isdecimal() else 99 if target else 0, target
