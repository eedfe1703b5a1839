"""A column of a table matched against the things of a graph, row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vanort.documents import read_document
from vanort.documents.cells import cell_text
from vanort.documents.kinds import kind_of
from vanort.documents.sheets import TABLES, read_sheets
from vanort.errors import DocumentError
from vanort.identity.matching import Match, Matcher
from vanort.identity.name_parts import fold
from vanort.support.schema import nearest
from vanort.tables.values import country_of

HEAD = ("row", "name", "candidate", "label", "type", "score", "reason")
_HEADS = 20  # rows among which the heads are looked for
_FORMULA = re.compile(r"^(?=[=+\-@\t\r])")  # a spreadsheet would run it


@dataclass(frozen=True, slots=True)
class Named:
    """What a row of a list names: its line in the file, the name, and the country where the list says it."""

    row: int
    name: str
    country: str = ""


def names_of(path: Path, column: str, country: str = "") -> tuple[Named, ...]:
    """Return what the rows of a table name in a column; `country` is the column of countries, where there is one.

    Raises DocumentError where the file is no table, or has no such column.
    """
    if path.is_file() and kind_of(path) not in TABLES:
        raise DocumentError("This is no table.", path=path, hint=f"Tables are {', '.join(TABLES)}.")
    sheets, _ = read_sheets(path, read_document(path).path.read_bytes(), kind_of(path))
    wanted = [fold(each) for each in (column, country) if each]
    rows = [[[cell_text(value).strip() for value in row] for row in sheet.rows] for sheet in sheets]
    for sheet in rows:
        for head, cells in enumerate(sheet[:_HEADS]):
            places = {fold(cell): place for place, cell in reversed([*enumerate(cells)]) if cell}
            if all(each in places for each in wanted):
                return tuple(_named(sheet, head, [places[each] for each in wanted]))
    known = next((cells for sheet in rows for cells in sheet if any(cells)), [])
    missing = next((each for each in (column, country) if each and fold(each) not in map(fold, known)), column)
    raise DocumentError(
        f"The table has no column '{missing}'.", path=path, hint=nearest(missing, [head for head in known if head])
    )


def _named(rows: Sequence[Sequence[str]], head: int, places: Sequence[int]) -> Iterator[Named]:
    for number, row in enumerate(rows[head + 1 :], head + 2):
        name, country = [row[place] if place < len(row) else "" for place in (*places, len(row))][:2]
        if name:
            yield Named(number, name, country_of(country))


def matched(matcher: Matcher, names: Iterable[Named], *, types: tuple[str, ...] = (), limit: int = 5) -> Iterator[str]:
    """Yield lines of CSV: each row of the list with its candidates, or with none and the reason."""
    yield _line(HEAD)
    known: dict[tuple[str, str], tuple[Match, ...]] = {}
    for named in names:
        key = named.name, named.country
        if key not in known:
            known[key] = matcher.matches(named.name, types=types, country=named.country, limit=limit)
        for match in known[key]:
            iri, type_ = match.entity.id, match.entity.type
            yield _line((named.row, named.name, iri, match.label, type_, f"{match.score:.3g}", match.reason))
        if not known[key]:
            yield _line((named.row, named.name, "", "", "", "", "Nothing in the graph has a name like this."))


def _line(cells: Iterable[object]) -> str:
    r"""Return one line of CSV in which nothing is a formula.

    >>> _line([1, "=1+1", "a, b"])
    '1,\'=1+1,"a, b"\r\n'
    """
    file = io.StringIO()
    csv.writer(file).writerow([_FORMULA.sub("'", str(cell)) for cell in cells])
    return file.getvalue()
