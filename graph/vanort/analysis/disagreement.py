"""Where the sources contradict each other."""

from __future__ import annotations

from itertools import groupby

from vanort.analysis.readable import readable
from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings


def contradiction_answers(undertakings: Undertakings) -> list[Answer]:
    """Say on what the sources contradict each other, each side with its words and its document."""
    answers = []
    for found in undertakings.contradictions:
        sides = []
        for value, those in groupby(found.passages, key=lambda passage: passage[0]):
            said = [Answer("contradictions.words", {"words": words, "document": name}) for _, words, name in those]
            sides.append(Answer("contradictions.side", {"value": readable(value), "said": said}))
        values = {"name": found.name, "property": found.property, "sides": sides}
        answers.append(Answer("contradictions.values", values, (found.thing,)))
    return answers
