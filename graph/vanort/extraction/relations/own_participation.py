"""What the page's own authority does in a project: "The council leads the project", "Vi deltar i projektet"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.relations.fact import OPEN, Fact

_REACH = 45
_NEAR = 60


def home_leads(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether the authority whose page it is stands right before a word for leading."""
    own = context.page.lexicon.cue("home_subject").finditer(context.page.text, unit.start, at)
    return context.home is not None and any(at - match.end() <= 2 for match in own)


def home_facts(context: Context) -> Iterator[Fact]:
    """Yield `coordinator` and `partner` facts of the page's own authority, where a sentence calls it "the council" or "we"."""
    lexicon = context.page.lexicon
    if context.speaker is not None:
        yield from _facts_of(context, context.speaker, lexicon.cue("we"))
    elif context.home is not None:
        yield from _facts_of(context, context.home, lexicon.cue("home_subject"))


def _facts_of(context: Context, home: Entity, names: re.Pattern[str]) -> Iterator[Fact]:
    page, lexicon = context.page, context.page.lexicon
    for unit in page.units:
        if unit.kind not in {"sentence", "item"} or lexicon.cue("twin").search(page.words(unit)):
            continue
        for own in names.finditer(page.text, unit.start, unit.end):
            if _names_another(context, own.start(), home):
                continue  # "Kotkan kaupunki", on the page of Kouvola
            project = _project(context, unit, own.start())
            if project is None:
                break
            leads = lexicon.cue("coordinator_before").search(page.text, own.end(), unit.end)
            before = list(lexicon.cue("coordinator_after").finditer(page.text, unit.start, own.start()))
            if (leads and leads.start() - own.end() <= 2) or (before and own.start() - before[-1].end() <= 1):
                yield Fact(project, "coordinator", home, unit.start, unit.end, "home/leads", OPEN, 0.8)
                break
            joins = lexicon.cue("partner").search(page.text, own.end(), unit.end)
            if joins and joins.start() - own.end() <= _REACH:
                yield Fact(project, "partner", home, unit.start, unit.end, "home/takes-part", OPEN, 0.7)
                break


def _names_another(context: Context, at: int, home: Entity) -> bool:
    """Tell whether the word for one's own authority is a part of another name."""
    return any(
        m.start < at < m.end and context.entity(m) is not home for m in context.mentions_in(max(0, at - _REACH), at)
    )


def _project(context: Context, unit: Unit, at: int) -> Entity | None:
    """Return the project of a sentence that names one or says "the project", or of the paragraph that a title opens."""
    named = context.mentions_in(unit.start, unit.end, frozenset({"Project"}))
    noun = context.page.lexicon.project.get("noun")
    if named:
        return context.project_of(unit, before=at)
    topic = context.topics.get(unit)
    said = noun is not None and noun.search(context.page.words(unit))
    text = context.page.text
    own_line = topic is not None and any(
        m.end <= unit.start and (unit.start - m.end < _NEAR or text.find("\n", m.end, unit.start) < 0)
        for m in topic.mentions
    )
    return topic if said or own_line else None
