"""`vanort network`: a view of the network as a file for Gephi, a spreadsheet or a program of one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace

if TYPE_CHECKING:
    import networkx as nx

    from vanort.privacy.redaction import Personal


class Form(StrEnum):
    """The forms of a network file."""

    graphml = "graphml"
    gexf = "gexf"
    json = "json"
    csv = "csv"
    parquet = "parquet"
    vosviewer = "vosviewer"
    html = "html"


_TABLES = (Form.csv, Form.parquet)


def run(
    view: Annotated[str, typer.Argument(metavar="VIEW", help="Such as partners, projects, countries, funding.")],
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    form: Annotated[
        Optional[Form],  # noqa: UP045 (typer reads it at run time)
        typer.Option(
            "-f",
            "--format",
            help="GraphML, GEXF with years, JSON (node-link), CSV or Parquet tables, VOSviewer, or a quick picture; "
            "by default what the ending of -o says, else GraphML.",
        ),
    ] = None,
    output: OutputOption = None,
    language: Annotated[
        str, typer.Option("--language", metavar="en|sv", help="The language of labels; by default the workspace's.")
    ] = "",
    as_of: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--as-of", metavar="YEAR", help="Only what ran in this year."),
    ] = None,
    country: Annotated[str, typer.Option("--country", help="Only what involves this country.")] = "",
    goal: Annotated[str, typer.Option("--goal", help="Only what works towards this goal, such as 7.")] = "",
    funder: Annotated[str, typer.Option("--funder", help="Only what this organisation pays for.")] = "",
    theme: Annotated[str, typer.Option("--theme", help="Only what is about this theme.")] = "",
    include_contacts: Annotated[
        bool, typer.Option("--include-contacts", help="Allow the view of persons, with their names.")
    ] = False,
) -> None:
    """Write a view of the network: partners, projects, municipalities, countries, funding, goals, themes, people.

    Each tie carries its claims, its confidence and its number of sources.

    Example: vanort network partners -w data -o partners.gexf
    """
    from vanort.analysis.appearance import add_appearance
    from vanort.analysis.of_workspace import network_of_workspace
    from vanort.cli.screen import say, write_output
    from vanort.privacy.publish import must_not_leak

    place = asked_workspace(workspace, endpoint, shown=True)
    form = form or _form_of(output)
    network, personal = network_of_workspace(
        place,
        view,
        language=language or place.language,
        as_of=as_of,
        include_contacts=include_contacts,
        grounds=True,
        country=country,
        goal=goal,
        funder=funder,
        theme=theme,
    )
    if form is not Form.html:
        add_appearance(network)
    if form in _TABLES:
        _write_tables(network, form, output, personal)
    else:
        content = _content(network, form, view)
        must_not_leak("the network", content.encode(), personal)
        write_output(content, output)
    if undated := network.graph.get("undated"):
        say(f"{undated} ties have no stated start and are left out.")
    if not network.number_of_edges():
        say("Not stated: no source says anything that ties two of these.")


def _content(network: nx.MultiGraph, form: Form, view: str) -> str:
    from vanort.network import gexf, graphml, node_link, vosviewer

    match form:
        case Form.gexf:
            return gexf.write_gexf(network, description=view)
        case Form.graphml:
            return graphml.write_graphml(network)
        case Form.json:
            return node_link.write_node_link(network)
        case Form.vosviewer:
            return vosviewer.write_vosviewer(network)
        case Form.html:
            from vanort.explorer.bridge import show_network

            return show_network(network).page
    raise AssertionError(form)  # tables are written two at a time


def _form_of(output: Path | None) -> Form:
    """Return the form that the ending of a file says; GraphML where it says none.

    >>> _form_of(Path("partners.parquet")).value, _form_of(Path("partners.txt")).value
    ('parquet', 'graphml')
    """
    ending = output.suffix.lower().lstrip(".") if output else ""
    return Form(ending) if ending in set(Form) else Form.graphml


def _write_tables(network: nx.MultiGraph, form: Form, output: Path | None, personal: Personal) -> None:
    """Write the edges, and the nodes beside them: NAME.nodes.csv; standard output has room for one table only."""
    from vanort.cli.screen import say, write_output
    from vanort.network import parquet, table
    from vanort.privacy.publish import must_not_leak

    edges, nodes = table.write_edge_table(network), table.write_node_table(network)
    must_not_leak("the network", f"{edges}\n{nodes}".encode(), personal)
    packed = form is Form.parquet
    write_output(parquet.write_edge_parquet(network) if packed else edges, output)
    if output is None or str(output) == "-":
        say(f"These are the edges; with -o FILE.{form.value} the nodes are written beside it, too.")
        return
    beside = output.with_suffix(f".nodes.{form.value}")
    write_output(parquet.write_node_parquet(network) if packed else nodes, beside)
    say(f"Edges: {output}; nodes: {beside}")
