"""A document as it is shown: headings, paragraphs, list items and tables, each with the sentences in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from vanort.coverage import Sentence
from vanort.documents import Document

_HEADING = re.compile(r"#{1,6}[ \t]+|[*_]{2}")  # signs of Markdown before the words of a heading
_CELL = re.compile(r"[^\t|]+")


def blocks_of(document: Document, sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    """Return the blocks of a document: kind, where it stands, and the numbers of its sentences.

    A heading has its level, a table rows of cells, each cell with its place.
    """
    blocks: list[dict[str, Any]] = []
    for number, one in enumerate(sentences):
        before = blocks[-1] if blocks else None
        if one.kind == "row":
            if not (before and before["kind"] == "table" and _adjoin(document.text, before["end"], one.start)):
                blocks.append(
                    {"kind": "table", "start": one.start, "section": one.section, "sentences": [], "rows": []}
                )
            blocks[-1]["rows"].append([list(place) for place in _cells(document.text, one)])
        elif not (before and before.get("line") == one.line and one.kind != "heading"):
            kind = one.kind if one.kind in ("heading", "item") else "paragraph"
            blocks.append({"kind": kind, "start": one.start, "section": one.section, "line": one.line, "sentences": []})
            if kind == "heading":
                blocks[-1]["level"] = max(1, document.sections[one.section].level)
                blocks[-1]["start"] += len(found.group()) if (found := _HEADING.match(document.text, one.start)) else 0
        blocks[-1]["sentences"].append(number)
        blocks[-1]["end"] = one.end
    for block in blocks:
        block.pop("line", None)
    return blocks


def _cells(text: str, row: Sentence) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(text, row.start, row.end):
        words = match.group()
        left = match.start() + len(words) - len(words.lstrip())
        yield left, max(left, match.start() + len(words.rstrip()))


def _adjoin(text: str, end: int, start: int) -> bool:
    """Tell whether two rows follow each other: a line of a table's frame may stand between, no blank line."""
    return not re.search(r"\n[ \t\r]*\n", text[end:start])
