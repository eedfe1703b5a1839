"""Help and complaints about wrong usage, in Swedish where Swedish is spoken.

typer and click keep no Swedish texts, so what they show is translated as it passes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from vanort.errors import VanortError
from vanort.wording import said, speak, spoken, system_language
from vanort.workspace.model import find_workspace, open_workspace

_FRAME = {
    "ARGUMENTS_PANEL_TITLE": "Argument",
    "OPTIONS_PANEL_TITLE": "Flaggor",
    "COMMANDS_PANEL_TITLE": "Kommandon",
    "ERRORS_PANEL_TITLE": "Fel",
    "DEFAULT_STRING": "[annars: {}]",
    "REQUIRED_LONG_STRING": "[krävs]",
    "ABORTED_TEXT": "Avbrutet.",
    "RICH_HELP": "Prova [blue]'{command_path} {help_option}'[/] för hjälp.",
}
_USAGE = {"[OPTIONS]": "[FLAGGOR]", "COMMAND [ARGS]...": "KOMMANDO [ARGUMENT]...", "DIR": "MAPP", "FILE": "FIL"}


class _Speaking:
    """A command that shows its help in the language that is spoken."""

    help: str | None
    short_help: str | None

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters, the words about each in the language that is spoken."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if getattr(param, "help", None):
                param.help = said(param.help)
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, its paragraphs in the language that is spoken."""
        self.help = in_paragraphs(self.help or "")
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is called."""
        if spoken() != "sv":
            super().format_usage(ctx, formatter)  # type: ignore[misc]
            return
        pieces = " ".join(_USAGE.get(piece, piece) for piece in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix="Användning: ")


class Command(_Speaking, TyperCommand):
    """One command of `vanort`."""


class Group(_Speaking, TyperGroup):
    """`vanort` itself: finds out which language to speak before anything is said."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Run a command, and say what is wrong with how it was called, in the language of the workspace or the system."""
        given = list(sys.argv[1:] if args is None else args)
        speak(_language_for(given))
        with _frame():
            return super().main(given, *rest, **options)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, what it is for in the language that is spoken."""
        command = super().get_command(ctx, cmd_name)
        if command is not None and command.help:
            command.help = in_paragraphs(command.help)
        return command

    def make_context(self, *args: Any, **options: Any) -> Any:
        """Read what was given to `vanort` itself."""
        with _complaints():
            return super().make_context(*args, **options)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        with _complaints():
            return super().invoke(ctx)


def in_paragraphs(text: str) -> str:
    """Return a help text in the language that is spoken, paragraph by paragraph."""
    return "\n\n".join(said(" ".join(part.split())) for part in text.split("\n\n")) if spoken() == "sv" else text


def _language_for(arguments: Sequence[str]) -> str:
    """Return the language of the workspace that a command line names or stands in, or else of the system."""
    named = [b for a, b in pairwise(arguments) if a in ("-w", "--workspace")]
    try:
        place = open_workspace(Path(named[0]), faults=[]) if named else find_workspace(faults=[])
    except (VanortError, OSError):
        return system_language(os.environ)
    return place.language if "language" in place.settings else system_language(os.environ)


@contextmanager
def _complaints() -> Iterator[None]:
    """Say in the language that is spoken what is wrong with the usage."""
    try:
        yield
    except Exception as error:
        if spoken() == "sv" and hasattr(error, "format_message"):
            words = said(" ".join(error.format_message().split()))
            error.format_message = lambda: words
        raise


@contextmanager
def _frame() -> Iterator[None]:
    """Put Swedish headings around help and complaints, for as long as a command runs."""
    if spoken() != "sv":
        yield
        return
    english = {name: getattr(rich_utils, name) for name in _FRAME}
    try:
        for name, words in _FRAME.items():
            setattr(rich_utils, name, words)
        yield
    finally:
        for name, words in english.items():
            setattr(rich_utils, name, words)
