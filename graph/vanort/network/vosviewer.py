"""JSON for VOSviewer: items with place and cluster, links with strength (https://app.vosviewer.com/docs/file-types/json-file-type/)."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import networkx as nx


def write_vosviewer(network: nx.MultiGraph) -> str:
    """Return the network as VOSviewer reads it.

    It knows one undirected link between two items: parallel ties are added up, and what is tied to itself is left out. Items
    keep their `x` and `y`, and a `cluster` from 1 where they have a `community`; what else is known of them is described.

    >>> network = nx.MultiGraph([("a", "b", {"weight": 2}), ("b", "a")])
    >>> json.loads(write_vosviewer(network))["network"]["links"]
    [{'source_id': 'a', 'target_id': 'b', 'strength': 3}]
    """
    strengths: Counter[tuple[str, str]] = Counter()
    for source, target, weight in network.edges(data="weight", default=1):
        if source != target:
            strengths[min(source, target), max(source, target)] += weight
    links, total = Counter[str](), Counter[str]()
    for (source, target), strength in strengths.items():
        for node in (source, target):
            links[node] += 1
            total[node] += strength
    items = [_item(node, data, links[node], total[node]) for node, data in sorted(network.nodes(data=True))]
    tied = [
        {"source_id": source, "target_id": target, "strength": strength}
        for (source, target), strength in sorted(strengths.items())
    ]
    content = {"network": {"items": items, "links": tied}}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _item(node: str, data: dict[str, Any], links: int, total: float) -> dict[str, Any]:
    item: dict[str, Any] = {"id": node, "label": str(data.get("label", node))}
    if said := " · ".join(str(data[key]) for key in ("type", "country") if data.get(key)):
        item["description"] = said
    if node.startswith(("http://", "https://")):
        item["url"] = node
    item |= {key: data[key] for key in ("x", "y") if key in data}
    if "community" in data:
        item["cluster"] = int(data["community"]) + 1
    return item | {"weights": {"Links": links, "Total link strength": total}}
