"""Ask a view of the network of a store: two query files, one of nodes and one of edges, become one network."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from vanort.asking import bind_parameters
from vanort.errors import PrivacyError, QueryError
from vanort.network.rows import rows_to_network
from vanort.queries import Question, question_folders, read_catalogue
from vanort.store import Store


def views(folders: Iterable[Path] | None = None) -> dict[str, tuple[Question, Question]]:
    """Return the views there are, by name, each with its node query and its edge query.

    >>> sorted(views())[:3]
    ['countries', 'funding', 'goals']
    """
    found = read_catalogue(folders or question_folders("network"))
    names = [name.removesuffix(".nodes") for name in found if name.endswith(".nodes")]
    return {name: (found[f"{name}.nodes"], found[f"{name}.edges"]) for name in names if f"{name}.edges" in found}


def read_network(
    store: Store,
    view: str,
    *,
    language: str = "en",
    as_of: int | None = None,
    include_contacts: bool = False,
    folders: Iterable[Path] | None = None,
    **filters: str,
) -> nx.MultiGraph:
    """Return a view of the network; a MultiDiGraph where the edge query says `#+ directed: yes`.

    Nodes carry `label`, `type`, `typeLabel` and whatever else the node query returns; edges `label`, `weight`,
    and `via`, `viaLabel`, `from`, `to` where they are known. `as_of` keeps what ran in that year. `filters`
    are parameters of the edge query (country, goal, funder, theme), given by name or number as for any
    question; with a filter or a year, nodes without an edge are left out. `folders` hold the query files.

    Raises QueryError where there is no such view or filter, PrivacyError where a view is about persons and
    `include_contacts` is not set.
    """
    known = views(folders)
    if view not in known:
        raise QueryError(f"There is no view '{view}'.", hint=f"Views: {', '.join(known)}.")
    nodes, edges = known[view]
    if not include_contacts and "yes" in (nodes.header("personal"), edges.header("personal")):
        raise PrivacyError(
            f"The view '{view}' is about persons, who stay out of what is passed on.",
            hint="Where you may pass their names on, add --include-contacts.",
        )
    network = rows_to_network(
        _rows(store, nodes, {}, language),
        _rows(store, edges, {name: value for name, value in filters.items() if value}, language),
        directed=edges.header("directed") == "yes",
        as_of=as_of,
        connected_only=as_of is not None or any(filters.values()),
    )
    network.graph |= {"view": view, "language": language}
    return network


def _rows(store: Store, query: Question, values: dict[str, str], language: str) -> list[dict[str, Any]]:
    text = bind_parameters(query, values, store, language=language)
    return store.query(text, timeout=None).to_python()
