"""Whose table it is, as the lines above it say: "Storforsa kommun – vänorter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from vanort.documents.cells import Sheet, cell_text
from vanort.documents.heads import Heads
from vanort.documents.model import Document
from vanort.documents.sections import find_sections
from vanort.extraction.coreference.grouping import AUTHORITIES
from vanort.extraction.discourse.remark_verdict import names_tie
from vanort.extraction.layout.units import lay_out
from vanort.extraction.lexicon.lexicon import Lexicon, lexicon
from vanort.extraction.pipeline import context_of
from vanort.languages.column_heads import head_meanings
from vanort.languages.detection import detect_language

_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+")
_TITLED = re.compile(r"\s*[–—:-]\s")  # "Storforsa kommun – …"
_OF_TABLE = frozenset({"twin", "partner", "partnership", "network", "membership", "project", "contact"})
_BY_ITS_WORD = "head"  # a name with the word for an authority in it; a bare name of a town may be anybody's


def owner_of(sheets: Sequence[Sheet], heads: Sequence[Heads], language: str) -> str:
    """Return the one authority whose tables the lines above them say they are; empty where they name none, or several.

    Whoever a line names otherwise, "updated by …", may be anybody.
    """
    lines = [line for sheet, head in zip(sheets, heads, strict=True) for line in _above(sheet, head)]
    if not lines:
        return ""
    text = "\n\n".join(lines)
    own = detect_language(text) or language
    for code in dict.fromkeys([language, own]):
        document = Document(Path("lines"), text, find_sections(text), "", language=code)
        context = context_of(lay_out(document, lexicon(code)))
        named = [
            (entity.label, mention)
            for entity in context.entities
            if entity.kind in AUTHORITIES
            for mention in entity.mentions
            if mention.tier == _BY_ITS_WORD
        ]
        if named:
            places = [(mention.start, mention.end) for _, mention in named]
            owners = {
                label for label, mention in named if _owns(text, mention.start, mention.end, places, lexicon(code))
            }
            return owners.pop() if len(owners) == 1 else ""
    return ""


def _owns(text: str, start: int, end: int, named: Sequence[tuple[int, int]], own: Lexicon) -> bool:
    """Tell whether a line is the name of an authority with a word for its table: "Twin towns of …", "… – contacts"; no "updated by …"."""
    first, last = text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", end)
    if any(first <= left < last and (left, right) != (start, end) for left, right in named):
        return False  # of two neither
    before, behind = text[first:start], _BRACKETS.sub("", text[end:last])
    if before.count("(") > before.count(")"):
        return False
    small = frozenset(own.pack.words("stopwords"))
    leading = [word for word in _WORD.findall(before) if word.casefold() not in small]
    if leading:
        return _names_table(leading[-1:], own) or bool(head_meanings(" ".join(leading[-2:])) & _OF_TABLE)
    titled = bool(_TITLED.match(behind)) and not any(map(str.isdigit, behind))
    return titled or not _WORD.search(behind) or _names_table(_WORD.findall(behind), own)


def _names_table(words: Sequence[str], own: Lexicon) -> bool:
    """Tell whether words name what a table holds: twin towns, partners, projects, memberships."""
    phrase = " ".join(words)
    return names_tie(own, phrase) or any(head_meanings(part) & _OF_TABLE for part in (phrase, *words))


def _above(sheet: Sheet, heads: Heads) -> list[str]:
    """Return the lines above the heads of a sheet, those of groups left out."""
    end = max(heads.row - (1 if heads.groups else 0), 0)
    return [" ".join(filter(None, map(cell_text, row))) for row in sheet.rows[:end] if any(map(cell_text, row))]
