"""Tables of a page: those that hold data as rows of cells, and those that only place what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("main", "article", "section", "table", "header", "footer", *_HEADINGS)
_MOST_SPANNED = 100  # columns or rows that one cell is taken to span
_PARAGRAPHS = 3


def is_layout(table: etree._Element) -> bool:
    """Tell whether a table only places blocks on the page: tables, articles, headings with what follows; one cell a row.

    A table with headed columns holds data, whatever stands in its cells.
    """
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in _own_rows(table)]
    if table.get("role") in {"presentation", "none"} or all(len(row) <= 1 for row in rows):
        return True
    if any(cell.tag == "th" for row in rows for cell in row):
        return False
    cells = [cell for row in rows for cell in row]
    return any(len(cell.findall("p")) >= _PARAGRAPHS or any(map(_places, cell.iter(*_BLOCKS))) for cell in cells)


def _places(block: etree._Element) -> bool:
    """Tell whether a block is more than the words of its cell: a heading is, where something stands below it."""
    return block.tag not in _HEADINGS or block.getnext() is not None


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def rows_of(table: etree._Element, words: Callable[[etree._Element], str]) -> Iterator[list[str]]:
    """Yield the rows of a table, each cell in its column: one that spans rows stands in all of them."""
    spanning: dict[int, tuple[str, int]] = {}
    for row in _own_rows(table):
        cells: list[str] = []
        for cell in (child for child in row if child.tag in {"td", "th"}):
            _fill(cells, spanning)
            said, wide, high = words(cell), _span(cell, "colspan"), _span(cell, "rowspan")
            for number in range(wide):
                if high > 1:
                    spanning[len(cells)] = (said if number == 0 else "", high - 1)
                cells.append(said if number == 0 else "")
        _fill(cells, spanning)
        if any(cells):
            yield cells


def _fill(cells: list[str], spanning: dict[int, tuple[str, int]]) -> None:
    """Put the cells of rows above that reach into this one where it has come to."""
    while len(cells) in spanning:
        words, left = spanning.pop(len(cells))
        if left > 1:
            spanning[len(cells)] = (words, left - 1)
        cells.append(words)


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or ""
    return min(max(int(value), 1), _MOST_SPANNED) if value.strip().isdecimal() else 1
