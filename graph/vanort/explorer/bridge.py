"""The bridge to pyvis for notebooks: a networkx network drawn by vis-network, in a template that is safe.

pyvis's own template loads from a CDN, runs a heading as HTML and lets a node's id run scripts; this one carries
vis-network inside, prints data as JSON only, and names its two scripts by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import networkx as nx

from vanort.analysis.layout import layout
from vanort.explorer.notebook import Frame
from vanort.explorer.page import json_bytes
from vanort.explorer.presentation import class_of, presentation
from vanort.explorer.texts import last_part
from vanort.support.extras import needed

SPREAD = 90.0
_TEMPLATES = Path(__file__).parent / "templates"
# What vis-network calls the shapes of presentation.toml.
_SHAPES = {"circle": "dot", "tile": "square", "pentagon": "hexagon", "cross": "triangleDown"}


def show_network(network: nx.Graph, *, height: int = 600) -> Frame:
    """Return a network as a frame that a notebook shows, positions computed beforehand and seeded.

    Nodes may carry `label` and `type`, edges `label` and `weight`; the network itself is not changed.
    """
    with needed("The quick picture"):
        from pyvis.network import Network

    drawing = Network(height=f"{height}px", width="100%", directed=network.is_directed(), cdn_resources="in_line")
    drawing.set_template_dir(str(_TEMPLATES), "network.html")
    drawing.toggle_physics(False)
    drawing.nodes = _nodes(network)
    drawing.edges = [
        {"from": str(a), "to": str(b), "title": str(data.get("label", "")), "width": float(data.get("weight", 1))}
        for a, b, data in network.edges(data=True)
    ]
    drawing.template = drawing.templateEnv.get_template("network.html")
    return Frame(_render(drawing), height)


def _nodes(network: nx.Graph) -> list[dict[str, Any]]:
    places = layout(network)
    classes = presentation()["classes"]
    nodes = []
    for node, data in network.nodes(data=True):
        style = classes[class_of({last_part(str(data.get("type", "")))})]
        x, y = places[node]
        nodes.append(
            {
                "id": str(node),
                "label": str(data.get("label", node)),
                "x": x * SPREAD,
                "y": y * SPREAD,
                "color": style["light"],
                "shape": _SHAPES.get(style["shape"], style["shape"]),
                "size": 12,
            }
        )
    return nodes


def _render(drawing: Any) -> str:
    library = _vis_network()
    script = (_TEMPLATES / "network.js").read_text(encoding="utf-8")
    data = {"nodes": drawing.nodes, "edges": drawing.edges, "directed": drawing.directed}
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (library, script)
    )
    page: str = drawing.template.render(library=library, script=script, data=json_bytes(data).decode(), hashes=hashes)
    return page


def _vis_network() -> str:
    """The library as pyvis ships it."""
    import pyvis

    folder = Path(pyvis.__file__).parent
    path = next(iter(sorted(folder.rglob("vis-network.min.js"))))
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")
