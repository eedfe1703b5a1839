"""Whose table it is, as the lines above it say: "Storforsa kommun – vänorter"."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vanort.documents.cells import Sheet, cell_text
from vanort.documents.heads import Heads
from vanort.documents.model import Document
from vanort.documents.sections import find_sections
from vanort.extraction.coreference.grouping import AUTHORITIES
from vanort.extraction.layout.units import lay_out
from vanort.extraction.lexicon.lexicon import lexicon
from vanort.extraction.pipeline import context_of
from vanort.languages.detection import detect_language

_BY_ITS_WORD = "head"  # a name with the word for an authority in it; a bare name of a town may be anybody's


def owner_of(sheets: Sequence[Sheet], heads: Sequence[Heads], language: str) -> str:
    """Return the one authority that the lines above the tables of a workbook name; empty where they name none, or several."""
    lines = [line for sheet, head in zip(sheets, heads, strict=True) for line in _above(sheet, head)]
    if not lines:
        return ""
    text = "\n\n".join(lines)
    own = detect_language(text) or language
    for code in dict.fromkeys([language, own]):
        document = Document(Path("lines"), text, find_sections(text), "", language=code)
        context = context_of(lay_out(document, lexicon(code)))
        named = {
            entity.label
            for entity in context.entities
            if entity.kind in AUTHORITIES and any(mention.tier == _BY_ITS_WORD for mention in entity.mentions)
        }
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _above(sheet: Sheet, heads: Heads) -> list[str]:
    """Return the lines above the heads of a sheet, those of groups left out."""
    end = max(heads.row - (1 if heads.groups else 0), 0)
    return [" ".join(filter(None, map(cell_text, row))) for row in sheet.rows[:end] if any(map(cell_text, row))]
