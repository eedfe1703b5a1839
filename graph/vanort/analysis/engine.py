"""What counts paths, groups and draws: igraph where it is installed (vanort[analysis]), else networkx.

The measures are the same with both, to the last digits of arithmetic; igraph is many times faster. Groups come from
the Leiden algorithm with igraph and from Louvain's with networkx, drawings from two writings of Fruchterman and
Reingold's algorithm: each repeats itself, but the two may differ.
"""

from __future__ import annotations

from importlib.util import find_spec

if find_spec("igraph"):
    from vanort.analysis.with_igraph import (
        arc_betweenness,
        arc_pagerank,
        betweenness,
        bridges,
        coreness,
        cut_points,
        groups,
        pagerank,
        spread,
    )
else:
    from vanort.analysis.with_networkx import (
        arc_betweenness,
        arc_pagerank,
        betweenness,
        bridges,
        coreness,
        cut_points,
        groups,
        pagerank,
        spread,
    )

__all__ = [
    "arc_betweenness",
    "arc_pagerank",
    "betweenness",
    "bridges",
    "coreness",
    "cut_points",
    "groups",
    "pagerank",
    "spread",
]
