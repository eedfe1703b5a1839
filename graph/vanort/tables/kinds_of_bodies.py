"""Which bodies the rows of a table call authorities, gathered before they are read: a later sheet may say it."""

from __future__ import annotations

from collections.abc import Iterator

from vanort.languages.cell_concepts import concept_of
from vanort.mappings import SheetMapping
from vanort.mappings.targets import BODIES
from vanort.tables.cells_of_row import Row

AUTHORITIES = ("municipality", "region")
_SIDES = ("partner", "twinnedWith")


def kinds_said(row: Row, mapping: SheetMapping) -> Iterator[tuple[str, str]]:
    """Yield names in small letters, each with the kind of authority that a row says it is; who is twinned is a municipality."""
    if mapping.each == "Organisation" and (said := row.first("kind")):
        yield from _named(row, "name", concept_of("organisation-kind", said.text))
    for body in BODIES:
        if said := row.first(f"{body}.kind"):
            yield from _named(row, body, concept_of("organisation-kind", said.text))
    kind = row.first("kind")
    twins = kind is not None and concept_of("partnership-kind", kind.text) == "twinning"
    if mapping.each == "Partnership" and (twins or row.of("twinnedWith")):
        for side in _SIDES:
            yield from _named(row, side, "municipality")


def _named(row: Row, target: str, kind: str) -> Iterator[tuple[str, str]]:
    for cell in row.of(target) if kind in AUTHORITIES else ():
        yield from ((" ".join(said.text.split()).casefold(), kind) for said in cell.parts())
