"""Pairs of towns: a line each below a heading on partnerships, or at the head of a sentence about their cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.sentence_context import ASSERTED, heading_verdict, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.pair_lines import pair_lines
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.partnerships import Links, since

_PROJECT = frozenset({"Project"})
_CERTAINTY = 0.85
_TOLD = 0.8
_TWO = 2
_MOST = 6  # parties of one partnership: longer rows list all that take part
_SMALL = re.compile(r"[ \xa0]*(?:[^\W\d_A-ZÅÄÖÆØÜ][\w-]*[ \xa0]+){0,3}|[ \xa0]*(?:[^\W\d_]+[ \xa0]+){0,2}")
_NEXT = 25  # letters: an article and a word may stand before "cooperation"
_OPENING = 4  # letters: a dash or quotation mark may stand before the first name


def paired_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the partnership of each pair, and that its towns are twinned where the lead speaks of twin towns."""
    page = context.page
    for unit, line in pair_lines(page).items():
        sides = [_only(context, *side) for side in (line.left, line.right)]
        first, second = sides
        if first is None or second is None or first is second or _of_project(context, line.lead.start, line.lead.end):
            continue
        how = heading_verdict(page.lexicon, page.words(line.lead)).status
        if how == ASSERTED:
            how = modality(page, unit, standing=True)
        where = unit.start, unit.end
        if page.lexicon.cue("twin").search(page.words(line.lead)):
            yield Fact(first, "twinnedWith", second, *where, "pairs/twinned", how, _CERTAINTY)
        link = links.between(first, second)
        for party in (first, second):
            yield Fact(link, "partner", party, *where, "pairs/listed", how, _CERTAINTY)


def pair_sentence_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the partnership of two authorities with which a sentence opens, where it or the next speaks of cooperation."""
    page = context.page
    noun = page.lexicon.project.get("partnership")
    for unit, following in zip_longest(page.units, page.units[1:]):
        if unit.kind not in {"sentence", "item"} or noun is None or page.lexicon.cue("twin").search(page.words(unit)):
            continue
        towns = context.mentions_in(unit.start, unit.end, AUTHORITIES)
        if len(towns) < _TWO or towns[0].start - unit.start >= _OPENING or _of_project(context, unit.start, unit.end):
            continue
        row = coordinated(context, context.mentions_in(unit.start, unit.end), towns[0])
        parties = list(dict.fromkeys(map(context.entity, row)))
        told = noun.search(page.text, row[-1].end, unit.end) or (
            following
            and following.line == unit.line
            and noun.search(page.text, following.start, min(following.end, following.start + _NEXT))
        )
        joint = page.lexicon.conjunction.search(page.text, towns[0].end, towns[1].start)
        if told and joint and len(parties) == _TWO and all(party.kind in AUTHORITIES for party in parties):
            link = links.between(*parties)
            for party in parties:
                yield Fact(link, "partner", party, unit.start, unit.end, "pairs/sentence", OPEN, _TOLD)


def between_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the partnership that a sentence names by its parties, "the cooperation between A and B", and since when.

    On an authority's own page one party is enough where a year stands beside it: "Since 2001 we cooperate with B".
    A year in a sentence on the cooperation that names no party is that of the page's only partnership.
    """
    page, lexicon, noun = context.page, context.page.lexicon, context.page.lexicon.project.get("partnership")
    if noun is None:
        return
    for unit in page.units:
        words = page.words(unit)
        if unit.kind == "row" or not noun.search(words) or lexicon.cue("twin").search(words):
            continue
        if _of_project(context, unit.start, unit.end) or _goes_on_about_project(context, unit):
            continue
        period = since(context, unit)
        parties = _parties_behind(context, unit, noun)
        towns = context.mentions_in(unit.start, unit.end, AUTHORITIES)
        if not towns and period and len(links.by_parties) == 1:
            (link,) = links.by_parties.values()
            yield Fact(link, "startYear", period.begin, unit.start, unit.end, "pairs/since", OPEN, _TOLD)
        if len(parties) < _TWO:
            continue
        link = links.between(*parties)
        for party in parties:
            yield Fact(link, "partner", party, unit.start, unit.end, "pairs/between", OPEN, _TOLD)
        if period:
            yield Fact(link, "startYear", period.begin, unit.start, unit.end, "pairs/between", OPEN, _TOLD)


def _parties_behind(context: Context, unit: Unit, noun: re.Pattern[str]) -> list[Entity]:
    """Return the towns behind "cooperation between", or the page's own and the one behind "cooperation with"."""
    page, lexicon, home = context.page, context.page.lexicon, context.home
    for word in noun.finditer(page.text, unit.start, unit.end):
        end = min(unit.end, word.end() + _NEXT)
        between, together = (lexicon.cue(cue).search(page.text, word.end(), end) for cue in ("between", "with"))
        joint = between or together
        if joint is None or not _SMALL.fullmatch(page.text, word.end(), joint.start()):
            continue
        towns = context.mentions_in(joint.end(), unit.end, AUTHORITIES)
        if not towns or not _SMALL.fullmatch(page.text, joint.end(), towns[0].start):
            continue
        if lexicon.locative.search(page.text, joint.end(), towns[0].start):
            continue  # "between six towns in Dalarna"
        row = list(dict.fromkeys(map(context.entity, coordinated(context, towns, towns[0]))))
        if between:
            return row if len(row) <= _MOST else []
        named = {context.entity(mention) for mention in context.mentions_in(unit.start, unit.end, AUTHORITIES)}
        if home and len(row) == 1 and row[0] is not home and named <= {home, *row} and since(context, unit):
            return [home, *row]
    return []


def _goes_on_about_project(context: Context, unit: Unit) -> bool:
    """Tell whether the line has named the project that a sentence goes on about: "It was a cooperation between A and B"."""
    topic = context.topics.get(unit)
    line = context.page.text.rfind("\n", 0, unit.start) + 1
    return topic is not None and any(line <= mention.start < unit.start for mention in topic.mentions)


def _only(context: Context, start: int, end: int) -> Entity | None:
    """Return the one authority of a side, None where it names several or another body."""
    named = [context.entity(mention) for mention in context.mentions_in(start, end)]
    towns = [entity for entity in named if entity.kind in AUTHORITIES | {"Place"}]
    others = [entity for entity in named if entity.kind not in {*AUTHORITIES, "Place", "Country"}]
    return towns[0] if len(set(towns)) == 1 and not others and towns[0].kind in AUTHORITIES else None


def _of_project(context: Context, start: int, end: int) -> bool:
    return bool(context.mentions_in(start, end, _PROJECT))
