"""The network at a glance: how large, in which parts and groups, in which countries."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from vanort.analysis.communities import Communities
from vanort.analysis.sentences import Answer
from vanort.analysis.structure import Structure, assortativity
from vanort.analysis.undertakings import Undertakings
from vanort.network import adjacency

STEADY = 0.8
MUCH_MIXING = 0.1
FEWEST_KNOWN = 10  # with fewer whose country is known, how countries mix is no finding
ORGANISATIONS, NODES = "organisations", "nodes"  # what a network is made of: a word of the templates


def overview_answers(
    undertakings: Undertakings, network: nx.MultiGraph, groups: Communities, figures: Structure, nodes: str
) -> list[Answer]:
    """Say how large the network is, into which parts and groups it falls, and in which countries it is."""
    countries = {node: undertakings.countries[node] for node in network if node in undertakings.countries}
    first = next(iter(sorted(network)), "")
    size = {
        "count": figures.nodes,
        "name": undertakings.label(first),
        "undertakings": undertakings.counted(undertakings.members),
    }
    key = "overview.size" if nodes == ORGANISATIONS else "overview.view-size"
    answers = [Answer(key, size, tuple(sorted(network)))]
    loops = nx.number_of_selfloops(network)
    if loops:
        answers.append(Answer("overview.loops", {"count": loops}))
    if figures.nodes < 2:
        return answers
    parts = {
        "count": len(figures.components),
        "largest": figures.components[0],
        "nodes": nodes,
    }
    if len(figures.components) > 1:
        answers.append(Answer("overview.parts", parts))
        if alone := sum(size == 1 for size in figures.components):
            answers.append(Answer("overview.alone", {"count": alone, "nodes": nodes}))
    density = {"count": figures.ties, "share": figures.density or 0.0, "nodes": nodes}
    answers.append(Answer("overview.density", density))
    if figures.ties:
        answers.append(Answer("overview.groups", _group_values(groups, undertakings)))
    if countries:
        where = {"count": len(set(countries.values())), "known": len(countries)}
        answers.append(Answer("overview.countries", where, tuple(sorted(countries))))
    return answers + _mixing(network, countries)


def _group_values(groups: Communities, undertakings: Undertakings) -> Mapping[str, object]:
    sizes: dict[int, int] = {}
    for number in groups.membership.values():
        sizes[number] = sizes.get(number, 0) + 1
    return {
        "count": sum(size > 1 for size in sizes.values()),
        "modularity": groups.modularity,
        "stability": groups.stability,
        "steady": Answer("overview.steady" if groups.stability >= STEADY else "overview.unsteady"),
        "runs": groups.runs,
    }


def _mixing(network: nx.MultiGraph, countries: Mapping[str, str]) -> list[Answer]:
    index = assortativity(adjacency(network), countries)
    if index is None:
        return []
    if abs(index) < MUCH_MIXING or len(countries) < FEWEST_KNOWN:  # as chance would have it: no finding
        return []
    tendency = "more" if index > 0 else "less"
    return [Answer(f"overview.mixing-{tendency}", {"index": index, "count": len(countries)}, tuple(sorted(countries)))]
