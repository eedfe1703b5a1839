"""rdflib terms as plain Python values, a column at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rdflib import Literal
from rdflib.term import Node

from vanort.store.cells import LANG_STRING, XSD, XSD_STRING, Cell, cell_to_rdflib

XSD_YEAR = XSD + "gYear"
XSD_DECIMAL = XSD + "decimal"
_TEXT = (XSD_STRING, LANG_STRING)


def plain_value(term: Node | None) -> Any:
    """Return the plain value of a term: int, float, bool, date, datetime or text; a year is an int.

    >>> plain_value(Literal("2016", datatype=XSD_YEAR)), plain_value(Literal("12.50", datatype=XSD_DECIMAL))
    (2016, 12.5)

    Durations, months of a year and whatever is ill-typed stay the text that they are.
    """
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    datatype = str(term.datatype or "")
    if datatype == XSD_YEAR:
        return int(term) if str(term).lstrip("-").isdigit() else str(term)
    value = term.value
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal | float):
        number = float(value)
        return number if math.isfinite(number) or isinstance(value, float) else str(term)
    if datatype in (XSD + "date", XSD + "dateTime") and isinstance(value, date | datetime):
        return value
    return str(term)


def plain_columns(terms: Sequence[Node | None]) -> list[Any]:
    """Return the values of one column, all of one type (None stays None).

    >>> plain_columns([Literal(1), None, Literal("2.5", datatype=XSD_DECIMAL)])
    [1.0, None, 2.5]
    >>> plain_columns([Literal("2016", datatype=XSD_YEAR), Literal("2016-05")])
    ['2016', '2016-05']
    """
    return _of_one_type(
        [plain_value(term) for term in terms], lambda: [None if term is None else str(term) for term in terms]
    )


def plain_cells(cells: Sequence[Cell]) -> list[Any]:
    """Return the values of one column as `plain_columns` does, without terms in between.

    >>> plain_cells([("literal", "2016", "", XSD_YEAR), None, ("uri", "a:b")])
    ['2016', None, 'a:b']
    """
    # A node has two parts, a triple none that is a datatype; all else is looked up.
    values = [
        None if cell is None else cell[1] if len(cell) == 2 or cell[3] in _TEXT else _plain_cell(cell) for cell in cells
    ]
    return _of_one_type(values, lambda: [None if cell is None else cell[1] for cell in cells])


@lru_cache(maxsize=65_536)  # columns repeat their values
def _plain_cell(cell: Cell) -> Any:
    return plain_value(cell_to_rdflib(cell))


def _of_one_type(values: list[Any], texts: Callable[[], list[str | None]]) -> list[Any]:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) < 2:
        return values
    if kinds == {int, float}:
        return [None if value is None else float(value) for value in values]
    return list(texts())
