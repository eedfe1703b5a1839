"""Suggest goals of the 2030 Agenda from the wording of a text, with the words that led to each.

A suggestion is a reading, never a statement: it stands apart from the goals that the text names itself.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, log1p

from vanort.extraction.goals.terms import Hit, goal_terms
from vanort.support.resources import resource

# The levels are fitted on snippets of two or three sentences; a longer text is read in passages of that size.
_PASSAGE = 1500
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?])\s+")
# Many passages are many chances of a false yes, so a long text must be surer of one.
_YES, _YES_IN_LONG_TEXTS = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class SuggestedGoal:
    """A goal that the wording suggests: how sure (0 to 1), and the places of the words that led to it."""

    goal: int
    score: float
    spans: tuple[tuple[int, int], ...]


def suggest_goals(text: str, language: str) -> tuple[SuggestedGoal, ...]:
    """Return the goals that the wording suggests, by number; none in a language without a list of terms.

    >>> [found.goal for found in suggest_goals("Wells give the villages safe drinking water.", "en")]
    [6]
    """
    passages = list(_passages(text))
    enough = _YES if len(passages) <= 1 else _YES_IN_LONG_TEXTS
    best: dict[int, SuggestedGoal] = {}
    for start, end in passages:
        for goal, (evidence, hits) in goal_evidence(text[start:end], language).items():
            score = goal_score(goal, evidence)
            if score >= enough and (goal not in best or score > best[goal].score):
                spans = tuple((start + hit.start, start + hit.end) for hit in hits)
                best[goal] = SuggestedGoal(goal, round(score, 3), spans)
    return tuple(best[goal] for goal in sorted(best))


def goal_evidence(text: str, language: str) -> Mapping[int, tuple[float, list[Hit]]]:
    """Weigh the terms of one passage: for each goal that has any, its evidence and the hits that gave it."""
    terms = goal_terms(language)
    by_goal: dict[int, list[tuple[bool, int, int, str, Hit]]] = {}
    for hit in terms.hits(text) if terms else ():
        for goal, kind in hit.term.kinds:
            by_goal.setdefault(goal, []).append((kind != "hides", hit.start, -hit.end, kind, hit))
    return {goal: _weigh(found) for goal, found in sorted(by_goal.items())}


def goal_score(goal: int, evidence: float) -> float:
    """Turn evidence into a score from 0 to 1 by the fitted logistic curve of that goal."""
    weights = _weights()
    return 1 / (1 + exp(-(weights.slope * log1p(evidence) + weights.levels[goal - 1])))


def _weigh(found: list[tuple[bool, int, int, str, Hit]]) -> tuple[float, list[Hit]]:
    """Add up the terms that do not overlap; hiding phrases come first, then the earlier and the longer."""
    weights = _weights()
    kept: list[Hit] = []
    taken: set[int] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for counts_for, start, minus_end, kind, hit in sorted(found, key=lambda item: item[:4]):
        if taken.isdisjoint(range(start, -minus_end)):
            taken.update(range(start, -minus_end))
            if counts_for:
                counts[hit.term.text, kind] += 1
                kept.append(hit)
    evidence = sum(weights.kinds[kind] * (1 + weights.repeated * log(n)) for (_, kind), n in counts.items())
    return evidence, kept


def _passages(text: str) -> Iterable[tuple[int, int]]:
    if len(text) <= _PASSAGE:
        return [(0, len(text))]
    return _cut(text)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = last = 0
    for match in _BREAK.finditer(text):
        if match.start() - start > _PASSAGE // 2 and last > start:
            yield start, last
            start = last
        last = match.end()
    yield start, len(text)


@dataclass(frozen=True, slots=True)
class _Weights:
    kinds: Mapping[str, float]
    repeated: float
    slope: float
    levels: tuple[float, ...]


@cache
def _weights() -> _Weights:
    data = tomllib.loads(resource("languages/goals.toml").read_text(encoding="utf-8"))
    evidence, score = data["evidence"], data["score"]
    kinds = {kind: evidence[kind] for kind in ("certain", "strong", "weak", "hides")}
    return _Weights(kinds, evidence["repeated"], score["slope"], tuple(score["levels"]))
