"""Persons in columns that nobody asked for: they are declared, so that what is published can leave them out."""

from __future__ import annotations

from vanort.claims import Span
from vanort.documents.cells import Sheet
from vanort.documents.heads import Heads
from vanort.documents.laid_out import LaidOut
from vanort.languages.person_names import is_given_name
from vanort.mappings import SheetMapping
from vanort.tables.cells_of_row import columns_of
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
