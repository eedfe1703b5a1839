"""An answer as a person reads it: a table on the terminal; everything else is written by `vanort.store.results`."""

from __future__ import annotations

import io
import shutil
from collections.abc import Collection

from vanort.catalogue.question import REMARKS
from vanort.store import Answer
from vanort.store.cells import Cell
from vanort.store.results import write_answer as write_results
from vanort.vocabulary import PREFIXES


def write_answer(answer: Answer, form: str) -> tuple[str, int]:
    """Return an answer in a form, and how many rows or triples it has; no form chooses the one that people read."""
    if not form:
        form = "ttl" if answer.kind in ("construct", "describe") else "table"
    if form == "table" and answer.kind == "select":
        return _table(answer)
    if form == "table":
        form = "csv" if answer.kind == "ask" else "ttl"
    stream = io.StringIO(newline="")
    count = write_results(answer, form, stream)
    return stream.getvalue(), count


def _table(answer: Answer) -> tuple[str, int]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = list(answer.cells())
    shown = _columns(
        answer.variables,
        filled={name for row in rows for name, cell in zip(answer.variables, row, strict=True) if cell},
    )
    table = Table(box=None, pad_edge=False)
    for name in shown:
        base = name.removesuffix("Label")
        table.add_column(base if base in answer.variables else name, overflow="fold")
    for row in rows:
        by_name = dict(zip(answer.variables, row, strict=True))
        table.add_row(*(Text(_cell(by_name[name])) for name in shown))
    stream = io.StringIO()
    Console(file=stream, width=shutil.get_terminal_size((120, 40)).columns, color_system=None).print(table)
    text = "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
    return (text if rows else ""), len(rows)


def _columns(variables: tuple[str, ...], *, filled: Collection[str]) -> list[str]:
    """Return the columns that a person wants: a thing by its label, a remark only where there is one.

    >>> _columns(("project", "projectLabel", "year", "disputed"), filled={"project", "projectLabel"})
    ['projectLabel', 'year']
    """
    wanted = (name for name in variables if f"{name}Label" not in variables)
    return [name for name in wanted if name not in REMARKS or name in filled]


def _cell(cell: Cell) -> str:
    """Return a term in short: prefixes for IRIs, the text of literals, nothing for what is not stated."""
    if cell is None:
        return ""
    if cell[0] != "uri":
        return str(cell[1])
    for prefix, namespace in PREFIXES.items():
        if cell[1].startswith(namespace):
            return f"{prefix}:{cell[1].removeprefix(namespace)}"
    return str(cell[1]).removeprefix("https://w3id.org/vanort/id/")
