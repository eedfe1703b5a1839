"""Twin towns: lists, tables and sentences that say which towns are linked, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.sentence_context import ASSERTED, PAST, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.tables import find_rows
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.frames import framed
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.periods import find_periods, periods_of
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.framed import pairs_of
from vanort.extraction.relations.partnerships import Links
from vanort.extraction.relations.twin_owners import owner_of_list, without_owner

_SMALL_WORDS = re.compile(r"[ \xa0:]*(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*[ \xa0]+){0,2}")
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
    for unit in page.units:
        heading = page.sections[unit.section].heading.strip()
        words = page.words(unit)
        in_section = bool(heading and lexicon.cue("twin_heading").fullmatch(_NUMBER.sub("", heading)))
        cue = lexicon.cue("twin").search(words)
        towns = context.mentions_in(unit.start, unit.end, _PLACES)
        if unit.kind == "heading" or (cue and not towns):
            opened = bool(cue) or (opened and unit.kind != "heading")
            if unit.kind == "heading":
                opened = in_section
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
        listed = [m for m in towns if m.start - unit.start < 6 and context.entity(m) is not host]
        country = context.mentions_in(unit.start, unit.end, frozenset({"Country"}))
        dated = periods_of(page, unit)
        if (
            host
            and listed
            and (in_section or opened or (country and dated and unit.kind != "sentence"))
            and (country or dated or unit.kind == "item")
        ) or (host and listed and country and dated and len(words) < 60):
            yield from _twin(context, links, host, _in_a_row(context, unit, towns, listed[0]), unit, OPEN)
        elif cue and towns:
            yield from _twin_sentence(context, links, unit, cue, towns, how, host)
        elif in_section and host and how == ASSERTED and unit.kind in {"sentence", "item"}:
            yield from _told_with_countries(context, links, host, towns, unit)
        elif host and how == PAST and (in_section or (link and link.search(words))):
            for mention in towns:
                if context.entity(mention) is not host:
                    yield Fact(
                        host, "twinnedWith", context.entity(mention), unit.start, unit.end, "twin/section", how, 0.7
                    )


def _told_with_countries(
    context: Context, links: Links, host: Entity, towns: list[Mention], unit: Unit
) -> Iterator[Fact]:
    """Read a sentence below a heading for twin towns that gives each its country: "The links with Hof (Germany) and …"."""
    page, link = context.page, context.page.lexicon.project.get("partnership")
    agreed = link and link.match(page.text, unit.start, unit.end)  # "The agreement with Hof in Germany is from 1985"
    for mention in towns:
        country = context.mentions_in(mention.end, mention.end + 4, frozenset({"Country"}))
        before = page.flat[max(unit.start, mention.start - 16) : mention.start].rstrip()
        visited = any(match.end() == len(before) for match in page.lexicon.locative.finditer(before))
        joint = country and page.text[mention.end : country[0].start].strip() in {"(", ","}
        if agreed and not joint:
            joint = _stands_abroad(context, unit, context.entity(mention))
        town = context.entity(mention)
        if not joint or visited or town is host:
            continue
        yield Fact(host, "twinnedWith", town, unit.start, unit.end, "twin/told", ASSERTED, 0.75)
        between = links.between(host, town)
        for party in (host, town):
            yield Fact(between, "partner", party, unit.start, unit.end, "twin/told", ASSERTED, 0.75)
        if (own := _own_year(context, unit, town)) is not None:
            yield Fact(between, "startYear", own.begin, unit.start, unit.end, "twin/told", ASSERTED, 0.75)


def _country_sections(context: Context) -> set[int]:
    """Return the sections headed by a country alone, on a page about twin towns."""
    page = context.page
    found = set()
    for number, section in enumerate(page.sections):
        countries = list(
            context.mentions_in(section.start, section.start + len(section.heading) + 6, frozenset({"Country"}))
        )
        if (
            section.heading
            and countries
            and page.text[countries[0].start : countries[0].end] == section.heading.strip(" :")
        ):
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
) -> Iterator[Fact]:
    for mention in towns:
        town = context.entity(mention)
        if town is host or town.kind == "Country":
            continue
        yield Fact(host, "twinnedWith", town, unit.start, unit.end, "twin/listed", how, 0.9)
        link = links.between(host, town)
        yield Fact(link, "partner", host, unit.start, unit.end, "twin/listed", how, 0.9)
        yield Fact(link, "partner", town, unit.start, unit.end, "twin/listed", how, 0.9)
        period = _began(context, unit, bool(once))
        if period:
            yield Fact(link, "startYear", period.begin, unit.start, unit.end, "twin/year", how, 0.85)


def _began(context: Context, unit: Unit, sentence: bool) -> Period | None:
    """Return the year that a line gives, the one behind a "since" before others."""
    page, lexicon = context.page, context.page.lexicon
    periods = periods_of(page, unit)
    for period in periods:
        before = page.flat[max(unit.start, period.start - 20) : period.start]
        if any(len(before) - m.end() <= 4 for m in lexicon.cue("since").finditer(before)):
            return period
    if sentence:
        return None
    if periods:
        return periods[0]
    return None


def _stands_abroad(context: Context, unit: Unit, town: Entity) -> bool:
    """Tell whether a sentence names another country right behind a town."""
    own = context.page.lexicon.pack.data.get("phone_region")
    ends = [m.end for m in town.mentions if unit.start <= m.start < unit.end]
    near = (m for end in ends for m in context.mentions_in(end, min(unit.end, end + 12), frozenset({"Country"})))
    return any(mention.code != own for mention in near)


def _in_a_row(context: Context, unit: Unit, towns: list[Mention], first: Mention) -> list[Mention]:
    """Return the towns of a line that goes on from its first, each with its country: "Hof in Germany, Kose in Estonia"."""
    run = coordinated(context, towns, first)
    each = all(_stands_abroad(context, unit, context.entity(mention)) for mention in run)
    return run if each and not periods_of(context.page, unit) else run[:1]


def _own_year(context: Context, unit: Unit, town: Entity) -> Period | None:
    """Return the year that stands behind one town of a list, before the next."""
    page = context.page
    mentions = context.mentions_in(unit.start, unit.end, _PLACES)
    for index, mention in enumerate(mentions):
        if context.entity(mention) is town:
            end = mentions[index + 1].start if index + 1 < len(mentions) else min(unit.end, mention.end + 40)
            return next(find_periods(page.text, mention.end, end, page.lexicon), None)
    return None


def _ours(context: Context, unit: Unit, cue: re.Match[str]) -> bool:
    """Tell whether a sentence gives the twin towns as the page's own: "Besides X, the town has three twin towns: …"."""
    own = context.page.lexicon.cue("home_words").search(context.page.text, unit.start, unit.start + cue.start())
    return own is not None and context.page.words(unit)[cue.end() :].lstrip().startswith(":")


def _twin_sentence(
    context: Context, links: Links, unit: Unit, cue: re.Match[str], towns: list[Mention], how: str, host: Entity | None
) -> Iterator[Fact]:
    """Read a sentence with a twin word: "A and B are twinned", "our twin town B", "twinned with B and C"."""
    page = context.page
    frames = [found for found in framed(page, unit, context.ordered) if found.relation == "twinned"]
    if pairs := dict.fromkeys(pair for found in frames for pair in pairs_of(context, found)):
        for first, other in pairs:
            yield from _told(context, links, unit, first, other, how)
        return
    entities = list(
        dict.fromkeys(context.entity(m) for m in towns if context.entity(m).kind in AUTHORITIES or how != ASSERTED)
    )
    if not entities:
        return
    after = [m for m in towns if m.start >= unit.start + cue.end()]
    between = page.lexicon.cue("between").search(page.words(unit))
    unowned = without_owner(context, unit, cue, towns)
    if unowned and host in (None, *entities):
        return
    if between and len(after) >= 2:
        first, others = context.entity(after[0]), [context.entity(after[1])]
    elif len(entities) > 1 and (host is None or host in entities):
        first = host if host in entities else entities[0]
        others = [entity for entity in entities if entity is not first]
        if after and how == ASSERTED:
            run = {context.entity(m) for m in coordinated(context, towns, after[0])}
            others = [entity for entity in others if entity in run] or others[:1]
    elif host is not None and unowned and how == ASSERTED:
        listed = coordinated(context, towns, after[0] if after else towns[0])
        first, others = host, list(dict.fromkeys(map(context.entity, listed)))
    elif host is not None and after and _ours(context, unit, cue):
        listed = coordinated(context, towns, after[0])
        first, others = host, list(dict.fromkeys(map(context.entity, listed)))
    elif len(entities) > 1 and host is not None and all(_stands_abroad(context, unit, town) for town in entities):
        first, others = host, entities  # "Hof in Germany and Kose in Estonia are our twin towns"
    elif len(entities) > 1 and towns[0].start < unit.start + cue.start():
        first, others = entities[0], entities[1:]
    elif host is not None and host not in entities:
        gap = page.text[unit.start + cue.end() : after[0].start] if after else "."
        if not _SMALL_WORDS.fullmatch(gap) and how == ASSERTED:
            return
        run_on = coordinated(context, towns, after[0]) if after else []
        listed = run_on[:1] + [b for a, b in pairwise(run_on) if page.text[a.end : b.start].strip()]
        first, others = host, entities if how != ASSERTED else list(dict.fromkeys(map(context.entity, listed)))
    else:
        return
    for other in others:
        if other is not first:
            yield from _told(context, links, unit, first, other, how)


def _told(context: Context, links: Links, unit: Unit, first: Entity, other: Entity, how: str) -> Iterator[Fact]:
    """Yield that two towns are twinned, their partnership, and the year it began where the sentence gives one."""
    page = context.page
    yield Fact(first, "twinnedWith", other, unit.start, unit.end, "twin/sentence", OPEN, 0.8)
    link = links.between(first, other)
    for party in (first, other):
        yield Fact(link, "partner", party, unit.start, unit.end, "twin/sentence", OPEN, 0.8)
    period = _began(context, unit, True)
    if period is None and how == ASSERTED:
        dates = periods_of(page, unit)
        period = dates[0] if len(dates) == 1 and page.lexicon.cue("since").search(page.words(unit)) else None
    if own := _own_year(context, unit, other) or period:
        yield Fact(link, "startYear", own.begin, unit.start, unit.end, "twin/sentence", OPEN, 0.8)
