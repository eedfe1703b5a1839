"""`vanort network`: a view of the network as a file for Gephi, a spreadsheet or a program of one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from vanort.cli.options import EndpointOption, OutputOption, WorkspaceOption, asked_workspace

if TYPE_CHECKING:
    import networkx as nx


class Form(StrEnum):
    """The forms of a network file."""

    graphml = "graphml"
    gexf = "gexf"
    json = "json"
    csv = "csv"
    vosviewer = "vosviewer"
    html = "html"


def run(
    view: Annotated[str, typer.Argument(metavar="VIEW", help="Such as partners, projects, countries, funding.")],
    workspace: WorkspaceOption = None,
    endpoint: EndpointOption = None,
    form: Annotated[
        Form,
        typer.Option(
            "-f",
            "--format",
            help="GraphML, GEXF with years, JSON (node-link), CSV tables, VOSviewer, or a quick picture.",
        ),
    ] = Form.graphml,
    output: OutputOption = None,
    language: Annotated[str, typer.Option("--language", metavar="en|sv", help="The language of labels; by default the workspace's.")] = "",
    as_of: Annotated[
        Optional[int],  # noqa: UP045 (typer reads it at run time)
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

    Example: vanort network partners -w data -f gexf -o partners.gexf
    """
    from vanort.analysis.appearance import add_appearance
    from vanort.analysis.of_workspace import network_of_workspace
    from vanort.cli.screen import say, write_output
    from vanort.privacy.publish import must_not_leak

    place = asked_workspace(workspace, endpoint, shown=True)
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
    content = _content(network, form, view)
    must_not_leak("the network", content.encode(), personal)
    write_output(content, output)
    if form is Form.csv:
        _write_nodes(network, output)
    if undated := network.graph.get("undated"):
        say(f"{undated} ties have no stated start and are left out.")
    if not network.number_of_edges():
        say("Not stated: no source says anything that ties two of these.")


def _content(network: nx.MultiGraph, form: Form, view: str) -> str:
    from vanort.network import gexf, graphml, node_link, table, vosviewer

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
        case Form.csv:
            return table.write_edge_table(network)


def _write_nodes(network: nx.MultiGraph, output: Path | None) -> None:
    """Write the nodes beside the edges: NAME.nodes.csv; standard output has room for one table only."""
    from vanort.cli.screen import say, write_output
    from vanort.network.table import write_node_table

    if output is None or str(output) == "-":
        say("These are the edges; with -o FILE.csv the nodes are written beside it, too.")
        return
    nodes = output.with_suffix(".nodes.csv")
    write_output(write_node_table(network), nodes)
    say(f"Edges: {output}; nodes: {nodes}")
