"""From a table and its mapping to a claims file, and to the list of what in it could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from vanort.claims import ClaimsFile, Span
from vanort.documents.cells import Sheet, cell_text, is_tabular
from vanort.documents.heads import Heads
from vanort.documents.kinds import kind_of
from vanort.documents.laid_out import LaidOut, lay_out
from vanort.documents.model import Document
from vanort.documents.sheets import read_sheets
from vanort.errors import DocumentError
from vanort.extraction.proposing.merge import BY_MAPPING
from vanort.extraction.proposing.readable import readable
from vanort.mappings import SheetMapping, TableMapping
from vanort.tables.bodies import kind_of_body, type_of_body
from vanort.tables.cells_of_row import columns_of, heads_of, rows_of
from vanort.tables.collected import Collected, Said, Unread
from vanort.tables.kinds_of_bodies import kinds_said
from vanort.tables.persons import declare_persons
from vanort.tables.rows import RowReader

_EACH_SHOWN = 3  # cells of one column, with one reason, that have a line each
_ONE_SIGN = 3  # digits behind a sign that may divide thousands


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it lies in its file: the document, its sheets, and where their cells stand in its text."""

    document: Document
    sheets: tuple[Sheet, ...]
    laid_out: LaidOut


@dataclass(frozen=True, slots=True)
class TableClaims:
    """What a table says by its mapping: claims, how many rows bear them, and what could not be read."""

    file: ClaimsFile
    rows: int
    unread: tuple[Unread, ...]


def open_table(document: Document) -> Table:
    """Read the sheets of a document that is a table.

    Raises DocumentError where its file cannot be read, or has become another one meanwhile.
    """
    data = document.path.read_bytes()
    sheets, _ = read_sheets(document.path, data, kind_of(document.path))
    laid_out = lay_out(sheets, document.path.name)
    if laid_out.text != document.text:
        raise DocumentError("The file changed while it was read.", path=document.path, hint="Do it again.")
    return Table(document, sheets, laid_out)


def claims_of_table(table: Table, mapping: TableMapping, stem: str) -> TableClaims:
    """Return what a table says by a mapping."""
    out = Collected(stem, table.document.language, f"{BY_MAPPING}{stem}")
    rows = 0
    sheets = list(_mapped(table, mapping))
    for number, sheet, own, heads in sheets:
        if own is not None:
            for row in rows_of(number, sheet, own, heads, table.laid_out):
                out.kinds |= dict(kinds_said(row, own))
    for number, sheet, own, heads in sheets:
        if own is None:
            if is_tabular(sheet) and sheet.name not in mapping.ignore:
                out.unread.append(Unread(sheet.name, 0, "", "", "The mapping does not speak of this sheet."))
            continue
        _note_unread(out, sheet, own, heads)
        reader = RowReader(out, own, _commas(sheet, own, heads), _home(out, own, sheet, table.laid_out, number, heads))
        for row in rows_of(number, sheet, own, heads, table.laid_out):
            reader.read(row)
            rows += 1
        declare_persons(out, number, sheet, own, heads, table.laid_out)
    file = ClaimsFile(stem, table.document, tuple(out.things.values()), tuple(out.claims.values()))
    return TableClaims(readable(file), rows, tuple(dict.fromkeys(out.unread)))


def _mapped(table: Table, mapping: TableMapping) -> Iterator[tuple[int, Sheet, SheetMapping | None, Heads]]:
    """Yield each sheet with its place, its mapping where it has one, and its heads."""
    for number, (sheet, found) in enumerate(zip(table.sheets, table.laid_out.heads, strict=True)):
        own = _of_sheet(mapping.sheets, sheet, len(table.sheets))
        yield number, sheet, own, heads_of(sheet, own, found) if own else found


def _of_sheet(sheets: Sequence[SheetMapping], sheet: Sheet, number: int) -> SheetMapping | None:
    """Return the mapping of a sheet: that of its name, else one without a name, else the only one for the only sheet."""
    named = [mapping for mapping in sheets if mapping.name == sheet.name] or [m for m in sheets if not m.name]
    return named[0] if named else sheets[0] if len(sheets) == number == 1 else None


def _note_unread(out: Collected, sheet: Sheet, mapping: SheetMapping, heads: Heads) -> None:
    """Note columns of the mapping that the sheet does not have, and rows behind the end of its table."""
    known = columns_of(mapping, heads.texts).values()
    for column in mapping.columns:
        if column not in known:
            out.unread.append(Unread(sheet.name, heads.row + 1, column.head, "", "The sheet has no such column."))
    for number in range(heads.end, len(sheet.rows)):
        if words := "; ".join(text for value in sheet.rows[number] if (text := cell_text(value))):
            out.unread.append(Unread(sheet.name, number + 1, "", words, "The row stands below the table."))


def _commas(sheet: Sheet, mapping: SheetMapping, heads: Heads) -> dict[str, bool | None]:
    """Return for each column of amounts whether its decimals have a comma; None where nothing tells."""
    found: dict[str, bool | None] = {}
    for place, column in columns_of(mapping, heads.texts).items():
        if column.to == "amount":
            values = [row[place] for row in sheet.rows[heads.row + 1 : heads.end] if place < len(row)]
            found[column.head] = _comma(cell_text(value) for value in values if isinstance(value, str))
            if found[column.head] is None and all(not isinstance(value, str) or not value for value in values):
                found[column.head] = False  # numbers of the file itself, which cell_text writes with a point
    return found


def _comma(values: Iterable[str]) -> bool | None:
    """Return whether decimals have a comma, by values in which a sign cannot divide thousands.

    >>> _comma(["12,5", "1,250"]), _comma(["1,250"]), _comma(["1.5"])
    (True, None, False)
    """
    for value in values:
        for sign in ",.":
            before, found, behind = value.replace(" ", "").rpartition(sign)
            digits = len(behind) - len(behind.lstrip("0123456789"))
            if found and before[-1:].isdigit() and digits and digits != _ONE_SIGN:
                return sign == ","
    return None


def _home(
    out: Collected, mapping: SheetMapping, sheet: Sheet, laid_out: LaidOut, number: int, heads: Heads
) -> URIRef | None:
    """Declare whose table it is, where the mapping says so: it rests on the words where the text names it, else on its head."""
    if not mapping.home:
        return None
    at = laid_out.text.find(mapping.home)
    first = min((span for place, span in laid_out.spans.items() if place[0] == number), default=(0, len(laid_out.text)))
    span = Span(at, at + len(mapping.home)) if at >= 0 else Span(*first)
    type_ = type_of_body(kind_of_body(mapping.home, out.language) or "municipality")
    return out.named("body", type_, Said(mapping.home, span))


def format_unread(unread: Sequence[Unread]) -> str:
    r"""Return the list of what could not be read: tabs between sheet, row, column, reason and words.

    >>> format_unread([Unread("", 7, "Sedan", "kanske", "This is no day, month or year.")])
    'sheet\trow\tcolumn\treason\ttext\n\t7\tSedan\tThis is no day, month or year.\tkanske\n'
    """
    return "\t".join(("sheet", "row", "column", "reason", "text")) + "\n" + "".join(map(_line, unread))


def _line(one: Unread) -> str:
    fields = (one.sheet, str(one.row or ""), one.column, one.reason, one.text)
    return "\t".join(_harmless(" ".join(field.split())) for field in fields) + "\n"


def _harmless(field: str) -> str:
    """Return a field that no spreadsheet takes for a formula.

    >>> _harmless("=1+1"), _harmless("Lund")
    ("'=1+1", 'Lund')
    """
    return f"'{field}" if field.startswith(("=", "+", "-", "@")) else field


def shown(one: Unread, path: Path | str) -> str:
    """Return one line about what could not be read, as a person reads it.

    >>> shown(Unread("Partners", 7, "Sedan", "kanske", "This is no day, month or year."), "partners.xlsx")
    'partners.xlsx, sheet Partners, row 7, column Sedan: This is no day, month or year. “kanske”'
    """
    return _shown(one, f"row {one.row}" if one.row else "", path)


def shown_together(unread: Sequence[Unread], path: Path | str) -> list[str]:
    """Return the lines about what could not be read: many cells of a column with one reason share a line.

    >>> shown_together([Unread("", row, "Sedan", "?", "This is no day, month or year.") for row in range(2, 202)], "list.csv")
    ['list.csv, 200 rows from 2 to 201, column Sedan: This is no day, month or year. “?”']
    """
    groups: dict[tuple[str, str, str], list[Unread]] = {}
    for one in unread:
        groups.setdefault((one.sheet, one.column, one.reason), []).append(one)
    lines = []
    for group in groups.values():
        if len(group) <= _EACH_SHOWN:
            lines += [shown(one, path) for one in group]
        else:
            lines.append(_shown(group[0], f"{len(group):,} rows from {group[0].row} to {group[-1].row}", path))
    return lines


def _shown(one: Unread, rows: str, path: Path | str) -> str:
    places = (f"sheet {one.sheet}" if one.sheet else "", rows, f"column {one.column}" if one.column else "")
    where = ", ".join([str(path), *filter(None, places)])
    return f"{where}: {one.reason}" + (f" “{_short(one.text)}”" if one.text else "")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
