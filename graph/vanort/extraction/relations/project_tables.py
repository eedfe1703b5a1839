"""Tables with a project in each row: its period, leader, partners, money and funders stand in the columns beside it."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.extraction.coreference.grouping import ACTORS, Entity
from vanort.extraction.discourse.topics import Context
from vanort.extraction.layout.tables import find_rows
from vanort.extraction.layout.units import Unit
from vanort.extraction.mentions.periods import find_periods
from vanort.extraction.relations.fact import OPEN, Fact
from vanort.extraction.relations.whole_amounts import whole_amounts

_MONEY = frozenset({"Amount"})
_PEOPLE = frozenset({"Person"})


def project_table_facts(context: Context) -> Iterator[Fact]:
    """Yield the facts of each row that has a cell for its project."""
    for row in find_rows(context.page):
        named = context.mentions_in(*row.cells.get("project", (0, 0)), frozenset({"Project"}))
        if not named:
            continue
        project = context.entity(named[0])
        for column, predicate, kinds in (
            ("coordinator", "coordinator", ACTORS - {"Programme"}),
            ("partner", "partner", ACTORS - {"Programme"}),
            ("funder", "fundedBy", ACTORS),
            ("budget", "budget", _MONEY),
            ("contact", "contactPerson", _PEOPLE),
        ):
            cell = row.cells.get(column, (0, 0))
            for mention in whole_amounts(context, *cell) if column == "budget" else context.mentions_in(*cell, kinds):
                yield _fact(project, predicate, context.entity(mention), row.unit)
        for column in ("period", "start", "end"):
            yield from _years(context, project, row.unit, column, row.cells.get(column, (0, 0)))


def _years(context: Context, project: Entity, unit: Unit, column: str, span: tuple[int, int]) -> Iterator[Fact]:
    period = next(find_periods(context.page.text, *span, context.page.lexicon), None)
    if period is None:
        return
    yield _fact(project, "endYear" if column == "end" else "startYear", period.begin, unit)
    if period.finish and column == "period":
        yield _fact(project, "endYear", period.finish, unit)


def _fact(project: Entity, predicate: str, value: Entity | str, unit: Unit) -> Fact:
    return Fact(project, predicate, value, unit.start, unit.end, "tables/project", OPEN, 0.95)
