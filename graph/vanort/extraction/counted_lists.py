"""Lists that a number opens: "the six cities are A, B and C", "four towns: A, B, C and D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.entities import AUTHORITIES, Entity
from vanort.extraction.facts import OPEN, Fact
from vanort.extraction.lexicon import Lexicon
from vanort.extraction.lists import coordinated
from vanort.extraction.mentions import Mention
from vanort.extraction.page import Page, Unit
from vanort.extraction.scope import Context
from vanort.languages.pack import by_first_letter


def counted_list_facts(context: Context) -> Iterator[Fact]:
    """Yield the towns of a counted list as partners of the project that the passage tells of."""
    page = context.page
    pattern, numbers = _opening(page.lexicon)
    for unit in page.units:
        openings = list(pattern.finditer(page.text, unit.start, unit.end)) if unit.kind in {"sentence", "item"} else []
        project = context.project_of(unit) if openings else None
        if project is None or page.lexicon.cue("twin").search(page.words(unit)):
            continue
        for index, opening in enumerate(openings):
            end = openings[index + 1].start() if index + 1 < len(openings) else unit.end
            count = int(opening[1]) if opening[1].isdigit() else numbers[opening[1].lower()]
            for entity in _listed(context, opening.end(), end, count):
                where = unit.start, unit.end
                yield Fact(project, "partner", entity, *where, "roles/counted-list", OPEN, 0.75)


def _listed(context: Context, start: int, end: int, count: int) -> list[Entity]:
    """Return the towns that stand in a row after the opening, or as many as were announced."""
    mentions = context.mentions_in(start, end, AUTHORITIES)
    if not mentions or mentions[0].start - start > 4:
        return []
    run = coordinated(context, mentions, mentions[0])
    return list(dict.fromkeys(context.entity(m) for m in (run if len(run) > count else mentions[:count])))


def in_counted_list(page: Page, unit: Unit, mention: Mention) -> bool:
    """Tell whether a name stands in a list of towns that a number opens, behind a comma or conjunction."""
    pattern, _ = _opening(page.lexicon)
    if not any(True for _ in pattern.finditer(page.text, unit.start, mention.start)):
        return False
    joint = page.lexicon.conjunction.pattern
    return bool(re.search(rf"(?:,|{joint})\s+$", page.text[unit.start : mention.start], re.IGNORECASE))


@cache
def _opening(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of what opens a counted list of towns, the number its first group, and what numbers mean."""
    numbers = {str(k): int(v) for k, v in lexicon.pack.data.get("duration", {}).get("numbers", {}).items()}
    numbers = {word: value for word, value in numbers.items() if value > 1}
    spelled = by_first_letter(sorted(map(re.escape, numbers), key=len, reverse=True)) or "(?!)"
    towns = "|".join(lexicon.pack.words("counts", "towns")) or "(?!)"
    are = "|".join(lexicon.pack.words("counts", "are")) or "(?!)"
    body = rf"(?<![\w.,/-])(\d{{1,2}}|{spelled})\s+(?:[^\W\d_]+\s+){{0,2}}(?:{towns})\s*(?::|\s(?:{are}))\s+"
    return re.compile(body, re.IGNORECASE), numbers
