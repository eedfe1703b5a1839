"""`vanort analyse`: measures, groups, bridges, gaps and suggestions, each in plain words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace
from vanort.errors import QueryError


class Form(StrEnum):
    """The forms of an analysis."""

    table = "table"
    csv = "csv"
    json = "json"
    html = "html"


def run(
    view: Annotated[
        str, typer.Argument(metavar="[VIEW]", help="partners gives all answers; another view its measures.")
    ] = "partners",
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="Whose network this is; by default the busiest.")
    ] = "",
    what_if_without: Annotated[
        str, typer.Option("--what-if-without", metavar="NAME", help="What would be lost without this organisation.")
    ] = "",
    between: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045 (typer reads it at run time)
        typer.Option("--between", metavar="NAME NAME", help="How these two organisations are connected."),
    ] = None,
    as_of: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--as-of", metavar="YEAR", help="The network as it was in this year."),
    ] = None,
    form: Annotated[
        Form, typer.Option("-f", "--format", help="Words and a table, measures as CSV, all as JSON, or a report.")
    ] = Form.table,
    language: Annotated[
        str, typer.Option("--language", metavar="en|sv", help="The language of the words; by default the workspace's.")
    ] = "",
    include_contacts: Annotated[
        bool, typer.Option("--include-contacts", help="Name the persons on whom something depends.")
    ] = False,
    output: OutputOption = None,
) -> None:
    """Say who connects whom, what hangs on whom, what is missing, what would be lost, and whom to work with next.

    Example: vanort analyse -w data --what-if-without "Växjö kommun" --language sv
    """
    from vanort.analysis.of_workspace import analyse_view, analyse_workspace
    from vanort.analysis.output import write_csv, write_json, write_text
    from vanort.cli.screen import write_output
    from vanort.privacy.publish import must_not_leak
    from vanort.report.making import title_of
    from vanort.report.page import write_report
    from vanort.workspace.fingerprint import too_large_of

    place = asked_workspace(workspace, endpoint, shown=True)
    if view == "partners":
        analysis, personal = analyse_workspace(
            place,
            organisation=organisation,
            without_organisation=what_if_without,
            connecting=between,
            as_of=as_of,
            language=language,
            include_contacts=include_contacts,
        )
    else:
        if organisation or what_if_without or between or form is Form.html:
            raise QueryError(f"The view '{view}' has measures only.", hint="Leave the view out for all answers.")
        analysis, personal = analyse_view(
            place, view, as_of=as_of, language=language, include_contacts=include_contacts
        )
    match form:
        case Form.table:
            content = write_text(analysis)
        case Form.csv:
            content = write_csv(analysis)
        case Form.json:
            content = write_json(analysis)
        case Form.html:
            content = write_report(
                analysis,
                title=title_of(place, analysis.language),
                left_out=() if place.endpoint else tuple(too_large_of(place.build)),
            )
    must_not_leak("the analysis", content.encode(), personal)
    write_output(content, output)
