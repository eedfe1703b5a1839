"""Whose money: funders of projects, and where those get their money from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from vanort.extraction.coreference.grouping import ACTORS, BODIES, Entity
from vanort.extraction.discourse.clauses import carried_on, gives_way, relative_to
from vanort.extraction.discourse.fields import labelled_values
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.projects_meant import projects_meant
from vanort.extraction.discourse.role_borders import same_role
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.row_of_amounts import with_amounts
from vanort.languages.pack import alternatives

FUNDERS = ACTORS | {"Country"}
GIVERS = BODIES | {"Region"}
_REACH = 70
_JOINT = 4  # characters: a short word for "and" and a blank
_STOP = re.compile(r"[.!?]\s|:(?=\s)")


@lru_cache(maxsize=200)  # asked for each project and each amount of a unit
def funder_mentions(context: Context, unit: Unit) -> tuple[list[tuple[Mention, int]], list[tuple[Mention, Mention]]]:
    """Return the funders of a unit with the offset of their cue, and pairs (funder, its own funder)."""
    page, lexicon = context.page, context.page.lexicon
    mentions = [
        m
        for m in context.mentions_in(unit.start, unit.end, FUNDERS)
        if not _of_programme(context, m) and not gives_way(context, m)
    ]
    if not mentions or not _any_cue(lexicon).search(page.text, unit.start, unit.end):
        return [], []
    chain: list[tuple[Mention, Mention]] = []
    upstream: set[Mention] = set()
    for match in lexicon.cue("chain").finditer(page.text, unit.start, unit.end):
        after = [m for m in mentions if -1 <= m.start - match.end() <= _REACH or match.start() < m.start < match.end()]
        before = [m for m in mentions if m.end <= match.start() + 1 and context.entity(m).kind in GIVERS]
        if after and before and context.entity(after[0]) is not context.entity(before[-1]):
            near = _main_funder(context, before, match.start())
            chain.append((near, after[0]))
            upstream.add(after[0])
    direct: list[tuple[Mention, int]] = []
    seen: set[Mention] = set()
    for name in ("funded_after", "funded_weak"):
        for match in lexicon.cue(name).finditer(page.text, unit.start, unit.end):
            after = [m for m in mentions if 0 <= m.start - match.end() <= _REACH and m not in upstream]
            if not after or _barrier(context, match.end(), after[0].start):
                continue
            if name == "funded_weak" and not _money_body(context, after[0]):
                continue
            for mention in same_role(
                context, coordinated(context, [m for m in mentions if m not in upstream], after[0])
            ):
                if mention not in seen and not _is_amount_owner(context, mention):
                    seen.add(mention)
                    direct.append((mention, match.start()))
    for match in lexicon.cue("funds_before").finditer(page.text, unit.start, unit.end):
        before = [
            m for m in mentions if m.end <= match.start() + 1 and match.start() - m.end <= 45 and m not in upstream
        ]
        if before:
            for mention in coordinated(context, list(before), before[-1], backwards=True):
                if mention not in seen:
                    seen.add(mention)
                    direct.append((mention, match.start()))
    direct += [(mention, at) for mention, at in with_amounts(context, mentions, direct) if mention not in upstream]
    return direct, chain


def _of_programme(context: Context, mention: Mention) -> bool:
    """Tell whether a name only says whose programme follows: "das EU-Programm Horizont"."""
    page = context.page
    joint = re.compile(r"-[^\W\d_]+").match(page.text, mention.end)
    return bool(joint and page.lexicon.heads["before", "Programme"].fullmatch(joint.group()[1:]))


@cache
def _any_cue(lexicon: Lexicon) -> re.Pattern[str]:
    """Return all words that tell of funding: most units have none of them."""
    names = ("chain", "funded_after", "funded_weak", "funds_before")
    return alternatives(word for name in names for word in lexicon.pack.words("cues", name))


def _main_funder(context: Context, before: list[Mention], at: int) -> Mention:
    """Return the mention that a relative clause speaks of: the last, or the one that its bracket explains.

    In "the programme A, which is run by B and paid for by" that is A.
    """
    last, page = before[-1], context.page
    joint = page.lexicon.conjunction.search(page.text, last.end, at + _JOINT)
    others = [m for m in before if context.entity(m) is not context.entity(last)]
    if joint and others and "," not in page.text[last.end : at]:
        first = next(m for m in before if context.entity(m) is context.entity(last))
        if page.lexicon.cue("relative").search(page.text, others[-1].end, first.start):
            return others[-1]
    if len(before) > 1 and context.entity(before[-2]) is context.entity(last):
        return before[-2]
    if (
        len(before) > 1
        and context.entity(last).kind == "Programme"
        and any(
            "," not in page.text[match.end() : last.start]
            for match in page.lexicon.cue("relative").finditer(page.text, before[-2].end, last.start)
        )
    ):
        return before[-2]
    return last


def _barrier(context: Context, start: int, end: int) -> bool:
    between, lexicon = context.page.text[start:end], context.page.lexicon
    return bool(_STOP.search(between) or lexicon.cue("joins").search(between))


def _money_body(context: Context, mention: Mention) -> bool:
    entity = context.entity(mention)
    return entity.kind == "Programme" or any(
        m.tier == "known" and entity.kind in {"GovernmentAgency", "Organisation"} for m in entity.mentions
    )


def _is_amount_owner(context: Context, mention: Mention) -> bool:
    return context.entity(mention).kind in {"Municipality"} and context.entity(mention) is context.home


def funding_facts(context: Context) -> Iterator[Fact]:
    """Yield `fundedBy` facts from fields, sentences and the name of a programme beside a project's."""
    page = context.page
    for unit, key, start, end in labelled_values(context):
        if key == "funder" or (unit.kind == "field" and _label_names_funder(context, unit)):
            yield from _labelled(context, unit, start if key == "funder" else unit.start, end)
    for unit in page.units:
        if unit.kind == "heading":
            yield from _beside(context, unit)
        if unit.kind not in {"sentence", "item", "field"}:
            continue
        direct, chain = funder_mentions(context, unit)
        for lower, upper in chain:
            yield Fact(
                context.entity(lower),
                "fundedBy",
                context.entity(upper),
                unit.start,
                unit.end,
                "funding/chain",
                OPEN,
                0.9,
            )
        for mention, at in direct:
            for project in _subjects(context, unit, at, context.entity(mention)):
                if context.entity(mention) is not project:
                    yield Fact(
                        project,
                        "fundedBy",
                        context.entity(mention),
                        unit.start,
                        unit.end,
                        "funding/sentence",
                        OPEN,
                        0.85,
                    )
        yield from _beside(context, unit)


def _label_names_funder(context: Context, unit: Unit) -> bool:
    funder = context.page.lexicon.labels.get("funder")
    return bool(funder and funder.search(unit.label) and context.mentions_in(unit.start, unit.value, FUNDERS))


def _labelled(context: Context, unit: Unit, start: int, end: int) -> Iterator[Fact]:
    project = context.topics.get(unit)
    _, chain = funder_mentions(context, unit)
    upstream = {upper for _, upper in chain}
    for mention in context.mentions_in(start, end, FUNDERS):
        if project is not None and mention not in upstream and not _aside(context, mention):
            yield Fact(
                project,
                "fundedBy",
                context.entity(mention),
                unit.start,
                unit.end,
                "funding/label",
                OPEN,
                0.95,
            )


def _aside(context: Context, mention: Mention) -> bool:
    """Tell whether "EU" is only the first part of a longer word."""
    text = context.page.text
    return (
        text[mention.end : mention.end + 1] == "-"
        and context.entity(mention).kind == "Organisation"
        and text[mention.end + 1 : mention.end + 2].islower()
        and not _pays(context.page.lexicon).match(text, mention.end + 1)
    )


@cache
def _pays(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the second parts of words that say whose money it is: "EU-[finansierat]"."""
    return alternatives(lexicon.everywhere("names", "paid"), whole=False)


def _subjects(context: Context, unit: Unit, at: int, giver: Entity) -> list[Entity]:
    """Return the projects that a funding cue speaks of: the one named, both where it says so, or the topic."""
    named = list(
        dict.fromkeys(context.entity(m) for m in context.mentions_in(unit.start, unit.end, frozenset({"Project"})))
    )
    if (earlier := carried_on(context, unit, at)) is not None:
        return [earlier]
    body = relative_to(context, unit, at)
    if not named and body is not None and body is not giver:
        return [body]
    if len(named) > 1:
        between = context.page.text[unit.start : at]
        return named if context.page.lexicon.conjunction.search(between) else named[:1]
    if named:
        return named
    both = context.page.lexicon.cue("both").search(context.page.words(unit))
    if both and (meant := projects_meant(context, unit)):
        return meant
    topic = context.topics.get(unit)
    section = context.page.sections[unit.section]
    twins = context.page.lexicon.cue("twin_heading").fullmatch(section.heading.strip() or " ")
    if twins and not context.mentions_in(section.start, unit.start, frozenset({"Project"})):
        return []
    return [topic] if topic else []


def _beside(context: Context, unit: Unit) -> Iterator[Fact]:
    """A programme right beside a project: "the Horizon 2020 project X", "the X project (Horizon 2020)"."""
    page = context.page
    noun = page.lexicon.project.get("noun")
    found = context.mentions_in(unit.start, unit.end, frozenset({"Project", "Programme"}))
    for left, right in itertools.pairwise(found):
        kinds = context.entity(left).kind, context.entity(right).kind
        between = page.text[left.end : right.start]
        if kinds == ("Project", "Programme") and re.fullmatch(r"\s*(?:\w+\s*)?\(\s*", between):
            yield Fact(
                context.entity(left),
                "fundedBy",
                context.entity(right),
                left.start,
                right.end,
                "funding/beside",
                OPEN,
                0.85,
            )
        if kinds == ("Programme", "Project") and len(between) < 40 and noun and noun.search(between):
            yield Fact(
                context.entity(right),
                "fundedBy",
                context.entity(left),
                left.start,
                right.end,
                "funding/beside",
                OPEN,
                0.8,
            )
