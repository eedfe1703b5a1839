"""Filters of the page: each is a property path that leads from a thing to what it can be filtered by."""

from __future__ import annotations

from typing import Any

from vanort.explorer.presentation import presentation
from vanort.explorer.things import Things
from vanort.store import Store

_QUERY = """PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT DISTINCT ?thing ?value {{ ?thing {path} ?value FILTER (ISIRI(?value)) }} ORDER BY ?thing ?value"""


def read_facets(store: Store, found: Things) -> list[dict[str, Any]]:
    """Return each filter of presentation.toml with the values of every thing that has any."""
    facets = []
    for facet in presentation()["facets"]:
        values: dict[int, list[int]] = {}
        for thing, value in store.query(_QUERY.format(path=facet["path"]), timeout=None).cells():
            if thing is not None and value is not None and thing[1] in found.number and value[1] in found.number:
                values.setdefault(found.number[thing[1]], []).append(found.number[value[1]])
        facets.append({"id": facet["id"], "label": facet["label"], "values": values})
    return [facet for facet in facets if facet["values"]]
