"""Twin towns: lists, tables and sections that say which towns are linked, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.sentence_context import ASSERTED, PAST, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.tables import find_rows
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.periods import periods_of
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.partnerships import Links
from vanort.extraction.relations.twin_entries import entry_of, year_below
from vanort.extraction.relations.twin_owners import owner_of_list
from vanort.extraction.relations.twin_sentences import began, is_part_of_name, own_year, stands_abroad, twin_sentence

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_PLACES = frozenset({"Municipality", "Region", "Place"})


def twin_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield `twinnedWith`, the partnership behind it, and the year it began."""
    page, lexicon = context.page, context.page.lexicon
    if not lexicon.cue("twin").search(page.text):
        return
    rows = {row.unit: row for row in find_rows(page)}
    host = owner_of_list(context)
    opened = False
    country_sections = _country_sections(context)
    link = lexicon.project.get("partnership")
    below = dict(pairwise(page.units))
    for unit in page.units:
        heading = page.sections[unit.section].heading.strip()
        words = page.words(unit)
        in_section = bool(heading and lexicon.cue("twin_heading").fullmatch(_NUMBER.sub("", heading)))
        cue = lexicon.cue("twin").search(words)
        towns = context.mentions_in(unit.start, unit.end, _PLACES)
        if unit.kind == "heading" and opened and host and (town := _entry(context, unit)):
            how = modality(page, unit, standing=True)
            yield from _twin(context, links, host, [town], unit, how, year=year_below(context, below.get(unit)))
            continue
        if unit.kind == "heading" or (cue and not towns):
            following = below.get(unit)
            head = opened and following and (_entry(context, following) or year_below(context, following))
            opened = bool(cue and not towns) or bool(head) or (opened if unit.kind != "heading" else in_section)
            continue
        if words.rstrip().endswith(":") and cue:
            opened = True
            host = context.entity(towns[0]) if len(towns) == 1 else host
            continue
        how = modality(page, unit, standing=True)
        if unit in rows:
            first = context.mentions_in(*rows[unit].first, _PLACES)[:1]
            if (in_section or opened or cue) and host:
                yield from _twin(context, links, host, first, unit, OPEN)
            continue
        if unit.section in country_sections and host:
            section = page.sections[unit.section]
            first = [
                m
                for m in context.mentions_in(section.start, section.end, frozenset({"Municipality"}))
                if context.entity(m) is not host
            ][:1]
            how = _section_modality(context, unit)
            yield from _twin(context, links, host, first, unit, how, once=unit)
            continue
        listed = [m for m in towns if unit.opens_at(m.start) and context.entity(m) is not host]
        country = context.mentions_in(unit.start, unit.end, frozenset({"Country"}))
        dated = periods_of(page, unit)
        if (
            host
            and listed
            and (in_section or opened or (country and dated and unit.kind != "sentence"))
            and (country or dated or unit.kind == "item")
        ) or (host and listed and country and dated and len(words) < 60):
            row = _in_a_row(context, unit, towns, listed[0])
            year = year_below(context, below.get(unit)) if _entry(context, unit) else None
            yield from _twin(context, links, host, row, unit, OPEN, year=year)
        elif cue and towns:
            yield from twin_sentence(context, links, unit, cue, towns, how, host)
        elif in_section and host and how == ASSERTED and unit.kind in {"sentence", "item"}:
            yield from _told_with_countries(context, links, host, towns, unit)
        elif host and how == PAST and (in_section or (link and link.search(words))):
            for mention in towns:
                if context.entity(mention) is not host:
                    yield Fact(
                        host, "twinnedWith", context.entity(mention), unit.start, unit.end, "twin/section", how, 0.7
                    )


def _entry(context: Context, unit: Unit) -> Mention | None:
    return entry_of(context, unit, context.mentions_in(unit.start, unit.end, _PLACES))


def _told_with_countries(
    context: Context, links: Links, host: Entity, towns: list[Mention], unit: Unit
) -> Iterator[Fact]:
    """Read a sentence below a heading for twin towns that gives each its country: "The links with Hof (Germany) and …"."""
    page, link = context.page, context.page.lexicon.project.get("partnership")
    agreed = link and link.match(page.text, unit.start, unit.end)  # "The agreement with Hof in Germany is from 1985"
    for mention in towns:
        country = context.mentions_in(mention.end, mention.end + 4, frozenset({"Country"}))
        visited = page.word_before(page.lexicon.locative, mention.start, unit.start) is not None
        joint = country and page.text[mention.end : country[0].start].strip() in {"(", ","}
        if agreed and not joint:
            joint = stands_abroad(context, unit, context.entity(mention))
        town = context.entity(mention)
        if not joint or visited or town is host:
            continue
        yield Fact(host, "twinnedWith", town, unit.start, unit.end, "twin/told", ASSERTED, 0.75)
        between = links.between(host, town)
        for party in (host, town):
            yield Fact(between, "partner", party, unit.start, unit.end, "twin/told", ASSERTED, 0.75)
        if (own := own_year(context, unit, town)) is not None:
            yield Fact(between, "startYear", own.begin, unit.start, unit.end, "twin/told", ASSERTED, 0.75)


def _country_sections(context: Context) -> set[int]:
    """Return the sections headed by a country alone, on a page about twin towns."""
    page = context.page
    found = set()
    for number, section in enumerate(page.sections):
        countries = context.mentions_in(section.start, page.heading_end(section), frozenset({"Country"}))
        if countries and page.text[countries[0].start : countries[0].end] == section.heading.strip(" :"):
            found.add(number)
    return found


def _section_modality(context: Context, unit: Unit) -> str:
    hows = [
        modality(context.page, u, standing=True)
        for u in context.page.units
        if u.section == unit.section and u.kind != "heading"
    ]
    return next((how for how in hows if how != ASSERTED), ASSERTED)


def _twin(
    context: Context,
    links: Links,
    host: Entity,
    towns: list[Mention],
    unit: Unit,
    how: str,
    *,
    once: Unit | None = None,
    year: Period | None = None,
) -> Iterator[Fact]:
    for mention in towns:
        town = context.entity(mention)
        if town is host or town.kind == "Country" or is_part_of_name(host.label, town.label):
            continue
        yield Fact(host, "twinnedWith", town, unit.start, unit.end, "twin/listed", how, 0.9)
        link = links.between(host, town)
        yield Fact(link, "partner", host, unit.start, unit.end, "twin/listed", how, 0.9)
        yield Fact(link, "partner", town, unit.start, unit.end, "twin/listed", how, 0.9)
        own = own_year(context, unit, town) if len(towns) > 1 else None
        period = own if len(towns) > 1 else began(context, unit, bool(once)) or year
        if period:
            end = max(unit.end, period.end)
            yield Fact(link, "startYear", period.begin, unit.start, end, "twin/year", how, 0.85)


def _in_a_row(context: Context, unit: Unit, towns: list[Mention], first: Mention) -> list[Mention]:
    """Return the towns of a line that goes on from its first, each with its country: "Hof in Germany, Kose in Estonia".

    What answers a question for the twin towns names no others.
    """
    run = coordinated(context, towns, first)
    if context.page.sections[unit.section].heading.endswith("?"):
        return run
    each = all(stands_abroad(context, unit, context.entity(mention)) for mention in run)
    return run if each and not periods_of(context.page, unit) else run[:1]
