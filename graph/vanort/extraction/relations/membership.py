"""Memberships: an authority in a network or association."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.coreference.grouping import AUTHORITIES, BODIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.lexicon.genitives import without_genitive
from vanort.extraction.relations.fact import OPEN, Fact

_NEAR = 250


def member_facts(context: Context) -> Iterator[Fact]:
    """Yield `memberOf` facts: an authority in a network or association."""
    page, lexicon = context.page, context.page.lexicon
    for unit in page.units:
        if unit.kind == "heading":
            continue
        for match in lexicon.cue("member").finditer(page.text, unit.start, unit.end):
            yield from _member_cue(context, unit, match)


def _speaker(context: Context, unit: Unit) -> list[Entity]:
    """Return the body that a sentence goes on about, "The company is a member of …", else whose page it is."""
    page = context.page
    if page.lexicon.cue("body_again").match(page.text, unit.start, unit.end):
        before = context.mentions_in(max(0, unit.start - _NEAR), unit.start, BODIES)
        opening = [m for m in before if (line := unit_at(page, m.start)) and line.opens_at(m.start)]
        return [context.entity((opening or before)[-1])] if before else []
    host = context.speaker or context.home
    return [host] if host else []


def _member_cue(context: Context, unit: Unit, match: re.Match[str]) -> Iterator[Fact]:
    page, lexicon = context.page, context.page.lexicon
    but = lexicon.cue("but").search(page.text, match.end(), unit.end)
    groups = [
        m
        for m in context.mentions_in(
            unit.start, but.start() if but else unit.end, frozenset({"Network", "Organisation"})
        )
        if without_genitive(page.text[m.start : m.end], lexicon).lower() not in lexicon.unions
    ]
    members = context.mentions_in(unit.start, unit.end, AUTHORITIES)
    opening = [m for m in context.mentions_in(unit.start, unit.end, BODIES) if unit.opens_at(m.start)]
    members = members or [m for m in opening if m.end <= match.start() and m not in groups[-1:]]
    after = [m for m in groups if m.start >= match.end() and context.entity(m).kind == "Network"]
    strong = lexicon.cue("member_strong").search(match.group())
    if not after and strong:
        after = [m for m in groups if 0 <= m.start - match.end() < 60]
    before = [m for m in groups if m.end <= match.start()]
    if (
        not after
        and before
        and not lexicon.pack.words("locative")
        and re.fullmatch(r"\s?(?:-\w+\s)?", page.text[before[-1].end : match.start()])
    ):
        after = before  # where endings do the work of prepositions, the network stands before the word
    if after:
        subjects = [m for m in members if m.end <= min(match.start() + 1, after[0].start)]
        entities = list(dict.fromkeys(context.entity(m) for m in subjects)) or _speaker(context, unit)
        if len(entities) > 1 and not lexicon.conjunction.search(page.text[unit.start : match.start()]):
            entities = entities[-1:]
        run = coordinated(context, groups, after[0])
        for group in run if strong else [m for m in after if m in run or len(after) <= 3]:
            for entity in entities:
                yield Fact(
                    entity, "memberOf", context.entity(group), unit.start, unit.end, "member/sentence", OPEN, 0.85
                )
    elif before and len([m for m in members if m.start >= match.end()]) >= 2:
        for mention in (m for m in members if m.start >= match.end()):
            if context.entity(mention).kind == "Municipality":
                yield Fact(
                    context.entity(mention),
                    "memberOf",
                    context.entity(before[-1]),
                    unit.start,
                    unit.end,
                    "member/list",
                    OPEN,
                    0.85,
                )
