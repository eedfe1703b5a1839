"""The sentences of a document as a person counts them: headings, list items, table rows, and what ends with a stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vanort.documents import Document
from vanort.extraction.layout.units import Unit, units_of
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.languages.pack import LanguagePack


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, and in which section and on which line.

    `kind` is heading, field, item, row or sentence. Sentences of one `line` were written as one paragraph or item.
    """

    start: int
    end: int
    kind: str
    section: int
    line: int


def sentences_of(document: Document, packs: Mapping[str, LanguagePack]) -> tuple[Sentence, ...]:
    """Return the sentences of a document, as its language divides them."""
    found: list[Sentence] = []
    for unit in units_of(document, lexicon(document.language, packs)):
        if found and _goes_on(document.text, found[-1], unit):
            found[-1] = Sentence(found[-1].start, unit.end, found[-1].kind, unit.section, unit.line)
        else:
            found.append(Sentence(unit.start, unit.end, unit.kind, unit.section, unit.line))
    return tuple(found)


def _goes_on(text: str, before: Sentence, unit: Unit) -> bool:
    """Tell whether a unit is the rest of a sentence: extraction reads what a semicolon divides on its own, people do not."""
    return before.line == unit.line and text[before.end - 1 : before.end] == ";"
