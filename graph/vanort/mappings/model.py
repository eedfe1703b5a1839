"""A mapping: a small text file that says what each column of a table holds, and how dates, amounts and lists are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanort.errors import DocumentError
from vanort.mappings.faults import faults_of_file
from vanort.mappings.targets import EACH, LISTS, USUAL_SIGNS, complaint
from vanort.support.printable import printable
from vanort.support.quoting import quoted
from vanort.support.schema import Written, written_toml

DAY_MONTH, MONTH_DAY = "day-month", "month-day"


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: its head (or letter), a target, and how its values are written.

    `split` are the signs between several values in one cell, None for the usual ones. `currency` and `times` go for amounts that say none of
    their own. What is not `sure` is proposed for review. In a column of crosses (`cross`) a cell says yes or no to what its head names, or to
    `value` where that is written.
    """

    head: str
    to: str
    split: tuple[str, ...] | None = None
    currency: str = ""
    times: int = 1
    sure: bool = True
    cross: bool = False
    value: str = ""

    @property
    def signs(self) -> tuple[str, ...]:
        """The signs between several values in one cell; none where it holds one."""
        usual = USUAL_SIGNS if self.to in LISTS else ()
        return usual if self.split is None else self.split


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read: `head` is the row of its heads, counted from 1, 0 where it has none.

    `home` is whose table it is: the other side of each partnership that names one side only.
    """

    name: str
    head: int
    each: str
    columns: tuple[Column, ...]
    home: str = ""
    dates: str = DAY_MONTH
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How a table is read, sheet by sheet, and which sheets are not; `notes` are what somebody should look at."""

    sheets: tuple[SheetMapping, ...]
    ignore: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)


def read_mapping(path: Path) -> TableMapping:
    """Read a mapping.

    Raises DocumentError with file and line for the first thing in it that cannot be used.
    """
    for fault in faults_of_mapping(path):
        raise fault
    written = written_toml(path, error=DocumentError, what="The mapping is")
    sheets = tuple(_sheet(sheet) for sheet in written.value.get("sheet", []))
    return TableMapping(sheets, tuple(written.value.get("ignore", ())))


def faults_of_mapping(path: Path) -> Iterator[DocumentError]:
    """Return what is written wrong in a mapping: unknown keys, targets that there are none of, with their lines."""
    return faults_of_file(path, "mapping", what="The mapping is", impossible=_impossible)


def _impossible(path: Path, written: Written) -> Iterator[DocumentError]:
    def fault(said: str, *place: str | int, hint: str = "") -> DocumentError:
        return DocumentError(said, path=path, line=written.line(place), hint=hint)

    if not written.value.get("sheet"):
        yield fault("The mapping has no [[sheet]].", hint="Let vanort map FILE propose one.")
    for number, sheet in enumerate(written.value.get("sheet", [])):
        if "each" not in sheet:
            yield fault("'each' is missing.", "sheet", number, hint=f"Say what a row is about: {', '.join(EACH)}.")
        for head, column in sheet.get("columns", {}).items():
            target = column if isinstance(column, str) else column.get("to", "")
            if said := complaint(target):
                yield fault(said, "sheet", number, "columns", head)


def _sheet(sheet: Mapping[str, Any]) -> SheetMapping:
    return SheetMapping(
        sheet.get("name", ""),
        int(sheet.get("head", 1)),
        sheet["each"],
        tuple(_column(head, column) for head, column in sheet.get("columns", {}).items()),
        sheet.get("home", ""),
        sheet.get("dates", DAY_MONTH),
        tuple(sheet.get("ignore", ())),
    )


def _column(head: str, column: str | Mapping[str, Any]) -> Column:
    if isinstance(column, str):
        return Column(head, column)
    split = column.get("split")
    return Column(
        head,
        column["to"],
        None if split is None else (split,) if isinstance(split, str) else tuple(split),
        column.get("currency", ""),
        int(column.get("times", 1)),
        column.get("sure", True),
        column.get("cross", False),
        column.get("value", ""),
    )


def format_mapping(mapping: TableMapping, file: str) -> str:
    """Return the text of a mapping, as people read and correct it; reading it again gives an equal value."""
    lines = [
        f"# How {file} is read. Correct it, then run: vanort extract",
        "# A column that is not sure gives proposals for review; take out 'sure = false' once it is right.",
    ]
    lines += ["", f"ignore = [{', '.join(map(_text, mapping.ignore))}]  # sheets"] if mapping.ignore else []
    for sheet in mapping.sheets:
        lines += ["", "[[sheet]]"]
        lines += [f"name = {_text(sheet.name)}"] if sheet.name else []
        lines += [f"head = {sheet.head}  # the row with the heads; 0 where there is none"]
        lines += [f'each = "{sheet.each}"  # what a row is about: {", ".join(EACH)}']
        lines += [f"home = {_text(sheet.home)}  # whose partners they are"] if sheet.home else []
        lines += [f'dates = "{sheet.dates}"'] if sheet.dates != DAY_MONTH else []
        lines += [f"ignore = [{', '.join(map(_text, sheet.ignore))}]"] if sheet.ignore else []
        lines += ["", "[sheet.columns]"]
        lines += [f"{_text(column.head)} = {_written(column)}" for column in sheet.columns]
    lines += ["", *(f"# {printable(' '.join(note.split()))}" for note in mapping.notes)] if mapping.notes else []
    return "\n".join(lines) + "\n"


def _written(column: Column) -> str:
    pairs = [f"to = {_text(column.to)}"]
    pairs += [f"split = [{', '.join(map(_text, column.split))}]"] if column.split is not None else []
    pairs += [f'currency = "{column.currency}"'] if column.currency else []
    pairs += [f"times = {column.times}"] if column.times != 1 else []
    pairs += ["cross = true"] if column.cross else []
    pairs += [f"value = {_text(column.value)}"] if column.value else []
    pairs += [] if column.sure else ["sure = false"]
    return f"{{ {', '.join(pairs)} }}" if len(pairs) > 1 else _text(column.to)


def _text(words: str) -> str:
    return quoted(words)
