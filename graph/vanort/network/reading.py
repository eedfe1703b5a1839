"""Ask a view of the network of a store: two query files, one of nodes and one of edges, become one network."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx

from vanort.catalogue.limited import rows_of
from vanort.catalogue.parameters import bind_parameters
from vanort.catalogue.question import Question, question_folders, read_catalogue, read_question
from vanort.errors import PrivacyError, QueryError
from vanort.network.rows import rows_to_network
from vanort.store import Store
from vanort.support.resources import resource

ENDS = "ends.nodes"
Ask: TypeAlias = Callable[[Question, str, Store], list[dict[str, Any]]]


def views(folders: Iterable[Path] | None = None) -> dict[str, tuple[Question, Question]]:
    """Return the views there are, by name, each with its node query and its edge query.

    A view without a node query of its own shows the ends of its edges, as `ends.nodes.rq` describes them.

    >>> sorted(views())[:3]
    ['countries', 'funding', 'goals']
    """
    found = read_catalogue(folders or question_folders("network"))
    names = [name.removesuffix(".edges") for name in found if name.endswith(".edges")]
    ends = found.get(ENDS) or read_question(resource("queries/network") / f"{ENDS}.rq")
    return {name: (found.get(f"{name}.nodes", ends), found[f"{name}.edges"]) for name in names}


def read_network(
    store: Store,
    view: str,
    *,
    language: str = "en",
    as_of: int | None = None,
    include_contacts: bool = False,
    folders: Iterable[Path] | None = None,
    shared: bool = True,
    hubs: int | None = None,
    known: Container[str] | None = None,
    ask: Ask = rows_of,
    **filters: str,
) -> nx.MultiGraph:
    """Return a view of the network; a MultiDiGraph where the edge query says `#+ directed: yes`.

    Nodes carry `label`, `type`, `typeLabel` and whatever else the node query returns; edges `label`, `weight`,
    and `via`, `viaLabel`, `from`, `to` where they are known. `as_of` keeps what ran in that year. `filters`
    are parameters of the edge query (country, goal, funder, theme), given by name or number as for any
    question; with a filter or a year, nodes without an edge are left out. `folders` hold the query files. Without `shared`
    memberships tie nobody, and `hubs` of the nodes that are `known` are tied to what they share: see `rows_to_network`.
    `ask` returns the rows of a query with its parameters bound.

    Raises QueryError where there is no such view or filter, PrivacyError where a view is about persons and
    `include_contacts` is not set.
    """
    described = views(folders)
    if view not in described:
        raise QueryError(f"There is no view '{view}'.", hint=f"Views: {', '.join(described)}.")
    nodes, edges = described[view]
    if not include_contacts and "yes" in (nodes.header("personal"), edges.header("personal")):
        raise PrivacyError(
            f"The view '{view}' is about persons, who stay out of what is passed on.",
            hint="Where you may pass their names on, add --include-contacts.",
        )
    node_rows = _rows(store, nodes, {}, language, ask)
    edge_rows = _rows(store, edges, {name: value for name, value in filters.items() if value}, language, ask)
    if nodes.name == ENDS:
        ends = {row.get(end) for row in edge_rows for end in ("source", "target")}
        node_rows = [row for row in node_rows if row["node"] in ends]
    try:
        network = rows_to_network(
            node_rows,
            edge_rows,
            directed=edges.header("directed") == "yes",
            as_of=as_of,
            connected_only=as_of is not None or any(filters.values()),
            shared=shared,
            hubs=hubs,
            known=known,
        )
    except QueryError as fault:
        raise QueryError(fault.found, path=edges.path, hint=fault.hint) from fault
    network.graph |= {"view": view, "language": language}
    return network


def _rows(store: Store, query: Question, values: dict[str, str], language: str, ask: Ask) -> list[dict[str, Any]]:
    return ask(query, bind_parameters(query, values, store, language=language), store)
