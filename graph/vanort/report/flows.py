"""Where the money comes from: funders on the left, what they pay for on the right, who passes it on between."""

from __future__ import annotations

import networkx as nx

from vanort.analysis.sentences import number
from vanort.report.svg import drawing, element, lines_of, text, title
from vanort.report.words import words

WIDTH, BOX, ROW, TOP, SIZE = 720.0, 10.0, 19.0, 8.0, 10.5


def flows(money: nx.MultiDiGraph, language: str) -> str:
    """Draw the flows of money as stated; empty text where none is."""
    said = words(language)
    if not money.number_of_edges():
        return ""
    simple = nx.DiGraph(money)
    # A circle of money is an error that the checks report; drawing goes on without the edge that closes it.
    while not nx.is_directed_acyclic_graph(simple):
        simple.remove_edge(*sorted(nx.find_cycle(simple))[0][:2])
    simple.remove_nodes_from([node for node, degree in list(simple.degree()) if not degree])
    layers = _layers(simple)
    gaps = max(len(layers) - 1, 1)
    left, right = 130.0, 380.0
    column = {layer: left + (WIDTH - left - right) * layer / gaps for layer in range(len(layers))}
    height = TOP + ROW * max(map(len, layers)) + 10
    place = {}
    for depth, layer in enumerate(layers):
        gap = (height - 2 * TOP) / len(layer)
        for row, node in enumerate(layer):
            place[node] = (column[depth], TOP + gap * (row + 0.5))
    parts = [
        _flow(place[source], place[target], _says(money, source, target, language))
        for source, target in sorted(simple.edges)
    ]
    for node, (x, y) in sorted(place.items()):
        parts.append(element("rect", x=x, y=y - 7, width=BOX, height=14.0, rx=2, class_="box"))
        parts += _name(str(money.nodes[node]["label"]), x, y, ends=not simple.out_degree(node))
    items = "; ".join(_says(money, source, target, language) for source, target in sorted(simple.edges))
    return drawing("money", WIDTH, height, said["money"], said["money_description"].format(items=items), parts)


def _layers(simple: nx.DiGraph) -> list[list[str]]:
    """Put every node after those that pay it, what is only paid for last, each layer near what it is tied to."""
    depth: dict[str, int] = {}
    for node in nx.lexicographical_topological_sort(simple):
        depth[node] = max((depth[before] + 1 for before in simple.predecessors(node)), default=0)
    last = max(depth.values())
    for node in simple:
        if not simple.out_degree(node):
            depth[node] = last
    layers = [sorted(node for node in simple if depth[node] == layer) for layer in range(last + 1)]
    order = {node: float(row) for layer in layers for row, node in enumerate(layer)}
    for sweep in range(6):
        for layer in layers if sweep % 2 else reversed(layers):
            near = {
                node: [order[other] for other in (*simple.predecessors(node), *simple.successors(node))]
                for node in layer
            }
            layer.sort(key=lambda node: (sum(near[node]) / max(len(near[node]), 1), node))
            order |= {node: row * 10.0 / max(len(layer), 1) for row, node in enumerate(layer)}
    return layers


def _flow(start: tuple[float, float], end: tuple[float, float], tip: str) -> str:
    x1, y1, x2, y2 = start[0] + BOX, start[1], end[0], end[1]
    middle = (x1 + x2) / 2
    path = f"M{x1:.1f} {y1:.1f} C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    return element("path", title(tip), d=path, class_="flow")


def _sum(amount: object, language: str) -> str:
    return number(amount, language) if isinstance(amount, int | float) else str(amount)


def _says(money: nx.MultiDiGraph, source: str, target: str, language: str) -> str:
    sums = [
        f"{_sum(data['amount'], language)} {data.get('currency', '')}".strip()
        for data in money.get_edge_data(source, target).values()
        if "amount" in data
    ]
    return f"{money.nodes[source]['label']} → {money.nodes[target]['label']}" + (
        f" ({', '.join(sums)})" if sums else ""
    )


def _name(name: str, x: float, y: float, *, ends: bool) -> list[str]:
    found = lines_of(name, 355, SIZE, most=1) if ends else lines_of(name, 120, SIZE)
    top = y + 3.5 - (len(found) - 1) * 6
    if ends:
        return [text(part, x + BOX + 6, top + n * 12, class_="name") for n, part in enumerate(found)]
    return [text(part, x - 6, top + n * 12, class_="name halo", text_anchor="end") for n, part in enumerate(found)]
