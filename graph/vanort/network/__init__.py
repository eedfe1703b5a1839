"""A network is what a pair of queries returns: networkx out, GraphML, GEXF, JSON and CSV beside it.

No class of the domain is named here. A view is two files in `queries/network/`: VIEW.nodes.rq, VIEW.edges.rq.
"""

from __future__ import annotations

from vanort.network.adjacency import Adjacency, adjacency
from vanort.network.arcs import Arcs, arcs
from vanort.network.projection import project
from vanort.network.reading import read_network, views
from vanort.network.rows import refuse_too_many, rows_to_network

__all__ = [
    "Adjacency",
    "Arcs",
    "adjacency",
    "arcs",
    "project",
    "read_network",
    "refuse_too_many",
    "rows_to_network",
    "views",
]
