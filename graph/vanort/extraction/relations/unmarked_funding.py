"""Who pays and how much, in a sentence on a project that has no usual word for paying: proposed with little confidence.

No list holds every way to say who pays. A programme that the paragraph on a project names without planning or denying
anything is most often where its money comes from, and so is a body beside an amount. Who takes part is not as easily
told: half of the other bodies beside a project have nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.clauses import gives_way
from vanort.extraction.discourse.programme_sentences import tells_programme_budget
from vanort.extraction.discourse.sentence_context import ASSERTED, modality
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.mentions import Mention
from vanort.extraction.relations.fact import Fact
from vanort.extraction.relations.whole_amounts import whole_amounts

_BODIES = frozenset({"Region", "Company", "Organisation", "GovernmentAgency"})
_SURE_TIERS = frozenset({"head", "known"})
_ELSEWHERE = frozenset({"memberOf", "twinnedWith", "affiliation", "partner", "coordinator"})
_CONFIDENCE = 0.5


def beside_facts(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield `fundedBy` and `budget` facts for what a paragraph on a project names and `facts` say nothing of."""
    facts = list(facts)
    told = {(fact.subject.id, fact.object.id) for fact in facts if isinstance(fact.object, Entity)}
    costed = {fact.subject.id for fact in facts if fact.predicate == "budget"}
    acting = {fact.object.id for fact in facts if isinstance(fact.object, Entity) and fact.predicate in _ELSEWHERE}
    for unit in context.page.units:
        project = _project(context, unit)
        if project is None or modality(context.page, unit, standing=True) != ASSERTED:
            continue
        if tells_programme_budget(context, unit):
            continue
        amounts = context.mentions_in(unit.start, unit.end, frozenset({"Amount"}))
        whole = whole_amounts(context, unit.start, unit.end)
        if whole and project.id not in costed:
            costed.add(project.id)
            yield _fact(context, unit, project, "budget", whole[0])
        for mention in context.mentions_in(unit.start, unit.end):
            body = context.entity(mention)
            if (project.id, body.id) in told or (body.id, project.id) in told or body.id in acting:
                continue
            giver = amounts and body is not context.home and body.kind in _BODIES and mention.tier in _SURE_TIERS
            if giver and _receives(context, mention, amounts):
                continue
            if (giver or body.kind == "Programme") and not gives_way(context, mention):
                told.add((project.id, body.id))
                yield _fact(context, unit, project, "fundedBy", mention)


def _receives(context: Context, body: Mention, amounts: Sequence[Mention]) -> bool:
    """Tell whether a body stands between a word for giving and an amount: "has awarded Hull College 420,000 euros"."""
    page = context.page
    given = page.word_before(page.lexicon.cue("funds_before"), body.start)
    return given is not None and any(amount.start - body.end in {1, 2} for amount in amounts)


def _fact(context: Context, unit: Unit, project: Entity, predicate: str, mention: Mention) -> Fact:
    value = context.entity(mention)
    return Fact(project, predicate, value, unit.start, unit.end, f"beside/{predicate}", ASSERTED, _CONFIDENCE)


def _project(context: Context, unit: Unit) -> Entity | None:
    """Return the project that a unit names, or that its paragraph or the heading right above names before it."""
    page = context.page
    if unit.kind not in {"sentence", "item"} or any(unit.start <= a.start < unit.end for a in context.addresses):
        return None
    for name in ("twin", "member"):
        if page.lexicon.cue(name).search(page.words(unit)):
            return None
    project = context.project_of(unit)
    if project is None:
        return None
    for mention in project.mentions:
        if mention.start >= unit.end:
            continue
        between = page.text[mention.end : unit.start]
        if mention.start >= unit.start or "\n" not in between or not between.strip():
            return project
        section = page.sections[unit.section]
        if section.start <= mention.start < page.heading_end(section):
            return project
    return None
