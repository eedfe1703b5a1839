"""`vanort extract --model`: a language model as a second reader, after saying what leaves this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from vanort.cli.screen import bar, counted, say
from vanort.workspace.model import Workspace


def read_again(
    room: Workspace,
    files: Sequence[Path],
    *,
    url: str,
    name: str,
    patience: float,
    yes: bool,
    folder: Path | None,
    language: str | None,
) -> bool:
    """Let a model read documents that the rules have read; return whether all went well.

    Raises ModelError where the address cannot be used, or where nobody agreed to what would be sent.
    """
    from vanort.dataset.assemble import read_reference
    from vanort.second_reader.model import KEY, model_at
    from vanort.second_reader.reading import SecondReader
    from vanort.second_reader.terms import vocabulary
    from vanort.tables.of_workspace import Proposer

    model = model_at(url, name, os.environ.get(KEY, "").strip(), patience)
    reader = SecondReader(room, model, vocabulary(read_reference(room.reference)))
    sending = reader.to_send(files)
    if sending.passages:
        what = f"{counted(sending.documents, 'document')}, {counted(sending.characters, 'character')}"
        say(f"To {model.name} at {model.host}: {what}, as they are, with the names and contacts in them.")
        if not model.is_local:
            _agree(model.host, yes=yes)
    with bar() as step:
        try:
            reader.read(files, Proposer(room, language), folder=folder, step=step)
        except KeyboardInterrupt:
            say("Stopped. What has been answered is kept; run it again to go on.")
            raise typer.Exit(130) from None
    for line in reader.lines:
        say(line)
    return not reader.failed


def _agree(host: str, *, yes: bool) -> None:
    """Ask a person whether texts may leave this machine.

    Raises ModelError where nobody says yes.
    """
    from vanort.errors import ModelError
    from vanort.wording import said

    if yes:
        return
    if not sys.stdin.isatty():
        raise ModelError("Nothing was sent: nobody has agreed.", hint="Run it in a terminal, or with --yes.")
    if not typer.confirm(said(f"Send this to {host}?"), err=True):
        raise ModelError("Nothing was sent.", hint="What the rules read stays.")
