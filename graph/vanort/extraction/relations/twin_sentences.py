"""Sentences that say which towns are linked, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.remark_verdict import ending_remark
from vanort.extraction.discourse.sentence_context import ASSERTED, PAST, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.frames import framed
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.periods import find_periods, periods_of
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.framed import pairs_of
from vanort.extraction.relations.partnerships import Links
from vanort.extraction.relations.twin_owners import is_apart, without_owner
from vanort.extraction.relations.twin_rows import row_pairs

_SMALL_WORDS = re.compile(r"[ \xa0:]*(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*[ \xa0]+){0,2}")
_PLACES = frozenset({"Municipality", "Region", "Place"})


def framed_twin_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield what sentences tell whole, as `frames.tsv` of the language lists them: "A is twinned with B since 1990"."""
    for unit in context.page.units:
        pairs = _framed_pairs(context, unit)
        how = modality(context.page, unit, standing=True) if pairs else ""
        for first, other in pairs:
            yield from _told(context, links, unit, first, other, how)


def _framed_pairs(context: Context, unit: Unit) -> list[tuple[Entity, Entity]]:
    if unit.kind == "heading":
        return []
    if rows := row_pairs(context, unit):
        return rows
    frames = [found for found in framed(context.page, unit, context.ordered) if found.relation == "twinned"]
    return list(dict.fromkeys(pair for found in frames for pair in pairs_of(context, found)))


def twin_sentence(
    context: Context, links: Links, unit: Unit, cue: re.Match[str], towns: list[Mention], how: str, host: Entity | None
) -> Iterator[Fact]:
    """Read a sentence with a twin word: "A and B are twinned", "our twin town B", "twinned with B and C"."""
    page = context.page
    if _framed_pairs(context, unit):
        return  # `framed_twin_facts` tells it
    entities = list(
        dict.fromkeys(context.entity(m) for m in towns if context.entity(m).kind in AUTHORITIES or how != ASSERTED)
    )
    if not entities:
        return
    after = [m for m in towns if m.start >= unit.start + cue.end()]
    colon = page.text.find(":", unit.start + cue.end(), unit.end)
    after = [m for m in after if m.start > colon] or after  # "three twin towns in the North: Hof, Kose"
    if after and is_apart(context, unit, cue, after[0]):
        return
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


def _ours(context: Context, unit: Unit, cue: re.Match[str]) -> bool:
    """Tell whether a sentence gives the twin towns as the page's own: "Besides X, the town has three twin towns: …"."""
    own = context.page.lexicon.cue("home_words").search(context.page.text, unit.start, unit.start + cue.start())
    return own is not None and context.page.words(unit)[cue.end() :].lstrip().startswith(":")


def _told(context: Context, links: Links, unit: Unit, first: Entity, other: Entity, how: str) -> Iterator[Fact]:
    """Yield that two towns are twinned, their partnership, and the year it began where the sentence gives one."""
    page = context.page
    if is_part_of_name(first.label, other.label):
        return
    yield Fact(first, "twinnedWith", other, unit.start, unit.end, "twin/sentence", OPEN, 0.8)
    link = links.between(first, other)
    for party in (first, other):
        yield Fact(link, "partner", party, unit.start, unit.end, "twin/sentence", OPEN, 0.8)
    period = began(context, unit, True)
    if period is None and how == ASSERTED:
        dates = periods_of(page, unit)
        period = dates[0] if len(dates) == 1 and page.lexicon.cue("since").search(page.words(unit)) else None
    if period is not None and _belongs_to_one(context, unit, period, first):
        period = None
    if how == PAST and period is None:
        return  # the year beside what has ended is that of its end: "… but the link was cut in 2011"
    if own := own_year(context, unit, other) or period:
        yield Fact(link, "startYear", own.begin, unit.start, unit.end, "twin/sentence", OPEN, 0.8)


def is_part_of_name(one: str, other: str) -> bool:
    """Tell whether one town's name is a word of the other's: a town and the municipality that it lies in are no twins.

    >>> is_part_of_name("Holm-Vester Kommune", "Holm"), is_part_of_name("Holm Kommune", "Holmby")
    (True, False)
    """
    words = [re.findall(r"[^\W\d_]+", name.lower()) for name in (one, other)]
    short, long = sorted(words, key=len)
    return len(short) == 1 and short[0] in long


def _belongs_to_one(context: Context, unit: Unit, period: Period, first: Entity) -> bool:
    """Tell whether a year of a row is that of one town only: "Hof (since 1963) and Kose" says nothing of Kose."""
    towns = [m for m in context.mentions_in(unit.start, unit.end, _PLACES) if context.entity(m) is not first]
    text = context.page.text
    behind = any(town.end <= period.start for town in towns)
    opening = text.rfind("(", unit.start, period.start)
    bracketed = opening >= 0 and ")" not in text[opening : period.start]
    return behind and (bracketed or any(town.start >= period.end for town in towns))


def began(context: Context, unit: Unit, sentence: bool) -> Period | None:
    """Return the year that a line gives, the one behind a "since" before others."""
    page, lexicon = context.page, context.page.lexicon
    over = None if sentence else ending_remark(page, unit)  # a year in it is not that of the beginning
    periods = [period for period in periods_of(page, unit) if not over or not over[0] <= period.start < over[1]]
    for period in periods:
        before = page.flat[max(unit.start, period.start - 20) : period.start]
        if any(len(before) - m.end() <= 4 for m in lexicon.cue("since").finditer(before)):
            return period
    if sentence:
        return None
    if periods:
        return periods[0]
    return None


def own_year(context: Context, unit: Unit, town: Entity) -> Period | None:
    """Return the year that stands behind one town of a list, before the next."""
    page = context.page
    mentions = context.mentions_in(unit.start, unit.end, _PLACES)
    for index, mention in enumerate(mentions):
        if context.entity(mention) is town:
            end = mentions[index + 1].start if index + 1 < len(mentions) else min(unit.end, mention.end + 40)
            return next(find_periods(page.text, mention.end, end, page.lexicon), None)
    return None


def stands_abroad(context: Context, unit: Unit, town: Entity) -> bool:
    """Tell whether a sentence names another country right behind a town."""
    own = context.page.lexicon.pack.data.get("phone_region")
    ends = [m.end for m in town.mentions if unit.start <= m.start < unit.end]
    near = (m for end in ends for m in context.mentions_in(end, min(unit.end, end + 12), frozenset({"Country"})))
    return any(mention.code != own for mention in near)
