"""Which organisations and which projects may be counted more than once, because nobody has decided whether they are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import networkx as nx

from vanort.analysis.asking import ask
from vanort.analysis.sentences import Answer
from vanort.analysis.undertakings import Undertakings
from vanort.identity import Entity, candidates
from vanort.store import Store

LIKELY = 0.7  # a short form and its long name score 0.72; below lie names that only share words or a place


@dataclass(frozen=True, slots=True)
class _ToldApart:
    """A decision that two things are not one, as `candidates` wants it."""

    things: tuple[str, str]
    keep: str = ""
    kind: str = "different"
    active: bool = True


def alike(
    store: Store, undertakings: Undertakings, things: Collection[str], *, own: Path | None = None
) -> list[set[str]]:
    """Return groups of organisations, and groups of projects, that may be one each, by IRI.

    `things` are those that are counted. Projects of which one document tells are told apart by it.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, "told-together", own=own):
        told[row["project"]].add(row["document"])
    apart = [_ToldApart((row["one"], row["other"])) for row in ask(store, "told-apart", own=own)]
    ties = nx.Graph()
    for found in candidates(_entities(ask(store, "names", own=own), undertakings, things), apart):
        # A department is counted as its whole, and may be called like it; a project is not its partnership.
        one, other = (
            thing if thing in undertakings.members else undertakings.organisation(thing)
            for thing in (found.left, found.right)
        )
        if found.score >= LIKELY and one != other and not told[found.left] & told[found.right]:
            ties.add_edge(one, other)
    return sorted((set(group) for group in nx.connected_components(ties)), key=min)


def as_one(undertakings: Undertakings, groups: Iterable[Collection[str]]) -> Undertakings:
    """Return undertakings with each group of organisations counted as one of them."""
    same = {
        one: min(group) for group in groups for one in group if one not in undertakings.members and one != min(group)
    }
    return replace(undertakings, whole={**undertakings.whole, **same}) if same else undertakings


def _entities(rows: Iterable[Mapping[str, Any]], undertakings: Undertakings, things: Collection[str]) -> list[Entity]:
    about: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["thing"] in things:
            about[row["thing"]].append(row)
    return [_entity(thing, those, undertakings) for thing, those in sorted(about.items())]


def _entity(thing: str, rows: list[Mapping[str, Any]], undertakings: Undertakings) -> Entity:
    former = {row["name"] for row in rows if row["former"]}
    years = zip(("start", "end"), undertakings.years.get(thing, (None, None)), strict=True)
    context = {f"partner:{partner}" for partner in undertakings.partners(thing)}
    context |= {f"{which}:{year}" for which, year in years if year is not None}
    return Entity(
        thing,
        min(row["kind"].rpartition("#")[2] for row in rows),  # a municipality is an organisation, too
        tuple(dict.fromkeys(row["name"] for row in rows if row["name"] not in former)),
        tuple(sorted(former)),
        tuple(sorted({row["code"] for row in rows if row["code"]})),
        next((row["country"] for row in rows if row["country"]), ""),
        frozenset(context),
    )


def alike_answers(undertakings: Undertakings, groups: Iterable[set[str]]) -> list[Answer]:
    """Say which organisations and which projects may be counted more than once, and under which names."""
    answers = []
    by_kind: dict[bool, list[set[str]]] = defaultdict(list)
    for group in groups:
        by_kind[bool(group & set(undertakings.members))].append(group)
    for is_project, those in sorted(by_kind.items()):
        sides = [
            _side(undertakings, group) for group in sorted(those, key=lambda g: min(map(undertakings.label_key, g)))
        ]
        key = "overview.alike-undertakings" if is_project else "overview.alike"
        facts = tuple(sorted(thing for group in those for thing in group))
        answers.append(Answer(key, {"count": len(those), "sides": sides}, facts))
    return answers


def _side(undertakings: Undertakings, group: set[str]) -> Answer:
    times = Counter(undertakings.named(group))
    names = [Answer("overview.times", {"name": name, "count": number}) for name, number in times.items()]
    return Answer("overview.alike-names", {"names": names})
