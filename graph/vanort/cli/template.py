"""`vanort template`: a workbook to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vanort.cli.screen import say, write_output


def run(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.xlsx", help="Where to write it.")],
    language: Annotated[
        str, typer.Option("--language", metavar="L", help="The language of its heads: en or sv.")
    ] = "en",
) -> None:
    """Make a workbook with sheets for projects, partners, partnerships, people and funding.

    It has lists to choose from, an example row, and notes. Filled in, `vanort add` reads it without a mapping.

    Example: **vanort template -o partnerships.xlsx --language sv**
    """
    from vanort.errors import DocumentError
    from vanort.tables.template import LANGUAGES, make_template

    if language not in LANGUAGES:
        raise DocumentError(f"There is no template in “{language}”.", hint=f"Choose {' or '.join(LANGUAGES)}.")
    write_output(make_template(language), output)
    if str(output) != "-":
        say(f"{output}: fill it in, then run: vanort add {output}")
