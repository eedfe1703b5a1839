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


def years_told(undertakings: Undertakings, thing: str, term: str) -> list[int]:
    """Return the years that sources give for the start or end of a thing where they disagree; empty where they do not."""
    found = {
        int(value[:4])
        for one in undertakings.contradictions
        if (one.thing, one.term) == (thing, term)
        for value, _, _ in one.passages
        if value[:4].isdigit()
    }
    return sorted(found) if len(found) > 1 else []


def year_told(undertakings: Undertakings, thing: str, term: str, year: int) -> Answer | int:
    """Return a year, or in words the years between which sources disagree."""
    years = years_told(undertakings, thing, term)
    if not years:
        return year
    key = "contradictions.either" if len(years) == 2 else "contradictions.between"
    return Answer(key, {"first": years[0], "last": years[-1]})
