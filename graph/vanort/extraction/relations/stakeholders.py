"""Who stands beside a project in its group of stakeholders, without being a partner."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.extraction.coreference.grouping import ACTORS
from vanort.extraction.discourse.lists import coordinated
from vanort.extraction.discourse.topics import Context
from vanort.extraction.relations.fact import OPEN, Fact


def stakeholder_facts(context: Context) -> Iterator[Fact]:
    """Yield `stakeholder` facts: "A together with B and C belongs to the stakeholder group"."""
    page = context.page
    cue = page.lexicon.cue("stakeholder")
    for unit in page.units:
        group = cue.search(page.text, unit.start, unit.end) if unit.kind != "heading" else None
        project = context.project_of(unit) if group else None
        if project is None or group is None:
            continue
        actors = context.mentions_in(unit.start, unit.end, ACTORS - {"Programme"})
        before = [m for m in actors if m.end <= group.start()]
        after = [m for m in actors if m.start >= group.end()]
        run = coordinated(context, before, before[-1], backwards=True) if before else []
        if not run and after:
            run = coordinated(context, after, after[0])
        for mention in run:
            yield Fact(
                project, "stakeholder", context.entity(mention), unit.start, unit.end, "roles/stakeholder", OPEN, 0.8
            )
