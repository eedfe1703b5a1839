"""The network as a picture: who works with whom, in groups."""

from __future__ import annotations

from collections import Counter

from vanort.analysis.analysing import Analysis
from vanort.analysis.layout import layout
from vanort.network import adjacency
from vanort.report.labels import Box, name_beside
from vanort.report.svg import drawing, element, line, title
from vanort.report.words import words

WIDTH, MARGIN = 720.0, 62.0
TALLEST, ABOVE, BELOW = 430.0, 22.0, 34.0
WIDEST = 1.5  # names lie flat: the drawing may be pulled this much wider than high
MOST_NAMES = 60
COLORED_GROUPS = 8


def picture(analysis: Analysis, language: str) -> str:
    """Draw the network; empty text where no two organisations are tied."""
    said = words(language)
    network, groups = analysis.network, analysis.groups.membership
    simple = adjacency(network)
    if not simple.ties:
        return ""
    positions = layout(simple, groups=groups)
    xs, ys = zip(*positions.values(), strict=True)
    across = (WIDTH - 2 * MARGIN) / max(max(xs) - min(xs), 1.0)
    down = min(across, 60.0, (TALLEST - ABOVE - BELOW) / max(max(ys) - min(ys), 1.0))
    across = min(across, down * WIDEST)
    left = (WIDTH - (max(xs) - min(xs)) * across) / 2
    height = (max(ys) - min(ys)) * down + ABOVE + BELOW
    place = {node: (left + (x - min(xs)) * across, ABOVE + (y - min(ys)) * down) for node, (x, y) in positions.items()}
    degree = dict(zip(simple.nodes, analysis.measures.columns["degree"].tolist(), strict=True))
    most = max(degree.values()) or 1
    sources, targets, weights = simple.edge_list()
    parts = [
        line(
            *place[simple.nodes[s]], *place[simple.nodes[t]], class_="tie", stroke_width=min(0.6 + 0.3 * float(w), 3.0)
        )
        for s, t, w in zip(sources, targets, weights, strict=True)
    ]
    order = sorted(simple.nodes, key=lambda node: (-degree[node], node))
    for node in order:
        x, y = place[node]
        label = str(network.nodes[node].get("label", node))
        radius = 3.5 + 7 * (degree[node] / most) ** 0.5
        group = f"group-{groups[node]}" if groups[node] < COLORED_GROUPS else "group-rest"
        parts.append(element("circle", title(label), cx=x, cy=y, r=radius, class_=f"node {group}"))
    taken: list[Box] = []
    for node in order[:MOST_NAMES]:
        radius = 3.5 + 7 * (degree[node] / most) ** 0.5
        parts += name_beside(str(network.nodes[node].get("label", node)), *place[node], radius, taken, WIDTH)
    names = [f"{network.nodes[node].get('label', node)} ({degree[node]})" for node in order[:3]]
    number = sum(size > 1 for size in Counter(groups.values()).values())
    description = said["network_description"].format(
        nodes=len(simple), ties=simple.ties, groups=number, most=", ".join(names)
    )
    return drawing("network", WIDTH, height, said["network"], description, parts)
