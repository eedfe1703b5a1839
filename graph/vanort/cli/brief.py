"""`vanort brief`: a sheet on one partner, to be taken to a meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The partner, by any of its names.")] = "",
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    organisation: Annotated[
        str,
        typer.Option(
            "--organisation",
            metavar="NAME",
            help="From whose side; by default that of the settings, else of whoever does most.",
        ),
    ] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="en|sv", help="The language of the words; by default the workspace's.")
    ] = "",
    include_contacts: Annotated[
        bool,
        typer.Option("--include-contacts", help="Keep names of persons, e-mail addresses and telephone numbers."),
    ] = False,
    output: OutputOption = None,
) -> None:
    """Write what sources say of one partner: what is shared, money, goals, what ends next, and what to ask about.

    A name of a file that ends in .docx gives a Word file, any other a page of HTML.

    Example: vanort brief "JB Marks" -o jb-marks.html
    """
    from vanort.brief import brief_workspace
    from vanort.cli.screen import say, write_output

    place = asked_workspace(workspace, endpoint)
    form = "docx" if output is not None and output.suffix.lower() == ".docx" else "html"
    brief = brief_workspace(
        place, name, organisation=organisation, form=form, language=language, include_contacts=include_contacts
    )
    if not organisation and "organisation" not in place.settings:
        say(
            f'Seen from {brief.organisation}, which takes part in most. Another: --organisation, or organisation = "…" in vanort.toml.'
        )
    write_output(brief.content, output)
    if output is not None and str(output) != "-":
        say(f"Open this file: {output}")
