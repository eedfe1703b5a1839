"""When projects and partnerships began and ended, what they cost, and which goals they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.clauses import carried_on
from vanort.extraction.discourse.fields import labelled_values
from vanort.extraction.discourse.programme_sentences import tells_of_programme, tells_programme_budget
from vanort.extraction.discourse.sentence_context import ASSERTED, modality
from vanort.extraction.discourse.title_roles import continues, heads_section
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.period import Period
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.mentions.periods import duration_months, find_periods, periods_of
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.whole_amounts import whole_amounts

# The multiannual financial frameworks, whose years all programmes of the European Union bear.
_EU_PERIODS = frozenset({("2000", "2006"), ("2007", "2013"), ("2014", "2020"), ("2021", "2027"), ("2028", "2034")})
_PREPOSITION = 5  # letters of the longest word that only leads to a date
_SOON = 8  # characters from "it" to its verb
_BESIDE = re.compile(r"[ \xa0]+\(?")
_BESIDE_ITS_PROGRAMME = re.compile(r"[\w-]{0,14},?[ \xa0]+\(?(?:[^\W\d_]{1,20}[ \xa0]){0,2}")
_PROJECT = frozenset({"Project"})
_NAMES_WITH_YEARS = frozenset({"SDG", "Programme", "Project", "Organisation", "Network"})


def period_facts(context: Context) -> Iterator[Fact]:
    """Yield `startYear` and `endYear` facts of projects; the object is the date as precise as stated."""
    page = context.page
    done: set[Entity] = set()
    for unit, key, start, end in labelled_values(context):
        if key not in {"period", "start", "end"}:
            continue
        project = context.topics.get(unit)
        periods = list(find_periods(page.text, start, end, page.lexicon))
        if project is None or not periods:
            continue
        if key == "end":
            yield Fact(project, "endYear", periods[0].begin, unit.start, unit.end, "times/label", OPEN, 0.95)
        else:
            done.add(project)
            yield from _as_facts(project, periods[0], unit, "times/label", OPEN)
    for unit in page.units:
        for period in periods_of(page, unit):
            project = _beside(context, unit, period)
            if project is not None and project not in done:
                done.add(project)
                yield from _as_facts(project, period, unit, "times/beside", OPEN)
    for unit in page.units:
        if unit.kind in {"sentence", "item", "field"}:
            yield from _sentence(context, unit, done)


def _as_facts(project: Entity, period: Period, unit: Unit, rule: str, how: str) -> Iterator[Fact]:
    yield Fact(project, "startYear", period.begin, unit.start, period.end, rule, how, 0.9)
    if period.finish:
        yield Fact(project, "endYear", period.finish, unit.start, period.end, rule, how, 0.9)


def _beside(context: Context, unit: Unit, period: Period) -> Entity | None:
    """Return the project whose title the period follows, as in "Title (2019-2021)"."""
    if period.kind == "date":
        return None
    named = [m for m in context.mentions_in(unit.start, period.start, _PROJECT) if m.end <= period.start]
    if named and re.fullmatch(r"\s*[,:]?\s*\(?\s*", context.page.text[named[-1].end : period.start]):
        return context.entity(named[-1])
    inside = [
        m
        for m in context.mentions_in(unit.start, unit.end, _PROJECT)
        if m.start <= period.start and period.end <= m.end
    ]
    return context.entity(inside[-1]) if inside else None


def _sentence(context: Context, unit: Unit, done: set[Entity]) -> Iterator[Fact]:
    page, lexicon = context.page, context.page.lexicon
    names = context.mentions_in(unit.start, unit.end, _NAMES_WITH_YEARS)
    periods = [period for period in periods_of(page, unit) if not any(_part_of(context, m, period) for m in names)]
    of_something_else = any(lexicon.cue(name).search(page.words(unit)) for name in ("updated", "joined"))
    if not periods or of_something_else or tells_of_programme(context, unit):
        return
    named = [m for m in context.mentions_in(unit.start, unit.end, _PROJECT) if not continues(context, unit, m.start)]
    noun = lexicon.project.get("noun")
    verb = lexicon.project.get("verb")
    definite = lexicon.project.get("definite")
    opens = definite and definite.match(page.text, unit.start, unit.end)  # "The work is to be done before 2025"
    spoken = lexicon.cue("pronoun").match(page.text, unit.start, unit.end)
    # "It runs until 2027", "It will run until 2027"
    does = bool(
        spoken and verb and (m := verb.search(page.text, spoken.end(), unit.end)) and m.start() - spoken.end() <= _SOON
    )
    about = bool(named) or bool(opens) or does or bool(noun and noun.search(page.words(unit)))
    topic = context.entity(named[0]) if named else _topic(context, unit)
    if topic is None:
        return
    ranges = [period for period in periods if period.kind == "range"]
    partnership = lexicon.project.get("partnership")
    if (
        not about
        and not heads_section(context, unit, topic)
        and (
            lexicon.cue("twin").search(page.words(unit))
            or (
                partnership
                and partnership.search(page.words(unit))
                and context.mentions_in(unit.start, unit.end, AUTHORITIES)
            )
        )
    ):
        return
    if not about and partnership and partnership.match(page.text, unit.start, unit.end):
        return  # "The agreement was signed in 2003" tells of no project
    if not named and lexicon.cue("several").search(page.words(unit)):
        return
    if ranges:
        topic = carried_on(context, unit, ranges[0].start) or topic
        if len(named) > 1:
            earlier = [m for m in named if m.end <= ranges[0].start]
            topic = context.entity(earlier[-1]) if earlier else topic
        if topic not in done:
            done.add(topic)
            yield from _as_facts(topic, ranges[0], unit, "times/range", OPEN)
        return
    months = duration_months(page.words(unit), lexicon)
    for period in periods:
        before = page.flat[max(unit.start, period.start - 45) : period.start]
        whole = page.words(unit)
        near_verb = verb is not None and verb.search(before)
        begins = (
            _since(lexicon.cue("since"), before)
            or (len(periods) == 1 and any(len(m.group()) > _PREPOSITION for m in lexicon.cue("since").finditer(whole)))
            or near_verb
            or lexicon.cue("since").match(page.flat, period.end + 1, unit.end)
        )
        ends = _last(lexicon.cue("until"), before) > max(_last(lexicon.cue("since"), before), -1) or _holds(
            lexicon.cue("until"), page.flat, unit, period
        )
        behind = lexicon.cue("until").match(page.flat, period.end + 1, unit.end)
        ends = ends or (behind is not None and len(behind.group()) > _PREPOSITION)  # "wurde 2021 abgeschlossen"
        if months == 12 and about and len(periods) == 1 and not lexicon.cue("since").search(before):
            yield Fact(topic, "startYear", period.begin, unit.start, period.end, "times/one-year", OPEN, 0.75)
            yield Fact(topic, "endYear", period.begin, unit.start, period.end, "times/one-year", OPEN, 0.75)
        elif ends and (
            about or ((spoken or heads_section(context, unit, topic)) and _finishes(lexicon.cue("until"), before))
        ):
            yield Fact(topic, "endYear", period.begin, unit.start, period.end, "times/until", OPEN, 0.75)
        elif (
            begins
            and not ends
            and topic not in done
            and (about or near_verb or heads_section(context, unit, topic))
            and (about or not lexicon.cue("since_state").search(before))
        ):
            begun = carried_on(context, unit, period.start) or topic
            done.add(begun)
            yield Fact(begun, "startYear", period.begin, unit.start, period.end, "times/since", OPEN, 0.75)


def _since(pattern: re.Pattern[str], before: str) -> bool:
    """Tell whether a word for a beginning stands before a date; a mere preposition must stand right before it."""
    return any(
        len(match.group()) > _PREPOSITION or len(before) - match.end() <= 8 for match in pattern.finditer(before)
    )


def _holds(pattern: re.Pattern[str], text: str, unit: Unit, period: Period) -> bool:
    """Tell whether words for an end stand on both sides of a date: "läuft Ende 2026 aus", "vuoden 2026 loppuun"."""
    return any(m.start() < period.start and m.end() > period.end for m in pattern.finditer(text, unit.start, unit.end))


def _finishes(pattern: re.Pattern[str], before: str) -> bool:
    """Tell whether a word for an end stands before a date, no mere preposition: "Det avsluttes i 2026"."""
    return any(
        len(match.group()) > _PREPOSITION and len(before) - match.end() <= 20 for match in pattern.finditer(before)
    )


def _part_of(context: Context, mention: Mention, period: Period) -> bool:
    """Tell whether years belong to a name: they stand in it, or right beside that of a programme, "Erasmus+ (2021–2027)"."""
    if mention.start < period.end and period.start < mention.end:
        return True
    if context.entity(mention).kind != "Programme":
        return False
    text = context.page.text
    behind, ahead = text[mention.end : period.start], text[period.end : mention.start]
    joint = _BESIDE_ITS_PROGRAMME if (period.begin[:4], period.finish[:4]) in _EU_PERIODS else _BESIDE
    return joint.fullmatch(behind or "-") is not None or joint.fullmatch(ahead or "-") is not None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


def _topic(context: Context, unit: Unit) -> Entity | None:
    section = context.page.sections[unit.section]
    in_heading = context.mentions_in(section.start, context.page.heading_end(section), _PROJECT)
    return context.entity(in_heading[0]) if in_heading else context.topics.get(unit)


def budget_facts(context: Context) -> Iterator[Fact]:
    """Yield `budget` facts: amounts in budget fields, or in sentences on what a project costs or receives."""
    page, lexicon = context.page, context.page.lexicon
    done: dict[Entity, bool] = {}
    labelled = [(u, s, e) for u, key, s, e in labelled_values(context) if key == "budget"]
    for unit, start, end in labelled:
        project = context.topics.get(unit)
        for mention in whole_amounts(context, start, end)[:1]:
            if project is not None:
                done[project] = True
                yield Fact(
                    project,
                    "budget",
                    context.entity(mention),
                    unit.start,
                    unit.end,
                    "times/budget-label",
                    OPEN,
                    0.95,
                )
    skip = {unit for unit, _, _ in labelled}
    budget = lexicon.labels.get("budget")
    for unit in page.units:
        if unit in skip or unit.kind == "heading" or tells_programme_budget(context, unit):
            continue
        words = page.words(unit)
        amounts = whole_amounts(context, unit.start, unit.end)
        if not amounts:
            continue
        money = any(lexicon.cue(name).search(words) for name in ("funded_after", "funds_before", "cost")) or (
            budget and budget.search(words)
        )
        if not money:
            continue
        for mention in amounts[:1]:
            project = (
                carried_on(context, unit, mention.start)
                or context.project_of(unit, before=mention.start)
                or _topic(context, unit)
            )
            if project is not None and not done.get(project):
                done[project] = modality(page, unit) == ASSERTED
                yield Fact(project, "budget", context.entity(mention), unit.start, unit.end, "times/budget", OPEN, 0.7)


def goal_facts(context: Context) -> Iterator[Fact]:
    """Yield `sdg` facts for the project, or else the authority, that a sentence with a goal speaks of."""
    page = context.page
    for unit in page.units:
        goals = context.mentions_in(unit.start, unit.end, frozenset({"SDG"}))
        if not goals:
            continue
        numbered = [goal for goal in goals if goal.name != "agenda"]
        authorities = context.mentions_in(unit.start, unit.end, AUTHORITIES)
        named = context.mentions_in(unit.start, unit.end, _PROJECT)
        subject = context.project_of(unit, before=goals[0].start) or context.main
        if not named and authorities and (subject is None or not page.sections[unit.section].heading):
            subject = context.entity(authorities[0])
        for goal in numbered or goals:
            if subject is not None:
                yield Fact(subject, "sdg", context.entity(goal), unit.start, unit.end, "times/goal", OPEN, 0.85)
