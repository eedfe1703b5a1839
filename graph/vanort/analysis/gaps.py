"""What no source names for an organisation, and what others take up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Links, Undertakings

MOST_THEMES = 5


def gap_answers(undertakings: Undertakings, organisation: str) -> list[Answer]:
    """Say which goals, themes and countries an organisation leaves open, and who else takes them up."""
    whole = undertakings.organisation(organisation)
    own = frozenset(undertakings.of(whole))
    answers = []
    for kind, links, everything in (
        ("goals", undertakings.goals, undertakings.all_goals),
        ("themes", undertakings.themes, undertakings.all_themes),
    ):
        answers += _open(undertakings, kind, links, everything, own, undertakings.label(whole))
    return answers + _countries(undertakings)


def _open(
    undertakings: Undertakings, kind: str, links: Links, everything: tuple[str, ...], own: frozenset[str], name: str
) -> list[Answer]:
    taken = _takers(links)
    # The heaviest first: an aim of many projects says more than one of a single project.
    covered = sorted(
        (aim for aim in everything if taken.get(aim, frozenset()) & own),
        key=lambda aim: (-len(taken[aim] & own), everything.index(aim)),
    )
    elsewhere = [aim for aim in everything if aim in taken and aim not in covered]
    nowhere = [aim for aim in everything if aim not in taken]
    stated = [u for u in sorted(own) if links.get(u)]
    shown = covered if kind == "goals" else foremost(covered, [len(taken[aim] & own) for aim in covered])
    answers = []
    if everything and (covered or kind == "goals"):  # that no theme is recognised says nothing about the world
        values: dict[str, Any] = {
            "count": len(covered),
            "total": len(everything),
            "name": name,
            "names": [f"{undertakings.label(aim)} ({len(taken[aim] & own)})" for aim in shown],
            "stated": len(stated),
            "own": undertakings.counted(own),
        }
        values["part"] = Answer("gaps.part", {"count": values["stated"], "total": values["own"]})
        key = "covered" if len(shown) == len(covered) else "foremost"
        answers.append(Answer(f"gaps.{kind}-{key}", values, tuple(stated)))
    if nowhere and covered:
        names = [undertakings.label(aim) for aim in nowhere]
        answers.append(Answer(f"gaps.{kind}-nowhere", {"count": len(nowhere), "names": names}, tuple(nowhere)))
    if elsewhere:
        sides = [
            Answer("gaps.elsewhere-side", {"aim": undertakings.label(aim), "names": undertakings.named(taken[aim])})
            for aim in elsewhere
        ]
        facts = (*elsewhere, *sorted({u for aim in elsewhere for u in taken[aim]}))
        answers.append(Answer(f"gaps.{kind}-elsewhere", {"count": len(elsewhere), "name": name, "sides": sides}, facts))
    return answers


def foremost(ranked: Sequence[str], counts: Sequence[int], most: int = MOST_THEMES) -> list[str]:
    """Return the first of a ranking, cut where the count falls, so that none of several equal ones is left out.

    >>> foremost(["a", "b", "c", "d"], [3, 2, 1, 1], most=3)
    ['a', 'b']
    >>> foremost(["a", "b"], [1, 1], most=1)
    ['a', 'b']
    """
    cuts = [place for place in range(1, len(ranked)) if counts[place] < counts[place - 1]]
    cuts.append(len(ranked))
    return list(ranked[: max((cut for cut in cuts if cut <= most), default=cuts[0])])


def _countries(undertakings: Undertakings) -> list[Answer]:
    """Tell the countries that are named as partners' without anyone from there being named, anywhere."""
    present = set(undertakings.countries.values())
    named = _takers(undertakings.named_countries)
    missing = sorted((country for country in named if country not in present), key=undertakings.label_key)
    if not missing:
        return []
    facts = tuple(sorted({u for country in missing for u in named[country]}))
    values = {
        "count": len(missing),
        "names": [undertakings.label(country) for country in missing],
        "undertakings": undertakings.named(facts),
    }
    return [Answer("gaps.countries", values, facts)]


def _takers(links: Links) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for undertaking, aims in links.items():
        for aim in aims:
            found[aim].add(undertaking)
    return {aim: frozenset(takers) for aim, takers in found.items()}
