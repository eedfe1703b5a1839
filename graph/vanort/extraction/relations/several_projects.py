"""What a page says of all its projects at once: "Both projects begin in 2017", "Funding for nine projects from Interreg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vanort.extraction.coreference.grouping import ACTORS, Entity
from vanort.extraction.discourse.projects_meant import projects_meant
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.counted_lists import counted_opening
from vanort.extraction.mentions.periods import periods_of
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.funding import funder_mentions
from vanort.languages.pack import NEVER

_PROJECT, _PROGRAMME = frozenset({"Project"}), frozenset({"Programme"})
_BODIES = ACTORS - _PROGRAMME
_CERTAINTY = 0.75
_TWO = 2
_BEFORE = 2  # words: "In addition the projects …"


def all_project_facts(context: Context) -> Iterator[Fact]:
    """Yield what sentences about both or all projects say, and the programme whose projects the page tells of."""
    cue, counted = context.page.lexicon.cue("all_projects"), _counted(context.page.lexicon)
    for unit in context.page.units:
        words = context.page.words(unit)
        if context.mentions_in(unit.start, unit.end, _PROJECT):
            continue
        if _is_about_all(cue, words):
            for project in projects_meant(context, unit):
                yield from _told(context, unit, project)
        elif counted.search(words) and context.page.lexicon.cue("funding_words").search(words):
            programmes = context.mentions_in(unit.start, unit.end, _PROGRAMME)
            projects = _named_behind(context, unit) if programmes else []
            for project in projects:
                payer = context.entity(programmes[0])
                yield Fact(project, "fundedBy", payer, unit.start, unit.end, "projects/funded", OPEN, _CERTAINTY)


def _is_about_all(cue: re.Pattern[str], words: str) -> bool:
    """Tell whether a sentence is about all projects: it says both or all, or begins with "the projects".

    "So much is set aside, and the EU projects may get a part" tells of other projects.
    """
    found = cue.search(words)
    if found is None or "," in words[: found.start()] or words[: found.start()].endswith("-"):
        return False
    return " " in found.group() or len(words[: found.start()].split()) <= _BEFORE


def _named_behind(context: Context, unit: Unit) -> list[Entity]:
    """Return the projects first named behind a sentence, none where there are not two or more."""
    found = [p for p in context.projects() if p.mentions and p.mentions[0].start >= unit.end]
    return found if len(found) >= _TWO else []


def _told(context: Context, unit: Unit, project: Entity) -> Iterator[Fact]:
    page, lexicon, where = context.page, context.page.lexicon, (unit.start, unit.end)
    for period in periods_of(page, unit)[:1]:
        begins = any(lexicon.cue(cue).search(page.words(unit)) for cue in ("projects_begin", "since"))
        if period.finish or begins:
            yield Fact(project, "startYear", period.begin, *where, "projects/all", OPEN, _CERTAINTY)
        if period.finish:
            yield Fact(project, "endYear", period.finish, *where, "projects/all", OPEN, _CERTAINTY)
    payers = {context.entity(mention) for mention, _ in funder_mentions(context, unit)[0]}
    for payer in payers:
        yield Fact(project, "fundedBy", payer, *where, "projects/all", OPEN, _CERTAINTY)
    for mention in context.mentions_in(*where, _BODIES) if lexicon.cue("partner").search(page.words(unit)) else ():
        if (body := context.entity(mention)) not in payers:
            yield Fact(project, "partner", body, *where, "projects/all", OPEN, _CERTAINTY)


@cache
def _counted(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a number of projects: "nine transnational projects", "nio samarbetsprojekt"."""
    _, numbers = counted_opening(lexicon)
    number = "|".join((*map(re.escape, numbers), *lexicon.pack.words("cues", "several_of"), r"\d{1,3}"))
    nouns = "|".join(lexicon.pack.words("cues", "projects"))
    return re.compile(rf"\b(?:{number})\s+(?:\w+\s+){{0,3}}?\w*(?:{nouns})\b", re.IGNORECASE) if nouns else NEVER
