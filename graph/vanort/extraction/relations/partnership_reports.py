"""What a section about one partnership says of it, and of the projects told of below its heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.partnership_sections import PartnershipSection
from vanort.extraction.discourse.sentence_context import ASSERTED
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit, unit_at, units_by_section
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.funding import funder_mentions
from vanort.extraction.relations.partnerships import Links, since

_PROJECT = frozenset({"Project"})


def section_facts(context: Context, links: Links, contacts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts of each partnership that heads a section; `contacts` are the page's contact facts."""
    contacts = [fact for fact in contacts if fact.predicate == "contactPerson" and fact.modality == ASSERTED]
    for part in context.sections:
        link = links.between(*part.parties)
        for party in part.parties:
            yield Fact(
                link, "partner", party, part.heading.start, part.heading.end, "partnership/heading", ASSERTED, 0.85
            )
        if any(one.earlier is not None and one.unit.section == part.own for one in context.untitled):
            yield from _projects(
                context, part
            )  # what else the section tells is the project's that goes on from another
            continue
        yield from _heading_years(context, part, link)
        own = context.page.sections[part.own]
        for unit in units_by_section(context.page)[part.own]:
            if unit.kind in {"sentence", "item"}:
                yield from _own_sentence(context, part, link, unit)
        for number in range(part.own, len(context.page.sections)):
            if not part.holds(context.page.sections[number].start):
                break
            for unit in units_by_section(context.page).get(number, ()):
                yield from _funders(context, link, unit)
        for fact in contacts:
            line = unit_at(context.page, fact.start)
            labelled = line is not None and line.kind == "field"  # "Contact: Ann Berg" below the partnership's heading
            if own.start <= fact.start < own.end and (labelled or fact.subject not in part.parties):
                yield Fact(
                    link, "contactPerson", fact.object, fact.start, fact.end, "partnership/contact", ASSERTED, 0.8
                )
        yield from _projects(context, part)


def _heading_years(context: Context, part: PartnershipSection, link: Entity) -> Iterator[Fact]:
    period, heading = part.period, part.heading
    if period is None:
        return
    before = context.page.flat[heading.start : period.start]
    if period.kind in {"open", "range"} or context.page.lexicon.cue("since").search(before):
        yield Fact(link, "startYear", period.begin, heading.start, period.end, "partnership/heading", ASSERTED, 0.85)
    if period.kind == "range":
        yield Fact(link, "endYear", period.finish, heading.start, period.end, "partnership/heading", ASSERTED, 0.85)


def _own_sentence(context: Context, part: PartnershipSection, link: Entity, unit: Unit) -> Iterator[Fact]:
    page, lexicon = context.page, context.page.lexicon
    words = page.words(unit)
    others = dict.fromkeys(context.entity(m) for m in context.mentions_in(unit.start, unit.end, AUTHORITIES))
    strangers = [entity for entity in others if entity not in part.parties]
    noun, period = lexicon.project.get("partnership"), since(context, unit)
    twinned = part.twins and lexicon.cue("twin").search(words) and not strangers
    if twinned:
        for other in part.parties[1:]:
            yield Fact(part.parties[0], "twinnedWith", other, unit.start, unit.end, "partnership/twins", OPEN, 0.8)
    if period and not strangers and (twinned or (noun and noun.search(words))):
        yield Fact(link, "startYear", period.begin, unit.start, unit.end, "partnership/since", OPEN, 0.85)
    if len(strangers) == 1 and lexicon.cue("is_partner").search(words):
        yield Fact(link, "partner", strangers[0], unit.start, unit.end, "partnership/joins", OPEN, 0.8)


def _funders(context: Context, link: Entity, unit: Unit) -> Iterator[Fact]:
    """Yield who pays for the partnership, where a sentence has it as its subject: "Samarbetet finansieras av …"."""
    noun = context.page.lexicon.project.get("partnership")
    if noun is None or unit.kind == "heading" or not noun.match(context.page.text, unit.start):
        return
    for mention, _ in funder_mentions(context, unit)[0]:
        yield Fact(link, "fundedBy", context.entity(mention), unit.start, unit.end, "partnership/funding", OPEN, 0.8)


def _projects(context: Context, part: PartnershipSection) -> Iterator[Fact]:
    """Yield the parties as partners of the projects told of below the heading."""
    for project, start, end in _told_below(context, part):
        for party in part.parties:
            yield Fact(project, "partner", party, start, end, "partnership/project", ASSERTED, 0.75)


def section_details(context: Context, entities: Iterable[Entity]) -> Iterator[Fact]:
    """Yield `inPartnership` facts of the projects told of below the heading of a partnership."""
    links = {frozenset(entity.parties): entity for entity in entities if entity.kind == "Partnership"}
    for part in context.sections:
        link = links.get(frozenset(part.parties))
        if link is not None:
            for project, start, end in _told_below(context, part):
                yield Fact(project, "inPartnership", link, start, end, "partnership/section", ASSERTED, 0.75)


def _told_below(context: Context, part: PartnershipSection) -> Iterator[tuple[Entity, int, int]]:
    """Yield the projects whose titles stand below a heading at the head of a line, and those without a title."""
    for mention in context.mentions_in(part.start, part.end, _PROJECT):
        project = context.entity(mention)
        if mention is project.mentions[0] and _heads(context, mention.start):
            if _with_others(context, part, mention.start):
                break
            yield project, mention.start, mention.end
    for one in context.untitled:
        if one.unit.section == part.own:
            yield one.project, one.unit.start, one.unit.end


def _with_others(context: Context, part: PartnershipSection, offset: int) -> bool:
    """Tell whether a project's section names other authorities and not the partner: then it is done with those."""
    unit = unit_at(context.page, offset)
    section = context.page.sections[unit.section] if unit else None
    if section is None or unit is None or unit.section == part.own:
        return False
    named = {context.entity(m) for m in context.mentions_in(section.start, section.end, AUTHORITIES)}
    abroad = [party for party in part.parties if party is not context.home]
    return bool(named - {*part.parties, context.home}) and not named.intersection(abroad)


def untitled_continuations(context: Context) -> Iterator[Fact]:
    """Yield `buildsOn` facts between projects that have no title."""
    for one in context.untitled:
        if one.earlier is not None:
            where = one.unit.start, one.unit.end
            yield Fact(one.project, "buildsOn", one.earlier, *where, "continuations/untitled", ASSERTED, 0.8)


def _heads(context: Context, offset: int) -> bool:
    """Tell whether a title stands at the beginning of a section or paragraph, so that what follows is about it."""
    text = context.page.text
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return len(line.split()) <= 2
