"""Since when towns are linked, where the next sentence says it: "The two cities have been linked since 1957", "the former since 1990"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.periods import periods_of
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.partnerships import since
from vanort.languages.pack import NEVER
from vanort.languages.relations import BODIES, TOWNS

_TWO = 2
_REST = re.compile(r"[^\W\d_]*(?:[ \xa0-][^\W\d_]+)?")  # of a compound, and the word behind it
_CERTAINTY = 0.8
_BODIES = BODIES - TOWNS


def following_year_facts(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the first year of a link from the sentence behind the one that tells of it, where that names no other town.

    It goes on about the link by a word for it, "the two cities", or "the former" and "the latter" of two.
    """
    page = context.page
    told: dict[int, list[Entity]] = {}
    dated = set[Entity]()
    for fact in facts:
        if fact.subject.kind == "Partnership" and fact.predicate == "partner":
            links = told.setdefault(fact.start, [])
            links += [fact.subject] if fact.subject not in links else []
        elif fact.predicate == "startYear":
            dated.add(fact.subject)
    for before, unit in pairwise(page.units):
        links = [link for link in told.get(before.start, ()) if link not in dated]
        if not links or unit.kind != "sentence" or unit.section != before.section:
            continue
        named = {context.entity(m) for m in context.mentions_in(unit.start, unit.end, AUTHORITIES)}
        if not periods_of(page, unit) or (len(links) == 1 and not named <= set(links[0].parties)):
            continue
        if len(links) == _TWO and not named:
            yield from _of_two(context, before, unit, links)
        elif len(links) == 1 and _goes_on(context, unit) and (period := since(context, unit)):
            yield Fact(
                links[0], "startYear", period.begin, unit.start, unit.end, "partnership/following", OPEN, _CERTAINTY
            )


def _goes_on(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence goes on about a link: it says "twin towns", "the agreement", "the two cities"."""
    page, words = context.page, context.page.words(unit)
    if page.lexicon.cue("two_towns").search(words):
        return True
    told = (page.lexicon.cue("twin"), page.lexicon.project.get("partnership", NEVER))
    links = [found for pattern in told for found in pattern.finditer(words)]
    return any(not _opens_body(context, words, found.end()) for found in links)


def _opens_body(context: Context, words: str, at: int) -> bool:
    """Tell whether a word for a link begins the name of a body: "The twin towns association", "Vänortsföreningen"."""
    rest = _REST.match(words, at)
    heads = [pattern for (_, kind), pattern in context.page.lexicon.heads.items() if kind in _BODIES]
    return rest is not None and any(head.search(word) for word in rest.group().split() for head in heads)


def _of_two(context: Context, before: Unit, unit: Unit, links: Sequence[Entity]) -> Iterator[Fact]:
    """Yield the years of "the former since 1990, the latter since 1962": the town named first, and the one named last."""
    page, lexicon = context.page, context.page.lexicon
    places = {context.entity(m).id: m.start for m in reversed(context.mentions_in(before.start, before.end))}
    shared = set(links[0].parties) & set(links[1].parties)
    ordered = sorted(links, key=lambda link: [places.get(p.id, -1) for p in link.parties if p not in shared])
    first = lexicon.cue("former").search(page.text, unit.start, unit.end)
    last = lexicon.cue("latter").search(page.text, first.end(), unit.end) if first else None
    if first is None or last is None or len(shared) != 1:
        return
    for link, start, end in ((ordered[0], first.end(), last.start()), (ordered[1], last.end(), unit.end)):
        years = [p for p in periods_of(page, unit) if start <= p.start < end and p.kind != "range"]
        if len(years) == 1:
            yield Fact(link, "startYear", years[0].begin, unit.start, unit.end, "partnership/former", OPEN, _CERTAINTY)
