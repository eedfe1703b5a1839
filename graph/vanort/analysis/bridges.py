"""Who connects otherwise separate partners, how two organisations are connected, which way it flows."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from vanort.analysis.measures import Measures
from vanort.analysis.sentences import Answer
from vanort.analysis.structure import Structure
from vanort.analysis.undertakings import Undertakings

MOST = 3
LEAST = 0.1
FEWEST = 3
MOST_PATHS = 1_000


def bridge_answers(
    undertakings: Undertakings, network: nx.MultiGraph, found: Measures, figures: Structure, nodes: str, focus: str = ""
) -> list[Answer]:
    """Say which organisations hold others together: those without whom the network falls apart, then brokers.

    `nodes` is the word for what the network is made of, see the templates. Of the one whose network it is, `focus`,
    nothing is said: that it stands in the middle of its own network is no finding.
    """
    answers = []
    splits = []
    for node, parts in parts_without(network).items() if set(figures.articulation_points) - {focus} else ():
        if node == focus:
            continue
        if sum(parts) < FEWEST:  # two that meet in a third: no finding
            continue
        apart = (sum(parts) ** 2 - sum(size**2 for size in parts)) // 2
        splits.append((-apart, node, parts))
    for _, node, parts in sorted(splits)[:MOST]:
        values = {"name": undertakings.label(node), "count": sum(parts), "parts": len(parts), "largest": parts[0]}
        values |= {"nodes": nodes}
        answers.append(Answer("bridges.cut", values, (node, *undertakings.of(node))))
    # That nobody holds together what lies in parts, or what is tied to the middle anyway, is no finding.
    whole = len(figures.components) == 1 or not focus
    whole = whole and not (focus and len(set(network[focus]) - {focus}) == len(network) - 1)
    if whole and not set(figures.articulation_points) - {focus} and len(network) > 2 and network.number_of_edges():
        key = "bridges.no-other-cut" if focus in figures.articulation_points else "bridges.no-cut"
        answers.append(Answer(key, {"nodes": nodes, "name": undertakings.label(focus)}))
    cut = {focus, *figures.articulation_points}
    for node, share in [] if found.directed else found.ranked("betweenness")[:MOST]:
        if share >= LEAST and node not in cut:
            answers.append(Answer("bridges.broker", {"name": undertakings.label(node), "share": share}, (node,)))
    if found.sampled:
        answers.append(Answer("limits.sampled", {"count": found.sampled}))
    return answers


def parts_without(network: nx.Graph) -> dict[str, list[int]]:
    """Return for each node that holds others together how many nodes the parts have that are left without it, largest first.

    One walk for all of them: blocks and the nodes that they share form a tree (Harary and Prins 1966), and what hangs on
    a node in it is what falls off.

    >>> parts_without(nx.Graph([("a", "b"), ("b", "c"), ("c", "d")]))
    {'b': [2, 1], 'c': [2, 1]}
    """
    blocks = [frozenset(block) for block in nx.biconnected_components(nx.Graph(network))]
    count = Counter(node for block in blocks for node in block)
    tree = nx.Graph((number, (node,)) for number, block in enumerate(blocks) for node in block if count[node] > 1)
    tree.add_nodes_from(range(len(blocks)))
    own = {number: sum(count[node] == 1 for node in block) for number, block in enumerate(blocks)}
    parts: dict[str, list[int]] = {}
    for members in nx.connected_components(tree):
        root = next(member for member in members if isinstance(member, int))
        walk = list(nx.dfs_edges(tree, root))
        below = {member: own.get(member, 1) for member in members}  # a node that is shared counts for itself
        for above, member in reversed(walk):
            below[above] += below[member]
        for above, member in walk:
            if isinstance(member, tuple):
                parts.setdefault(member[0], []).append(below[root] - below[member])
            else:
                parts.setdefault(above[0], []).append(below[member])
    return {node: sorted(sizes, reverse=True) for node, sizes in sorted(parts.items())}


def flow_answers(undertakings: Undertakings, found: Measures) -> list[Answer]:
    """Say who gives to most, who receives from most and who passes most on, where ties have a direction."""
    if not found.directed or not found.columns["out_degree"].any():
        return []
    answers = []
    for key, measure in (("flows.out", "out_degree"), ("flows.into", "in_degree")):
        ranked = found.ranked(measure)
        first = tuple(node for node, value in ranked if value == ranked[0][1])
        if (number := int(ranked[0][1])) > 1:
            names = [undertakings.label(node) for node in first]
            answers.append(Answer(key, {"names": names, "count": len(first), "number": number}, first))
    node, share = found.ranked("betweenness")[0]
    if not share:
        return [*answers, Answer("flows.not-between")]
    return [*answers, Answer("flows.between", {"name": undertakings.label(node), "share": share}, (node,))]


def shortest_paths(undertakings: Undertakings, one: str, other: str) -> list[tuple[str, ...]]:
    """Return all shortest ways from one organisation to another, undertakings and organisations by turns.

    Twinnings lead directly from organisation to organisation. Empty where there is no way; cut at a thousand.
    """
    network = nx.Graph([(member, u) for u in undertakings.members for member in undertakings.partners(u)])
    network.add_edges_from(tuple(map(undertakings.organisation, pair)) for pair in map(sorted, undertakings.twinnings))
    start, end = undertakings.organisation(one), undertakings.organisation(other)
    if start not in network or end not in network or not nx.has_path(network, start, end):
        return []
    paths = nx.all_shortest_paths(network, start, end)
    return sorted(tuple(path) for path, _ in zip(paths, range(MOST_PATHS), strict=False))


def path_answers(undertakings: Undertakings, one: str, other: str) -> list[Answer]:
    """Say how two organisations are connected, with the undertakings on the way."""
    names = {"one": undertakings.label(one), "other": undertakings.label(other)}
    paths = shortest_paths(undertakings, one, other)
    if not paths:
        return [Answer("paths.none", names, (one, other))]
    between = len([node for node in paths[0][1:-1] if node not in undertakings.members])
    ways = [" – ".join(undertakings.label(node) for node in path[1:-1]) or "…" for path in paths]
    facts = tuple(sorted({node for path in paths for node in path}))
    return [Answer("paths.found", names | {"count": between, "ways": len(paths), "names": ways}, facts)]
