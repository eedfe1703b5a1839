"""What a network looks like when another program opens it: positions, colours by group, sizes by ties."""

from __future__ import annotations

import networkx as nx

from vanort.analysis.communities import communities
from vanort.analysis.layout import layout
from vanort.network import adjacency

# The palette of Okabe and Ito (2008), told apart in any kind of colour vision; the rest is grey.
DEFAULT_GROUP_COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8a800", "#5b4b8a")
DEFAULT_REST_COLOR = "#8a8a8a"
DEFAULT_NODE_SIZE_RANGE = (8.0, 32.0)


def add_appearance(network: nx.Graph, *, seed: int = 1) -> None:
    """Give every node `x`, `y`, `color`, `size` and the number of its `community`, in place.

    Areas, not diameters, grow with the number of neighbours, as eyes compare areas.

    >>> network = nx.Graph([("a", "b")])
    >>> add_appearance(network)
    >>> network.nodes["a"]
    {'x': -0.75, 'y': 0.0, 'size': 32.0, 'color': '#0072b2', 'community': 0}
    """
    simple = adjacency(network)
    groups = communities(simple, seed=seed).membership
    positions = layout(simple, seed, groups=groups)
    degree = dict(zip(simple.nodes, simple.weights.row_counts().tolist(), strict=True))
    least, most = DEFAULT_NODE_SIZE_RANGE
    highest = max(degree.values(), default=0) or 1
    for node, data in network.nodes(data=True):
        data["x"], data["y"] = positions[node]
        data["size"] = round(least + (most - least) * (degree[node] / highest) ** 0.5, 1)
        data["color"] = group_color(groups[node])
        data["community"] = groups[node]


def group_color(group: int) -> str:
    """Return the colour of a group; groups beyond the eighth are grey.

    >>> group_color(0), group_color(8)
    ('#0072b2', '#8a8a8a')
    """
    return DEFAULT_GROUP_COLORS[group] if group < len(DEFAULT_GROUP_COLORS) else DEFAULT_REST_COLOR
