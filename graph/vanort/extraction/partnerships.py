"""Standing links: twin towns, partnerships between authorities, memberships of networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.entities import AUTHORITIES, Entity
from vanort.extraction.facts import Fact
from vanort.extraction.lists import coordinated
from vanort.extraction.mentions import Mention
from vanort.extraction.modality import ASSERTED, modality
from vanort.extraction.page import Unit
from vanort.extraction.periods import Period, find_periods
from vanort.extraction.scope import Context
from vanort.extraction.tables import find_rows

_PLACES = frozenset({"Municipality", "Region", "Place"})


class Links:
    """The unnamed partnerships of a page, one for each set of parties."""

    def __init__(self) -> None:
        self.by_parties: dict[frozenset[str], Entity] = {}

    def between(self, first: Entity, second: Entity) -> Entity:
        """Return the partnership of two parties, made on first use."""
        key = frozenset((first.id, second.id))
        if key not in self.by_parties:
            name = f"{first.label} – {second.label}"
            self.by_parties[key] = Entity(f"p{len(self.by_parties) + 1}", "Partnership", name, [], (first, second))
        return self.by_parties[key]


def twin_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield `twinnedWith`, the partnership behind it, and the year it began."""
    page, lexicon = context.page, context.page.lexicon
    is_twin_page = bool(lexicon.cue("twin").search(page.text))
    if not is_twin_page:
        return
    rows = {row.unit: row for row in find_rows(page)}
    host = context.home
    opened = False
    country_sections = _country_sections(context)
    for unit in page.units:
        heading = page.sections[unit.section].heading.strip()
        words = page.words(unit)
        in_section = bool(heading and lexicon.cue("twin_heading").fullmatch(heading))
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
                yield from _twin(context, links, host, first, unit, _modality_of(context, unit, how))
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
        dated = list(find_periods(page.text, unit.start, unit.end, lexicon))
        if (
            host
            and listed
            and (in_section or opened or (country and dated and unit.kind != "sentence" and _twin_intro(context)))
            and (country or dated or unit.kind == "item")
        ):
            yield from _twin(context, links, host, listed[:1], unit, how)
        elif host and listed and country and dated and len(words) < 60 and is_twin_page:
            yield from _twin(context, links, host, listed[:1], unit, how)
        elif cue and towns:
            yield from _twin_sentence(context, links, unit, cue, towns, how, host)
        elif in_section and host and how != ASSERTED:
            for mention in towns:
                if context.entity(mention) is not host:
                    yield Fact(
                        host, "twinnedWith", context.entity(mention), unit.start, unit.end, "twin/section", how, 0.7
                    )


def _twin_intro(context: Context) -> bool:
    return bool(context.page.lexicon.cue("twin").search(context.page.text))


def _country_sections(context: Context) -> set[int]:
    """Return the sections headed by a country alone, on a page about twin towns."""
    page = context.page
    found = set()
    for number, section in enumerate(page.sections):
        countries = [
            m
            for m in context.mentions_in(
                section.start, section.start + len(section.heading) + 6, frozenset({"Country"})
            )
        ]
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


def _modality_of(context: Context, unit: Unit, how: str) -> str:
    return how if unit.kind == "row" else modality(context.page, unit, standing=True)


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
    periods = list(find_periods(page.text, unit.start, unit.end, lexicon))
    for period in periods:
        before = page.flat[max(unit.start, period.start - 20) : period.start]
        if any(len(before) - m.end() <= 4 for m in lexicon.cue("since").finditer(before)):
            return period
    if sentence:
        return None
    if periods:
        return periods[0]
    return None


def _twin_sentence(
    context: Context, links: Links, unit: Unit, cue: re.Match[str], towns: list[Mention], how: str, host: Entity | None
) -> Iterator[Fact]:
    """Read a sentence with a twin word: "A and B are twinned", "our twin town B", "twinned with B and C"."""
    page = context.page
    entities = list(
        dict.fromkeys(context.entity(m) for m in towns if context.entity(m).kind in AUTHORITIES or how != ASSERTED)
    )
    if not entities:
        return
    after = [m for m in towns if m.start >= unit.start + cue.end()]
    between = page.lexicon.cue("between").search(page.words(unit))
    if between and len(after) >= 2:
        first, others = context.entity(after[0]), [context.entity(after[1])]
    elif len(entities) > 1 and (host is None or host in entities):
        first = host if host in entities else entities[0]
        others = [entity for entity in entities if entity is not first]
        if after and how == ASSERTED:
            run = {context.entity(m) for m in coordinated(context, towns, after[0])}
            others = [entity for entity in others if entity in run] or others[:1]
    elif len(entities) > 1 and towns[0].start < unit.start + cue.start():
        first, others = entities[0], entities[1:]
    elif host is not None and host not in entities:
        adjacent = bool(after) and after[0].start - (unit.start + cue.end()) < 4
        if not adjacent and how == ASSERTED:
            return
        first, others = host, entities if how != ASSERTED else [context.entity(after[0])]
    else:
        return
    period = _began(context, unit, True)
    if period is None and how == ASSERTED:
        dates = list(find_periods(page.text, unit.start, unit.end, page.lexicon))
        period = dates[0] if len(dates) == 1 and page.lexicon.cue("since").search(page.words(unit)) else None
    for other in others:
        if other is first:
            continue
        yield Fact(first, "twinnedWith", other, unit.start, unit.end, "twin/sentence", how, 0.8)
        link = links.between(first, other)
        for party in (first, other):
            yield Fact(link, "partner", party, unit.start, unit.end, "twin/sentence", how, 0.8)
        if period:
            yield Fact(link, "startYear", period.begin, unit.start, unit.end, "twin/sentence", how, 0.8)


def partnership_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the partnership of two authorities and its first year, from sentences that say so."""
    page, lexicon = context.page, context.page.lexicon
    noun = lexicon.project.get("partnership")
    dated: set[Entity] = set()
    for unit in page.units:
        if unit.kind not in {"sentence", "item"} or noun is None:
            continue
        words = page.words(unit)
        if lexicon.cue("twin").search(words) and not context.parties:
            continue
        if not (noun.search(words) or lexicon.cue("partner").search(words)):
            continue
        parties = list(dict.fromkeys(context.entity(m) for m in context.mentions_in(unit.start, unit.end, AUTHORITIES)))
        how = modality(page, unit, standing=True)
        if (
            len(parties) < 2
            and context.home
            and lexicon.cue("home_words").search(words)
            and context.home not in parties
        ):
            parties.insert(0, context.home)
        if (
            len(parties) != 2
            or len(list(context.mentions_in(unit.start, unit.end, frozenset({"Project"})))) > 0
            and not context.parties
        ):
            continue
        period = _since(context, unit)
        if period is None:
            continue
        if context.topics.get(unit) and _project_heads(context, unit):
            continue
        link = links.between(*parties)
        for party in parties:
            yield Fact(link, "partner", party, unit.start, unit.end, "partnership/sentence", how, 0.85)
        if link not in dated:
            dated.add(link)
            yield Fact(link, "startYear", period.begin, unit.start, unit.end, "partnership/sentence", how, 0.85)


def _project_heads(context: Context, unit: Unit) -> bool:
    section = context.page.sections[unit.section]
    head = context.page.text.find("\n", section.start)
    return bool(
        section.heading and context.mentions_in(section.start, max(head, section.start), frozenset({"Project"}))
    )


def _since(context: Context, unit: Unit) -> Period | None:
    page, lexicon = context.page, context.page.lexicon
    periods = [p for p in find_periods(page.text, unit.start, unit.end, lexicon) if p.kind != "range"]
    for period in periods:
        before = page.flat[max(unit.start, period.start - 40) : period.start]
        after = page.flat[period.end : period.end + 12]
        if lexicon.cue("since").search(before) or period.kind == "open" or lexicon.cue("since").search(after):
            return period
        if "vuodesta" in page.text[period.start : period.end].lower():
            return period
    return None


def member_facts(context: Context) -> Iterator[Fact]:
    """Yield `memberOf` facts: an authority in a network or association."""
    page, lexicon = context.page, context.page.lexicon
    for unit in page.units:
        if unit.kind == "heading":
            continue
        for match in lexicon.cue("member").finditer(page.text, unit.start, unit.end):
            yield from _member_cue(context, unit, match)


def _member_cue(context: Context, unit: Unit, match: re.Match[str]) -> Iterator[Fact]:
    page, lexicon = context.page, context.page.lexicon
    if True:
        how = modality(page, unit, standing=True)
        groups = [
            m
            for m in context.mentions_in(unit.start, unit.end, frozenset({"Network", "Organisation"}))
            if page.text[m.start : m.end].rstrip("s") not in {"EU", "FN", "UN", "YK"}
        ]
        members = context.mentions_in(unit.start, unit.end, AUTHORITIES)
        after = [m for m in groups if m.start >= match.end() and context.entity(m).kind == "Network"]
        strong = lexicon.cue("member_strong").search(match.group())
        if not after and strong:
            after = [m for m in groups if 0 <= m.start - match.end() < 60]
        before = [m for m in groups if m.end <= match.start()]
        if after:
            subjects = [m for m in members if m.end <= match.start() + 1] or ([] if members else [])
            entities = list(dict.fromkeys(context.entity(m) for m in subjects)) or (
                [context.home] if context.home else []
            )
            if len(entities) > 1 and not lexicon.conjunction.search(page.text[unit.start : match.start()]):
                entities = entities[-1:]
            run = coordinated(context, groups, after[0])
            for group in run if strong else [m for m in after if m in run or len(after) <= 3]:
                for entity in entities:
                    yield Fact(
                        entity, "memberOf", context.entity(group), unit.start, unit.end, "member/sentence", how, 0.85
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
                        how,
                        0.85,
                    )
