"""Who takes part in a project and who leads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.coreference.grouping import ACTORS, Entity
from vanort.extraction.discourse.clauses import about_partnership, carried_on, relative_to
from vanort.extraction.discourse.fields import labelled_values
from vanort.extraction.discourse.remark_verdict import remark_says
from vanort.extraction.discourse.role_borders import (
    crosses,
    joins_leader,
    leads_programme,
    led_by_person,
    other_subject,
    seat_of_another,
)
from vanort.extraction.discourse.role_clauses import only_placed, spoken_of
from vanort.extraction.discourse.sentence_context import ASSERTED, set_aside
from vanort.extraction.discourse.title_roles import heads_section
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.tables import Row, find_rows
from vanort.extraction.layout.units import BULLET, Unit
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.employers import in_person_bracket, only_employs
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.own_participation import home_leads
from vanort.extraction.relations.partner_words import partner_words

PARTNERS = (ACTORS - {"Programme"}) | {"Organisation"}
_TOLD = 60  # characters: what stands behind a label and is longer tells something, as a sentence does
_REACH = 90
_HYPHEN = re.compile(r"-[^\W\d_A-ZÅÄÖÆØÜ]")


def role_facts(context: Context) -> Iterator[Fact]:
    """Yield `partner` and `coordinator` facts from fields, tables, headed lists and sentences."""
    rows = {row.unit: row for row in find_rows(context.page)}
    for row in rows.values():
        if "project" in row.cells:
            continue
        yield from _row(context, row, row.cells.get("partner") or row.cells.get("coordinator") or _body(row))
    for unit, key, start, end in labelled_values(context):
        if unit in rows or (key == "coordinator" and _names_person(context, unit, start, end)):
            continue
        project = context.topics.get(unit)
        for mention in context.mentions_in(start, end, PARTNERS):
            predicate = key
            if key == "partner" and _leads(context, mention, end):
                predicate = "coordinator"
            if key in {"partner", "coordinator"} and project:
                yield Fact(
                    project,
                    predicate,
                    context.entity(mention),
                    unit.start,
                    mention.end,
                    f"roles/{key}-label",
                    OPEN,
                    0.95,
                )
            if key == "coordinator":
                break
    for unit in context.page.units:
        if unit.kind in {"sentence", "item"} or (unit.kind == "field" and len(context.page.words(unit)) > _TOLD):
            yield from _sentence(context, unit)


def _names_person(context: Context, unit: Unit, start: int, end: int) -> bool:
    """Tell whether a label that may be somebody's task has somebody behind it: "Project leader: Ann Berg, Hull University"."""
    contact = context.page.lexicon.labels.get("contact")
    told = contact is not None and contact.fullmatch(unit.label) is not None
    return told and bool(context.mentions_in(start, end, frozenset({"Person"})))


def _body(row: Row) -> tuple[int, int] | None:
    """Return the body's cell where a row also gives its country or role, and nobody to call: a table of partners."""
    told = "country" in row.cells or "role" in row.cells
    return row.cells.get("body") if told and not row.cells.keys() & {"contact", "email", "phone"} else None


def _row(context: Context, row: Row, span: tuple[int, int] | None) -> Iterator[Fact]:
    unit = row.unit
    project = context.topics.get(unit)
    if span is None or project is None:
        return
    told = remark_says(context.page, unit)
    for mention in context.mentions_in(*span, PARTNERS)[:1]:
        leads = _leads(context, mention, span[1]) or _leading_role(context, row)
        predicate = "coordinator" if leads else "partner"
        yield Fact(
            project,
            predicate,
            context.entity(mention),
            unit.start,
            unit.end,
            "roles/table",
            told.status if told else OPEN,
            0.95,
        )


def _leading_role(context: Context, row: Row) -> bool:
    """Tell whether the cell on a body's role opens with a word for leading: "Lead, pilot 1"."""
    lead, span = context.page.lexicon.labels.get("coordinator"), row.cells.get("role")
    words = context.page.text[slice(*span)] if span else ""
    match = lead.match(context.page.text, span[1] - len(words.lstrip()), span[1]) if lead and span else None
    return bool(match and span and context.page.text[match.end() : span[1]].strip()[:1] in {"", ",", ";", "/", "("})


def _leads(context: Context, mention: Mention, end: int) -> bool:
    after = context.page.text[mention.end : min(end, mention.end + 40)]
    told = context.page.lexicon.cue("coordinator_before").search(after)
    if told and re.fullmatch(r",?\s+(?:\w+\s+)?", after[: told.start()]) and not told.group().startswith("("):
        return True  # "Ale kommun, which leads the project"
    bracket = re.match(r"\s*\([^)]*\)", after)
    lead = context.page.lexicon.labels.get("coordinator")
    return bool(
        bracket
        and (context.page.lexicon.cue("coordinator_before").search(after) or (lead and lead.search(bracket.group())))
    )


def _sentence(context: Context, unit: Unit) -> Iterator[Fact]:
    page, lexicon = context.page, context.page.lexicon
    actors = [m for m in context.mentions_in(unit.start, unit.end, PARTNERS) if not _part_of_word(context, m)]
    if not actors:
        return
    leaders: set[Entity] = set()
    of_twins = lexicon.cue("twin").search(page.words(unit)) and not _about_this_project(context, unit)
    for leader, at in () if of_twins else _leaders(context, unit, actors):
        project = carried_on(context, unit, at) or context.project_of(unit, before=at)
        if project is not None and context.entity(leader) is not project:
            leaders.add(context.entity(leader))
            yield Fact(project, "coordinator", context.entity(leader), unit.start, unit.end, "roles/leads", OPEN, 0.85)
    funders = funder_spans(context, unit)
    if not partner_words(context, unit) or not _about_project(context, unit):
        return
    project = context.project_of(unit, before=None)
    if context.home in {context.entity(m) for m in actors} and about_partnership(context, unit):
        return
    if project is None or _about_twins(context, unit) or lexicon.cue("stakeholder").search(page.words(unit)):
        return
    for mention in spoken_of(context, unit, actors, partner_words(context, unit)):
        entity = context.entity(mention)
        if mention in funders or entity in leaders or in_person_bracket(context, mention):
            continue
        if _locates(context, mention) or (entity is not context.home and only_placed(context, mention)):
            continue
        yield Fact(
            project,
            "partner",
            entity,
            unit.start,
            unit.end,
            "roles/takes-part",
            OPEN,
            0.75,
        )


def _about_this_project(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence names a project or says "the project"."""
    noun = context.page.lexicon.project.get("noun")
    named = context.mentions_in(unit.start, unit.end, frozenset({"Project"}))
    return bool(named or (noun and noun.search(context.page.words(unit))))


def _part_of_word(context: Context, mention: Mention) -> bool:
    """Tell whether a name only begins a longer word: "EU-projektet"."""
    return _HYPHEN.match(context.page.text, mention.end) is not None


def _about_twins(context: Context, unit: Unit) -> bool:
    page = context.page
    heading = page.sections[unit.section].heading
    noun = page.lexicon.project.get("noun")
    of_project = (noun and noun.search(page.words(unit))) or context.mentions_in(
        unit.start, unit.end, frozenset({"Project"})
    )
    return bool(
        any(
            not any(m.start <= twin.start() < m.end for m in context.mentions_in(unit.start, unit.end, ACTORS))
            for twin in page.lexicon.cue("twin").finditer(page.text, unit.start, unit.end)
        )
        or (not of_project and page.lexicon.cue("twin_heading").fullmatch(heading.strip() or " "))
        or (not of_project and page.lexicon.cue("twin").match(page.text, _opening(page.text, unit), unit.start))
    )


def _opening(text: str, unit: Unit) -> int:
    """Return where the words of a unit's line begin, the bullet or letter before them left out."""
    start = text.rfind("\n", 0, unit.start) + 1
    bullet = BULLET.match(text, start)
    return bullet.end() if bullet else start


def _about_project(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence speaks of a project: it names one, says "the project", or its section is one's."""
    page = context.page
    if context.mentions_in(unit.start, unit.end, frozenset({"Project"})):
        return True
    noun = page.lexicon.project.get("noun")
    if noun and noun.search(page.words(unit)):
        return True
    topic = context.topics.get(unit)
    if topic is None:
        return False
    return (
        heads_section(context, unit, topic)
        or (topic is context.main and not _partnership_before(context, unit, topic))
        or any(m.start >= unit.start - 700 and m.start < unit.start for m in topic.mentions)
    )


def _partnership_before(context: Context, unit: Unit, project: Entity) -> bool:
    """Tell whether a sentence stands in the part of the page on a partnership, and the project is told of behind that part."""
    start, end = context.parties_hold
    return start <= unit.start < end and all(mention.start >= end for mention in project.mentions)


def _leaders(context: Context, unit: Unit, actors: list[Mention]) -> Iterator[tuple[Mention, int]]:
    page, lexicon = context.page, context.page.lexicon
    denied = set_aside(page, unit, actors)
    actors = [mention for mention in actors if mention not in denied]
    for match in lexicon.cue("coordinator_after").finditer(page.text, unit.start, unit.end):
        after = [m for m in spoken_of(context, unit, actors, [match]) if 0 <= m.start - match.end() <= _REACH]
        if (
            after
            and relative_to(context, unit, match.start()) is None
            and not only_employs(context, after[0])
            and not crosses(context, match.end(), after[0].start)
            and not seat_of_another(context, match.end(), after[0])
            and not joins_leader(context, actors, after[0])
        ):
            yield after[0], match.start()
            return
    for match in lexicon.cue("coordinator_before").finditer(page.text, unit.start, unit.end):
        before = [m for m in actors if m.end <= match.start() + 1 and match.start() - m.end <= _REACH]
        after = [m for m in actors if 0 <= m.start - match.end() <= 40]
        bracket = match.group().startswith("(")
        if leads_programme(context, unit, match) or (before and other_subject(context, before[-1].end, match.start())):
            continue
        if before:
            yield before[-1], match.start()
        elif (
            after
            and not bracket
            and relative_to(context, unit, match.start()) is None
            and not home_leads(context, unit, match.start())
            and not led_by_person(context, unit, match.start())
            and not crosses(context, match.end(), after[0].start)
            and not seat_of_another(context, match.end(), after[0])
        ):
            yield after[0], match.start()


def funder_spans(context: Context, unit: Unit) -> set[Mention]:
    """Return the mentions of a unit that stand as funders."""
    from vanort.extraction.relations.funding import funder_mentions

    direct, chain = funder_mentions(context, unit)
    return {m for m, _ in direct} | {m for pair in chain for m in pair}


def _locates(context: Context, mention: Mention) -> bool:
    """Tell whether a town only says where the body before it sits: "VIA i Horsens"."""
    page = context.page
    if context.entity(mention).kind != "Municipality" or mention.tier == "head":
        return False
    if (found := page.word_before(page.lexicon.locative, mention.start)) is None:
        return False
    at = found[0]
    return any(at - 2 <= m.end <= at for m in context.mentions_in(max(0, at - 60), at, ACTORS - {"Municipality"}))


def party_facts(context: Context, facts: list[Fact]) -> Iterator[Fact]:
    """On a page about one partnership, both sides take part in each project that it reports."""
    if len(context.parties) != 2 or context.sections:
        return
    for project in context.projects():
        start, end = context.parties_hold
        if not project.mentions or max(m.start for m in project.mentions) < start or project.mentions[0].start >= end:
            continue
        first = project.mentions[0]
        for party in context.parties:
            yield Fact(project, "partner", party, first.start, first.end, "roles/parties", ASSERTED, 0.7)
