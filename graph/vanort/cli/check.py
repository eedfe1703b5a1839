"""`vanort check`: what is wrong, where, and what to do."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from vanort.cli.options import EndpointOption, WorkspaceOption, chosen_workspace
from vanort.support.printable import printable


class Form(StrEnum):
    """How findings are printed."""

    table = "table"
    json = "json"


def run(
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    form: Annotated[Form, typer.Option("-f", "--format", help="For people, or for programs.")] = Form.table,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help="Before that, find quotes again that a document no longer has: those in other words wait for review then.",
        ),
    ] = False,
) -> None:
    """Check shapes, rules and quotes of the built dataset; exit 1 where something is violated.

    Example: vanort check -w data
    """
    from vanort.build import check_built, texts_of
    from vanort.cli.screen import counted, say, steps
    from vanort.wording import said
    from vanort.workspace.fingerprint import too_large_of

    with steps() as progress:
        progress("Checking")
        place = chosen_workspace(workspace, endpoint=endpoint)
        if repair:
            from vanort.editions import repair_quotes

            for line in repair_quotes(place):
                say(line)
        findings = check_built(place)
    if place.endpoint and not texts_of(place.build):
        say("The texts of the documents are not here, so quotes were not compared with them.")
    if form is Form.json:
        print(json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            where = f"{finding.where}: " if finding.where else ""
            hint = f" {said(finding.hint)}" if finding.hint else ""
            print(printable(f"{said(finding.severity)}: {where}{said(finding.found)}{hint}"))
    wrong = sum(finding.severity == "violation" for finding in findings)
    for sentence in () if place.endpoint else too_large_of(place.build).values():
        say(sentence)
    say(f"{counted(wrong, 'violation')}, {counted(len(findings) - wrong, 'warning')}")
    if wrong:
        raise typer.Exit(1)
