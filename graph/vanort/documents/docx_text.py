"""The words of a Word document, read from its XML (ECMA-376, part 1, chapter 17) with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
# What holds blocks or runs and says nothing itself: content controls, insertions, links, tags, simple fields.
_WRAPPERS = frozenset(
    f"{_W}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rt"))
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTE_MARKS = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_BOX = f"{_W}txbxContent"
_NOT_READ = {
    f"{_W}altChunk": "A part that is embedded as a file of its own is not read.",
    _DIAGRAM: "The text of a diagram (SmartArt) is not read.",
}
_HEADING = re.compile(r"(?:heading|title) ?([1-9])?")  # the names of Word's own styles, in every language of Word
_DEEPEST_HEADING = 6
_WIDEST_SPAN = 63  # columns: the most that Word lets a table have


@dataclass(frozen=True)
class Parts:
    """What the body refers to: the styles, the notes by kind and number, the addresses of links by relation."""

    styles: Any
    notes: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def style_kinds(self) -> dict[str, str]:
        """Return "list", or the Markdown mark of a heading, of each style that is one."""
        kinds = {}
        for style in self.styles.iter(f"{_W}style"):
            name = _value(style.find(f"{_W}name")).lower()
            level = style.find(f"{_W}pPr/{_W}outlineLvl")
            if level is not None:
                kinds[style.get(f"{_W}styleId", "")] = _heading(_value(level))
            elif heading := _HEADING.fullmatch(name):
                kinds[style.get(f"{_W}styleId", "")] = _heading(str(int(heading[1] or 1) - 1))
            elif name.startswith("list") or style.find(f"{_W}pPr/{_W}numPr") is not None:
                kinds[style.get(f"{_W}styleId", "")] = "list"
        return kinds


def text_of(body: Any, parts: Parts) -> tuple[str, tuple[str, ...]]:
    """Return the text of a document's body, and what in it is not read."""
    lines = list(_Walk(parts).blocks(body))
    warnings = tuple(words for tag, words in _NOT_READ.items() if next(body.iter(tag), None) is not None)
    return "\n".join(lines).strip() + "\n", warnings


def _heading(level: str) -> str:
    """Return the mark of a heading of this outline level, counted from 0; nothing for body text (9).

    >>> _heading("0"), _heading("2"), _heading("9")
    ('#', '###', '')
    """
    number = int(level) if level.removeprefix("-").isdigit() else 0
    return "#" * min(max(number, 0) + 1, _DEEPEST_HEADING) if number < 9 else ""


@dataclass(frozen=True)
class _Walk:
    parts: Parts

    def blocks(self, holder: Any) -> Iterator[str]:
        """Yield the lines of what a body, a cell, a text box or a note holds."""
        carried = ""  # of a paragraph whose mark is deleted: it goes on in the next one
        for block in _unwrapped(holder):
            if block.tag == f"{_W}tbl":
                yield from self.table(block)
            elif block.tag == f"{_W}p":
                words, beside = self.paragraph(block)
                if _joined_to_the_next(block):
                    carried += words
                else:
                    yield from self.laid_out(block, carried + words)
                    carried = ""
                for inner in beside:
                    yield from self.blocks(inner)
        if carried:
            yield carried

    def paragraph(self, paragraph: Any) -> tuple[str, list[Any]]:
        """Return the words of a paragraph, and the text boxes and notes that belong to it."""
        beside: list[Any] = []
        return "".join(self.runs(paragraph, beside)), beside

    def laid_out(self, paragraph: Any, words: str) -> Iterator[str]:
        kind = self.kind_of(paragraph)
        if kind.startswith("#") and words.strip():
            yield from ("", f"{kind} {' '.join(words.split())}", "")
        elif kind == "list" and words.strip():
            yield f"• {words.strip()}"
        else:
            yield from (words, "")

    def kind_of(self, paragraph: Any) -> str:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        if (level := properties.find(f"{_W}outlineLvl")) is not None:
            return _heading(_value(level))
        kind = self.parts.style_kinds.get(_value(properties.find(f"{_W}pStyle")), "")
        number = properties.find(f"{_W}numPr/{_W}numId")
        return "list" if not kind and number is not None and _value(number) != "0" else kind

    def runs(self, holder: Any, beside: list[Any]) -> Iterator[str]:
        for node in _unwrapped(holder, runs=True):
            if node.tag == f"{_W}hyperlink":
                words = "".join(self.runs(node, beside))
                yield words + self.address(node, words)
            elif node.tag == f"{_W}r" and not _unseen(node):
                for child in _unwrapped(node):
                    yield self.character(child, beside)

    def address(self, link: Any, words: str) -> str:
        """Return the address of a link for mail whose words do not give it."""
        target = self.parts.links.get(link.get(f"{_R}id", ""), "")
        address = target.removeprefix("mailto:").partition("?")[0]
        return f" {address}" if target.startswith("mailto:") and address not in words else ""

    def character(self, node: Any, beside: list[Any]) -> str:
        if node.tag == f"{_W}t":
            return node.text or ""
        if node.tag in _NOTE_MARKS:
            note = self.parts.notes.get((_NOTE_MARKS[node.tag], node.get(f"{_W}id", "")))
            beside += [] if note is None else [note]
        elif node.tag not in _CHARACTERS:
            depth = len(list(node.iterancestors(_BOX)))  # a box within a box is read with the outer one
            beside += (box for box in node.iter(_BOX) if len(list(box.iterancestors(_BOX))) == depth)
        return _CHARACTERS.get(node.tag, "")

    def table(self, table: Any) -> Iterator[str]:
        rows = [[_Cell(cell) for cell in _unwrapped(row) if cell.tag == f"{_W}tc"] for row in _rows(table)]
        in_line = len(rows) == 1 or all(len(row) == 1 for row in rows)
        if in_line and any(len(cell.paragraphs) > 1 for row in rows for cell in row):  # made to lay out the page
            for cell in (cell for row in rows for cell in row):
                yield from self.blocks(cell.element)
            return
        yield ""
        for row in rows:
            inner: list[Any] = []
            words = [" ".join(self.cell(cell, inner).split()) + "\t" * (cell.columns - 1) for cell in row]
            yield "\t".join(words).rstrip("\t")
            for block in inner:
                yield from self.blocks(block) if block.tag != f"{_W}tbl" else self.table(block)
        yield ""

    def cell(self, cell: _Cell, inner: list[Any]) -> str:
        """Return the words of a cell; tables, text boxes and notes in it go into `inner`."""
        if cell.continued:
            return ""
        words = []
        for block in _unwrapped(cell.element):
            if block.tag == f"{_W}tbl":
                inner.append(block)
            elif block.tag == f"{_W}p":
                said, beside = self.paragraph(block)
                words.append(said)
                inner += beside
        return " ".join(words)


@dataclass(frozen=True)
class _Cell:
    element: Any

    @property
    def continued(self) -> bool:
        """Whether the cell goes on with the one above it."""
        merge = self.element.find(f"{_W}tcPr/{_W}vMerge")
        return merge is not None and merge.get(f"{_W}val", "continue") == "continue"

    @property
    def columns(self) -> int:
        """How many columns of the table the cell takes."""
        span = _value(self.element.find(f"{_W}tcPr/{_W}gridSpan"), "1")
        return min(int(span), _WIDEST_SPAN) if span.isdigit() else 1

    @property
    def paragraphs(self) -> list[Any]:
        return [
            block
            for block in _unwrapped(self.element)
            if block.tag == f"{_W}tbl" or next(block.iter(f"{_W}t"), None) is not None
        ]


def _rows(table: Any) -> Iterator[Any]:
    for row in _unwrapped(table):
        if row.tag == f"{_W}tr" and row.find(f"{_W}trPr/{_W}del") is None:
            yield row


def _unwrapped(holder: Any, *, runs: bool = False) -> Iterator[Any]:
    """Yield what stands in an element, or in wrappers in it; links are kept where `runs` are asked for."""
    pending = list(reversed(list(holder)))
    while pending:
        node = pending.pop()
        if not isinstance(node.tag, str) or node.tag in _GONE:
            continue
        if node.tag == f"{_MC}AlternateContent":  # the same thing in several forms: one is read
            pending += reversed(list(_chosen(node)))
        elif node.tag in _WRAPPERS and not (runs and node.tag == f"{_W}hyperlink"):
            pending += reversed(list(node))
        else:
            yield node


def _chosen(alternatives: Any) -> Iterable[Any]:
    forms = [form for form in alternatives if isinstance(form.tag, str)]
    worded = [form for form in forms if next(form.iter(f"{_W}t"), None) is not None]
    return next(iter(worded or forms), ())


def _unseen(run: Any) -> bool:
    """Tell whether a run is hidden or struck out."""
    properties = run.find(f"{_W}rPr")
    marks = () if properties is None else (properties.find(f"{_W}{name}") for name in ("vanish", "strike", "dstrike"))
    return any(mark is not None and _value(mark, "true") not in {"0", "false", "off"} for mark in marks)


def _joined_to_the_next(paragraph: Any) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _value(node: Any, default: str = "") -> str:
    return "" if node is None else node.get(f"{_W}val", default)
