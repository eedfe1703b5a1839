"""Rows of node and edge queries become a networkx network; parallel relations stay apart, with their years.

An edge row names `source` and `target`. A row without a target is a membership: everything that shares its
`via` is tied pairwise, one edge for each thing shared. Further columns become attributes of their own name.
A query joins several words in one label by a semicolon; they are put in order here, which SPARQL does not do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, groupby, islice
from typing import Any

import networkx as nx

from vanort.errors import QueryError, QueryLimit

Row = Mapping[str, Any]
Members = dict[str, dict[str, Any]]  # the membership of each member of one group

MOST_TIES = 2_000_000


def rows_to_network(
    nodes: Iterable[Row],
    edges: Iterable[Row],
    *,
    directed: bool = False,
    as_of: int | None = None,
    connected_only: bool = False,
    shared: bool = True,
    hubs: int | None = None,
    known: Container[str] | None = None,
) -> nx.MultiGraph:
    """Build a network from rows of plain values, nodes and edges sorted, so that row order does not matter.

    `as_of` keeps what ran in that year; edges without a start are then left out and counted in
    `network.graph["undated"]`. `connected_only` leaves out nodes without an edge. Without
    `shared` memberships tie nobody: a project of a thousand has half a million ties, which not everybody needs.
    What `hubs` members or more share becomes a node itself (`hub`), tied to each of them in place of the ties of each
    with each; where some nodes are `known`, only members among them count.

    >>> members = [{"source": "a", "via": "p"}, {"source": "b", "via": "p"}, {"source": "a", "via": "q"}]
    >>> network = rows_to_network([{"node": "a", "label": "A"}], members)
    >>> list(network.edges(data=True))
    [('a', 'b', {'weight': 1, 'via': 'p'})]
    >>> network.nodes["b"]
    {'label': 'b'}
    >>> sorted(rows_to_network([], members, hubs=2).edges())
    [('a', 'p'), ('b', 'p')]

    Raises QueryError where a row lacks a node or a source, QueryLimit where memberships give more than
    two million ties.
    """
    rows = [_without_gaps(row) for row in edges]
    network = nx.MultiDiGraph() if directed else nx.MultiGraph()
    attributes = _attributes_of_nodes(nodes)
    groups = _groups(rows)
    middles = {} if hubs is None else _hubs(groups, hubs, known)
    pairwise = {via: members for via, members in groups.items() if via not in middles}
    refuse_too_many(map(len, pairwise.values()))
    ties = [row for row in rows if "target" in row]
    ties = list(_in_order(chain(ties, _ties(pairwise) if shared else ())))
    if as_of is not None:
        network.graph |= {"as_of": as_of, "undated": sum("from" not in tie for tie in ties)}
        ties = [tie for tie in ties if runs_in(tie, as_of)]
    ends = {tie[end] for tie in ties for end in ("source", "target")}
    if not connected_only:
        ends |= {row["source"] for row in rows} | set(attributes)
    for node in sorted(ends):
        network.add_node(node, **(attributes.get(node) or {"label": _last_part(node)}))
    for number, tie in enumerate(_taken(ties)):
        source, target = tie.pop("source"), tie.pop("target")
        network.add_edge(source, target, key=f"e{number}", **({"weight": 1} | tie))
    for via, members in sorted(middles.items()):
        _add_hub(network, via, members)
    return network


def _hubs(groups: Mapping[str, Members], least: int, known: Container[str] | None) -> dict[str, Members]:
    """Return the groups that have enough members, and do not have themselves as one."""
    counted = {
        via: {one: row for one, row in members.items() if known is None or one in known}
        for via, members in groups.items()
    }
    return {via: members for via, members in counted.items() if len(members) >= least and via not in members}


def _add_hub(network: nx.MultiGraph, via: str, members: Members) -> None:
    """Tie what is shared to each member, with what is told of the tie between the first two."""
    data = _shared(*islice(members.values(), 2))
    del data["source"], data["target"]
    network.add_node(via, hub=True)
    network.add_edges_from((member, via, data) for member in members)


def _taken(ties: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield ties and let go of each: a network of half a million takes gigabytes, and would be there twice."""
    ties.reverse()
    while ties:
        yield ties.pop()


def runs_in(row: Row, year: int) -> bool:
    """Tell whether something that has a start was under way in a year; without a stated end it still runs.

    >>> [runs_in({"from": 2015, "to": 2017}, year) for year in (2014, 2015, 2017, 2018)]
    [False, True, True, False]
    """
    return "from" in row and row["from"] <= year and ("to" not in row or row["to"] >= year)


def _attributes_of_nodes(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """Unite the rows of a node; a column with several values keeps all, sorted, joined by a semicolon."""
    values: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row.get("node") is None:
            raise QueryError("A node query returned a row without ?node.", hint="Bind ?node in every row.")
        columns = values[row["node"]]
        for name, value in row.items():
            if name != "node" and value not in (None, ""):
                columns[name].add(value)
    return {
        node: {"label": _last_part(node)} | {name: _united(found) for name, found in columns.items()}
        for node, columns in values.items()
    }


def _united(values: set[Any]) -> Any:
    return next(iter(values)) if len(values) == 1 else "; ".join(sorted(map(str, values)))


def _without_gaps(row: Row) -> dict[str, Any]:
    """Drop what is not bound; check that the row can be an edge or a membership."""
    kept = {name: value for name, value in row.items() if value not in (None, "")}
    if "; " in str(kept.get("label", "")):
        kept["label"] = "; ".join(sorted(kept["label"].split("; ")))
    if "source" not in kept or not ("target" in kept or "via" in kept):
        raise QueryError(
            f"An edge query returned a row with {', '.join(sorted(kept)) or 'nothing'} only.",
            hint="Bind ?source and ?target, or ?source and ?via, in every row.",
        )
    return kept


def _groups(rows: Sequence[dict[str, Any]]) -> dict[str, Members]:
    """Return the memberships by what is shared, the members of each in order."""
    groups: dict[str, Members] = defaultdict(dict)
    for row in _in_order(row for row in rows if "target" not in row):
        groups[row["via"]].setdefault(row["source"], row)
    return groups


def refuse_too_many(members: Iterable[int]) -> None:
    """Raise QueryLimit where memberships, given by how many share each thing, tie more pairs than memory has room for."""
    count = sum(size * (size - 1) // 2 for size in members)
    if count > MOST_TIES:
        raise QueryLimit(
            f"The memberships give {count:,} ties, more than {MOST_TIES:,}.",
            hint="Narrow the view by a filter, or project the two-mode view with vanort.network.project.",
        )


def _ties(groups: Mapping[str, Members]) -> Iterator[dict[str, Any]]:
    for members in groups.values():
        for one, other in combinations(members.values(), 2):
            yield _shared(one, other)


def _shared(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Tie two memberships of one thing, for the years that both were in it.

    Where those years do not meet, the tie stands without years: what is shared is certain, when is not. A membership
    marked `undated` may have begun later than what is shared.
    """
    tie = {"source": one["source"], "target": other["source"], "weight": 1}
    tie |= {name: value for name, value in one.items() if name.startswith("via")}
    if "viaLabel" in tie:
        tie["label"] = tie["viaLabel"]
    for end, row in (("source", one), ("target", other)):
        if "label" in row:
            tie[f"{end}Role"] = row["label"]
    starts = [row["from"] for row in (one, other) if "from" in row]
    if starts and not any(row.get("undated") and "from" not in row for row in (one, other)):
        tie["from"] = max(starts)
    if ends := [row["to"] for row in (one, other) if "to" in row]:
        tie["to"] = min(ends)
    if "from" in tie and "to" in tie and tie["from"] > tie["to"]:
        del tie["from"], tie["to"]
    return tie


def _in_order(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield rows in an order of their own, by their ends and years first, by all that they hold only where those agree."""
    listed = list(rows)
    keys = list(map(_first, listed))
    order = sorted(range(len(listed)), key=keys.__getitem__)
    for _, places in groupby(order, key=keys.__getitem__):
        alike = [listed[place] for place in places]
        yield from alike if len(alike) == 1 else sorted(alike, key=lambda row: repr(sorted(row.items())))


def _first(row: Row) -> tuple[str, ...]:
    get = row.get
    return (
        str(get("source", "")),
        str(get("target", "")),
        str(get("via", "")),
        str(get("label", "")),
        str(get("from", "")),
        str(get("to", "")),
    )


def _last_part(iri: str) -> str:
    """Return what a reader can use as a name where no label is known.

    >>> _last_part("https://w3id.org/vanort/id/project/sekos")
    'sekos'
    """
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1] or iri
