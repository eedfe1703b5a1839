"""Sheets on one project, whose heading says what they are: "Project sheet 14/2024" over "Project name: Open Gates"."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.extraction.layout.units import Page
from vanort.extraction.titles.headings import Title

_NEAR = 200  # letters from the head of a sheet to the name of its project
_HEADED = frozenset(
    {"projects/heading", "projects/heading-opens", "projects/heading-paid", "projects/opens", "projects/noun"}
)


def heads_sheet(page: Page, title: Title, titles: Sequence[Title]) -> bool:
    """Tell whether a would-be title only heads a sheet that gives the project's name behind a label."""
    top = page.units[0]
    if not top.start <= title.start < top.end or title.source not in _HEADED:
        return False
    own = page.text[title.start : title.end].lower()
    named = (t for t in titles if t.source == "projects/label" and top.end <= t.start < top.end + _NEAR)
    return any(page.text[t.start : t.end].lower() not in own for t in named)
