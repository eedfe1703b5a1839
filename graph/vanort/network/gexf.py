"""GEXF 1.3 (https://gexf.net), with years, so that Gephi shows a timeline, and with positions and colours.

networkx writes GEXF, too, but puts today's date into it and leaves out what XML cannot hold only by failing.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

from vanort.network.text import xml_text

NAMESPACE = "http://gexf.net/1.3"
VIZ = f"{NAMESPACE}/viz"
DEFAULT_NODE_SIZE = 10.0
_NODE_SLOTS = frozenset({"label", "from", "to", "x", "y", "color", "size"})
_EDGE_SLOTS = frozenset({"label", "from", "to", "weight"})


def write_gexf(network: nx.MultiGraph, *, description: str = "") -> str:
    """Return the network as GEXF 1.3.

    `from` and `to` are whole years: they become `start` and `end` of a graph whose time is in integers, and
    stay open where they are not stated. `x`, `y`, `color` (#rrggbb) and `size` of a node become its viz
    elements; all other attributes become declared attributes of their own type. Parallel edges are told apart by
    their `kind`, a number: Gephi would else make one of them.

    The published schema knows the viz elements without their namespace, but the format's own examples, Gephi and
    networkx have them in it, and so has this.
    """
    ET.register_namespace("", NAMESPACE)
    ET.register_namespace("viz", VIZ)
    root = ET.Element(_tag("gexf"), version="1.3")
    meta = ET.SubElement(root, _tag("meta"))
    ET.SubElement(meta, _tag("creator")).text = "vanort"
    ET.SubElement(meta, _tag("description")).text = xml_text(description)
    graph = ET.SubElement(root, _tag("graph"), _graph_settings(network))
    node_ids = _declare(graph, "node", (data for _, data in network.nodes(data=True)), _NODE_SLOTS)
    edge_ids = _declare(graph, "edge", (data for _, _, data in network.edges(data=True)), _EDGE_SLOTS)
    nodes = ET.SubElement(graph, _tag("nodes"), count=str(network.number_of_nodes()))
    for node, data in network.nodes(data=True):
        element = ET.SubElement(nodes, _tag("node"), {"id": xml_text(node), **_label(data), **_years(data)})
        _fill(element, data, node_ids)
        _look(element, data)
    edges = ET.SubElement(graph, _tag("edges"), count=str(network.number_of_edges()))
    parallel: Counter[tuple[str, str]] = Counter()
    for source, target, key, data in network.edges(keys=True, data=True):
        ends = {"id": xml_text(key), "source": xml_text(source), "target": xml_text(target)}
        pair = (source, target) if network.is_directed() or source < target else (target, source)
        parallel[pair] += 1
        if parallel[pair] > 1:
            ends["kind"] = str(parallel[pair])
        weight = {"weight": str(data["weight"])} if "weight" in data else {}
        element = ET.SubElement(edges, _tag("edge"), {**ends, **_label(data), **weight, **_years(data)})
        _fill(element, data, edge_ids)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def read_gexf(text: str) -> nx.MultiGraph:
    """Read what `write_gexf` wrote, years and looks under the names they had."""
    read = nx.read_gexf(io.BytesIO(text.encode()), node_type=str, version="1.3")
    network = nx.MultiDiGraph() if read.is_directed() else nx.MultiGraph()
    for node, data in read.nodes(data=True):
        network.add_node(node, **_attributes(data))
    triples = read.edges(data=True)
    for source, target, data in triples:
        attributes = _attributes(data)
        network.add_edge(source, target, key=attributes.pop("id"), **attributes)
    return network


def _tag(name: str, namespace: str = NAMESPACE) -> str:
    return f"{{{namespace}}}{name}"


def _graph_settings(network: nx.MultiGraph) -> dict[str, str]:
    everything = [data for _, data in network.nodes(data=True)] + [data for _, _, data in network.edges(data=True)]
    settings = {"defaultedgetype": "directed" if network.is_directed() else "undirected", "idtype": "string"}
    if any("from" in data or "to" in data for data in everything):
        settings |= {"mode": "dynamic", "timeformat": "integer", "timerepresentation": "interval"}
    return settings


def _declare(
    graph: ET.Element, kind: str, rows: Iterable[Mapping[str, Any]], slots: frozenset[str]
) -> dict[str, tuple[str, str]]:
    """Declare the attributes of all nodes or all edges; return name → id and type."""
    kinds: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.items():
            if name not in slots and value is not None:
                kinds.setdefault(name, set()).add(_type(value))
    if not kinds:
        return {}
    attributes = ET.SubElement(graph, _tag("attributes"), {"class": kind})
    ids = {}
    for number, name in enumerate(sorted(kinds)):
        found = kinds[name]
        type_ = next(iter(found)) if len(found) == 1 else "double" if found == {"long", "double"} else "string"
        ids[name] = (str(number), type_)
        ET.SubElement(attributes, _tag("attribute"), id=str(number), title=xml_text(name), type=type_)
    return ids


def _type(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "long" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


def _label(data: Mapping[str, Any]) -> dict[str, str]:
    return {"label": xml_text(data["label"])} if "label" in data else {}


def _years(data: Mapping[str, Any]) -> dict[str, str]:
    return {slot: str(data[name]) for slot, name in (("start", "from"), ("end", "to")) if name in data}


def _fill(element: ET.Element, data: Mapping[str, Any], ids: Mapping[str, tuple[str, str]]) -> None:
    present = [name for name in sorted(data) if name in ids and data[name] is not None]
    if present:
        values = ET.SubElement(element, _tag("attvalues"))
        for name in present:
            value = str(data[name]).lower() if isinstance(data[name], bool) else xml_text(data[name])
            ET.SubElement(values, _tag("attvalue"), {"for": ids[name][0], "value": value})


def _look(element: ET.Element, data: Mapping[str, Any]) -> None:
    if "color" in data:
        red, green, blue = (str(int(data["color"][at : at + 2], 16)) for at in (1, 3, 5))
        ET.SubElement(element, _tag("color", VIZ), r=red, g=green, b=blue)
    if "x" in data and "y" in data:
        ET.SubElement(element, _tag("position", VIZ), x=str(data["x"]), y=str(data["y"]), z="0")
    if "size" in data:
        ET.SubElement(element, _tag("size", VIZ), value=str(data["size"]))


def _attributes(data: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in data.items() if name not in ("viz", "start", "end")}
    for slot, name in (("start", "from"), ("end", "to")):
        if slot in data:
            plain[name] = int(data[slot])
    look = data.get("viz", {})
    if "color" in look:
        plain["color"] = "#" + "".join(f"{look['color'][part]:02x}" for part in "rgb")
    if "position" in look:
        plain |= {axis: look["position"][axis] for axis in "xy"}
    if "size" in look:
        plain["size"] = look["size"]
    return plain
