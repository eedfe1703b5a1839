"""Filters of the page: each is a property path that leads from a thing to what it can be filtered by."""

from __future__ import annotations

from typing import Any

from vanort.explorer.presentation import presentation
from vanort.explorer.texts import cell_text
from vanort.explorer.things import Things
from vanort.store import Store

# One row a thing: a thing may have thousands of values (all its partners), and IRIs hold no space.
_QUERY = """PREFIX vanort: <https://w3id.org/vanort/ns#>
SELECT ?thing (GROUP_CONCAT(DISTINCT STR(?value); separator=" ") AS ?values) {{
  {{ {ways} }} FILTER (ISIRI(?value)) }} GROUP BY ?thing ORDER BY ?thing"""


def read_facets(store: Store, found: Things) -> list[dict[str, Any]]:
    """Return each filter of presentation.toml with the values of every thing that has any."""
    facets = []
    for facet in presentation()["facets"]:
        values: dict[int, list[int]] = {}
        for thing, joined in store.query(_query(facet["path"]), timeout=None).cells():
            numbers = sorted(found.number[iri] for iri in cell_text(joined).split() if iri in found.number)
            if numbers and thing is not None and thing[1] in found.number:
                values[found.number[thing[1]]] = numbers
        facets.append({"id": facet["id"], "label": facet["label"], "values": values})
    return [facet for facet in facets if facet["values"]]


def _query(path: str) -> str:
    """Return the query for a property path, of which "|" and "/" are taken apart: the end of a way is joined by hash.

    Along a path the engine looks a hub up once for each thing that leads to it, and each time through all that is said of it.
    """
    return _QUERY.format(ways=" UNION ".join(map(_way, path.split("|"))))


def _way(path: str) -> str:
    first, _, rest = path.partition("/")
    if not rest:
        return f"{{ ?thing {first} ?value }}"
    return f"{{ ?thing {first} ?step {{ SELECT ?step ?value {{ ?step {rest} ?value }} }} }}"
