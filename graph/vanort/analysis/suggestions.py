"""Whom to work with next, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from vanort.analysis.predictors import DEFAULT_RULE, Rule, known_ties, predict
from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings
from vanort.analysis.validation import best_rule
from vanort.network import Adjacency, adjacency

DEFAULT_MOST = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A partner to win or to win back: score, and the reasons as IRIs.

    `shared_partners` work with both today; `goals` and `themes` are stated of what both take part in, each
    without the other; `new_themes` only of the other's; `former` is what the two did together, which has ended.
    """

    organisation: str
    score: float
    shared_partners: tuple[str, ...]
    goals: tuple[str, ...]
    themes: tuple[str, ...]
    new_themes: tuple[str, ...]
    former: tuple[str, ...]


def suggest(
    undertakings: Undertakings,
    organisation: str,
    year: int | None,
    *,
    most: int = DEFAULT_MOST,
    alike: Collection[Collection[str]] = (),
) -> tuple[list[Suggestion], Rule | None]:
    """Return the likeliest partners that an organisation does not work with in a year, best first.

    Ties are what has no stated end before the year, begun or not, and twinnings; those that ended are former
    ones. What a decision forbids is never suggested, nor who may be a partner under another name (`alike`). The second value is the rule that proved best on hidden ties
    of this very network, None where it is too small to tell and the default is used.
    """
    whole = undertakings.organisation(organisation)
    today = _today(undertakings, year)
    if whole not in today.nodes:
        return [], None
    rule = best_rule(today)
    row = np.array([today.nodes.index(whole)])
    known = known_ties(today, row)
    others = _perhaps_partners(undertakings, whole, year, alike)
    scores = (rule or DEFAULT_RULE)(predict(today, row), known)[0]
    found = []
    for place in np.flatnonzero(~known[0]).tolist():
        other = today.nodes[place]
        if undertakings.organisation(other) != other or frozenset((whole, other)) in undertakings.never:
            continue
        if others & {other, *(one for group in alike if other in group for one in group)}:
            continue
        shared = _neighbours(today, int(row[0])) & _neighbours(today, place)
        suggestion = _reasons(undertakings, whole, other, float(scores[place]), shared)
        if suggestion.shared_partners or suggestion.goals or suggestion.themes or suggestion.former:
            found.append(suggestion)
    # A tie that was there is likelier to come back than any structure can tell; among equals, the name decides.
    found.sort(key=lambda s: (-len(s.former), -s.score, -len(s.goals) - len(s.themes), s.organisation))
    return found[:most], rule


def _perhaps_partners(
    undertakings: Undertakings, whole: str, year: int | None, alike: Collection[Collection[str]]
) -> set[str]:
    """Return whom an organisation works with, itself or under a name that may be its own."""
    if not alike:
        return set()
    today = _today(undertakings, year)
    names = {whole, *(one for group in alike if whole in group for one in group)}
    return {other for name in names if name in today.nodes for other in _neighbours(today, today.nodes.index(name))}


def _today(undertakings: Undertakings, year: int | None) -> Adjacency:
    # What is still to begin is a tie, too: nobody needs to be asked again for it.
    network = undertakings.network(lambda u: year is None or not undertakings.is_over(u, year))
    network.add_edges_from(tuple(map(undertakings.organisation, sorted(pair))) for pair in undertakings.twinnings)
    return adjacency(network)


def _neighbours(network: Adjacency, place: int) -> set[str]:
    begin, end = network.weights.indptr[place : place + 2]
    return {network.nodes[near] for near in network.weights.indices[begin:end].tolist()}


def _reasons(undertakings: Undertakings, one: str, other: str, score: float, shared: set[str]) -> Suggestion:
    ours = undertakings.of(one)
    # What the two did together says nothing about the other: its goals and themes are those of what it does besides.
    theirs = tuple(u for u in undertakings.of(other) if u not in set(ours))
    goals = [{goal for u in side for goal in undertakings.goals.get(u, ())} for side in (ours, theirs)]
    themes = [{theme for u in side for theme in undertakings.themes.get(u, ())} for side in (ours, theirs)]
    return Suggestion(
        organisation=other,
        score=score,
        shared_partners=tuple(sorted(shared)),
        goals=tuple(sorted(goals[0] & goals[1])),
        themes=tuple(sorted(themes[0] & themes[1])),
        new_themes=tuple(sorted(themes[1] - themes[0])),
        former=tuple(sorted(set(ours) & set(undertakings.of(other)))),
    )


def suggestion_answers(
    undertakings: Undertakings,
    organisation: str,
    suggestions: list[Suggestion],
    rule: Rule | None,
    year: int | None = None,
) -> list[Answer]:
    """Say whom to work with next, seen from a year, each with its reasons; or that everyone is a partner already."""
    name = undertakings.label(undertakings.organisation(organisation))
    if not suggestions:
        return [Answer("suggestions.none", {"name": name})]
    answers = []
    for suggestion in suggestions:
        other = undertakings.label(suggestion.organisation)
        facts = (suggestion.organisation, *suggestion.former, *suggestion.shared_partners)
        for reason in ("former", "shared_partners", "goals", "themes", "new_themes"):
            if iris := getattr(suggestion, reason):
                key = f"suggestions.{reason.replace('_', '-')}"
                values = {"name": other, "count": len(iris), "names": undertakings.named(iris)}
                values |= {"things": undertakings.counted(iris), "year": year}
                answers.append(Answer(key, values, facts))
    # Former partners and aims are stated; only who shares partners is found by the shape of the network.
    if any(suggestion.shared_partners and not suggestion.former for suggestion in suggestions):
        answers.append(Answer("analysts.suggestions" if rule is None else "analysts.suggestions-tried", {"name": name}))
    return answers
