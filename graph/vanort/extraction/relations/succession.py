"""What went before: earlier projects that one builds on, and the names that things had earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vanort.extraction.coreference.grouping import AUTHORITIES, Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.units import Unit
from vanort.extraction.relations.fact import OPEN, Fact

_PROJECT = frozenset({"Project"})
_RENAMED = AUTHORITIES | {
    "Project", "Partnership", "Programme", "Organisation", "Company", "University", "GovernmentAgency", "Network",
}  # fmt: skip
_NAME = re.compile(
    r"[\"'“”„»«]?(?P<name>[A-ZÅÄÖÆØÜ][\w&./-]*(?:[ \xa0](?:[a-zåäöæø]{1,4}[ \xa0])?[A-ZÅÄÖÆØÜ][\w&/-]*)*)"
)
_NEAR = 40


def earlier_project_facts(context: Context) -> Iterator[Fact]:
    """Yield `buildsOn` facts, from the later project to the earlier one, whichever the sentence names first."""
    page, lexicon = context.page, context.page.lexicon
    for unit in page.units:
        if unit.kind not in {"sentence", "item"}:
            continue
        named = context.mentions_in(unit.start, unit.end, _PROJECT)
        if not named:
            continue
        for cue in lexicon.cue("builds_on").finditer(page.text, unit.start, unit.end):
            before = [context.entity(m) for m in named if m.end <= cue.start()]
            after = [m for m in named if 0 <= m.start - cue.end() <= _NEAR]
            later = before[-1] if before else _heading_project(context, unit)
            if later is not None and after and context.entity(after[0]) is not later:
                earlier = context.entity(after[0])
                yield Fact(later, "buildsOn", earlier, cue.start(), after[0].end, "continuations/on", OPEN, 0.8)
        for first, second in pairwise(named):
            cue_between = lexicon.cue("followed_by").search(page.text, first.end, second.start)
            if (
                cue_between
                and second.start - first.end <= 2 * _NEAR
                and context.entity(first) != context.entity(second)
            ):
                later, earlier = context.entity(second), context.entity(first)
                yield Fact(later, "buildsOn", earlier, first.start, second.end, "continuations/by", OPEN, 0.75)


def _heading_project(context: Context, unit: Unit) -> Entity | None:
    section = context.page.sections[unit.section]
    named = context.mentions_in(section.start, context.page.heading_end(section), _PROJECT)
    return context.entity(named[0]) if named else None


def former_name_facts(context: Context) -> Iterator[Fact]:
    """Yield `formerName` facts: a name right behind another, with a word between that says it was the earlier one."""
    page = context.page
    formerly = page.lexicon.cue("formerly")
    for unit in page.units:
        for mention in context.mentions_in(unit.start, unit.end, _RENAMED):
            cue = formerly.search(page.text, mention.end, min(unit.end, mention.end + _NEAR))
            if cue is None or not re.fullmatch(r"\s*[(,]?\s*", page.text[mention.end : cue.start()]):
                continue
            at = cue.end() + len(page.text[cue.end() :]) - len(page.text[cue.end() :].lstrip(" \xa0"))
            whole = next((m for m in context.mentions_in(at, unit.end) if m.start == at), None)
            written = _NAME.match(page.text, at, unit.end)
            start, end = (whole.start, whole.end) if whole else written.span("name") if written else (0, 0)
            name = re.sub(r"\s+", " ", page.text[start:end])
            if name and name != re.sub(r"\s+", " ", page.text[mention.start : mention.end]):
                renamed = context.entity(mention)
                yield Fact(renamed, "formerName", name, mention.start, end, "continuations/name", OPEN, 0.8)
