"""Which project a page is about as a whole: what a part that names none is told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.discourse.title_roles import continues, is_example
from vanort.extraction.layout.units import Page, Unit, unit_at
from vanort.extraction.titles.headings import below

if TYPE_CHECKING:
    from vanort.extraction.discourse.topics import Context

_SIGN = 3  # mentions: what a heading, a label and the page's first line each weigh


def main_project(context: Context, told: Sequence[Entity]) -> Entity | None:
    """Return the project that a page is about, None where several weigh as much; `told` are those not only planned or refused."""
    projects = [project for project in told if not _went_before(context, project)] or list(told)
    projects = projects or [p for p in context.projects() if any(m.tier != "guess" for m in p.mentions)]
    if not projects or all(is_example(context, project.mentions[0].start) for project in projects if project.mentions):
        return None
    if len(projects) == 1:
        return None if _has_part_of_its_own(context.page, projects[0]) else projects[0]

    label = context.page.lexicon.labels.get("project")

    def weight(project: Entity) -> tuple[int, int]:
        units = [unit for m in project.mentions if (unit := unit_at(context.page, m.start)) is not None]
        in_heading = any(unit.kind in {"heading", "field"} for unit in units)
        labelled = any(
            unit.kind in {"field", "row"} and label and label.fullmatch(unit.label.strip()) for unit in units
        )
        signs = (in_heading, labelled, heads_page(context.page, project))
        return _SIGN * sum(map(bool, signs)) + len(project.mentions), -project.mentions[0].start

    ranked = sorted(projects, key=weight, reverse=True)
    return ranked[0] if weight(ranked[0])[0] > weight(ranked[1])[0] else None


def heads_page(page: Page, project: Entity) -> bool:
    """Tell whether the first line of a page is the project's title."""
    first = page.units[0]
    return first.kind == "heading" and any(first.start <= mention.start < first.end for mention in project.mentions)


def _has_part_of_its_own(page: Page, project: Entity) -> bool:
    """Tell whether a project is named only below a heading of its own, with other parts of the page before: not theirs."""
    heading = unit_at(page, project.mentions[0].start)
    if heading is None or heading.kind != "heading":
        return False
    before = [unit for unit in page.units if unit.kind == "heading" and unit.start < heading.start]
    _, end = below(page, heading)
    return len(before) > 1 and all(heading.start <= mention.start < end for mention in project.mentions)


def _went_before(context: Context, project: Entity) -> bool:
    """Tell whether a project comes up as what another one builds on."""
    first = project.mentions[0]
    unit = unit_at(context.page, first.start)
    return unit is not None and unit.kind != "heading" and continues(context, unit, first.start)


def main_of(context: Context, unit: Unit) -> Entity | None:
    """Return the page's main project for a section that names none; of several, no section is about one before it is named."""
    main, section = context.main, context.page.sections[unit.section]
    if main is None or not main.mentions or len(context.projects()) == 1:
        return main
    return main if main.mentions[0].start < section.end else None
