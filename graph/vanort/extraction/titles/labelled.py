"""Titles behind a label and below a column for projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanort.extraction.layout.records import RECORD_NAME
from vanort.extraction.layout.tables import find_rows, is_head
from vanort.extraction.layout.units import Page
from vanort.extraction.titles.headings import Title, is_record

QUOTED = re.compile(r"[\"“”„»«_*]{1,2}([^\"“”„»«_*\n]{2,120}?)[\"“”«»_*]{1,2}")
_TOP = 8  # lines: "Name:" further down is a person's


def labelled_titles(page: Page) -> Iterator[Title]:
    """Yield what stands behind a label for a project, and on a record behind one for a name."""
    label = page.lexicon.labels.get("project")
    name = page.lexicon.labels.get("name") if is_record(page) else None
    for unit in page.units:
        if unit.kind == "field" and unit.label == RECORD_NAME:
            yield Title(unit.value, unit.end, "projects/label")
        elif label and unit.kind in {"field", "row", "heading"} and not is_head(page, unit):
            match = re.match(r"\W*([^:\t|]{3,30})\s*[:\t|][*_]{0,2}\s*(?=\S)", page.words(unit))
            words = match[1].strip(" *#_") if match else ""
            if match and (label.fullmatch(words) or (name and name.fullmatch(words) and unit.line < _TOP)):
                value = page.text[unit.start + match.end() : unit.end]
                quoted = QUOTED.match(value)
                start = unit.start + match.end() + (quoted.start(1) if quoted else 0)
                end = (
                    unit.start + match.end() + (quoted.end(1) if quoted else len(re.split(r"[;\t]| \(|\.\s", value)[0]))
                )
                yield Title(start, end, "projects/label")


def titles_in_tables(page: Page) -> Iterator[Title]:
    """Yield the cells of a table below a column for projects."""
    for row in find_rows(page):
        if span := row.cells.get("project"):
            yield Title(*span, "projects/label")
