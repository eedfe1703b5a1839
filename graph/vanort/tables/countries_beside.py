"""Which of the countries that a row names is that of which name."""

from __future__ import annotations

from collections.abc import Sequence

from vanort.tables.cells_of_row import Cell
from vanort.tables.collected import Said


def country_beside(number: int, cell: Cell, names: Sequence[Cell], places: Sequence[tuple[Cell, Said]]) -> Said | None:
    """Return which of the countries of a row is that of one of its names: the one paired with it, or the only one.

    One country is that of the column nearest before it; behind a cell of several names it may be that of all of them.
    """
    if len(places) == len(names):
        return places[number][1]
    if len(places) != 1:
        return None
    own, said = places[0]
    nearest = max((one.place for one in names if one.place < own.place), default=min(one.place for one in names))
    if cell.place != nearest:
        return None
    alone = sum(one.place == nearest for one in names) == 1
    return said if alone else Said(said.text, said.span, sure=False)
