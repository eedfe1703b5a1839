"""As what a title stands in its sentence: as its subject, as what a project builds on, as an example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention

if TYPE_CHECKING:
    from vanort.extraction.coreference.grouping import Entity
    from vanort.extraction.discourse.topics import Context


def continues(context: Context, unit: Unit, start: int) -> bool:
    """Tell whether a title stands as what the project builds on, not as the subject."""
    before = context.page.text[max(unit.start, start - 40) : start]
    return bool(context.page.lexicon.cue("continues").search(before))


def is_example(context: Context, start: int) -> bool:
    """Tell whether a title only stands as an example of what a passage tells: "e.g. in the project X"."""
    before = context.page.text[max(0, start - 60) : start]
    found = list(context.page.lexicon.cue("example").finditer(before))
    return bool(found) and re.search(r"[.;:!?]\s|\n", before[found[-1].end() :]) is None


def titles_in(context: Context, start: int, end: int) -> list[Mention]:
    """Return the titles between two offsets: what only the words of one sentence make a project is no topic of others."""
    return [m for m in context.mentions_in(start, end, frozenset({"Project"})) if m.tier != "guess"]


def heads_section(context: Context, unit: Unit, project: Entity) -> bool:
    """Tell whether the section is headed by the project."""
    section = context.page.sections[unit.section]
    end = context.page.heading_end(section)
    return any(section.start <= mention.start < end for mention in project.mentions)
