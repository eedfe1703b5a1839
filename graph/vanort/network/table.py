"""Two CSV tables, one of nodes and one of edges, in the columns that Gephi and spreadsheets expect."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx


def write_edge_table(network: nx.MultiGraph) -> str:
    """Return the edges as CSV: Source, Target, Type, Id, then their attributes."""
    kind = "Directed" if network.is_directed() else "Undirected"
    return _table(
        ("Source", "Target", "Type", "Id"),
        (((source, target, kind, key), data) for source, target, key, data in network.edges(keys=True, data=True)),
    )


def write_node_table(network: nx.MultiGraph) -> str:
    """Return the nodes as CSV: Id, then their attributes."""
    return _table(("Id",), (((node,), data) for node, data in network.nodes(data=True)))


def read_tables(nodes: str, edges: str) -> nx.MultiGraph:
    """Read what `write_node_table` and `write_edge_table` wrote; numbers become numbers again."""
    rows = list(csv.DictReader(io.StringIO(edges, newline="")))
    network = nx.MultiDiGraph() if any(row["Type"] == "Directed" for row in rows) else nx.MultiGraph()
    for row in csv.DictReader(io.StringIO(nodes, newline="")):
        network.add_node(row.pop("Id"), **_values(row))
    for row in rows:
        del row["Type"]
        network.add_edge(row.pop("Source"), row.pop("Target"), key=row.pop("Id"), **_values(row))
    return network


def _table(first: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], Mapping[str, Any]]]) -> str:
    rows = list(rows)
    names = sorted({name for _, data in rows for name in data})
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow((*first, *names))
    writer.writerows((*ends, *(data.get(name) for name in names)) for ends, data in rows)
    return buffer.getvalue()


def _values(row: Mapping[str, str]) -> dict[str, Any]:
    return {name: _value(text) for name, text in row.items() if text != ""}


def _value(text: str) -> str | int | float:
    for kind in (int, float):
        try:
            value = kind(text)
        except ValueError:
            continue
        if str(value) == text:
            return value
    return text
