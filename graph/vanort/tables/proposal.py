"""A mapping proposed for a table: what its heads say, and where they are silent or could mean several things, its values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanort.documents.cells import Sheet, is_tabular
from vanort.documents.heads import Heads
from vanort.documents.laid_out import LaidOut
from vanort.languages.cell_concepts import concept_of
from vanort.languages.column_heads import bare_head, head_meanings
from vanort.mappings import DAY_MONTH, Column, SheetMapping, TableMapping
from vanort.mappings.targets import OWN_ROLE
from vanort.tables.amounts import money_of_head
from vanort.tables.cross_columns import cross_targets, crossed_columns, each_of_rows
from vanort.tables.guessing import guessed
from vanort.tables.list_signs import split_of
from vanort.tables.meanings import HeadedColumn, columns_of_table, meaning_of
from vanort.tables.membership_columns import each_of_memberships, target_of_membership
from vanort.tables.owner import owner_of
from vanort.tables.times import order_of_dates


def propose_mapping(sheets: Sequence[Sheet], laid_out: LaidOut, language: str, home: str = "") -> TableMapping:
    """Propose how the sheets of a table are read; `home` is whose table it is, where that is known."""
    mapped, notes, ignored = [], [], []
    told = "" if home else owner_of(sheets, laid_out.heads, language)
    home = home or told
    for sheet, heads in zip(sheets, laid_out.heads, strict=True):
        if is_tabular(sheet):
            proposed, said = _sheet(sheet, heads, language, home)
            where = f"Sheet {sheet.name}: " if sheet.name and len(sheets) > 1 else ""
            notes += [where + note for note in said]
            if proposed is None:
                ignored.append(sheet.name)
            else:
                mapped.append(proposed)
    if told and any(sheet.home for sheet in mapped):
        notes.append(f'The lines above the table name "{told}"; it was taken for whose table it is: home = …')
    return TableMapping(tuple(mapped), tuple(ignored), tuple(notes))


def _sheet(sheet: Sheet, heads: Heads, language: str, home: str) -> tuple[SheetMapping | None, list[str]]:
    columns = columns_of_table(sheet, heads)
    crossed = crossed_columns(columns)
    columns = [col for col in columns if col not in crossed]
    notes = []
    if heads.end < len(sheet.rows):
        notes.append(f"Another table begins below row {heads.end}; it is not read. Put it on a sheet of its own.")
    chosen = {col.place: meaning_of(col, language) for col in columns}
    known = {place: meaning for place, (meaning, sure) in chosen.items() if sure or meaning != "partner"}
    chosen |= {place: (meaning, False) for place, meaning in guessed(columns, known, language).items()}
    each = _each(sheet, columns, chosen, language)
    if crossed and (each is None or not any(meaning for meaning, _ in chosen.values())):
        each = each_of_rows(columns[0], language)
        chosen[columns[0].place] = ("project" if each == "Project" else "name", False)
    crosses = cross_targets(crossed, each, sheet.name, language) if each else {}
    if each is None:
        return None, [*notes, "No column is known that says what a row is about; the sheet is not read."]
    has = {meaning for meaning, _ in chosen.values()}
    memberships = each == "Partnership" and each_of_memberships(has, head_meanings(sheet.name) if sheet.name else set())
    mapped, ignored = [], []
    taken: set[str] = set()
    for col in columns:
        meaning, sure = chosen[col.place]
        target = target_of_membership(meaning, has) if memberships else None
        target = _target(each, meaning, columns, chosen, col) if target is None else target
        if target == "name" and target in taken and meaning == "project":
            target = "also"  # an acronym and a full title
        beside = _name_before(columns, chosen, col) if target.endswith("country") else ""
        if not target or (target in taken and target in _ONCE) or f"{target} {beside}" in taken:
            ignored.append(col.key)
            continue
        taken |= {target, f"{target} {beside}"} if beside else {target}
        mapped.append(_column(col, target, sure, language))
    mapped += [_crossed(col, *crosses[col.place]) for col in crossed if col.place in crosses]
    ignored += [col.key for col in crossed if col.place not in crosses]
    if not taken & _SUBJECT[each]:
        return None, [*notes, f"No column names the {each.lower()} of a row; the sheet is not read."]
    order = order_of_dates(value for col in columns for value in col.values if chosen[col.place][0] in _TIMES)
    unclear = any(
        re.search(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}", v) for c in columns if chosen[c.place][0] in _TIMES for v in c.values
    )
    if order is None and unclear:
        notes.append('Dates such as 3/4/2021 were read as day and month; else write: dates = "month-day"')
    if each == "Partnership" and not home and len([c for c in mapped if c.to in _SIDES]) < 2:
        notes.append('Nobody says whose partners they are. Write it in: home = "Name of your municipality"')
    notes += [f"Column “{key}” is not read." for key in ignored if not _is_note(columns, key)]
    notes += [
        f"Column “{column.head}” was taken for {column.to}, which its values suggest."
        for column in mapped
        if not column.sure
    ]
    row = heads.row + 1 if heads.row >= 0 else 0
    owner = home if each == "Partnership" or OWN_ROLE in taken else ""
    return SheetMapping(sheet.name, row, each, tuple(mapped), owner, order or DAY_MONTH, tuple(ignored)), notes


_ONCE = frozenset(
    {"name", "start", "end", "period", "status", "kind", "amount", "givenName", "familyName", "currency", "duration"}
)
_SIDES = frozenset({"partner", "twinnedWith", "memberOf", "name"})
_TIMES = frozenset({"start", "end", "period"})
_SUBJECT = {
    "Project": {"name"},
    "Organisation": {"name"},
    "Person": {"name", "givenName", "familyName"},
    "Partnership": {"partner", "twinnedWith", "memberOf", "name"},
    "Funding": {"project", "funder", "amount"},
}


def _is_note(columns: Sequence[HeadedColumn], key: str) -> bool:
    return any(col.key == key and "note" in col.meanings for col in columns)


def _each(
    sheet: Sheet, columns: Sequence[HeadedColumn], chosen: dict[int, tuple[str, bool]], language: str
) -> str | None:
    """Return what the rows of a sheet are about, by its columns and its name; None where nothing tells."""
    has = {meaning for meaning, _ in chosen.values()}
    named = head_meanings(sheet.name) if sheet.name else frozenset()
    bodies = has & {"partner", "body", "municipality", "coordinator"}
    kinds = [col for col in columns if chosen[col.place][0] == "kind"]
    of_partnerships = any(col.mostly(lambda value: concept_of("partnership-kind", value)) for col in kinds)
    of_bodies = (
        any(col.mostly(lambda value: concept_of("organisation-kind", value)) for col in kinds) and not of_partnerships
    )
    if "project" in has and (
        "recipient" in has
        or ({"funder", "budget"} <= named | {"budget"} and "funder" in has and named & {"funder", "budget"})
    ):
        return "Funding"
    if "project" in has and named & {"contact", "person"} and has & {"name", "person"}:
        return "Person"
    if has & {"first_name", "family_name"} or (
        has & {"name", "person"}
        and has & {"email", "phone"}
        and not has & {"start", "end", "period", "budget", "partner"}
        and not named & {"project", "partner"}
        and not ({"body"} & named)
        and "project" in has
    ):
        return "Person"
    if "project" in has or ("project" in named and has & {"name"}):
        return "Project"
    if "twin" in has or "partnership" in has:
        return "Partnership"
    if each := each_of_memberships(has, named):
        return each
    if has & {"first_name", "family_name", "person"} or (
        has & {"name", "contact"}
        and has & {"email", "phone"}
        and not has & {"partner", "municipality", "start", "kind"}
        and not (named & {"partner", "body"})
    ):
        return "Person" if has & {"name", "person", "first_name", "family_name"} or not bodies else "Organisation"
    if not (bodies or has & {"name"}):
        return None
    if of_bodies or (named & {"partner", "body"} and not named & {"partnership"} and not has & {"start", "period"}):
        return "Organisation"
    return (
        "Partnership"
        if has & {"start", "period", "end"} or of_partnerships or named & {"partnership", "twin"}
        else "Organisation"
    )


def _target(
    each: str, meaning: str, columns: Sequence[HeadedColumn], chosen: dict[int, tuple[str, bool]], col: HeadedColumn
) -> str:
    """Return the target of a column in rows about something; empty where the column is left out."""
    has = {found for found, _ in chosen.values()}
    if meaning == "country" and each in ("Partnership", "Project", "Person"):
        return _of_country(each, columns, chosen, col)
    if meaning in ("place", "region") and each == "Partnership":
        return _of_country(each, columns, chosen, col).replace(".country", ".locatedIn")
    if meaning == "role" and each == "Project":
        return "partner.role" if has & {"partner", "body", "municipality"} else ""
    if meaning == "kind" and each == "Project":
        body = "partner" if has & {"partner", "body"} else ""
        return f"{body}.kind" if body and col.mostly(lambda value: concept_of("organisation-kind", value)) else ""
    if meaning == "name" and each == "Project" and "project" in has:
        return "also" if "name" in bare_head(col.head) else ""
    if meaning == "name" and each == "Partnership" and "partnership" not in has:
        return "" if has & {"partner", "twin", "body", "municipality"} else "partner"
    return _TARGETS[each].get(meaning, _COMMON.get(meaning, ""))


def _of_country(
    each: str, columns: Sequence[HeadedColumn], chosen: dict[int, tuple[str, bool]], col: HeadedColumn
) -> str:
    """Return whose country a column says: that of the name nearest before it."""
    owners = {
        "twin": "twinnedWith",
        "partner": "partner",
        "body": "partner",
        "municipality": "partner",
        "coordinator": "coordinator",
    }
    if each == "Person":
        owners = {"body": "worksFor", "partner": "worksFor", "municipality": "worksFor"}
    before = [chosen[c.place][0] for c in columns if c.place < col.place and chosen[c.place][0] in owners]
    after = [chosen[c.place][0] for c in columns if c.place > col.place and chosen[c.place][0] in owners]
    nearest = before[-1] if before else after[0] if after else ""
    if nearest:
        return f"{owners[nearest]}.country"
    return {"Project": "partnerCountry", "Person": ""}.get(each, "partner.country")


def _name_before(columns: Sequence[HeadedColumn], chosen: dict[int, tuple[str, bool]], col: HeadedColumn) -> str:
    """Return the column of names that stands before another one: of two columns with its country one is a translation."""
    names = {"twin", "partner", "body", "municipality", "coordinator"}
    return next((c.key for c in reversed(columns) if c.place < col.place and chosen[c.place][0] in names), "none")


_COMMON = {
    "status": "status", "start": "start", "end": "end", "period": "period", "theme": "theme", "goals": "addressesGoal",
    "homepage": "homepage", "description": "description", "remark": "remark", "email": "email", "phone": "telephone", "contact": "contact",
}  # fmt: skip
_TARGETS = {
    "Project": {
        "project": "name", "name": "name", "coordinator": "coordinator", "partner": "partner", "body": "partner",
        "municipality": "partner", "twin": "partner", "funder": "fundedBy", "programme": "programme", "budget": "amount",
        "currency": "currency", "duration": "duration", "partnership": "inPartnership", "person": "contact",
        "place": "locatedIn", "region": "", "network": "involves",
        "own_role": OWN_ROLE,
    },
    "Partnership": {
        "partnership": "name", "twin": "twinnedWith", "partner": "partner", "body": "partner", "municipality": "partner",
        "kind": "kind", "person": "contact", "duration": "duration", "coordinator": "coordinator",
    },
    "Organisation": {
        "name": "name", "partner": "name", "body": "name", "municipality": "name", "coordinator": "name", "kind": "kind",
        "country": "country", "place": "locatedIn", "region": "locatedIn", "person": "contact", "status": "", "start": "",
        "end": "", "period": "", "network": "memberOf", "membership": "memberOf",
    },
    "Person": {
        "name": "name", "person": "name", "contact": "name", "first_name": "givenName", "family_name": "familyName",
        "body": "worksFor", "partner": "worksFor", "municipality": "worksFor", "project": "project", "status": "",
        "start": "", "end": "", "period": "", "theme": "", "goals": "", "homepage": "", "description": "",
    },
    "Funding": {
        "project": "project", "funder": "funder", "recipient": "recipient", "budget": "amount", "currency": "currency",
        "programme": "programme", "contact": "", "theme": "", "goals": "", "status": "",
    },
}  # fmt: skip


def _crossed(col: HeadedColumn, target: str, sure: bool) -> Column:
    return Column(col.key, target, sure=sure, cross=True)


def _column(col: HeadedColumn, target: str, sure: bool, language: str) -> Column:
    currency, times = money_of_head(col.head, language) if target == "amount" else ("", 1)
    return Column(col.key, target, split_of(col, target), currency, times, sure)
