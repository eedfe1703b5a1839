"""Days, amounts, kinds, goals and texts of a row, as claims about what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from rdflib import Literal, URIRef
from rdflib.term import Node

from vanort.claims.terms import read_reference
from vanort.extraction.proposing.readable import literal_or_none
from vanort.languages.cell_concepts import concept_of
from vanort.languages.column_heads import table_words
from vanort.languages.pack import language_packs
from vanort.mappings import SheetMapping
from vanort.mappings.targets import COUNTS
from vanort.tables.amounts import amount_of
from vanort.tables.cells_of_row import TIMES, Cell, Row
from vanort.tables.collected import Collected
from vanort.tables.goals import goals_of
from vanort.tables.noted import Noted, dated
from vanort.tables.themes import themes_of
from vanort.tables.times import time_of

Miss = Callable[..., None]
_KINDS = {"Partnership": "partnership-kind", "Organisation": "organisation-kind"}
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")


def add_values(
    out: Collected,
    row: Row,
    subject: URIRef,
    mapping: SheetMapping,
    notes: Noted,
    comma: Mapping[str, bool | None],
    miss: Miss,
) -> None:
    """Add what a row says of its subject in days, numbers and words; `comma` says which columns have decimals with one."""
    _add_times(out, row, subject, mapping, notes, miss)
    for cell in row.of("duration"):
        _add(out, row, cell, subject, "duration", _duration(cell.said.text), miss, "This is no length.")
    for concept, said in notes.of("status")[:1]:
        out.claim(subject, "status", _reference("status", concept), said)
    for cell in row.of("status"):
        if not notes.explains(cell):
            miss(row, cell, "No status is called so.")
    if mapping.each in ("Partnership", "Funding", "Project"):
        for cell in row.of("kind"):
            kind = _concept(_KINDS.get(mapping.each, "partnership-kind"), cell.said.text)
            _add(out, row, cell, subject, "kind", kind, miss, "No kind is called so.")
    for cell in row.of("theme"):
        for said in cell.parts():
            themes = themes_of(said.text, out.language)
            for theme in themes:
                out.claim(subject, "theme", theme, said)
            if not themes:
                miss(row, cell, "No theme is called so.", said.text)
    for cell in row.of("addressesGoal"):
        goals = [read_reference(f"SDG {goal}") for goal in goals_of(cell.said.text)]
        for goal in goals or [None]:
            _add(out, row, cell, subject, "addressesGoal", goal, miss, "No goal has this number.")
    _add_amounts(out, row, subject, comma, miss)
    for target in COUNTS:
        for cell in row.of(target):
            number = cell.said.text.replace(" ", "").replace("\xa0", "")
            value = literal_or_none(target, number, "") if number.isdigit() else None
            _add(out, row, cell, subject, target, value, miss, "This is no whole number.")
    for cell in row.of("description"):
        out.claim(subject, "description", Literal(" ".join(cell.said.text.split()), lang=out.language), cell.said)
    for cell in row.of("homepage"):
        words = cell.said.text.strip()
        address = words if words.startswith("http") else f"https://{words}"
        page = read_reference(address) if _ADDRESS.fullmatch(words) else None
        _add(out, row, cell, subject, "homepage", page, miss, "This is no address of a page.")


def _add_times(out: Collected, row: Row, subject: URIRef, mapping: SheetMapping, notes: Noted, miss: Miss) -> None:
    """Add when something began and ended; a remark tells it only where no column does."""
    told: set[str] = set()
    for target in TIMES:
        for cell in row.of(target):
            start, end, _ = dated(cell.said.text, mapping.dates, out.language)
            if target == "end" and start and not end:
                start, end = "", start  # a lone day
            elif (
                target == "period"
                and len(start) == len("2019")
                and not end
                and time_of(cell.said.text, mapping.dates, out.language)
            ):
                end = start  # a lone year
            if not (start or end or notes.explains(cell)):
                miss(row, cell, "This is no period." if target == "period" else "This is no day, month or year.")
            for name, time in (("start", start), ("end", end)):
                if value := literal_or_none(name, time, "") if time else None:
                    told.add(name)
                    out.claim(subject, name, value, cell.said)
    for name, key in (("start", "begun"), ("end", "ended")):
        for time, said in notes.of(key)[:1] if name not in told else ():
            if value := literal_or_none(name, time, ""):
                out.claim(subject, name, value, said)


def _add(
    out: Collected, row: Row, cell: Cell, subject: URIRef, name: str, value: Node | None, miss: Miss, reason: str
) -> None:
    if value is None:
        miss(row, cell, reason)
    else:
        out.claim(subject, name, value, cell.said)


def _add_amounts(out: Collected, row: Row, subject: URIRef, comma: Mapping[str, bool | None], miss: Miss) -> None:
    beside = row.first("currency")
    for cell in row.of("amount"):
        column = cell.column
        currency = beside.text.strip().upper() if beside else column.currency
        found = amount_of(
            cell.said.text, currency=currency, times=column.times, language=out.language, comma=comma.get(column.head)
        )
        if found is None:
            miss(row, cell, "This is no single amount.")
        elif not re.fullmatch(r"[A-Z]{3}", found[1]):
            miss(row, cell, 'No currency is said. Write it into the mapping: currency = "SEK".')
        elif amount := literal_or_none("amount", f"{found[0].normalize():f}", ""):
            out.claim(subject, "amount", amount, cell.said)
            out.claim(subject, "currency", Literal(found[1]), beside or cell.said)
        else:
            miss(row, cell, "The amount is too large.")


def _duration(text: str) -> Literal | None:
    if match := _length("years").fullmatch(text.strip()):
        return literal_or_none("duration", f"P{match[1]}Y", "")
    match = _length("months").fullmatch(text.strip())
    return literal_or_none("duration", f"P{match[1]}M", "") if match else None


@cache
def _length(unit: str) -> re.Pattern[str]:
    """Compile a number with a word for years or months behind it, in any language; months may stand without one.

    >>> [bool(_length(unit).fullmatch(text)) for unit, text in (("years", "3 år"), ("months", "18"), ("months", "6 kk"), ("years", "3"))]
    [True, True, True, False]
    """
    packs = language_packs()
    words = {word for pack in packs.values() for word in pack.words("duration", unit)}
    words |= {word for code in packs for word in table_words(code).get("lengths", {}).get(unit, ())}
    number, behind = r"(\d{1,3})", rf"(?:[ ]?(?:{'|'.join(sorted(words))}))"
    return re.compile(rf"{number}{behind}{'' if unit == 'years' else '?'}\.?", re.IGNORECASE)


def _concept(scheme: str, text: str) -> URIRef | None:
    concept = concept_of(scheme, text)
    return _reference(scheme, concept) if concept else None


def _reference(scheme: str, concept: str) -> URIRef:
    found = read_reference(f"{scheme}/{concept}")
    assert found is not None  # noqa: S101 (concepts of the ontology are references)
    return found
