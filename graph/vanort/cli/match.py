"""`vanort match`: a list of names matched against the graph, with score and reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table: .csv, .tsv, .xlsx or .ods.")],
    column: Annotated[str, typer.Option("--column", metavar="NAME", help="The column with the names.")],
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    country: Annotated[
        str, typer.Option("--country-column", metavar="NAME", help="The column with the countries, if there is one.")
    ] = "",
    type_: Annotated[
        Optional[list[str]],  # noqa: UP045 (typer reads it at run time)
        typer.Option("--type", metavar="CLASS", help="Only things of this class, such as Municipality."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many for each row.")] = 5,
    output: OutputOption = None,
) -> None:
    """Match a list against the graph: which of its things each name may mean, how likely, and why, as CSV.

    Names are compared as they are for candidates of `same` in `vanort review`. A name that means nothing here has a row
    without a candidate. Persons are never matched.

    Example: vanort match members.csv --column Town
    """
    from vanort.cli.screen import say, write_output
    from vanort.errors import QueryError
    from vanort.identity.matching import Matcher
    from vanort.identity.stored import CLASSES, stored_entities
    from vanort.support.schema import nearest
    from vanort.tables.matching import matched, names_of
    from vanort.workspace.home import store_of

    types = tuple(type_ or ())
    for name in types:
        if name not in CLASSES:
            raise QueryError(f"Nothing is matched with things of a class '{name}'.", hint=nearest(name, CLASSES))
    names = names_of(file, column, country)
    store = store_of(asked_workspace(workspace, endpoint))
    try:
        matcher = Matcher(stored_entities(store))
    finally:
        store.close()
    lines = list(matched(matcher, names, types=types, limit=limit))
    write_output("".join(lines), output)
    found = {line.partition(",")[0] for line in lines[1:] if not line.endswith("has a name like this.\r\n")}
    say(f"{len(found):,} of {len(names):,} rows have candidates.")
