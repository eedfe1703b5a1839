"""`vanort map`: what the columns of a table hold, as a mapping that people correct."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.screen import say, write_output


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table: .xlsx, .ods, .csv or .tsv.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", metavar="FILE.toml", help="Where to write it; standard output by default."),
    ] = None,
    home: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--home", metavar="NAME", help="Whose partners the table lists, where it does not say so."),
    ] = None,
    language: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--language", metavar="L", help="The language of the table: sv, en …"),
    ] = None,
) -> None:
    """Propose a mapping for a table, from its heads and its values; needs no workspace.

    A mapping names for each column a term of the ontology, one behind another with a point: `start` is when what the row
    is about began, `partner.country` the country of the partner that the row names. Correct it, and give it to
    `vanort add FILE --mapping FILE.toml`; in a workspace it lies in `mappings/`.

    Example: **vanort map partners.xlsx -o partners.toml**
    """
    from dataclasses import replace

    from vanort.documents import read_document
    from vanort.documents.kinds import kind_of
    from vanort.documents.sheets import TABLES
    from vanort.errors import DocumentError
    from vanort.mappings import format_mapping
    from vanort.tables.of_workspace import open_table, proposed, summary

    if file.is_file() and kind_of(file) not in TABLES:
        raise DocumentError("This is no table.", path=file, hint=f"Tables are {', '.join(TABLES)}.")
    document = read_document(file)
    if language:
        document = replace(document, language=language)
    mapping = proposed(open_table(document), home=home or "")
    for line in summary(mapping) if output else ():
        say(line)
    write_output(format_mapping(mapping, file.name), output)
