"""Which projects "both projects" or "the projects" means: those told of before, in the smallest part that holds several."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.partnership_sections import section_at
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit

_TWO = 2


def projects_meant(context: Context, unit: Unit) -> list[Entity]:
    """Return the projects that a sentence about both or all projects means, none where fewer than two are named before it.

    Parts of a page, smallest first, are the section with the sentence, those above it by level, and what is told of one
    partnership: "the projects" under the heading of a partnership are not those of the next one. "Both" are the last two.
    """
    named = sorted(
        (p for p in context.projects() if p.mentions and p.mentions[0].start < unit.start),
        key=lambda project: project.mentions[0].start,
    )
    two = context.page.lexicon.cue("two_projects").search(context.page.words(unit))
    for start in _openings(context, unit):
        inside = [project for project in named if project.mentions[0].start >= start]
        if len(inside) >= _TWO:
            return inside[-_TWO:] if two else inside
    return []


def _openings(context: Context, unit: Unit) -> Iterator[int]:
    """Yield where the parts of the page begin that hold a sentence, the smallest first."""
    sections = context.page.sections
    level = sections[unit.section].level + 1
    partnership = section_at(context.sections, unit.start)
    for number in range(unit.section, -1, -1):
        if partnership is not None and sections[number].start < partnership.start:
            break
        if sections[number].level < level:
            level = sections[number].level
            yield sections[number].start
    if partnership is not None:
        yield partnership.start
    yield 0
