"""Clauses that speak of something else than their sentence: of an earlier project, or of the body just named."""

from __future__ import annotations

import re

from vanort.extraction.coreference.grouping import BODIES, Entity
from vanort.extraction.discourse.title_roles import continues
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention

_PROJECT = frozenset({"Project"})
_DIRECTLY = re.compile(r"(?:\s?-\w+)?\s*(?:\)?,?)\s*")  # between a body and its relative clause: ",", " -ohjelma,"


def carried_on(context: Context, unit: Unit, at: int) -> Entity | None:
    """Return the earlier project that a clause is about: "A builds on B, a pilot from 2019", "… on B, which …"."""
    earlier = [m for m in context.mentions_in(unit.start, at, _PROJECT) if continues(context, unit, m.start)]
    if not earlier:
        return None
    clause = re.match(r"[^.;,]{0,20},|[^.;,]{0,8}$", context.page.text[earlier[-1].end : at])
    return context.entity(earlier[-1]) if clause else None


def relative_to(context: Context, unit: Unit, at: int) -> Entity | None:
    """Return the body that a relative clause is about: "the programme X, which is run by …"."""
    page = context.page
    for match in page.lexicon.cue("relative").finditer(page.text, unit.start, at):
        if not match.group().islower():
            continue
        before = context.mentions_in(max(unit.start, match.start() - 90), match.start(), BODIES)
        directly = before and _DIRECTLY.fullmatch(page.text, before[-1].end, match.start())
        if directly and not re.search(r"[,;:]\s", page.text[match.end() : at]):
            return context.entity(before[-1])
    return None


def about_partnership(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence says that somebody has partnerships, and names no project: "Bonn hat Partnerschaften mit …"."""
    page, noun = context.page, context.page.lexicon.project.get("noun")
    if context.mentions_in(unit.start, unit.end, _PROJECT) or (noun and noun.search(page.words(unit))):
        return False
    return bool(page.lexicon.cue("has_partnership").search(page.words(unit)))


def gives_way(context: Context, mention: Mention) -> bool:
    """Tell whether something else stands for what is named: "instead of Erasmus+", "Erasmus+:n sijasta"."""
    text, lexicon = context.page.text, context.page.lexicon
    if not lexicon.pack.words("locative"):  # where endings do the work of prepositions, the word stands behind
        return lexicon.cue("instead").match(text, mention.end + 1, mention.end + 25) is not None
    before = lexicon.cue("instead").finditer(text, max(0, mention.start - 30), mention.start)
    return any(mention.start - match.end() <= 5 for match in before)
