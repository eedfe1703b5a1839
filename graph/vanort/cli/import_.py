"""`vanort import`: registers that others publish become graphs of the workspace, a record for each row."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import WorkspaceOption, chosen_workspace
from vanort.cli.screen import counted, say, steps

if TYPE_CHECKING:
    from vanort.dataset.imported import Imported
    from vanort.workspace.model import Workspace


def run(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="cordis, iati, twin-towns, interreg, or one of your own sources/.")
    ],
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Its files, also packed as .gz or .zip.")],
    dataset: Annotated[
        Optional[str],  # noqa: UP045 (typer reads it at run time)
        typer.Option("--dataset", metavar="NAME", help="The name of its graph; that of the source by default."),
    ] = None,
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="What a table is written in, where it is not UTF-8.")
    ] = "utf-8",
    instead: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--set", metavar="COLUMN=VALUE", help="What a column holds in every row, where it is wrong."),
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Import a register: a new edition takes the place of the old one, and of nothing else.

    Rows that cannot be read are listed with line and reason, and the exit is 1; the others are imported. A file that is damaged
    or cut off is refused as a whole. Importing again changes nothing, and an import that was stopped goes on where it was.

    Example: vanort import cordis organization.csv project.csv
    """
    import codecs

    from vanort.errors import DocumentError
    from vanort.mappings.sources import find_source
    from vanort.registers.importing import import_register

    try:
        codecs.lookup(encoding)
    except LookupError:
        raise DocumentError(f"There is no encoding '{encoding}'.", hint="Write utf-8, cp1252, latin-1 …") from None
    place = chosen_workspace(workspace)
    register = find_source(source, place)
    today = datetime.date.today().isoformat()
    with steps() as progress:
        columns = dict(_pair(each) for each in instead or ())
        done = import_register(
            place, register, files, dataset or "", today=today, encoding=encoding, instead=columns, progress=progress
        )
    _show(done, place)
    if done.left_out or done.cells:
        raise typer.Exit(1)


def _pair(item: str) -> tuple[str, str]:
    from vanort.errors import DocumentError

    column, equals, value = item.partition("=")
    if not equals:
        raise DocumentError(f"'{item}' says no value for a column.", hint="Write it as --set country=Sweden.")
    return column.strip(), value.strip()


def _show(done: Imported, place: Workspace) -> None:
    from vanort.dataset.with_imports import WithImports, too_large_for_pages

    say(f"imports/{done.name}: {counted(done.rows, 'row')}, {counted(done.quads, 'quad')}.")
    for name, number in done.things.items():
        if name not in ("Document", "Row"):
            print(f"  {name:<14} {number:>9,}", file=sys.stderr)
    if done.set_aside:
        say(f"{counted(done.set_aside, 'row')} set aside, since the source says that they are about something else.")
    repeated = done.rows - done.left_out - done.set_aside - done.distinct
    if repeated > 0:
        say(f"{counted(repeated, 'row')} repeated what another one says, word for word.")
    if done.left_out or done.cells:
        say(
            f"{counted(done.left_out, 'row')} and {counted(done.cells, 'single cell')} could not be read: "
            f"{place.relative(done.unread)}"
        )
    for each in WithImports.of(place).large:
        if each.name == done.name:
            say(too_large_for_pages(each))
    say("Ask about it with vanort query: what was imported is built in first.")
