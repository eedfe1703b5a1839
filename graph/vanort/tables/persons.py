"""Persons in columns that nobody asked for: they are declared, so that what is published can leave them out."""

from __future__ import annotations

from collections.abc import Callable

from vanort.claims import Span
from vanort.documents.cells import Sheet
from vanort.documents.heads import Heads
from vanort.documents.laid_out import LaidOut
from vanort.languages.person_names import is_given_name, names_a_person
from vanort.mappings import SheetMapping
from vanort.tables.bodies import kind_of_body
from vanort.tables.cells_of_row import Cell, Row, columns_of
from vanort.tables.collected import Collected, Said
from vanort.tables.values import persons_in
from vanort.vocabulary import VANORT


def declare_persons(
    out: Collected, number: int, sheet: Sheet, mapping: SheetMapping, heads: Heads, laid_out: LaidOut
) -> None:
    """Declare, for review, each name in a remark or in a cell outside the mapping that begins with a given name."""
    mapped = {place for place, column in columns_of(mapping, heads.texts).items() if column.to != "remark"}
    for index in range(len(sheet.rows)):
        for place in range(len(sheet.rows[index])):
            outside = place not in mapped or not heads.row < index < heads.end
            if outside and (span := laid_out.spans.get((number, index, place))):
                text = laid_out.text[span[0] : span[1]]
                for start, end in persons_in(text):
                    if is_given_name(text[start:end].split()[0]):
                        said = Said(text[start:end], Span(span[0] + start, span[0] + end), sure=False)
                        out.named("Person", VANORT.Person, said)


def person_instead(out: Collected, row: Row, cell: Cell, said: Said, kind: object, miss: Callable[..., None]) -> bool:
    """Declare a person, for review, where a column of bodies names one and no other says its kind: nobody is published as a body.

    A coordinator is often a person: there a first name before one more word will do.
    """
    first, *rest = said.text.split()
    likely = cell.column.to == "coordinator" and len(rest) == 1 and is_given_name(first)
    if kind or not (likely or names_a_person(said.text)) or kind_of_body(said.text, out.language):
        return False
    out.named("Person", VANORT.Person, Said(said.text, said.span, sure=False))
    miss(row, cell, "This may be a person, where an organisation was looked for.", said.text)
    return True
