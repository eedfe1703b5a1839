"""JSON in the node-link form that networkx, D3 and others read."""

from __future__ import annotations

import json

import networkx as nx


def write_node_link(network: nx.MultiGraph) -> str:
    """Return the network as JSON: `nodes` with `id`, `edges` with `source`, `target` and `key`."""
    return json.dumps(nx.node_link_data(network, edges="edges"), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_node_link(text: str) -> nx.MultiGraph:
    """Read what `write_node_link` wrote."""
    return nx.node_link_graph(json.loads(text), edges="edges")
