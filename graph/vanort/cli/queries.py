"""`vanort queries`: the catalogue of named questions."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption
from vanort.errors import WorkspaceError


def run(
    words: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(metavar="[WORD…]", help="Only questions that speak of these."),
    ] = None,
    workspace: WorkspaceOption = None,
    language: Annotated[str, typer.Option("--language", metavar="en|sv", help="The language of the summaries.")] = "en",
) -> None:
    """List the questions that can be asked by name, each with parameters as you would type them.

    Example: vanort queries funder --language sv
    """
    from vanort.cli.screen import say
    from vanort.queries import question_folders, read_catalogue
    from vanort.workspace import find_workspace, open_workspace

    try:
        own = (find_workspace() if workspace is None else open_workspace(workspace)).queries
    except WorkspaceError:
        if workspace is not None:
            raise
        own = None  # the shipped catalogue can be read from anywhere
    shown = 0
    for question in read_catalogue(question_folders("questions", own)).values():
        summary = question.header("summary", language)
        if not all(word.casefold() in f"{question.name} {question.id} {summary}".casefold() for word in words or ()):
            continue
        shown += 1
        print(f"{question.name}{f' ({question.id})' if question.id else ''}\n    {summary}")
        parameters = [p for p in question.parameters if p.type != "language"]
        if parameters:
            given = " ".join(f"-p {p.name}={_shell(p.example or p.type)}" for p in parameters if not p.optional)
            optional = " ".join(f"[-p {p.name}={_shell(p.example or p.type)}]" for p in parameters if p.optional)
            print(f"    {' '.join(part for part in (given, optional) if part)}")
    say(f"{shown} questions; ask one with: vanort query NAME -p parameter=value")


def _shell(value: str) -> str:
    import shlex

    return shlex.quote(value)
