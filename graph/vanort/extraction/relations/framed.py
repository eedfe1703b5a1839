"""Facts that one sentence tells whole: "A is twinned with B", "samarbetar A och B", as `frames.tsv` of the language lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.lists import begins_clause
from vanort.extraction.discourse.partnership_sections import section_at
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.frames import Framed, framed
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.pairs import paired
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.partnerships import Links
from vanort.languages.relations import BETWEEN_TOWNS, BODIES, RELATIONS

_CERTAINTY, _LOOSE = 0.8, 0.7  # of what a frame says, and of what the words of a clause say


def framed_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the facts of all frames that fit, between entities of the kinds that their relation is between."""
    for unit in context.page.units:
        if unit.kind != "heading":
            for found in (*framed(context.page, unit, context.ordered), *paired(context.page, unit, context.ordered)):
                yield from _facts(context, links, unit, found)


def _facts(context: Context, links: Links, unit: Unit, found: Framed) -> Iterator[Fact]:
    rule, certainty = f"{'pair' if found.loose else 'frame'}/{found.relation}", _LOOSE if found.loose else _CERTAINTY
    if found.relation == "cooperates" and found.together:
        yield from _one_partnership(context, links, unit, found, rule)
    elif found.relation in BETWEEN_TOWNS:
        for one, other in pairs_of(context, found) if found.relation == "cooperates" or found.loose else ():
            if found.loose and context.home not in (None, one, other):
                continue  # a page's own twin towns are read elsewhere
            if found.relation == "twinned":
                yield Fact(one, "twinnedWith", other, unit.start, unit.end, rule, OPEN, certainty)
            link = links.between(one, other)
            for party in (one, other):
                yield Fact(link, "partner", party, unit.start, unit.end, rule, OPEN, certainty)
    else:
        told = RELATIONS[found.relation]
        left, right = _entities(context, found)
        for one in left:
            for other in right:
                subject, object_ = (other, one) if told.b_is_subject else (one, other)
                yield Fact(subject, told.property, object_, unit.start, unit.end, rule, OPEN, certainty)


def _one_partnership(context: Context, links: Links, unit: Unit, found: Framed, rule: str) -> Iterator[Fact]:
    """Yield the partnership of all in a row: "the cooperation between A, B and C" is one, and not one of each pair.

    Below the heading of a partnership it is that one, where its parties are among them. Two towns at least make a
    partnership of towns; other bodies may be parties beside them.
    """
    row = dict.fromkeys(context.entity(m) for m in (*found.a, *found.b))
    towns = [entity for entity in row if entity.kind in AUTHORITIES]
    bodies = [entity for entity in row if entity.kind in BODIES]
    if len(towns) > 1:
        parties = sorted(bodies, key=lambda e: (e is not context.home, e.mentions[0].start))
        part = section_at(context.sections, unit.start)
        link = links.between(*(part.parties if part and set(part.parties) <= set(parties) else parties))
        for party in parties:
            yield Fact(link, "partner", party, unit.start, unit.end, rule, OPEN, _CERTAINTY)


def pairs_of(context: Context, found: Framed) -> list[tuple[Entity, Entity]]:
    """Return the pairs of towns that a frame links: each in {A} with each in {B}, all with one another in one row.

    The page's own authority comes first in its pairs, and else the town that the page names first.
    """
    left, right = _entities(context, found)
    row = [*left, *right]
    pairs = combinations(row, 2) if found.together else product(left, right)
    ranked = [tuple(sorted(pair, key=lambda e: (e is not context.home, e.mentions[0].start))) for pair in pairs]
    return [(one, other) for one, other in dict.fromkeys(ranked) if one is not other]


def _entities(context: Context, found: Framed) -> tuple[list[Entity], list[Entity]]:
    """Return the entities in the gaps whose kinds the relation is between."""
    relation = RELATIONS[found.relation]
    gaps = (_row(context, found.a), relation.a), (_row(context, found.b), relation.b)
    left, right = ([entity for m in gap if (entity := context.entity(m)).kind in kinds] for gap, kinds in gaps)
    return left, right


def _row(context: Context, names: Sequence[Mention]) -> Sequence[Mention]:
    """Return a row of names without a last one that begins a clause: "twinned with Hof, and Ulm has had a link since 1949"."""
    over = len(names) > 1 and begins_clause(context.page, names[0], names[-2], names[-1])
    return names[:-1] if over else names
