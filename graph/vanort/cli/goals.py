"""`vanort goals`: which goals of the 2030 Agenda a text or a table of texts states or suggests."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import OutputOption


class GoalsFormat(StrEnum):
    """The forms in which the rows can be had."""

    csv = "csv"
    json = "json"


def run(
    file: Annotated[
        str, typer.Argument(metavar="FILE.csv|FILE.txt|-", help="A text, or a CSV with a column text.")
    ] = "-",
    form: Annotated[GoalsFormat, typer.Option("-f", "--format", help="csv or json.")] = GoalsFormat.csv,
    language: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--language", metavar="L", help="The texts' language (en, sv …); found out by default."),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Say which of the 17 goals a text states, and which its wording suggests, with the words that led to it.

    Prints a row for each goal: id, goal, kind (stated or suggested), score, words.

    Example: **vanort goals projects.csv -f json**
    """
    from vanort.cli.screen import write_output
    from vanort.extraction.goals.tables import format_rows, goal_rows, read_texts

    rows = goal_rows(read_texts(None if file == "-" else Path(file)), language)
    write_output(format_rows(rows, form.value), output)
