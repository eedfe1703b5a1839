"""`vanort export`: the dataset in other forms, without personal data unless asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace


class Form(StrEnum):
    """The forms of a dataset."""

    trig = "trig"
    jsonld = "jsonld"
    nq = "nq"
    rdf12 = "rdf12"


def run(
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    form: Annotated[
        Form,
        typer.Option(
            "-f", "--format", help="TriG, JSON-LD, N-Quads, or TriG of RDF 1.2, each claim a reifier of its triple."
        ),
    ] = Form.trig,
    output: OutputOption = None,
    include_contacts: Annotated[
        bool, typer.Option("--include-contacts", help="Keep persons, e-mail addresses and telephone numbers.")
    ] = False,
) -> None:
    """Write the whole dataset in another form, for anyone's tools.

    Example: vanort export -w data -f trig -o data.trig
    """
    from vanort.cli.screen import write_parts
    from vanort.publish.export import exported

    write_parts(exported(asked_workspace(workspace, endpoint), form.value, include_contacts=include_contacts), output)
