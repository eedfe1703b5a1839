"""Two Parquet tables, one of nodes and one of edges, with the columns of the CSV tables and their types: for R, pandas and DuckDB."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from vanort.support.extras import needed

_KINDS = frozenset({bool, int, float, str})


def write_edge_parquet(network: nx.MultiGraph) -> bytes:
    """Return the edges as Parquet: Source, Target, Type, Id, then their attributes.

    Raises VanortError where pyarrow is not installed.
    """
    kind = "Directed" if network.is_directed() else "Undirected"
    return _parquet(
        {"Source": source, "Target": target, "Type": kind, "Id": key, **data}
        for source, target, key, data in network.edges(keys=True, data=True)
    )


def write_node_parquet(network: nx.MultiGraph) -> bytes:
    """Return the nodes as Parquet: Id, then their attributes; raises what `write_edge_parquet` raises."""
    return _parquet({"Id": node, **data} for node, data in network.nodes(data=True))


def _parquet(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as a table: a column of numbers has a type of numbers, a mixed one is text; what is not said is null."""
    with needed("A Parquet file"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    rows = list(rows)
    first = [name for name in ("Source", "Target", "Type", "Id") if rows and name in rows[0]]
    names = [*first, *sorted({name for row in rows for name in row} - set(first))]
    table = pa.table({name: _column([row.get(name) for row in rows]) for name in names})
    file = io.BytesIO()
    pq.write_table(table, file, compression="snappy")
    return file.getvalue()


def _column(values: list[Any]) -> list[Any]:
    """Return values of one kind.

    >>> _column([1, 2.5, None]), _column([1, "2"])
    ([1.0, 2.5, None], ['1', '2'])
    """
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return [None if value is None else float(value) for value in values]
    if len(kinds) == 1 and kinds <= _KINDS:
        return values
    return [None if value is None else str(value) for value in values]
