"""Suggested goals of the projects and partnerships of a claims file, each with the passage whose words led to it.

They are computed and no part of what the document says: nothing here is written into a claims file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from vanort.claims import ClaimsFile, Span
from vanort.extraction.goals.read import guess_language
from vanort.extraction.goals.suggested import suggest_goals
from vanort.vocabulary import VANORT

UNDERTAKINGS = frozenset({VANORT.Project, VANORT.Partnership})
GOAL = "http://metadata.un.org/sdg/"
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """A goal that the wording about an undertaking suggests: how sure, where, and by which words."""

    subject: URIRef
    goal: URIRef
    score: float
    span: Span
    words: tuple[str, ...]


def suggestions(file: ClaimsFile) -> tuple[Suggestion, ...]:
    """Return the goals that the paragraphs about each undertaking suggest, and that the file does not state of it.

    A paragraph belongs to the undertaking of which most claims rest on it, and to nobody where two have as many.
    """
    text, best = file.document.text, dict[tuple[URIRef, int], Suggestion]()
    language = file.document.language or guess_language(text)
    stated = {
        (claim.subject, _whole_goal(str(claim.object)))
        for claim in file.statements
        if claim.predicate == VANORT.addressesGoal
    }
    for subject, paragraph in _paragraphs(file):
        for found in suggest_goals(text[paragraph.start : paragraph.end], language):
            goal = URIRef(f"{GOAL}{found.goal}")
            if (subject, goal) in stated:
                continue
            places = [(paragraph.start + start, paragraph.start + end) for start, end in sorted(found.spans)]
            words = tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in places))
            span = Span(places[0][0], places[-1][1])
            suggestion = Suggestion(subject, goal, found.score, span, words)
            key = subject, found.goal
            if key not in best or suggestion.score > best[key].score:
                best[key] = suggestion
    return tuple(sorted(best.values()))


def _whole_goal(iri: str) -> URIRef:
    """Return the goal of a target: who names 7.2 names 7."""
    return URIRef(GOAL + iri.removeprefix(GOAL).partition(".")[0])


def _paragraphs(file: ClaimsFile) -> Iterator[tuple[URIRef, Span]]:
    undertakings = {thing.iri for thing in file.things if thing.type in UNDERTAKINGS and thing.reading.stands}
    spans = [(thing.iri, thing.span) for thing in file.things]
    spans += [(claim.subject, claim.span) for claim in file.statements if claim.reading.stands]
    begins = sorted((span.start, subject) for subject, span in spans if subject in undertakings)
    for match in _PARAGRAPH.finditer(file.document.text):
        first, last = (bisect_left(begins, (place,)) for place in match.span())
        ranked = Counter(subject for _, subject in begins[first:last]).most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            yield ranked[0][0], Span(match.start(), match.end())
