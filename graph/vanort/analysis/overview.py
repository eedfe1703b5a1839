"""The network at a glance: how large, in which parts and groups, in which countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import networkx as nx

from vanort.analysis.communities import Communities
from vanort.analysis.sentences import Answer
from vanort.analysis.structure import Structure, assortativity
from vanort.analysis.undertakings import Undertakings
from vanort.network import adjacency

STEADY = 0.8
MUCH_MIXING = 0.1
CLEAR_GROUPS = 0.3  # from this modularity on, networks have groups in fact (Newman and Girvan 2004)
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
    if departments := undertakings.departments():
        values = {"count": len(departments), "names": undertakings.named(departments)}
        answers.append(Answer("overview.departments", values, departments))
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
    if countries:
        where = {"count": len(set(countries.values())), "known": len(countries), "total": figures.nodes}
        answers.append(Answer("overview.countries", where, tuple(sorted(countries))))
    density = {"count": figures.ties, "share": figures.density or 0.0, "nodes": nodes}
    answers.append(Answer("analysts.density", density))
    inside = sum(size > 1 for size in figures.components)
    # Groups that are nothing but the separate parts, or hardly stand out, are no finding for a reader.
    if (groups.modularity or 0.0) >= CLEAR_GROUPS and sum(size > 1 for size in group_sizes(groups)) > inside:
        answers.append(Answer("analysts.groups", _group_values(groups)))
    return answers + _mixing(network, countries)


def group_sizes(groups: Communities) -> list[int]:
    """Return how many nodes each group has, the largest first."""
    return [size for _, size in Counter(groups.membership.values()).most_common()]


def _group_values(groups: Communities) -> Mapping[str, object]:
    return {
        "count": sum(size > 1 for size in group_sizes(groups)),
        "modularity": groups.modularity,
        "stability": groups.stability,
        "steady": Answer("analysts.steady" if groups.stability >= STEADY else "analysts.unsteady"),
        "runs": groups.runs,
    }


def _mixing(network: nx.MultiGraph, countries: Mapping[str, str]) -> list[Answer]:
    index = assortativity(adjacency(network), countries)
    if index is None:
        return []
    # That work across borders ties countries rather than keeps them apart goes without saying; the contrary is a finding.
    if index < MUCH_MIXING or len(countries) < FEWEST_KNOWN:
        return []
    return [Answer("analysts.mixing", {"index": index, "count": len(countries)}, tuple(sorted(countries)))]
