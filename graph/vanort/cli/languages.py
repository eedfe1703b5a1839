"""`vanort languages`: the language packs that there are, and whether one of them reads its own examples."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import OutputOption, WorkspaceOption, workspace_at_hand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from vanort.languages.pack import LanguagePack
    from vanort.workspace.model import Workspace

_COLUMNS = ("language", "entries", "cues of assertion", "frames", "folder")


class Action(StrEnum):
    """What is asked of the packs."""

    list = "list"
    check = "check"


def run(
    action: Annotated[
        Action, typer.Argument(metavar="list|check", help="List the packs, or check them.")
    ] = Action.list,
    code: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Argument(metavar="CODE", help="The language to check; every pack of the workspace, or else every one."),
    ] = None,
    show_unused: Annotated[
        bool, typer.Option("--unused", help="List the entries that read nothing in the documents of the workspace.")
    ] = False,
    workspace: WorkspaceOption = None,
    output: OutputOption = None,
) -> None:
    """List the language packs, or check whether each frame and cue of one reads its example, and each entry has one.

    Told are examples that are not read as their line says, counter-examples that are, entries of pack.toml that no phrase of
    examples.tsv shows, and phrases that mean two things. The exit is 1 where an example does not hold.

    Example: vanort languages check sv
    """
    from vanort.cli.screen import say, write_output
    from vanort.errors import VanortError
    from vanort.languages.pack import FOLDER, language_packs, packs_with

    place = workspace_at_hand(workspace)
    own = language_packs(place.languages) if place else {}
    packs = packs_with(place.languages) if place else language_packs()
    folders = {name: (place.languages if place and name in own else FOLDER) / name for name in packs}
    if action is Action.list:
        write_output(_table(packs, folders), output)
        return
    if code is not None and code not in packs:
        raise VanortError(f"There is no language pack '{code}'.", hint=f"There are: {', '.join(sorted(packs))}.")
    failed, lines = 0, []
    for name in [code] if code else sorted(own or packs):
        wrong = [*_wrong(name, packs, folders[name])]
        failed += len(wrong)
        lines += [*wrong, *_remarks(packs[name], folders[name])]
        if show_unused and place:
            lines += [*_unused(packs[name], place, folders[name])]
    write_output("".join(f"{line}\n" for line in lines), output)
    say(f"Examples that are not read as they should be: {failed}")
    if failed:
        raise typer.Exit(1)


def _table(packs: Mapping[str, LanguagePack], folders: Mapping[str, Path]) -> str:
    from vanort.cli.screen import aligned
    from vanort.languages.entries import tables_of
    from vanort.wording import said

    rows = [tuple(map(said, _COLUMNS))]
    for code, pack in sorted(packs.items()):
        entries = sum(len(each) for _, each in tables_of(dict(pack.data)))
        counts = (entries, len(pack.assertion), len(pack.frames))
        rows.append((code, *(f"{count:,}" for count in counts), str(folders[code])))
    return aligned(rows)


def _wrong(code: str, packs: Mapping[str, LanguagePack], folder: Path) -> Iterator[str]:
    from vanort.extraction.pack_examples import failures
    from vanort.wording import said

    for failure in failures(code, packs):
        found, expected = (f"'{what}'" if what else said("nothing") for what in (failure.found, failure.expected))
        where = folder / failure.file
        yield said(f"{where}: read as {found}, not as {expected}: {failure.example!r} (entry: {failure.phrase})")


def _remarks(pack: LanguagePack, folder: Path) -> Iterator[str]:
    from vanort.languages.entries import conflicts, without_example
    from vanort.wording import said

    for table, entry in without_example(pack, folder):
        yield said(f"{folder / 'pack.toml'}: {table} has an entry without an example of its own: {entry!r}")
    for phrase, meanings in conflicts(pack):
        yield said(f"{folder}: {phrase!r} means two things: {meanings}")


def _unused(pack: LanguagePack, place: Workspace, folder: Path) -> Iterator[str]:
    from vanort.languages.entries import unused
    from vanort.wording import said

    texts = _texts(place, pack.code)
    for table, entry in unused(pack, texts) if texts else ():
        yield said(
            f"{folder / 'pack.toml'}: {table} has an entry that reads nothing in {len(texts)} documents: {entry!r}"
        )


def _texts(place: Workspace, code: str) -> Sequence[str]:
    """Return the texts of the documents of a workspace that are in a language."""
    from vanort.coverage.counting import documents_of
    from vanort.documents import read_document
    from vanort.languages import detect_language
    from vanort.languages.pack import packs_with

    packs = packs_with(place.languages)
    found = [read_document(path, packs=packs) for path in documents_of(place)]
    return [each.text for each in found if (each.language or detect_language(each.text, packs)) == code]
