"""Whether each proposed fact is asserted: asked once, of the clause that holds the fact's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.assertion import ASSERTED, NEGATED, PAST, PLANNED, Statement, Verdict, judge
from vanort.extraction.discourse.cues import cue_table
from vanort.extraction.discourse.remark_verdict import entry_verdict
from vanort.extraction.discourse.sentence_clauses import Span
from vanort.extraction.discourse.sentence_context import around, heading_verdict, resumed
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit, unit_at
from vanort.extraction.lexicon.lexicon import Lexicon
from vanort.extraction.mentions.contrasts import contrasts
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.languages.relation_words import PROJECTS

# The words of the language packs that tell a relation, by predicate.
TRIGGERS = {
    "twinnedWith": ("twin",),
    "partner": ("partner", "is_partner"),
    "coordinator": ("coordinator_before", "coordinator_after"),
    "fundedBy": ("funded_after", "funded_weak", "funds_before", "chain"),
    "memberOf": ("member",),
}
LEAST_FIELDS = 2  # of a record: one line "Contact: …" may stand below any heading
_ASIDE = re.compile(r"(?:[ \xa0]?-?\w+)?(,[^,]{4,90},)")
_STANDING = frozenset({"twinnedWith", "memberOf", "contactPerson", "affiliation", "email", "phone"})


def judged(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts, those that their rule left open with the modality that the text gives them."""
    for fact in facts:
        if not _of_two_sides(context, fact):
            yield replace(fact, modality=verdict_of(context, fact).status) if fact.modality == OPEN else fact


def _of_two_sides(context: Context, fact: Fact) -> bool:
    """Tell whether a fact is between two names of which the sentence sets one in the other's place: they have one role."""
    unit = unit_at(context.page, fact.start)
    spans = _set_against(context, unit) if unit is not None else ()
    if not spans:
        return False
    ends = fact.subject.parties or (fact.subject, fact.object)
    starts = [[m.start for m in thing.mentions] for thing in ends if isinstance(thing, Entity)]
    sides = [{at for at, (start, end) in enumerate(spans) if any(start <= m < end for m in some)} for some in starts]
    held = set[int]().union(*sides)
    return all(sides) and any({at, at + 1} <= held for at in held if at % 2 == 0)


def verdict_of(context: Context, fact: Fact) -> Verdict:
    """Return what the text makes of a fact, and the words that decide."""
    unit = unit_at(context.page, fact.start)
    if unit is None:
        return Verdict()
    standing = _is_standing(context, fact, unit)
    verdict = around(context.page, unit, standing=standing)
    if verdict.status == ASSERTED and standing:
        verdict = entry_verdict(context.page, unit)
    if verdict.status != ASSERTED:
        return verdict
    names = [(m.start - unit.start, m.end - unit.start) for m in context.mentions_in(unit.start, unit.end)]
    statement = Statement(
        context.page.words(unit),
        _told(context, fact, unit),
        _triggers(context.page.lexicon, fact.predicate, context.page.words(unit)),
        tuple(names),
        standing=standing,
        row=unit.kind == "row",
    )
    verdict = judge(cue_table(context.page.lexicon.pack), statement)
    return Verdict() if verdict.status == PAST and resumed(context.page, unit) else verdict


def _told(context: Context, fact: Fact, unit: Unit) -> Span | None:
    """Return where in its sentence a fact's object stands, or its subject where that is the page's own or in the heading."""
    things: tuple[Entity | str, ...] = (fact.object, fact.subject)
    if fact.subject.kind == "Partnership" and fact.subject.parties:
        things = (fact.subject.parties[-1], *things)  # all facts of a link are judged with the party abroad
    set_against = _set_against(context, unit)
    for thing in (*fact.subject.parties, *things) if set_against else ():
        for mention in thing.mentions if isinstance(thing, Entity) else ():
            if any(start <= mention.start < end for start, end in set_against):
                return mention.start - unit.start, mention.end - unit.start
    for thing in things:
        if isinstance(thing, Entity):
            held = [m for m in thing.mentions if unit.start <= m.start < unit.end]
            if held and not (thing is context.home and thing is fact.object and fact.predicate == "twinnedWith"):
                return held[0].start - unit.start, held[0].end - unit.start
        elif (at := context.page.words(unit).find(thing)) >= 0:
            return at, at + len(thing)
    if (fact.start, fact.end) != (unit.start, unit.end):
        return fact.start - unit.start, min(fact.end, unit.end) - unit.start
    return None


def _set_against(context: Context, unit: Unit) -> tuple[Span, ...]:
    """Return where a sentence names what it sets against one another: A and B in "not A but B"."""
    names = [(m.start - unit.start, m.end - unit.start) for m in context.mentions_in(unit.start, unit.end)]
    found = contrasts(context.page.lexicon.pack, context.page.words(unit), names)
    return tuple((unit.start + start, unit.start + end) for one in found for start, end in (one.denied, one.instead))


@lru_cache(maxsize=512)  # a sentence is asked for each of its facts
def _triggers(lexicon: Lexicon, predicate: str, words: str) -> tuple[Span, ...]:
    found = {m.span() for name in TRIGGERS.get(predicate, ()) for m in lexicon.cue(name).finditer(words)}
    return tuple(sorted(found))


def _is_standing(context: Context, fact: Fact, unit: Unit) -> bool:
    """Tell whether a fact can end: what a finished project had, it keeps; a link, a membership, a contact it does not."""
    if fact.predicate in _STANDING or fact.subject.kind == "Partnership":
        return True
    if fact.rule != "roles/takes-part":
        return False
    noun = context.page.lexicon.project.get("noun")
    named = context.mentions_in(unit.start, unit.end, frozenset({"Project"}))
    return not (named or (noun and noun.search(context.page.words(unit))))


def project_verdict(context: Context, project: Entity) -> Verdict:
    """Return what the text makes of a project as a whole, where all sentences that name it agree.

    Who does not take part in a project does not deny the project: "X is not a partner in Y". Nor does a sentence
    that takes back one thing said of a project whose partners, money and years stand below its own heading.
    """
    page, verdicts, recorded = context.page, [], _has_record(context, project)
    for mention in project.mentions:
        unit = unit_at(page, mention.start)
        if unit is None:
            continue
        if unit.kind == "heading" and heading_verdict(page.lexicon, page.sections[unit.section].heading).status not in {
            NEGATED, PLANNED,
        }:  # fmt: skip
            continue  # a heading gives a name, and says nothing of it
        fact = Fact(project, "", project, mention.start, mention.end, "project")
        verdict = _verdict_without_aside(context, unit, mention) or verdict_of(context, fact)
        words = page.words(unit)
        acts = _tells_relation(page.lexicon, _without_aside(words, mention.end - unit.start))
        if verdict.status == NEGATED and (recorded or (acts and verdict.kind not in {"", "after"})):
            continue
        verdicts.append(verdict)
    decided = verdicts and all(verdict.status != ASSERTED for verdict in verdicts)
    return verdicts[0] if decided else Verdict()


def _verdict_without_aside(context: Context, unit: Unit, project: Mention) -> Verdict | None:
    """Return that a project came to nothing where a sentence says so behind an aside: "Open Gates, led by Hull, was called off"."""
    words, end = context.page.words(unit), project.end - unit.start
    if not _ASIDE.match(words, end):
        return None
    statement = Statement(_without_aside(words, end), (project.start - unit.start, end))
    verdict = judge(cue_table(context.page.lexicon.pack), statement)
    return verdict if verdict.status == NEGATED and verdict.kind == "fate" else None


def _without_aside(words: str, end: int) -> str:
    """Return a sentence without what commas set apart right behind a name that ends at an offset."""
    aside = _ASIDE.match(words, end)
    return words[: aside.start(1)] + words[aside.end() :] if aside else words


def _tells_relation(lexicon: Lexicon, words: str) -> bool:
    """Tell whether a sentence says who leads, pays or takes part: what it denies is that, and not the project."""
    if any(lexicon.cue(name).search(words) for names in TRIGGERS.values() for name in names):
        return True
    rows = (row for row in lexicon.pack.relation_words if row.role != "-" and row.what in PROJECTS)
    return any(row.pattern.search(words) for row in rows)


def _has_record(context: Context, project: Entity) -> bool:
    """Tell whether fields stand below a heading that names a project, or right below a line that holds its name alone."""
    units = context.page.units
    places = {unit: place for place, unit in enumerate(units)}
    for mention in project.mentions:
        unit = unit_at(context.page, mention.start)
        if unit is None:
            continue
        if unit.kind == "heading":
            below = [other for other in units if other.section == unit.section]
        elif (unit.start, unit.end) == (mention.start, mention.end):
            below = list(takewhile(lambda other: other.kind == "field", units[places[unit] + 1 :]))
        else:
            continue
        if sum(other.kind == "field" for other in below) >= LEAST_FIELDS:
            return True
    return False
