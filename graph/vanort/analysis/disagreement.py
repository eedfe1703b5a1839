"""Where the sources contradict each other."""

from __future__ import annotations

from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings


def contradiction_answers(undertakings: Undertakings) -> list[Answer]:
    """Say on what the sources contradict each other, each side with its words and its document."""
    answers = []
    for found in undertakings.contradictions:
        sides = [Answer("contradictions.side", {"value": v, "words": w, "document": d}) for v, w, d in found.passages]
        values = {"name": found.name, "property": found.property, "sides": sides}
        answers.append(Answer("contradictions.values", values, (found.thing,)))
    return answers
