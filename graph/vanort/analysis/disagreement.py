"""Where the sources contradict each other."""

from __future__ import annotations

import re
from itertools import groupby

from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings


def contradiction_answers(undertakings: Undertakings) -> list[Answer]:
    """Say on what the sources contradict each other, each side with its words and its document."""
    answers = []
    for found in undertakings.contradictions:
        sides = []
        for value, those in groupby(found.passages, key=lambda passage: passage[0]):
            said = [Answer("contradictions.words", {"words": words, "document": name}) for _, words, name in those]
            sides.append(Answer("contradictions.side", {"value": _readable(value), "said": said}))
        values = {"name": found.name, "property": found.property, "sides": sides}
        answers.append(Answer("contradictions.values", values, (found.thing,)))
    return answers


def _readable(value: str) -> Answer | str:
    """Return a length of ISO 8601 as words, everything else as it is.

    >>> _readable("P3Y").values, _readable("2014")
    ({'count': 3}, '2014')
    """
    found = re.fullmatch(r"P(\d+)([YM])", value)
    if not found:
        return value
    return Answer("contradictions.years" if found[2] == "Y" else "contradictions.months", {"count": int(found[1])})
