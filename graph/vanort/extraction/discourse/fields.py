"""Labels and what stands behind or below them: "Lead partner: …", "Partners" above a list, "Who takes part?" and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vanort.extraction.coreference.grouping import ACTORS
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.tables import is_head
from vanort.extraction.layout.units import Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.periods import periods_of
from vanort.extraction.titles.role_labels import role_label

_LABELS = (
    "email", "phone", "coordinator", "partner", "funder", "period", "start", "end", "budget", "project", "contact",
    "country", "goals",
)  # fmt: skip


ROLES = frozenset({"partner", "coordinator", "funder"})
_ELSEWHERE = frozenset({"email", "phone", "contact", "project", "country", "goals"})  # read with their own names
_BOX = 160  # letters of a value: a few names
_NEAR = 6  # letters before it: "ca. ", "from "


@lru_cache(maxsize=8)
def labelled_values(context: Context) -> tuple[tuple[Unit, str, int, int], ...]:
    """Return each labelled value: the unit of the label, its meaning, and the span of one value.

    A label without a value, or a heading that is a label, holds for the lines that follow.
    """
    return tuple(_labelled_values(context))


def _labelled_values(context: Context) -> Iterator[tuple[Unit, str, int, int]]:
    page = context.page
    waiting: tuple[str, str, int, int] | None = None
    above: str | None = None  # the label on the line above, in a box that gives label and value a line each
    boxed = False
    for unit in page.units:
        if is_head(page, unit):
            continue
        if unit.kind in {"field", "row"}:
            label = re.sub(r"^\W+|\W+$", "", unit.label)
            key = label_key(context, label)
            value = page.text[unit.value : unit.end].strip()
            if key and value:
                yield unit, key, unit.value, unit.end
                waiting = None
                continue
            waiting = (key, "lines", unit.section, unit.line) if key else None
            if waiting:
                continue
        if unit.kind == "sentence" and page.words(unit).rstrip().endswith(("?", ":")):
            key = label_key(context, page.words(unit).strip(" ?:"))
            waiting = (key, "lines", unit.section, unit.line) if key in ROLES else None
            continue
        if unit.kind == "heading":
            key = label_key(context, re.sub(r"^[#\W]+|\W+$", "", page.words(unit)))
            above, boxed = (above, True) if not key and above and is_value(context, unit, above) else (key, False)
            waiting = (key, "heading", unit.section, unit.line) if key in ROLES else None
            if boxed and above:
                yield unit, above, unit.start, unit.end
                above = above if above in ROLES else None
            continue
        if above and is_value(context, unit, above) and (above not in ROLES or boxed):
            yield unit, above, unit.start, unit.end
            above = above if above in ROLES else None
            continue
        above, boxed = None, False
        if waiting is None:
            continue
        key, kind, section, line = waiting
        if kind == "lines" and (unit.line > line + (1 if unit.kind != "item" else 2) or unit.section != section):
            waiting = None
            continue
        if kind == "heading" and unit.section != section:
            waiting = None
            continue
        if kind == "lines":
            waiting = (key, kind, section, unit.line)
            yield unit, key, unit.start, unit.end
        elif unit.kind == "item" or len(context.mentions_in(unit.start, unit.end, ACTORS)) > 1 or _opens(context, unit):
            first = context.mentions_in(unit.start, unit.end, ACTORS)
            if first:
                end = (
                    coordinated(context, first, first[0])[-1].end if first[0].start - unit.start < 8 else first[0].start
                )
                yield unit, key, unit.start, end


def is_value(context: Context, unit: Unit, key: str) -> bool:
    """Tell whether a short line is what a label above it asks for: names for roles, a period for years, an amount for money."""
    if len(context.page.words(unit)) > _BOX or key in _ELSEWHERE:
        return False
    if key in {"period", "start", "end"}:
        periods = periods_of(context.page, unit)
        return bool(periods) and periods[0].start - unit.start < _NEAR
    kinds = frozenset({"Amount"}) if key == "budget" else ACTORS
    return any(mention.start - unit.start < _NEAR for mention in context.mentions_in(unit.start, unit.end, kinds))


def _opens(context: Context, unit: Unit) -> bool:
    first = context.mentions_in(unit.start, unit.end, ACTORS)
    return bool(first) and unit.opens_at(first[0].start)


def label_key(context: Context, label: str) -> str:
    """Return what a label means, empty where the lexicon does not know it."""
    return _label_key(context.page.lexicon, label)


@lru_cache(maxsize=4096)
def _label_key(lexicon: Lexicon, label: str) -> str:
    for key in _LABELS:
        pattern = lexicon.labels.get(key)
        if pattern and pattern.fullmatch(label):
            return key
    told = role_label(lexicon, label)
    return told.role if told else ""
