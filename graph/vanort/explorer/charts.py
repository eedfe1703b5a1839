"""What views hold that are read as charts: bars along time, rows of cells, and stars in place of each with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from vanort.explorer.texts import last_part
from vanort.explorer.things import Things

_GOAL = "http://metadata.un.org/sdg/"


def by_start(found: Things, undertakings: Sequence[str]) -> list[dict[str, Any]]:
    """Return nodes for undertakings, the earliest first; those without a year last, by name."""

    def key(iri: str) -> tuple[Any, ...]:
        start, end = (found.things[found.number[iri]].get(name) for name in ("start", "end"))
        return start is None and end is None, start or end or 0, end or 9999, found.label(iri)

    ordered = sorted(undertakings, key=key)
    return [{"thing": found.number[iri], "x": 0, "y": row, "size": 8} for row, iri in enumerate(ordered)]


def cells_of(facet: Mapping[str, Any], found: Things, undertakings: Sequence[str]) -> nx.MultiDiGraph:
    """Return a network from each undertaking to what it can be filtered by: to its countries, for example."""
    network = nx.MultiDiGraph()
    for iri in undertakings:
        thing = found.things[found.number[iri]]
        for value in facet["values"].get(found.number[iri], ()):
            data = {"label": facet["id"], "from": thing.get("start"), "to": thing.get("end")}
            network.add_edge(iri, found.things[value]["iri"], **data)
    return network


def add_suggested(network: nx.MultiGraph, found: Things, name: str) -> None:
    """Add what is only suggested (the property of this name) to a network of undertakings and goals.

    A target of a goal counts for its goal; what a source states of the same pair is no suggestion.
    """
    for thing in found.things:
        for fact in thing["facts"]:
            if fact["property"] != name or not fact["held"] or "thing" not in fact:
                continue
            goal = _GOAL + last_part(found.things[fact["thing"]]["iri"]).partition(".")[0]
            if goal in found.number and not network.has_edge(thing["iri"], goal):
                years = {"from": thing.get("start"), "to": thing.get("end")}
                network.add_edge(thing["iri"], goal, label=name, suggested=True, **years)


def _by_via(network: nx.MultiGraph) -> dict[str, list[tuple[str, str, Any, Mapping[str, Any]]]]:
    links: dict[str, list[tuple[str, str, Any, Mapping[str, Any]]]] = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        if via := data.get("via"):
            links.setdefault(via, []).append((source, target, key, data))
    return links


def stars(network: nx.MultiGraph, least: int) -> None:
    """Tie what `least` nodes or more share only to the one of them that has most links, in place of each with each.

    >>> network = nx.MultiGraph([("a", "b", {"via": "p"}), ("b", "c", {"via": "p"}), ("a", "c", {"via": "p"}), ("c", "d", {})])
    >>> stars(network, 3); sorted(network.edges())
    [('a', 'c'), ('b', 'c'), ('c', 'd')]
    """
    degree = {node: len(set(network.adj[node])) for node in network}
    for links in _by_via(network).values():
        ends = sorted({end for source, target, *_ in links for end in (source, target)})
        if len(ends) >= least:
            middle = max(ends, key=lambda node: (degree[node], node))
            network.remove_edges_from([link[:3] for link in links if middle not in link[:2]])


def in_rows(network: nx.MultiGraph, found: Things) -> dict[str, tuple[float, float]]:
    """Return for each node 1 where it heads a row and 0 where it is a cell, and its order among its like.

    What an edge leads to heads a row, or what the node query says is the second kind (bipartite 1): goals by number,
    all else by how many cells it has. Cells are ordered by year, then by name.
    """
    kinds = {node: kind for node, kind in network.nodes(data="bipartite") if kind is not None}
    heads = {node for node, kind in kinds.items() if str(kind) == "1"} or {edge[1] for edge in network.edges()}

    def rank(node: str) -> tuple[Any, ...]:
        thing = found.things[found.number[node]]
        first = float(thing.get("code") or 0) if node in heads else thing.get("start", 9999)
        return first, -network.degree(node) if node in heads else 0, found.label(node)

    ordered = sorted(network, key=rank)
    places = {True: 0.0, False: 0.0}
    placed = {}
    for node in ordered:
        is_head = node in heads
        placed[node] = (float(is_head), places[is_head])
        places[is_head] += 1
    return placed
