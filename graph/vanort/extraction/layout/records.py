"""Lines that hold a whole record: "Open Gates | Lead: Hull City Council | Status: closed", "Open Gates – funding: Sida"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanort.extraction.lexicon.lexicon import Lexicon

_APART = re.compile(
    r"[ \xa0]*\t[ \xa0]*|[ \xa0]\|[ \xa0]|[ \xa0][–—-][ \xa0](?=[^\W\d_][^:|–\n]{2,30}:[ \xa0])|;[ \xa0](?=[^\W\d_][^:|–\n]{2,30}:[ \xa0])"
)
_CELL = re.compile(r"([^\W\d_][^:\t|]{1,40}?)[ \xa0]*:[ \xa0]*(\S.*)", re.DOTALL)
_STOP = re.compile(r"[.:!?](?:\s|$)")
_TELLING = ("coordinator", "partner", "funder")
_LABEL_WORDS = 4
_MOST_WORDS = 8  # of what opens a record
# What stands for the label that the name lacks which opens a record; labels of English are known in every language.
RECORD_NAME = "project"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a record: where it stands, its label, and where its value begins."""

    start: int
    end: int
    label: str
    value: int


def record_cells(text: str, start: int, end: int, lexicon: Lexicon) -> Sequence[Cell]:
    """Return the cells of a line in which all but the first have a label, one of them of who leads, pays or takes part.

    Nothing is returned for any other line. The first cell is the project's name, with or without a label.

    >>> from vanort.extraction.lexicon.lexicon import lexicon
    >>> line = "Open Gates | Lead: Hull City Council | Status: closed"
    >>> [(cell.label, line[cell.value : cell.end]) for cell in record_cells(line, 0, len(line), lexicon("en"))]
    [('project', 'Open Gates'), ('Lead', 'Hull City Council'), ('Status', 'closed')]
    >>> record_cells("Hull leads: the town on the coast", 0, 20, lexicon("en"))
    ()
    """
    joints = [*_APART.finditer(text, start, end)]
    if not joints:
        return ()
    lefts = [start, *(joint.end() for joint in joints)]
    rights = [*(joint.start() for joint in joints), end]
    cells = [_cell(text, left, right) for left, right in zip(lefts, rights, strict=True)]
    first, *others = cells
    if any(not cell.label for cell in others) or not any(_is(lexicon, cell.label, *_TELLING) for cell in others):
        return ()
    if first.label and not _is(lexicon, first.label, "project", "name"):
        return ()
    name = text[first.value : first.end]
    if not name[:1].isupper() or len(name.split()) > _MOST_WORDS or _STOP.search(name):
        return ()
    return (Cell(first.start, first.end, RECORD_NAME, first.value), *others)


def _cell(text: str, left: int, right: int) -> Cell:
    stripped = text[left:right].rstrip()
    match = _CELL.fullmatch(stripped)
    if match and len(match[1].split()) <= _LABEL_WORDS:
        return Cell(left, left + len(stripped), match[1].strip(), left + match.start(2))
    return Cell(left, left + len(stripped), "", left)


def _is(lexicon: Lexicon, label: str, *keys: str) -> bool:
    return any(pattern.fullmatch(label) for key in keys if (pattern := lexicon.labels.get(key)))
