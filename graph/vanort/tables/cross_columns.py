"""A matrix of crosses: what its rows are about, and what a cross in each of its columns says of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vanort.languages.column_heads import head_meanings
from vanort.tables.bodies import is_programme, kind_of_body
from vanort.tables.goals import are_months, is_goal, is_number_alone, says_goals
from vanort.tables.meanings import HeadedColumn
from vanort.tables.themes import themes_of
from vanort.tables.values import country_of

_LEAST = 2  # columns of crosses that make a matrix
_MOST = 0.6  # the share of heads that must be of a kind before the others are taken for it, too
_NAMES = frozenset(
    {"partner", "body", "municipality", "twin", "network", "membership", "project", "coordinator", "funder"}
)
# What a cross says in a column of a kind, by what the row is about.
_TARGETS = {
    "Project": {
        "goal": "addressesGoal", "theme": "theme", "country": "partnerCountry", "programme": "programme", "network": "involves",
        "membership": "involves", "body": "partner", "partner": "partner", "municipality": "partner", "twin": "partner",
        "coordinator": "coordinator", "funder": "fundedBy",
    },
    "Organisation": {
        "goal": "addressesGoal", "theme": "theme", "network": "memberOf", "membership": "memberOf", "project": "project",
    },
    "Partnership": {"goal": "addressesGoal", "theme": "theme", "project": "project"},
}  # fmt: skip


def crossed_columns(columns: Sequence[HeadedColumn]) -> list[HeadedColumn]:
    """Return the columns of a matrix; none where a table is no matrix."""
    found = [col for col in columns if col.crossed and (not col.meanings or col.group or is_goal(col.head))]
    return found if len(found) >= _LEAST and len(found) < len(columns) else []


def cross_targets(
    columns: Sequence[HeadedColumn], each: str, sheet_name: str, language: str
) -> dict[int, tuple[str, bool]]:
    """Return what a cross in each column says, by the columns' places, and whether that is sure; what nobody knows is left out.

    The head of the group tells, or the head itself where it names a goal, a theme, a country, a programme or a body; of what else
    stands beside such heads most are taken for the same. Names that nobody knows are partners of a project. A number alone is surely a
    goal where the sheet's name or the head of its group says so; else the numbers of the months are left out, and others are a guess.
    """
    columns = _without_months(columns, sheet_name)
    by_head = {col.place: _kind(col, language) for col in columns}
    kinds = [kind for kind, _ in by_head.values()]
    if kinds.count("theme") <= _MOST * len(columns):  # "Energy" may be a project's name, too
        by_head |= {col.place: ("", False) for col in columns if by_head[col.place][0] == "theme" and not col.group}
    named = head_meanings(sheet_name) & _NAMES if sheet_name else frozenset()
    most = next((kind for kind in kinds if kind and kinds.count(kind) > _MOST * len(columns)), "")
    guess = most or next(iter(sorted(named)), "") or ("partner" if each == "Project" else "")
    found = {}
    for col in columns:
        kind, sure = by_head[col.place]
        kind = "funder" if kind == "body" and most == "programme" else kind  # who pays stands beside what pays
        told = not is_number_alone(col.head) or says_goals(sheet_name) or says_goals(col.group)
        if target := _TARGETS.get(each, {}).get(kind or guess, ""):
            found[col.place] = (target, sure and told)
    return found


def _without_months(columns: Sequence[HeadedColumn], sheet_name: str) -> Sequence[HeadedColumn]:
    """Return the columns without those that are numbered as the months are, where nothing says that these are goals."""
    numbered = [col for col in columns if is_number_alone(col.head) and not says_goals(col.group)]
    months = are_months(col.head for col in numbered) and not says_goals(sheet_name)
    return [col for col in columns if not (months and col in numbered)]


def _kind(col: HeadedColumn, language: str) -> tuple[str, bool]:
    """Return what the head of a column of crosses names, and whether that is sure."""
    if group := _of_group(col.group):
        return group, True
    tests: dict[str, Callable[[str], object]] = {
        "goal": is_goal,
        "country": country_of,
        "programme": is_programme,
    }
    for kind, test in tests.items():
        if test(col.head):
            return kind, True
    if body := kind_of_body(col.head, language):
        return ("network" if body == "network" else "body"), True
    return ("theme", True) if themes_of(col.head, language) else ("", False)


def _of_group(group: str) -> str:
    """Return what the head of a group says that the heads below it name.

    >>> _of_group("Partner"), _of_group("Teman"), _of_group("Agenda 2030"), _of_group("")
    ('partner', 'theme', 'goal', '')
    """
    meanings = head_meanings(group) if group else frozenset()
    if says_goals(group):
        return "goal"
    return "theme" if "theme" in meanings else next(iter(sorted(meanings & _NAMES - {"body"})), "")


def each_of_rows(names: HeadedColumn, language: str) -> str:
    """Return what the rows of a matrix are about whose first column has no known head: bodies, or else projects."""
    return "Organisation" if names.mostly(lambda value: kind_of_body(value, language)) else "Project"
