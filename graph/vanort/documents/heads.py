"""Where the heads of a sheet's table stand, and which rows belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from vanort.documents.cells import Sheet, Value, cell_text, column_letters
from vanort.documents.crosses import over_crosses
from vanort.languages.column_heads import head_meanings

_TOP = 30  # rows among which the heads of a table are looked for: longer preambles are texts, not tables
_LONGEST_HEAD = 80  # characters
_SOME = 5  # at most one in so many heads has a number in it
_KNOWN = 2  # heads with a meaning that make a row the heads of a table: one may be a value by chance


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the heads of a sheet's table stand, and which rows belong to it; `row` is -1 where there are none.

    `groups` holds for each column the head of the group that it stands in, where heads stand in two rows.
    """

    row: int
    texts: tuple[str, ...]
    end: int
    groups: tuple[str, ...] = ()

    def of(self, column: int) -> str:
        """Return what a column is called: its head, else its letter.

        >>> Heads(0, ("Land", ""), 5).of(0), Heads(0, ("Land", ""), 5).of(1), Heads(-1, (), 5).of(27)
        ('Land', 'B', 'AB')
        """
        text = self.texts[column] if column < len(self.texts) else ""
        return text or column_letters(column)


def find_heads(sheet: Sheet) -> Heads:
    """Find the row that says what the columns hold, and where the table ends: at its end, or where another one begins.

    The first row with two heads that are known is it, or the row right below it where that one has more. Where none stands, or only
    heads of groups, it is in a matrix the last row that names all the columns of crosses; else the first row of different short texts
    that is as wide as what follows.
    """
    texts = [tuple(map(cell_text, row)) for row in sheet.rows]
    filled = [number for number, row in enumerate(texts) if any(row)]
    top = filled[:_TOP]
    known = [row for row in top if _is_named(texts[row], sheet.rows[row])]
    crossed = [
        row
        for row in over_crosses(texts, top)
        if not (known and known[0] < row and _holds_data(texts[row], texts[known[0]]))
    ]
    found = crossed or known[:1] or [row for row in top if _opens(row, filled, texts, sheet.rows)][:1]
    if not found or found[0] == filled[-1]:
        return Heads(-1, (), len(texts))
    row = found[0]
    if (
        not crossed
        and row + 1 in filled
        and _is_named(texts[row + 1], sheet.rows[row + 1])
        and _are_groups(texts[row], texts[row + 1])
    ):
        row += 1
    heads, groups = texts[row], tuple[str, ...]()
    if row - 1 in filled and _are_groups(texts[row - 1], heads):
        groups = _spread(texts[row - 1], len(heads))
        heads = _below_groups(texts[row - 1], heads)
    end = next((gap for gap, other in _after_gaps(filled, row) if _opens_another(other, filled, texts)), len(texts))
    return Heads(row, tuple(" ".join(text.split()) for text in heads), end, groups)


def _holds_data(row: Sequence[str], heads: Sequence[str]) -> bool:
    """Tell whether a row is one of data below known heads: it has what the first head names, and each text a head of its own.

    >>> _holds_data(("Kiel", "x", "?"), ("Twin town", "Active", "Agreement")), _holds_data(("", "Kiel", "EU"), ("Project", "Partner", ""))
    (True, False)
    """
    first = next((column for column, head in enumerate(heads) if head), 0)
    own = [heads[column] if column < len(heads) else "" for column, text in enumerate(row) if text]
    return row != heads and bool(row[first : first + 1] and row[first]) and all(own) and len(set(own)) == len(own)


def _are_groups(groups: Sequence[str], heads: Sequence[str]) -> bool:
    """Tell whether a row holds heads of groups of columns: all known, and fewer than the heads below it, or with some beside them.

    >>> _are_groups(("Project", "", "Period"), ("Name", "Role", "Start")), _are_groups(("Partners 2024", "", ""), ("Name", "Role", "Start"))
    (True, False)
    >>> _are_groups(("Project", "Partner", "", "Budget", "Status"), ("", "Name", "Country", "", ""))
    True
    """
    said = [text for text in groups if text]
    fewer = len(set(said)) < len({text for text in heads if text})
    beside = any(head and not (groups[at] if at < len(groups) else "") for at, head in enumerate(heads))
    return all(map(head_meanings, said)) and (fewer or beside)


def _spread(groups: Sequence[str], width: int) -> tuple[str, ...]:
    """Return for each column the head of its group: that in its own column, or the last one before it.

    >>> _spread(("Project", "Partners", ""), 4)
    ('Project', 'Partners', 'Partners', 'Partners')
    """
    found, group = [], ""
    for column in range(width):
        group = (groups[column] if column < len(groups) else "") or group
        found.append(group)
    return tuple(found)


def _below_groups(groups: Sequence[str], heads: Sequence[str]) -> tuple[str, ...]:
    """Return the heads of columns that stand in groups with a head of their own: "Name" below "Project" is the project's.

    >>> _below_groups(("Project", "", "Time", "", "Funder"), ("Name", "Role", "Start", "End", ""))
    ('Project', 'Role', 'Start', 'End', 'Funder')
    """
    found, group = [], ""
    for own, head in zip_longest(groups, heads, fillvalue=""):
        group = own or group
        found.append(group if "name" in head_meanings(head) and head_meanings(group) else head or own)
    return tuple(found)


def _after_gaps(filled: Sequence[int], row: int) -> Iterator[tuple[int, int]]:
    """Yield for each gap below a row where it begins, and the row behind it."""
    below = [number for number in filled if number >= row]
    yield from ((before + 1, after) for before, after in pairwise(below) if after > before + 1)


def _opens_another(row: int, filled: Sequence[int], texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row behind a gap holds heads: texts without numbers, one of them known, over a row with numbers."""
    said = [(column, text) for column, text in enumerate(texts[row]) if text]
    below = next((texts[number] for number in filled if number > row), ())
    if len(said) < _KNOWN or any(char.isdigit() for _, text in said for char in text):
        return False
    known = sum(bool(head_meanings(text)) for _, text in said)
    over_number = any(column < len(below) and any(map(str.isdigit, below[column])) for column, _ in said)
    return 2 * known >= len(said) or (known > 0 and over_number)


def _is_named(texts: Sequence[str], values: Sequence[Value]) -> bool:
    """Tell whether a row holds heads that are known: two, and as many as it holds other texts."""
    said = [text for text, value in zip(texts, values, strict=True) if text and isinstance(value, str)]
    known = sum(bool(len(text) <= _LONGEST_HEAD and head_meanings(text)) for text in said)
    return known >= _KNOWN and 2 * known >= len(said) and len(said) == sum(map(bool, texts))


def _opens(row: int, filled: Sequence[int], texts: Sequence[Sequence[str]], rows: Sequence[Sequence[Value]]) -> bool:
    """Tell whether a row looks like heads: short texts, all different, over rows that are no wider and hold other things."""
    said = [text for text in texts[row] if text]
    below = [number for number in filled if number > row]
    if len(said) < _KNOWN or not below or any(len(text) > _LONGEST_HEAD for text in said):
        return False
    plain = all(isinstance(value, str) for value, text in zip(rows[row], texts[row], strict=True) if text)
    numbered = sum(any(map(str.isdigit, text)) for text in said)  # "nuts_3_code" is a head, too
    if not plain or len(set(said)) < len(said) or _SOME * numbered > len(said):
        return False
    widest = max(sum(map(bool, texts[number])) for number in below[:_TOP])
    later = {text for number in below for text in texts[number]}
    repeated = sum(text in later for text in said)  # a name in the first row of data stands in others, too
    values_differ = any(_holds_numbers(column, below[:_TOP], texts) for column, text in enumerate(texts[row]) if text)
    return 2 * len(said) > widest and not repeated and (values_differ or all(text[:1].isupper() for text in said))


def _holds_numbers(column: int, rows: Sequence[int], texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether most of what a column says begins with a number."""
    said = [texts[row][column] for row in rows if column < len(texts[row]) and texts[row][column]]
    return bool(said) and 2 * sum(text.lstrip("-+ ")[:1].isdigit() for text in said) > len(said)
