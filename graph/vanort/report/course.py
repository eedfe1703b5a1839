"""How many undertakings ran in each year, and how many organisations they tied."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.analysis.growth import Year
from vanort.report.svg import drawing, element, line, text, title
from vanort.report.words import words

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720.0, 155.0, 30.0, 26.0, 14.0, 96.0


def course(years: Sequence[Year], language: str) -> str:
    """Draw bars for undertakings under way and a line for organisations; empty text with fewer than two years."""
    said = words(language)
    if len(years) < 2:
        return ""
    most = max(max(year.running, year.organisations) for year in years) or 1
    tick = max(1, -(-most // 4))
    most = -(-most // tick) * tick  # the uppermost line stands above everything
    step = (WIDTH - LEFT - RIGHT) / len(years)
    scale = (HEIGHT - TOP - BOTTOM) / most

    def height(value: int) -> float:
        return HEIGHT - BOTTOM - value * scale

    parts = []
    for value in range(0, most + 1, tick):
        parts.append(line(LEFT, height(value), WIDTH - RIGHT, height(value), class_="grid"))
        parts.append(text(str(value), LEFT - 6, height(value) + 3.5, class_="axis", text_anchor="end"))
    every = max(1, round(len(years) / 14))
    points = []
    for place, year in enumerate(years):
        x = LEFT + step * (place + 0.5)
        tip = (
            f"{year.year}: {year.running} {said['growth_running']}, {year.organisations} {said['growth_organisations']}"
        )
        parts.append(
            element(
                "rect", title(tip), x=x - step * 0.35, y=height(year.running), width=step * 0.7,
                height=max(year.running * scale, 0.0), class_="bar",
            )
        )  # fmt: skip
        points.append((x, height(year.organisations)))
        if place % every == 0:
            parts.append(text(str(year.year), x, HEIGHT - BOTTOM + 15, class_="axis", text_anchor="middle"))
    parts.append(element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), class_="course"))
    parts += [element("circle", cx=x, cy=y, r=2.2, class_="point") for x, y in points]
    last = years[-1]
    ends = [
        (height(last.organisations), said["growth_organisations"], "name strong"),
        (height(last.running), said["growth_running"], "name under"),
    ]
    if abs(ends[0][0] - ends[1][0]) < 12:
        ends[1] = (ends[0][0] + 13, *ends[1][1:])
    parts += [text(name, WIDTH - RIGHT + 8, y + 3.5, class_=class_) for y, name, class_ in ends]
    items = "; ".join(f"{year.year}: {year.running}, {year.organisations}" for year in years)
    return drawing("growth", WIDTH, HEIGHT, said["growth"], said["growth_description"].format(items=items), parts)
