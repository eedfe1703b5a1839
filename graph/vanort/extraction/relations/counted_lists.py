"""Lists that a number opens: "the six cities are A, B and C", "four towns: A, B, C and D"."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.topics import Context
from vanort.extraction.mentions.counted_lists import counted_opening
from vanort.extraction.relations.fact import OPEN, Fact


def counted_list_facts(context: Context) -> Iterator[Fact]:
    """Yield the towns of a counted list as partners of the project that the passage tells of."""
    page = context.page
    pattern, numbers = counted_opening(page.lexicon)
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
