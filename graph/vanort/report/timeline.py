"""When everything ran: one bar a project or partnership."""

from __future__ import annotations

from vanort.analysis.undertakings import Undertakings
from vanort.report.svg import drawing, element, line, lines_of, text, title
from vanort.report.words import words

WIDTH, NAMES, ROW, TOP, SIZE = 720.0, 340.0, 14.5, 24.0, 10.0
OPEN = 9999  # sorts after every year


def timeline(undertakings: Undertakings, language: str) -> str:
    """Draw what has a stated start, earliest first; empty text where nothing has."""
    said = words(language)
    dated = sorted(
        (begin, end or OPEN, undertakings.label(undertaking), undertaking)
        for undertaking, (begin, end) in undertakings.years.items()
        if begin is not None
    )
    if not dated:
        return ""
    first = min(row[0] for row in dated)
    last = max(max(row[0], row[1] if row[1] != OPEN else row[0]) for row in dated) + 1
    scale = (WIDTH - NAMES - 20) / (last - first)
    height = TOP + ROW * len(dated) + 8

    def at(year: float) -> float:
        return NAMES + (year - first) * scale

    every = max(1, -(-(last - first) // 9))
    parts = []
    for year in range(first, last + 1, every):
        parts.append(line(at(year), TOP - 6, at(year), height - 6, class_="grid"))
        parts.append(text(str(year), at(year), TOP - 12, class_="axis", text_anchor="middle"))
    items = []
    for place, (begin, end, name, undertaking) in enumerate(dated):
        y = TOP + ROW * place
        stated = end != OPEN
        stop = at(end + 1) if stated else at(last) + 8
        label = f"{begin}–{end}" if stated else f"{begin}– ({said['open_end']})"
        items.append(f"{name} {label}")
        standing = undertaking in undertakings.whole.values() or not stated
        parts += _name(name, y)
        bar = element(
            "rect",
            title(f"{name}, {label}"),
            x=at(begin),
            y=y + 3,
            width=max(stop - at(begin), 3),
            height=ROW - 7,
            rx=2,
            class_="bar open" if standing else "bar",
        )
        parts.append(bar)
        if not stated:
            parts.append(
                element(
                    "path",
                    d=f"M{stop:.1f} {y + 2:.1f} l7 {(ROW - 5) / 2:.1f} l-7 {(ROW - 5) / 2:.1f}",
                    class_="arrow",
                )
            )
    description = said["timeline_description"].format(first=first, last=last - 1, items="; ".join(items))
    return drawing("timeline", WIDTH, height, said["timeline"], description, parts)


def _name(name: str, y: float) -> list[str]:
    found = lines_of(name, NAMES - 14, SIZE, most=1)[0]
    return [text(found, NAMES - 10, y + ROW / 2 + 3, class_="name", text_anchor="end")]
