"""Random networks for property tests: components, isolated nodes, parallel edges, loops, weights, years."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st

NAMES = [f"n{number:02}" for number in range(14)]


@st.composite
def simple_networks(draw: st.DrawFn, *, largest: int = 14) -> nx.Graph:
    """Simple undirected networks with weights in halves, so that sums are exact."""
    nodes = NAMES[: draw(st.integers(0, largest))]
    pairs = [(one, other) for place, one in enumerate(nodes) for other in nodes[place + 1 :]]
    density = draw(st.sampled_from([0.1, 0.3, 0.7]))
    network = nx.Graph()
    network.add_nodes_from(nodes)
    chosen = draw(st.lists(st.floats(0, 1), min_size=len(pairs), max_size=len(pairs)))
    for pair, chance in zip(pairs, chosen, strict=True):
        if chance < density:
            network.add_edge(*pair, weight=draw(st.integers(1, 8)) / 2)
    return network


labels = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)


@st.composite
def edge_rows(draw: st.DrawFn) -> list[dict[str, object]]:
    """Rows as an edge query gives them: direct edges and memberships, with and without years."""
    rows: list[dict[str, object]] = []
    for _ in range(draw(st.integers(0, 12))):
        row: dict[str, object] = {"source": draw(st.sampled_from(NAMES)), "label": draw(labels)}
        if draw(st.booleans()):
            row["target"] = draw(st.sampled_from(NAMES))
        else:
            row |= {"via": draw(st.sampled_from(["p", "q", "r"])), "viaLabel": draw(labels)}
        if draw(st.booleans()):
            row["from"] = draw(st.integers(1990, 2030))
        if draw(st.booleans()):
            row["to"] = draw(st.integers(1990, 2030))
        rows.append(row)
    return rows
