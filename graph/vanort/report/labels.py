"""Names beside the dots of a drawing, each where it crosses the fewest that stand already."""

from __future__ import annotations

from vanort.report.svg import CHARACTER, lines_of, text

SIZE = 10.0
LONGEST = 105.0  # units of a line of a name
SPARE = 1.2  # letters of another font are wider

Box = tuple[float, float, float, float]


def name_beside(name: str, x: float, y: float, radius: float, taken: list[Box], width: float) -> list[str]:
    """Write a name below, above or beside its dot in a drawing of a width; `taken` gets its box."""
    found = lines_of(name, LONGEST, SIZE)
    wide = max(map(len, found)) * SIZE * CHARACTER
    tall = len(found) * (SIZE + 1)
    spots = [
        (x - wide / 2, y + radius + 1, "middle"),
        (x - wide / 2, y - radius - tall - 1, "middle"),
        (x + radius + 2, y - tall / 2, "start"),
        (x - radius - 2 - wide, y - tall / 2, "end"),
    ]
    inside = [spot for spot in spots if spot[0] > 0 and spot[0] + SPARE * wide < width] or spots[:1]
    left, above = x - radius - 2 - wide, y - radius - tall - 1
    right, below = left + 2 * (wide + radius + 2), above + 2 * (tall + radius + 1)
    near = [  # a few of thousands
        other
        for other in taken
        if other[0] < right and other[0] + other[2] > left and other[1] < below and other[1] + other[3] > above
    ]
    best = min(inside, key=lambda spot: sum(_overlap((*spot[:2], wide, tall), other) for other in near))
    taken.append((best[0], best[1], wide, tall))
    anchor = {"middle": x, "start": best[0], "end": best[0] + wide}[best[2]]
    return [
        text(part, anchor, best[1] + SIZE * 0.85 + n * (SIZE + 1), class_="name halo small", text_anchor=best[2])
        for n, part in enumerate(found)
    ]


def _overlap(one: Box, other: Box) -> float:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)
