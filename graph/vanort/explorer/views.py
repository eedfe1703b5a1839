"""The views of the page: networks with positions, computed beforehand so that the page only has to draw."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx

from vanort.analysis.cells import in_cells
from vanort.analysis.communities import communities
from vanort.analysis.layout import CROWD, layout
from vanort.analysis.nesting import nesting
from vanort.errors import QueryError
from vanort.explorer.charts import add_suggested, by_start, cells_of, in_rows, stars
from vanort.explorer.layouts import columns, layered
from vanort.explorer.mapping import FOLDED_ABOVE, on_map
from vanort.explorer.presentation import Text, presentation
from vanort.explorer.things import Things
from vanort.network import adjacency, read_network, views
from vanort.store import Store
from vanort.support.processes import side_by_side

View = dict[str, Any]
Networks = Callable[..., nx.MultiGraph]  # of a view, as read_network makes it
KINDS = ("network", "map", "layers", "rows")
GOAL_SIZE = 15.0  # room for the number in it
SPREAD = 74.0  # page units between neighbours of a network
_MANY = 2000  # things: with fewer the views are drawn sooner than other processes begin


def read_views(
    store: Store,
    found: Things,
    properties: Mapping[str, Any],
    *,
    facets: Sequence[Mapping[str, Any]] = (),
    contacts: bool = False,
    folders: Sequence[Path] | None = None,
    networks: Networks | None = None,
) -> list[View]:
    """Compute every view that has something to show; one about persons only with contacts.

    `facets` are the filters of the page: one of them may say what stands in the rows of a view. The views are those of presentation.toml, then those whose edge query in `folders` has a label for the page.
    Where there is nothing at all the first view stands empty. `networks` returns the network of a view, which is changed
    here; else all are read from the store.
    """
    networks = networks or partial(read_network, store, include_contacts=True, folders=folders)
    described = [view for view in _described(folders) if contacts or not view.get("personal")]
    words = _words(properties, found)
    values = {facet["id"]: facet for facet in facets}
    tasks = [
        partial(_view, description, store, found, words, networks, values.get(description.get("facet", "")))
        for description in described
    ]
    made = side_by_side(tasks) if len(found.things) > _MANY else [task() for task in tasks]
    return [view for view in made if view["nodes"]] or made[:1]


def _described(folders: Sequence[Path] | None) -> list[Mapping[str, Any]]:
    """Return what each view is called and drawn as: from presentation.toml, or from the header of its own query."""
    described = list(presentation()["views"])
    known = {view["id"] for view in described}
    for name, (nodes, edges) in views(folders).items():
        if name in known or not edges.header("label"):
            continue
        kind = edges.header("drawn") or "network"
        if kind not in KINDS:
            raise QueryError(f"A view is not drawn as '{kind}'.", path=edges.path, hint=f"Choose {', '.join(KINDS)}.")
        texts = {key: {lang: edges.header(key, lang) for lang in ("en", "sv")} for key in ("label", "summary")}
        personal = "yes" in (nodes.header("personal"), edges.header("personal"))
        described.append({"id": name, "kind": kind, "personal": personal, **texts})
    return described


def _view(
    description: Mapping[str, Any],
    store: Store,
    found: Things,
    words: Mapping[str, Text],
    networks: Networks,
    facet: Mapping[str, Any] | None,
) -> View:
    view: View = {key: description[key] for key in ("id", "kind", "label", "summary")}
    view |= {"nodes": [], "edges": [], "groups": []}
    undertakings = [thing["iri"] for thing in found.things if thing["class"] in description.get("classes", ())]
    if "apart" in description:
        view |= {"apart": description["apart"], "classes": description["classes"]}
    if view["kind"] == "timeline":
        return view | {"nodes": by_start(found, undertakings)}
    if facet:
        network = cells_of(facet, found, undertakings)
    elif "facet" in description:
        return view  # nothing of this dataset can be filtered by it
    elif "hubs" in description:
        network = networks(view["id"], hubs=description["hubs"], known=found.number)
    else:
        network = networks(view["id"])
    network.remove_nodes_from([node for node in network if node not in found.number])
    if "stars" in description:
        stars(network, description["stars"])
    if "suggested" in description:
        add_suggested(network, found, description["suggested"])
    edges = _edges(network, found, words)
    if view["kind"] in ("layers", "rows"):
        tied = {end for edge in network.edges() for end in edge}
        network.remove_nodes_from([n for n in network if n not in tied and not _is_goal(found, n)])
        if network:
            network.add_nodes_from(sorted(undertakings))
    if not network:
        return view
    approximate: set[str] = set()
    if view["kind"] == "map":
        placed, approximate, besides = on_map(network, found, store)
        view |= besides
        view["unplaced"] = sorted(found.number[node] for node in network if node not in placed)
    elif view["kind"] == "layers":
        placed = _in_columns(network, found)
    elif view["kind"] == "rows":
        placed = in_rows(network, found)
    else:
        placed = _drawn(view, network, found)
    return view | _numbered(network, placed, approximate, edges, found)


def _numbered(
    network: nx.Graph,
    placed: Mapping[str, tuple[float, float]],
    approximate: set[str],
    edges: Mapping[tuple[str, str], list[dict[str, Any]]],
    found: Things,
) -> View:
    """Nodes and edges by number; the sum of its strands gives a node its size."""
    order = {node: at for at, node in enumerate(placed)}
    strands: dict[str, int] = dict.fromkeys(order, 0)
    kept = {pair: found_ for pair, found_ in edges.items() if pair[0] in order and pair[1] in order}
    for pair, list_ in kept.items():
        for end in pair:
            strands[end] += len(list_)
    nodes = []
    for node, (x, y) in placed.items():
        size = min(24.0, 6.5 + 2.1 * math.sqrt(strands[node])) if not _is_goal(found, node) else GOAL_SIZE
        described = {"thing": found.number[node], "x": round(x, 1), "y": round(y, 1), "size": round(size, 1)}
        described |= {"approximate": True} if node in approximate else {}
        nodes.append(described | ({"hub": True} if network.nodes[node].get("hub") else {}))
    return {
        "nodes": nodes,
        "edges": [{"source": order[a], "target": order[b], "strands": list_} for (a, b), list_ in kept.items()],
    }


def _edges(network: nx.Graph, found: Things, words: Mapping[str, Text]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Parallel edges as the strands of one, by the pair of their ends."""
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = {}
    labels: dict[str, Text] = {}
    for source, target, data in network.edges(data=True):
        if source == target:
            continue
        pair = (target, source) if (target, source) in pairs and not network.is_directed() else (source, target)
        via, label = data.get("via"), str(data.get("label") or "")
        if label not in labels:
            labels[label] = _in_languages(label, words)
        strand = {
            "label": labels[label],
            "via": found.number.get(via) if via else None,
            "from": data.get("from"),
            "to": data.get("to"),
        }
        pairs.setdefault(pair, []).append(strand | ({"suggested": True} if data.get("suggested") else {}))
    return pairs


def _words(properties: Mapping[str, Any], found: Things) -> dict[str, Text]:
    """What edges are called (properties and roles) in every language, by the English word or the property's name."""
    names = {name: words["label"] for name, words in properties.items()}
    words = {text["en"]: text for text in names.values() if "en" in text}
    return names | words | {thing["names"]["en"]: thing["names"] for thing in found.things if "en" in thing["names"]}


def _in_languages(label: str, words: Mapping[str, Text]) -> Text:
    """Return a label such as "partner; host" in the languages that all its words are known in."""
    parts = [words.get(part, {"en": part}) for part in label.split("; ")]
    languages = set.intersection(*(set(part) for part in parts)) - {""}
    return {language: "; ".join(part[language] for part in parts) for language in sorted(languages)} or {"": label}


def _drawn(view: View, network: nx.Graph, found: Things) -> dict[str, tuple[float, float]]:
    """Return the places of a network; the view gets its groups, or where it is large the circles that it is folded into."""
    ties = adjacency(network)
    if len(ties) <= FOLDED_ABOVE:
        groups = communities(ties, runs=1).membership  # their steadiness is not shown
        drawn = layout(ties, groups=groups)
        if len(ties) >= CROWD:
            cells = in_cells(ties, drawn, groups)
            drawn, view["joining"] = cells.places, [at for at, node in enumerate(cells.places) if node in cells.joining]
        placed = _spread(drawn)
        view["groups"] = _groups(placed, groups)
        return placed
    nested = nesting(ties, {node: found.label(node) for node in ties.nodes})
    number = {node: at for at, node in enumerate(nested.places)}
    view["folds"] = [
        {
            "parent": circle.parent,
            "rest": circle.rest,
            "x": round(circle.x * SPREAD),
            "y": round(circle.y * SPREAD),
            "radius": round(circle.radius * SPREAD),
            "members": [number[node] for node in circle.members],
        }
        for circle in nested.circles
    ]
    return _spread(nested.places)


def _spread(placed: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {node: (x * SPREAD, y * SPREAD) for node, (x, y) in placed.items()}


def _groups(placed: Iterable[str], membership: Mapping[str, int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for at, node in enumerate(placed):
        groups.setdefault(membership.get(node, -1), []).append(at)
    return [members for group, members in sorted(groups.items()) if group >= 0 and len(members) > 2]


def _in_columns(network: nx.Graph, found: Things) -> dict[str, tuple[float, float]]:
    """Return the column (x) and the order in it (y) of each node; what is tied to nothing stands last."""
    column: dict[str, int] = columns(nx.DiGraph(network))
    codes = {node: float(found.things[found.number[node]].get("code") or 0) for node in network}
    rank = {node: codes[node] * 10_000 + at for at, node in enumerate(sorted(network, key=found.label))}
    return layered(column, sorted({(a, b) for a, b, *_ in network.edges()}), rank)


def _is_goal(found: Things, node: str) -> bool:
    return bool(found.things[found.number[node]].get("color"))
