"""GraphML (http://graphml.graphdrawing.org), through networkx; attributes keep their types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from vanort.network.text import xml_text


def write_graphml(network: nx.MultiGraph) -> str:
    """Return the network as GraphML; positions and colours are node attributes `x`, `y` and `color`."""
    clean = network.__class__(**_clean(network.graph))
    clean.add_nodes_from((xml_text(node), _clean(data)) for node, data in network.nodes(data=True))
    clean.add_edges_from(
        (xml_text(source), xml_text(target), xml_text(key), _clean(data))
        for source, target, key, data in network.edges(keys=True, data=True)
    )
    body = "\n".join(nx.generate_graphml(clean, named_key_ids=False))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def read_graphml(text: str) -> nx.MultiGraph:
    """Read what `write_graphml` wrote."""
    return nx.parse_graphml(text, node_type=str, edge_key_type=str, force_multigraph=True)


def _clean(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        xml_text(name): value if isinstance(value, bool | int | float) else xml_text(value)
        for name, value in data.items()
        if value is not None
    }
