"""Projects that a text puts inside a partnership: "based on the partnership between A and B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.partnerships import Links, since


@dataclass(frozen=True, eq=False)
class Foundation:
    """A project, the authorities whose partnership it belongs to, and the sentence that says so."""

    project: Entity
    parties: tuple[Entity, ...]
    unit: Unit


def find_foundations(context: Context) -> Iterator[Foundation]:
    """Yield the projects that sentences put inside the partnership of two authorities."""
    page = context.page
    cue = page.lexicon.cue("rests_on")
    for unit in page.units:
        match = cue.search(page.text, unit.start, unit.end) if unit.kind in {"sentence", "item"} else None
        project = context.project_of(unit) if match else None
        if match is None or project is None:
            continue
        named = context.mentions_in(match.start(), unit.end, AUTHORITIES)
        parties = tuple(dict.fromkeys(context.entity(m) for m in named if not _in_bracket(context, unit, m.start)))
        if len(parties) == 2:
            yield Foundation(project, parties, unit)


def _in_bracket(context: Context, unit: Unit, offset: int) -> bool:
    before = context.page.text[unit.start : offset]
    return before.count("(") > before.count(")")


def foundation_facts(context: Context, links: Links) -> Iterator[Fact]:
    """Yield the partners of such a partnership, its first year, and the same partners for the project."""
    for found in find_foundations(context):
        link, unit = links.between(*found.parties), found.unit
        where = unit.start, unit.end
        for party in found.parties:
            yield Fact(link, "partner", party, *where, "partnership/basis", OPEN, 0.8)
            yield Fact(found.project, "partner", party, *where, "partnership/basis", OPEN, 0.8)
        if period := since(context, unit):
            yield Fact(link, "startYear", period.begin, *where, "partnership/basis", OPEN, 0.75)


def foundation_details(context: Context, entities: Iterable[Entity]) -> Iterator[Fact]:
    """Yield `inPartnership` facts for such projects."""
    links = {frozenset(e.parties): e for e in entities if e.kind == "Partnership" and e.parties}
    for found in find_foundations(context):
        if link := links.get(frozenset(found.parties)):
            where = found.unit.start, found.unit.end
            yield Fact(found.project, "inPartnership", link, *where, "partnership/basis", OPEN, 0.8)
