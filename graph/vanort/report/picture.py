"""The network as a picture: who works with whom, in groups."""

from __future__ import annotations

from vanort.analysis.analysing import Analysis
from vanort.analysis.layout import layout
from vanort.network import adjacency
from vanort.report.svg import CHARACTER, drawing, element, line, lines_of, text, title
from vanort.report.words import words

WIDTH, MARGIN, SIZE = 720.0, 62.0, 10.0
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
    taken: list[tuple[float, float, float, float]] = []
    for node in order[:MOST_NAMES]:
        parts += _name(
            str(network.nodes[node].get("label", node)), *place[node], 3.5 + 7 * (degree[node] / most) ** 0.5, taken
        )
    names = [f"{network.nodes[node].get('label', node)} ({degree[node]})" for node in order[:3]]
    number = len({group for group in groups.values() if list(groups.values()).count(group) > 1})
    description = said["network_description"].format(
        nodes=len(simple), ties=simple.ties, groups=number, most=", ".join(names)
    )
    return drawing("network", WIDTH, height, said["network"], description, parts)


def _name(name: str, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]) -> list[str]:
    """Write a name below, above or beside its dot, where it crosses the fewest names that stand already."""
    found = lines_of(name, 105, SIZE)
    width = max(map(len, found)) * SIZE * CHARACTER
    tall = len(found) * (SIZE + 1)
    spots = [
        (x - width / 2, y + radius + 1, "middle"),
        (x - width / 2, y - radius - tall - 1, "middle"),
        (x + radius + 2, y - tall / 2, "start"),
        (x - radius - 2 - width, y - tall / 2, "end"),
    ]
    inside = [spot for spot in spots if spot[0] > 0 and spot[0] + width < WIDTH] or spots[:1]
    best = min(inside, key=lambda spot: sum(_overlap((*spot[:2], width, tall), other) for other in taken))
    taken.append((best[0], best[1], width, tall))
    anchor = {"middle": x, "start": best[0], "end": best[0] + width}[best[2]]
    return [
        text(part, anchor, best[1] + SIZE * 0.85 + n * (SIZE + 1), class_="name halo small", text_anchor=best[2])
        for n, part in enumerate(found)
    ]


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)
