"""`vanort queries`: the catalogue of named questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption
from vanort.errors import WorkspaceError

if TYPE_CHECKING:
    from vanort.queries import Question


def run(
    words: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(metavar="WORDS", help="List only questions that have all of these words."),
    ] = None,
    workspace: WorkspaceOption = None,
    language: Annotated[str, typer.Option("--language", metavar="en|sv", help="The language of the summaries.")] = "en",
) -> None:
    """List the questions that can be asked by name, with their parameters.

    Example: vanort queries contact --language sv
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from vanort.queries import question_folders, read_catalogue
    from vanort.workspace import find_workspace, open_workspace

    try:
        own = (find_workspace() if workspace is None else open_workspace(workspace)).queries
    except WorkspaceError:
        if workspace is not None:
            raise
        own = None  # the shipped catalogue can be read from anywhere
    table = Table(box=None, pad_edge=False)
    for heading in ("Name", "Id", "Question", "Parameters"):
        table.add_column(heading, no_wrap=heading == "Name", overflow="fold")
    for question in read_catalogue(question_folders("questions", own)).values():
        if not _has_words(question, words or ()):
            continue
        parameters = ", ".join(
            f"{p.name} ({p.type})" if not p.optional else f"[{p.name} ({p.type})]"
            for p in question.parameters
            if p.type != "language"
        )
        summary = question.header("summary", language)
        table.add_row(*(Text(cell) for cell in (question.name, question.id, summary, parameters)))
    Console().print(table)


def _has_words(question: Question, words: Iterable[str]) -> bool:
    text = " ".join((question.name, question.id, *(line for lines in question.headers.values() for line in lines)))
    return all(word.casefold() in text.casefold() for word in words)
