"""People whom a text introduces by what they do for a project: "projektledare Ann Berg", "Project manager: A. Berg"."""

from __future__ import annotations

import re
from functools import cache

from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.languages.pack import NEVER

_REACH = 60


def leads_project(context: Context, unit: Unit, person: Mention) -> bool:
    """Tell whether the words right before a name say that this person manages a project that the text tells of."""
    page, start = context.page, max(unit.start, person.start - _REACH)
    before = page.flat[start : person.start].rstrip(" :,\xa0")
    named = context.mentions_in(unit.start, person.start, frozenset({"Project"}))
    topic = context.topics.get(unit)
    told = bool(named) or (topic is not None and topic in context.told)
    if told and any(match.end() == len(before) for match in page.lexicon.cue("leads_project").finditer(before)):
        return True
    return bool(named) and _is_of(context, unit, named[-1], person)


def _is_of(context: Context, unit: Unit, project: Mention, person: Mention) -> bool:
    """Tell whether a project stands between what somebody does and the name: "Project manager for Open Gates is Ann Berg"."""
    page, lexicon = context.page, context.page.lexicon
    if not lexicon.cue("person_is").fullmatch(page.text[project.end : person.start].strip()):
        return False
    return any(
        _joint(lexicon).fullmatch(page.text, leads.end(), project.start)
        for leads in lexicon.cue("leads_project").finditer(page.text, unit.start, project.start)
    )


@cache
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands between a role and the project that it is held in: "for the project"."""
    noun = lexicon.project.get("noun", NEVER).pattern
    article = "|".join(lexicon.articles) or NEVER.pattern
    return re.compile(
        rf"[ \xa0](?i:{lexicon.cue('leads_what').pattern})[ \xa0](?:(?:{article})[ \xa0])?(?i:{noun}[ \xa0])?[\"“”„»«]?"
    )
