"""`vanort coverage`: how far each document has been gone through."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vanort.cli.options import OutputOption, WorkspaceOption, chosen_workspace
from vanort.wording import said

if TYPE_CHECKING:
    from vanort.coverage import Coverage

_COLUMNS = ("document", "sentences", "with facts", "no fact", "open", "proposals to judge")


class CoverageFormat(StrEnum):
    """The forms in which coverage can be had."""

    table = "table"
    json = "json"


def run(
    workspace: WorkspaceOption = None,
    form: Annotated[
        CoverageFormat, typer.Option("-f", "--format", help="A table, or JSON with each sentence that is open.")
    ] = CoverageFormat.table,
    list_open: Annotated[bool, typer.Option("--open", help="List the sentences that nobody has dealt with.")] = False,
    output: OutputOption = None,
) -> None:
    """Say how far each document is: sentences that bear a claim, that hold no fact, that nobody has dealt with.

    A document is complete when no sentence is open and no proposal waits. What holds no fact is said in the workbench
    (vanort review --browser), or by hand in coverage/NAME.tsv. The exit is 1 where something cannot be read.

    Example: vanort coverage -w data
    """
    from vanort.cli.screen import say, write_output
    from vanort.coverage import coverage_of_workspace
    from vanort.errors import VanortError

    place = chosen_workspace(workspace)
    faults: list[VanortError] = []
    found = coverage_of_workspace(place, faults=faults)
    for fault in faults:
        say(f"vanort: left out: {fault}")
    if form is CoverageFormat.json:
        write_output(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1) + "\n", output)
    elif list_open:
        write_output("".join(line for one in found for line in _open_lines(one)), output)
    elif found:
        write_output(_table(found), output)
    complete = sum(one.complete for one in found)
    say(f"{complete} of {len(found)} documents are complete.")
    if faults:
        raise typer.Exit(1)


def _counts(one: Coverage) -> tuple[int, ...]:
    return len(one.sentences), one.with_claims, one.without_fact, len(one.open), one.waiting


def _plain(one: Coverage) -> dict[str, Any]:
    document, names = one.document, ("sentences", "with_facts", "no_fact", "open", "waiting")
    open_ = [
        {"line": document.line_at(s.start), "start": s.start, "end": s.end, "text": document.text[s.start : s.end]}
        for s in one.open
    ]
    counts = dict(zip(names, _counts(one), strict=True))
    return {"document": document.path.name, **counts, "complete": one.complete, "open_sentences": open_}


def _open_lines(one: Coverage) -> list[str]:
    document = one.document
    return [
        f"{document.path.name}:{document.line_at(s.start)}: {' '.join(document.text[s.start : s.end].split())}\n"
        for s in one.open
    ]


def _table(found: tuple[Coverage, ...]) -> str:
    from vanort.cli.screen import aligned

    rows = [(one.document.path.name, *map(str, _counts(one))) for one in found]
    return aligned([tuple(map(said, _COLUMNS)), *rows])
