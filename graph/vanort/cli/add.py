"""`vanort add`: copy documents into the workspace and write down where they come from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace
from vanort.cli.screen import say


def run(
    files: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER…", help="Documents, or folders of them.")],
    url: Annotated[Optional[str], typer.Option("--url", metavar="U", help="The address of the page.")] = None,  # noqa: UP045
    language: Annotated[Optional[str], typer.Option("--language", metavar="L", help="Its language: sv, en …")] = None,  # noqa: UP045
    workspace: WorkspaceOption = None,
) -> None:
    """Copy documents (.txt, .md, .html, .xhtml, .pdf, .docx) into `documents/`, with title, address, language and date.

    A document that cannot be read is named, and the others still go through.

    Example: **vanort add page.html --url https://example.org/twin-towns**
    """
    from vanort.documents.adding import add_document, documents_in
    from vanort.errors import DocumentError

    room = chosen_workspace(workspace)
    failed = 0
    for path in documents_in(files):
        try:
            added = add_document(room, path, address=url, language=language, today=datetime.date.today())
        except DocumentError as error:
            failed += 1
            say(f"vanort: {error}")
            continue
        say(added)
    if failed:
        raise typer.Exit(1)
