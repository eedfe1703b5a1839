"""`vanort queries`: the catalogue of named questions."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, workspace_at_hand

if TYPE_CHECKING:
    from vanort.catalogue.question import Question


def run(
    words: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(metavar="WORDS", help="List only questions that have all of these words."),
    ] = None,
    workspace: WorkspaceOption = None,
    language: Annotated[
        str,
        typer.Option("--language", metavar="en|sv", help="The language of the summaries; by default the workspace's."),
    ] = "",
) -> None:
    """List the questions that can be asked by name, with parameters as you would type them.

    Example: vanort queries contact --language sv
    """
    from vanort.catalogue.question import question_folders, read_catalogue
    from vanort.cli.screen import say
    from vanort.wording import spoken

    place = workspace_at_hand(workspace)  # the shipped catalogue can be read from anywhere
    shown = 0
    for question in read_catalogue(question_folders("questions", place.queries if place else None)).values():
        if _has_words(question, words or ()):
            shown += 1
            print("\n    ".join(_lines(question, language or spoken())))
    say(f"{shown} questions; ask one with: vanort query NAME -p parameter=value")


def _lines(question: Question, language: str) -> Iterable[str]:
    """Yield the name, what is asked, and the parameters with their examples, ready to copy; [ ] marks what may be left out."""
    yield f"{question.name} ({question.id})" if question.id else question.name
    yield question.header("summary", language)
    options = [
        (f"-p {p.name}={shlex.quote(p.example or p.type)}", p.optional)
        for p in question.parameters
        if p.type != "language"
    ]
    if options:
        yield " ".join(f"[{option}]" if optional else option for option, optional in options)


def _has_words(question: Question, words: Iterable[str]) -> bool:
    text = " ".join((question.name, question.id, *(line for lines in question.headers.values() for line in lines)))
    return all(word.casefold() in text.casefold() for word in words)
