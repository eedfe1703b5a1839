"""People whom a text introduces by what they do for a project: "projektledare Ann Berg", "Project manager: A. Berg"."""

from __future__ import annotations

from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention

_REACH = 60


def leads_project(context: Context, unit: Unit, person: Mention) -> bool:
    """Tell whether the words right before a name say that this person manages a project that the text tells of."""
    if (topic := context.topics.get(unit)) is None or topic not in context.told:
        return False
    before = context.page.flat[max(unit.start, person.start - _REACH) : person.start].rstrip(" :,\xa0")
    return any(match.end() == len(before) for match in context.page.lexicon.cue("leads_project").finditer(before))
