"""`vanort add`: copy documents into the workspace and write down where they come from."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace
from vanort.cli.screen import counted, say
from vanort.support.printable import printable
from vanort.wording import said

if TYPE_CHECKING:
    from vanort.documents.adding import Added
    from vanort.workspace.model import Workspace

_OF_ONE = ("title", "address", "date")  # what is told of one document, not of several at once


def run(
    files: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER…", help="Documents, or folders of them.")],
    url: Annotated[Optional[str], typer.Option("--url", metavar="U", help="The address of the page.")] = None,  # noqa: UP045
    title: Annotated[Optional[str], typer.Option("--title", metavar="T", help="Its title.")] = None,  # noqa: UP045
    language: Annotated[Optional[str], typer.Option("--language", metavar="L", help="Its language: sv, en …")] = None,  # noqa: UP045
    date: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--date", metavar="D", help="When it was published or changed: 2017, 2017-09, 2017-09-05."),
    ] = None,
    kind: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--kind", metavar="K", help="How it is read: txt, md, html, pdf, docx, eml, xlsx, csv …"),
    ] = None,
    mapping: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--mapping", metavar="FILE.toml", help="What the columns of a table hold; proposed by default."),
    ] = None,
    home: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--home", metavar="NAME", help="Whose partners a table lists, where it does not say so."),
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Copy documents (.txt, .md, .html, .xhtml, .pdf, .docx, .eml, .xlsx, .ods, .csv, .tsv) into `documents/`.

    What was guessed of each is shown. Where a title, a language, a date or a kind is wrong, add the document once more
    and say the right one. A document that cannot be read is named, and the others still go through.

    A table is read at once: what its columns hold is shown and written to `mappings/`, its claims to `claims/`. Cells
    that cannot be read are listed, and the exit is 1.

    Example: **vanort add page.html --url https://example.org/twin-towns --date 2017-09**
    """
    from vanort.documents.adding import add_document, documents_in
    from vanort.errors import DocumentError
    from vanort.tables.adding import Tables

    room = chosen_workspace(workspace)
    tables = Tables(room, mapping, home or "")
    told = {"title": title, "address": url, "language": language, "date": date}
    paths = list(documents_in(files))
    if len(paths) > 1 and any(told[name] for name in _OF_ONE):
        raise DocumentError(
            f"{len(paths)} documents cannot have one title, address or date.", hint="Add them one by one."
        )
    last, failed = None, 0
    for path in paths:
        try:
            tables.refuse_unknown(path, kind or "")
            last = add_document(
                room,
                path,
                told={name: value for name, value in told.items() if value},
                kind=kind or "",
                today=datetime.date.today(),
            )
        except DocumentError as error:
            failed += 1
            say(f"vanort: {error}")
            continue
        _show(last, room)
        for line in tables.read(last.path):
            say(line)
    if last:
        say(
            "Is something wrong? Say it with --title, --language, --date or --kind, or write it into "
            f"{room.relative(last.path)}.yaml."
        )
    if failed or tables.unread:
        raise typer.Exit(1)


def _show(added: Added, room: Workspace) -> None:
    """Print where a document lies now, and what is known about it."""
    notes = "".join(f" {warning}" for warning in added.warnings)
    say(f"{room.relative(added.path)}: {counted(added.words, 'word')}.{notes}")
    shown = {name: added.known.get(name) for name in ("title", "language", "date")}
    for name, value in {**shown, "kind": added.kind}.items():
        print(printable(f"  {said(name):<9} {value or said('not stated')}"), file=sys.stderr)
