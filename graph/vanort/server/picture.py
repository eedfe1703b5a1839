"""A graph that a CONSTRUCT or DESCRIBE gave, as a picture: nodes and arrows in SVG, without a script."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.server.markup import Markup, tag
from vanort.server.pages import shortened
from vanort.server.replies import Table
from vanort.server.site import local_path
from vanort.store.cells import Cell, Row
from vanort.vocabulary import ID

MOST_NODES = 60  # more have no room for their names on a screen
MOST_TRIPLES = 200
_NAMES = frozenset({"http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label"})
_LONGEST = 28  # characters of a name under its node
_WIDE, _HIGH, _EDGE = 110, 80, 90  # pixels between two nodes, and around all


def graph_picture(table: Table, title: str) -> Markup | None:
    """Return the triples of a table as a figure; None where there are none, or too many to be read.

    A name becomes the text of what it names; other literals are nodes of their own.
    """
    triples = [row for row in table.rows if row[1] is not None and row[1][1] not in _NAMES]
    nodes = list(dict.fromkeys(key for row in triples for key in (_key(row[0]), _key(row[2]))))
    if not triples or table.more or len(triples) > MOST_TRIPLES or len(nodes) > MOST_NODES:
        return None
    names = _names(table.rows)
    places = _places(triples, nodes)
    width = max(x for x, _ in places.values()) + _EDGE
    height = max(y for _, y in places.values()) + _EDGE
    cells = {_key(cell): cell for row in triples for cell in (row[0], row[2])}
    drawn = tag(
        "svg",
        tag("title", title),
        tag("defs", tag("marker", tag("path", d="M0 0 8 4 0 8z"), **_ARROW)),
        (_arrow(row, places) for row in triples),
        (_node(cells[key], names.get(key, ""), places[key]) for key in nodes),
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        role="img",
        aria_label=title,
    )
    return tag("figure", drawn, class_="wide graph", tabindex="0")


_ARROW = {
    "id": "arrow",
    "viewBox": "0 0 8 8",
    "refX": "17",
    "refY": "4",
    "markerWidth": "8",
    "markerHeight": "8",
    "orient": "auto",
}


def _key(cell: Cell) -> str:
    return repr(cell)


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """Return the name that the triples give each thing; of several the first in order of language and text."""
    found: dict[str, str] = {}
    named = ((row[0], row[2]) for row in rows if row[1] is not None and row[1][1] in _NAMES)
    for thing, name in sorted(named, key=lambda pair: (_key(pair[0]), str(pair[1]))):
        found.setdefault(_key(thing), str(name[1]) if name else "")
    return found


def _places(triples: Sequence[Row], nodes: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return where each node is drawn, in pixels."""
    import networkx as nx

    from vanort.analysis.layout import layout

    network = nx.Graph()
    network.add_nodes_from(nodes)
    network.add_edges_from((_key(row[0]), _key(row[2])) for row in triples)
    places = layout(network)
    left, top = (min(place[axis] for place in places.values()) for axis in (0, 1))
    return {node: ((x - left) * _WIDE + _EDGE, (y - top) * _HIGH + _EDGE) for node, (x, y) in places.items()}


def _arrow(row: Row, places: dict[str, tuple[float, float]]) -> Markup:
    (x1, y1), (x2, y2) = places[_key(row[0])], places[_key(row[2])]
    predicate = shortened(row[1][1]) if row[1] else ""
    text = tag("text", _short(predicate), x=f"{(x1 + x2) / 2:.1f}", y=f"{(y1 + y2) / 2 - 4:.1f}", class_="tie")
    return tag(
        "g",
        tag("line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", marker_end="url(#arrow)"),
        text,
    )


def _node(cell: Cell, name: str, place: tuple[float, float]) -> Markup:
    x, y = place
    iri = cell[1] if cell is not None and cell[0] == "uri" else ""
    text = name or (shortened(iri).removeprefix(str(ID)) if iri else str(cell[1] if cell else ""))
    label = tag("text", _short(text), x=f"{x:.1f}", y=f"{y + 22:.1f}")
    dot = tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="7", class_="thing" if iri else "value")
    shown = tag("g", tag("title", text), dot, label)
    return tag("a", shown, href=local_path(iri)) if iri else shown


def _short(text: str) -> str:
    """Return a text with no more characters than have room.

    >>> _short("a" * 40) == "a" * 27 + "…"
    True
    """
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
