"""What is lost without one organisation: a what-if on who takes part in what."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings

ENOUGH = 2  # partners with whom an undertaking is still one of several


@dataclass(frozen=True, slots=True)
class Loss:
    """What the network comes to without an organisation and its departments; IRIs, sorted.

    `kept` undertakings still have two named partners or more, `weakened` one, `lost` none. `cut_off` partners
    share nothing with anyone any more. `uncovered` goals were worked towards by undertakings that are weakened or
    lost, and by no other. `parts` are the groups that remain connected, of two or more; `ties` lead from an
    organisation to the undertakings that nothing else would hold together; `countries` from a country to the
    undertakings in several parts that partners from there take part in.
    """

    organisation: str
    kept: tuple[str, ...]
    weakened: tuple[str, ...]
    lost: tuple[str, ...]
    cut_off: tuple[str, ...]
    uncovered: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    ties: dict[str, tuple[str, ...]]
    countries: dict[str, tuple[str, ...]]


def without(undertakings: Undertakings, organisation: str) -> Loss:
    """Work out what is lost without an organisation; partners that no source names cannot be counted."""
    gone = undertakings.organisation(organisation)
    own = undertakings.of(gone)
    left = {u: undertakings.partners(u) - {gone} for u in undertakings.members}
    alive = {u for u, partners in left.items() if len(partners) >= ENOUGH}
    goals = {goal for u in own if u not in alive for goal in undertakings.goals.get(u, ())}
    covered = {goal for u in alive for goal in undertakings.goals.get(u, ())}
    with_anyone = {partner for u in alive for partner in left[u]}
    two_mode = nx.Graph([(partner, u) for u in sorted(alive) for partner in sorted(left[u])])
    parts = sorted((tuple(sorted(part)) for part in nx.connected_components(two_mode)), key=lambda p: (-len(p), p))
    return Loss(
        organisation=gone,
        kept=tuple(u for u in own if u in alive),
        weakened=tuple(u for u in own if len(left[u]) == 1),
        lost=tuple(u for u in own if not left[u]),
        cut_off=tuple(sorted({partner for u in own for partner in left[u]} - with_anyone)),
        uncovered=tuple(goal for goal in undertakings.all_goals if goal in goals - covered),
        parts=tuple(tuple(node for node in part if node not in left) for part in parts),
        ties={
            node: tuple(sorted(two_mode[node])) for node in sorted(set(nx.articulation_points(two_mode)) - set(left))
        },
        countries=_countries(undertakings, parts, left.keys()),
    )


def _countries(undertakings: Undertakings, parts: list[tuple[str, ...]], things: object) -> dict[str, tuple[str, ...]]:
    """Return the countries with partners in several parts, and what these partners take part in there."""
    places: dict[str, dict[int, set[str]]] = {}
    for number, part in enumerate(parts):
        inside = set(part)
        for undertaking in sorted(inside & set(undertakings.members)):
            for member in undertakings.partners(undertaking) & inside:
                if country := undertakings.countries.get(member):
                    places.setdefault(country, {}).setdefault(number, set()).add(undertaking)
    return {
        country: tuple(sorted(set().union(*found.values())))
        for country, found in sorted(places.items())
        if len(found) > 1
    }


def loss_answers(undertakings: Undertakings, loss: Loss) -> list[Answer]:
    """Say what is lost."""
    name = undertakings.label(loss.organisation)
    total = len(loss.kept) + len(loss.weakened) + len(loss.lost)

    def labels(iris: tuple[str, ...]) -> list[str]:
        return sorted(undertakings.label(iri) for iri in iris)

    answers = [
        Answer(
            "without.kept",
            {"name": name, "count": len(loss.kept), "total": total, "names": labels(loss.kept)},
            loss.kept,
        ),
    ]
    if fallen := loss.weakened + loss.lost:
        answers.append(Answer("without.fallen", {"count": len(fallen), "names": labels(fallen)}, fallen))
    answers.append(Answer("without.cut-off", {"count": len(loss.cut_off), "names": labels(loss.cut_off)}, loss.cut_off))
    if len(loss.parts) > 1:
        answers.append(
            Answer("without.parts", {"count": len(loss.parts)}, tuple(p for part in loss.parts for p in part))
        )
    for key, held_by in (("without.tie", loss.ties), ("without.country", loss.countries)):
        for holder, held in held_by.items():
            values = {"name": undertakings.label(holder), "names": labels(held)}
            answers.append(Answer(key, values, (holder, *held)))
    if loss.uncovered:
        goals = {"count": len(loss.uncovered), "names": [undertakings.label(goal) for goal in loss.uncovered]}
        answers.append(Answer("without.goals", goals, loss.uncovered))
    return answers
