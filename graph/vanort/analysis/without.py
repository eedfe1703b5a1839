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
    organisation to the undertakings that nothing else would hold together.
    """

    organisation: str
    kept: tuple[str, ...]
    weakened: tuple[str, ...]
    lost: tuple[str, ...]
    cut_off: tuple[str, ...]
    uncovered: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    ties: dict[str, tuple[str, ...]]


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
    )


def loss_answers(undertakings: Undertakings, loss: Loss, focus: str = "") -> list[Answer]:
    """Say what is lost; of `focus`, whose network it is, the ties that hang on it are not told."""
    name = undertakings.label(loss.organisation)
    own = (*loss.kept, *loss.weakened, *loss.lost)
    if not own:
        return []
    values = {"name": name, "count": len(loss.kept), "total": undertakings.counted(own)}
    answers = [Answer("without.kept", values | {"names": undertakings.named(loss.kept)}, loss.kept or own)]
    if (fallen := loss.weakened + loss.lost) and loss.kept:
        values = {"count": len(fallen), "names": undertakings.named(fallen)}
        answers.append(Answer("without.fallen", values, fallen))
    if loss.cut_off:
        values = {"count": len(loss.cut_off), "names": undertakings.named(loss.cut_off)}
        answers.append(Answer("without.cut-off", values, loss.cut_off))
    if len(loss.parts) > 1 and loss.organisation == focus:
        answers.append(
            Answer("without.parts", {"count": len(loss.parts)}, tuple(p for part in loss.parts for p in part))
        )
    for holder, held in loss.ties.items():
        if holder != focus and loss.organisation == focus:
            values = {"name": undertakings.label(holder), "names": undertakings.named(held)}
            answers.append(Answer("without.tie", values, (holder, *held)))
    if loss.uncovered:
        goals = {"count": len(loss.uncovered), "names": [undertakings.label(goal) for goal in loss.uncovered]}
        answers.append(Answer("without.goals", goals, loss.uncovered))
    return answers


def over_answers(everything: Undertakings, left: Undertakings, organisation: str, year: int | None) -> list[Answer]:
    """Say how much of what an organisation takes part in or pays for is over and therefore not `left` to be lost."""
    all_of_it = {*everything.of(organisation), *_reached(everything, organisation)}
    over = tuple(sorted(all_of_it - set(left.members)))
    if not over:
        return []
    values = {"name": everything.label(everything.organisation(organisation)), "year": year, "count": len(over)}
    return [Answer("without.over", values | {"total": everything.counted(all_of_it)}, over)]


def _reached(undertakings: Undertakings, payer: str) -> tuple[str, ...]:
    """Return what the money or the programme of a payer is stated for."""
    return tuple(
        u for u in sorted(undertakings.members)
        if payer in undertakings.payers(u) or payer in undertakings.programmes.get(u, ())
    )  # fmt: skip


def money_answers(undertakings: Undertakings, payer: str) -> list[Answer]:
    """Say what would have no other stated funder without one funder or one programme; nothing where it pays for none."""
    reached = _reached(undertakings, payer)
    if not reached:
        return []
    left = tuple(u for u in reached if not _other_payers(undertakings, u, payer))
    values = {
        "name": undertakings.label(payer),
        "count": len(left),
        "total": undertakings.counted(reached),
        "names": undertakings.named(left),
    }
    return [Answer("without.money", values, (payer, *reached))]


def _other_payers(undertakings: Undertakings, undertaking: str, payer: str) -> set[str]:
    """Return whose money is stated of an undertaking by a way that does not lead through a funder or programme."""
    ways = undertakings.inherited.get(undertaking, frozenset())
    others = set(undertakings.funders.get(undertaking, ())) | {funder for through, funder in ways if through != payer}
    return others - {payer}
